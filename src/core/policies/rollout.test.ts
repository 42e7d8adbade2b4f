import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBoth, checkPods, checkUnavailable, resolveFenceposts } from './rollout-fenceposts.ts'
import type { Rollout, RolloutSet } from './rollout.ts'
import { cleanupUnhealthy, reduceOld, rolloutStep } from './rollout.ts'

const plain: Rollout = {
  desired: 10,
  surge: 3,
  unavailable: 2,
  next: { replicas: 0, available: 0 },
  old: [{ replicas: 10, available: 10 }],
}

/** A set brought to a size: pods that are not available go first, new ones are not available yet. */
function resized({ available }: RolloutSet, replicas: number): RolloutSet {
  return { replicas, available: Math.min(available, replicas) }
}

function applied(rollout: Rollout): Rollout {
  const { next, old } = rolloutStep(rollout)
  return {
    ...rollout,
    next: resized(rollout.next, next),
    old: rollout.old.map((set, i) => resized(set, old[i] ?? 0)),
  }
}

const available = (rollout: Rollout) =>
  [rollout.next, ...rollout.old].reduce((sum, set) => sum + set.available, 0)
const total = (rollout: Rollout) =>
  [rollout.next, ...rollout.old].reduce((sum, set) => sum + set.replicas, 0)

describe('the bounds of a rolling update', () => {
  it('[J60] are rounded up for the surge and down for the unavailable', () => {
    const of = (...input: Parameters<typeof resolveFenceposts>) => {
      const found = resolveFenceposts(...input)
      return found.ok ? [found.value.surge, found.value.unavailable] : found.problem
    }
    expect(of('25%', '25%', 10)).toEqual([3, 2])
    expect(of('25%', '25%', 4)).toEqual([1, 1])
    expect(of('25%', '25%', 1)).toEqual([1, 0])
    expect(of(0, 0, 10)).toEqual([0, 1])
    expect(of('0%', '1%', 10)).toEqual([0, 1])
    expect(of(2, null, 10)).toEqual([2, 0])
    expect(of(3, '70%', 10)).toEqual([3, 7])
    expect(of(0, 2, 10)).toEqual([0, 2])
  })

  it('[J60] a text that is no share is refused in a sentence that names it', () => {
    const problem = (...input: Parameters<typeof resolveFenceposts>) => {
      const found = resolveFenceposts(...input)
      return found.ok ? null : found.problem
    }
    expect(problem('urg', 1, 10)).toBe(
      '“maxSurge” must be a number of pods or a share of them such as 25%, not “urg”.',
    )
    expect(problem(1, '5', 10)).toBe(
      '“maxUnavailable” must be a number of pods or a share of them such as 25%, not “5”.',
    )
    for (const text of ['a5%', '5%b', '%', '-5%', '5.5%', '']) {
      expect(problem(text, 1, 10)).toContain(`not “${text}”.`)
      expect(problem(1, text, 10)).toContain('“maxUnavailable”')
    }
    expect(problem('100%', '0%', 10)).toBeNull()
  })

  it('[J60] a setting is a whole number of pods or a share, and nothing else', () => {
    for (const fine of [0, 1, 100_000, '0%', '25%', '999%']) {
      expect(checkPods(fine)).toEqual({ ok: true, value: fine })
    }
    // −0 is 0, so that one run has one text.
    expect(checkPods(-0)).toEqual({ ok: true, value: 0 })
    for (const wrong of [
      -1,
      0.5,
      100_001,
      Infinity,
      '25',
      '%',
      '1000%',
      'x25%',
      '25%x',
      '2.5%',
      null,
      [1],
    ]) {
      const checked = checkPods(wrong)
      expect(checked.ok ? wrong : checked.problem).toContain('a share such as 25%, not ')
    }
  })
})

describe('what may be missing, and both together', () => {
  it('[J60] not more than there are, and not nothing where nothing may be above', () => {
    for (const fine of [0, 250, '0%', '100%']) {
      expect(checkUnavailable(fine)).toEqual({ ok: true, value: fine })
    }
    expect(checkUnavailable('101%')).toEqual({
      ok: false,
      problem: 'At most 100% of the cells can be unavailable, not “101%”.',
    })
    expect(checkUnavailable('x')).toMatchObject({ ok: false })
    for (const surge of [0, '0%', '000%']) {
      for (const unavailable of [0, '0%']) {
        expect(checkBoth(surge, unavailable)).toMatchObject({ ok: false })
      }
      expect(checkBoth(surge, '1%').ok && checkBoth(1, surge).ok).toBe(true)
    }
  })
})

