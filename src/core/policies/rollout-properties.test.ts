import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozen, lostInJson } from './decisions.test-support.ts'
import { crashLoopBackOff, decideRestart, type Backoff } from './restart-backoff.ts'
import { scaleProportionally, type ProportionalInput } from './rollout-proportional.ts'
import { rolloutStep, type Rollout } from './rollout.ts'
import { slowStart, slowStartBatches } from './slow-start.ts'

const size = fc.nat(30)
const set = fc.record({ replicas: size, available: size })
const rollout: fc.Arbitrary<Rollout> = fc.record({
  desired: size,
  surge: fc.nat(5),
  unavailable: fc.nat(5),
  next: set,
  old: fc.array(set, { maxLength: 3 }),
})
const namedSet = (name: string) =>
  fc.record({
    name: fc.constant(name),
    replicas: size,
    available: size,
    createdAt: fc.integer({ min: 0, max: 900 }),
    desiredAnnotation: fc.option(size),
    maxAnnotation: fc.option(fc.integer({ min: 1, max: 40 })),
  })
const proportional: fc.Arbitrary<ProportionalInput> = fc.record({
  desired: size,
  surge: fc.nat(5),
  statusReplicas: fc.integer({ min: 1, max: 40 }),
  next: fc.option(namedSet('new')),
  old: fc.tuple(namedSet('a'), namedSet('b')),
})
const crash: fc.Arbitrary<readonly [Backoff, { readonly exitedAt: number; readonly now: number }]> =
  fc
    .record({
      wait: fc.constantFrom(10, 160, 300),
      steppedAt: fc.integer({ min: -900, max: 0 }),
      exitedAt: fc.integer({ min: 0, max: 400 }),
      ago: fc.nat(400),
    })
    .map(({ wait, steppedAt, exitedAt, ago }) => [
      { wait, steppedAt },
      { exitedAt, now: exitedAt + ago },
    ])

/** A decision of each kind, from inputs of all kinds. */
const decisions: Readonly<Record<string, fc.Arbitrary<() => unknown>>> = {
  'a rolling update': rollout.map((given) => () => rolloutStep(frozen(given))),
  'a scaling in the middle of one': proportional.map(
    (given) => () => scaleProportionally(frozen(given)),
  ),
  'a restart': crash.map((given) => () => {
    const [backoff, times] = frozen(given)
    return decideRestart(crashLoopBackOff, backoff, times)
  }),
  'births in batches': fc
    .tuple(fc.nat(300), fc.integer({ min: 1, max: 9 }), fc.nat(300))
    .map((given) => () => [slowStart(...given), slowStartBatches(given[0], given[1])]),
}

describe.each(Object.entries(decisions))('any decision of %s', (_, cases) => {
  it('[J1] [J2] is pure and plain JSON', () => {
    let seen = 0
    fc.assert(
      fc.property(cases, (decide) => {
        const decision = decide()
        expect(JSON.stringify(decide())).toBe(JSON.stringify(decision))
        expect(lostInJson(decision)).toBeNull()
        seen++
      }),
      { numRuns: 500, seed: 5 },
    )
    expect(seen).toBe(500)
  })
})

describe('what was decided already', () => {
  it('[J4] a rolling update comes to rest, and then every sync of it does nothing', () => {
    let rested = 0
    fc.assert(
      fc.property(rollout, (given) => {
        let now = given
        // Each sync moves at least one pod, so there are never as many as pods.
        for (let sync = 0; sync < 200; sync++) {
          const { next, old, step } = rolloutStep(now)
          if (step === 'nothing') {
            rested++
            break
          }
          now = {
            ...now,
            next: { replicas: next, available: Math.min(next, now.next.available) },
            old: now.old.map((one, i) => ({
              replicas: old[i] ?? NaN,
              available: Math.min(old[i] ?? NaN, one.available),
            })),
          }
        }
        expect(rolloutStep(now).step).toBe('nothing')
      }),
      { numRuns: 500, seed: 6 },
    )
    expect(rested).toBe(500)
  })

  it('[J4] [J64] a Deployment that was scaled is not scaled again', () => {
    let settled = 0
    fc.assert(
      fc.property(proportional, (given) => {
        const { rule, shares } = scaleProportionally(given)
        const to = new Map(shares.map((each) => [each.name, each.to]))
        const most = given.desired > 0 ? given.desired + given.surge : 0
        const scaled = <Set extends ProportionalInput['old'][number]>(one: Set): Set => ({
          ...one,
          replicas: to.get(one.name) ?? one.replicas,
          desiredAnnotation: given.desired,
          maxAnnotation: Math.max(1, most),
        })
        const again = scaleProportionally({
          ...given,
          next: given.next === null ? null : scaled(given.next),
          old: given.old.map(scaled),
        })
        // Annotations that contradict the sizes can leave more pods than there should be, for none goes below 0.
        const sum = shares.reduce((so, share) => so + share.to, 0)
        if (rule !== 'proportional' || again.rule !== rule || sum !== most) return
        settled++
        expect(again.toAdd).toBe(0)
        for (const share of again.shares) expect(share.to).toBe(to.get(share.name) ?? share.from)
      }),
      { numRuns: 1000, seed: 7 },
    )
    expect(settled).toBeGreaterThan(300)
  })

  it('[J4] [J70] a container that waits goes on waiting, less and less, until it is restarted', () => {
    let waited = 0
    fc.assert(
      fc.property(crash, fc.nat(300), ([backoff, { exitedAt, now }], later) => {
        const first = decideRestart(crashLoopBackOff, backoff, { exitedAt, now })
        if (first.restart) return
        waited++
        expect(first.backoff).toEqual(backoff)
        const then = decideRestart(crashLoopBackOff, first.backoff, { exitedAt, now: now + later })
        expect(then.restart).toBe(later >= first.left)
        expect(then.left).toBe(Math.max(0, first.left - later))
      }),
      { numRuns: 1000, seed: 8 },
    )
    expect(waited).toBeGreaterThan(200)
  })

  it('[R5] more births are never fewer calls, and none is made after a batch that failed', () => {
    let failed = 0
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 9 }), fc.nat(300), (count, by, good) => {
        const seen = slowStart(count, by, good)
        if (seen.failed) failed++
        expect(slowStart(count + 1, by, good).calls).toBeGreaterThanOrEqual(seen.calls)
        expect(seen.successes).toBe(Math.min(good, seen.calls))
        expect(seen.calls).toBeLessThanOrEqual(count)
        expect(seen.failed).toBe(good < count)
      }),
      { numRuns: 500, seed: 9 },
    )
    expect(failed).toBeGreaterThan(100)
  })
})