describe('a rolling update', () => {
  it('[J61] goes step by step as worked out by hand: 10 pods, 3 above, 2 below', () => {
    const steps: string[] = []
    let rollout = plain
    for (let i = 0; i < 20 && (rollout.next.replicas < 10 || total(rollout) > 10); i++) {
      rollout = applied(rollout)
      steps.push(`${rollout.next.replicas}+${rollout.old[0]?.replicas ?? 0}`)
      // Every other sync finds the new pods available.
      if (i % 2 === 1) {
        rollout = { ...rollout, next: { ...rollout.next, available: rollout.next.replicas } }
      }
    }
    expect(steps).toEqual(['3+10', '3+8', '5+8', '5+5', '8+5', '8+3', '10+3', '10+0'])
  })

  it('[J61] [J62] a crash-looping update takes no more old pods, and lets itself be rolled back', () => {
    // The example in rolling.go: 13 pods, the 5 new ones never become available, one old one is lost.
    const stuck = { ...plain, next: { replicas: 5, available: 0 } }
    const lost = { ...stuck, old: [{ replicas: 8, available: 7 }] }
    expect(reduceOld(lost)).toBeNull()
    const done = { ...plain, next: { replicas: 10, available: 10 } }
    expect(reduceOld({ ...done, old: [{ replicas: 0, available: 0 }] })).toBeNull()
    const back = { ...plain, next: { replicas: 8, available: 7 } }
    const undone = reduceOld({ ...back, old: [{ replicas: 5, available: 0 }] })
    expect(undone).toEqual({ maxScaledDown: 4, cleaned: 4, scaledDown: 0, replicas: [1] })
    // Rolled over to a third template instead, the two older ones give five.
    const over = reduceOld({
      ...plain,
      old: [
        { replicas: 8, available: 8 },
        { replicas: 5, available: 0 },
      ],
    })
    expect(over).toMatchObject({ maxScaledDown: 5, cleaned: 5, scaledDown: 0, replicas: [8, 0] })
  })

  it('[J62] takes unavailable old pods first, the oldest set first', () => {
    const rollout = {
      ...plain,
      surge: 0,
      old: [
        { replicas: 4, available: 3 },
        { replicas: 6, available: 5 },
      ],
    }
    expect(rolloutStep(rollout)).toMatchObject({
      step: 'old-scaled',
      old: [3, 5],
      cleanup: { cleaned: 2, scaledDown: 0 },
      maxTotal: 10,
      minAvailable: 8,
    })
    const broken = [
      { replicas: 4, available: 0 },
      { replicas: 4, available: 0 },
    ]
    expect(cleanupUnhealthy(broken, 5)).toEqual({
      cleaned: 5,
      old: [
        { replicas: 0, available: 0 },
        { replicas: 3, available: 0 },
      ],
    })
    expect(rolloutStep({ ...plain, desired: 1 }).minAvailable).toBe(0)
  })

  const size = fc.nat(20)
  const set = fc.tuple(size, size).map(([replicas, some]) => ({
    replicas,
    available: Math.min(replicas, some),
  }))
  const arbitrary = fc.record({
    desired: fc.integer({ min: 1, max: 20 }),
    surge: fc.nat(5),
    unavailable: fc.nat(5),
    next: set,
    old: fc.array(set, { minLength: 1, maxLength: 3 }),
  })

  it('[J61] no step leads outside the bounds', () => {
    const steps = new Set<string>()
    fc.assert(
      fc.property(arbitrary, (rollout) => {
        const decision = rolloutStep(rollout)
        steps.add(decision.step)
        const after = applied(rollout)
        expect(total(after)).toBeLessThanOrEqual(Math.max(total(rollout), decision.maxTotal))
        expect(decision.next).toBeLessThanOrEqual(rollout.desired)
        const kept = Math.min(available(rollout), decision.minAvailable)
        // A new set that is too large is cut at once, without a look at what is available.
        if (rollout.next.replicas > rollout.desired) return
        expect(available(after)).toBeGreaterThanOrEqual(kept)
      }),
      { numRuns: 1000, seed: 3 },
    )
    expect(steps.size).toBe(3)
  })

  it('[J63] every rollout ends with all pods new', () => {
    fc.assert(
      fc.property(arbitrary, fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }), (given, luck) => {
        const movable = given.surge + given.unavailable === 0 ? 1 : given.unavailable
        let rollout: Rollout = { ...given, unavailable: movable }
        let syncs = 0
        for (; syncs < 500; syncs++) {
          const { next } = rollout
          const more = 1 + (luck[syncs % luck.length] ?? 0)
          const ready = Math.min(next.replicas, next.available + more)
          rollout = applied({ ...rollout, next: { ...next, available: ready } })
          if (rollout.next.available === given.desired && total(rollout) === given.desired) break
        }
        expect(rollout.next.replicas).toBe(given.desired)
        expect(rollout.old.every(({ replicas }) => replicas === 0)).toBe(true)
        expect(syncs).toBeLessThan(500)
        expect(rolloutStep(rollout).step).toBe('nothing')
      }),
      { numRuns: 300, seed: 4 },
    )
  })
})
