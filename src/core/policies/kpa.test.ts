import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginKpa, decideKpa, type KpaMemory, type KpaRules } from './kpa-decide.ts'
import { largest, noDelay, remember } from './kpa-delay.ts'
import { kpaSampleSize, kpaTarget } from './kpa-target.ts'
import { emptyWindow, record, windowAverage } from './kpa-window.ts'

const usual: KpaRules = {
  target: 70,
  total: 100,
  burstCapacity: 211,
  panicThreshold: 2,
  maxScaleUpRate: 1000,
  maxScaleDownRate: 2,
  stableWindow: 60,
  activationScale: 0,
  reachable: true,
}

const share = fc.integer({ min: 0, max: 4000 }).map((tenths) => tenths / 10)
const anyRules: fc.Arbitrary<KpaRules> = fc.record({
  target: fc.constantFrom(0.7, 1, 10, 70),
  total: fc.constantFrom(1, 10, 100),
  burstCapacity: fc.constantFrom(-1, 0, 211),
  panicThreshold: fc.constantFrom(1.1, 2, 10),
  maxScaleUpRate: fc.constantFrom(1.1, 2, 10, 1000),
  maxScaleDownRate: fc.constantFrom(1.1, 2, 10),
  stableWindow: fc.constantFrom(6, 60),
  activationScale: fc.constantFrom(0, 1, 4),
  reachable: fc.boolean(),
})
const ticks = fc.array(
  fc.record({ pods: fc.integer({ min: 0, max: 30 }), stable: share, panic: share }),
  { minLength: 1, maxLength: 60 },
)

/** All decisions of an autoscaler that ticks every two seconds. */
function decisionsOf(
  rules: KpaRules,
  seen: readonly { readonly pods: number; readonly stable: number; readonly panic: number }[],
  begun: KpaMemory = beginKpa(0, 0, null),
) {
  let memory = begun
  return seen.map(({ pods, stable, panic }, i) => {
    const decided = decideKpa(rules, memory, { now: 2 * i, readyPods: pods, stable, panic })
    memory = decided.memory
    return decided
  })
}

describe('a tick of the Knative autoscaler', () => {
  it('[Z1] is a pure function, and its decision plain data', () => {
    fc.assert(
      fc.property(anyRules, ticks, (rules, seen) => {
        const frozen = Object.freeze({ ...beginKpa(0, 3, noDelay(30, 2)) })
        const [once, again] = [decisionsOf(rules, seen, frozen), decisionsOf(rules, seen, frozen)]
        expect(once).toEqual(again)
        for (const { decision } of once) {
          expect(JSON.parse(JSON.stringify(decision))).toStrictEqual(decision)
        }
      }),
      { seed: 21, numRuns: 100 },
    )
  })

  it('[Z2] [Z3] [Z5] asks for what the windows say, within the limits of a decision', () => {
    let [calm, panicking, started] = [0, 0, 0]
    fc.assert(
      fc.property(anyRules, ticks, (rules, seen) => {
        let before = 0
        let over = -Infinity
        for (const { decision } of decisionsOf(rules, seen)) {
          const { ceiling, floor, stable, panic, chosen, panicSince, time, isOverThreshold } =
            decision
          const least = rules.activationScale > 1 ? rules.activationScale : 0
          const between = (wanted: number) => Math.min(Math.max(wanted, floor), ceiling)
          const wish = (wanted: number) =>
            wanted > 0 ? Math.max(between(wanted), least) : between(wanted)
          if (isOverThreshold) over = time
          if (wish(stable.wanted) > between(stable.wanted)) started++
          if (panicSince === null) {
            calm++
            expect(chosen).toBe(wish(Math.ceil(stable.observed / rules.target)))
            expect(time - over).toBeGreaterThan(rules.stableWindow)
            before = 0
          } else {
            panicking++
            expect(time - over).toBeLessThanOrEqual(rules.stableWindow)
            expect(chosen).toBe(Math.max(before, wish(stable.wanted), wish(panic.wanted)))
            before = chosen
          }
        }
      }),
      { seed: 22, numRuns: 400 },
    )
    expect(Math.min(calm, panicking)).toBeGreaterThan(500)
    expect(started).toBeGreaterThan(50)
  })

  it('[Z4] asks for no fewer pods under more load', () => {
    fc.assert(
      fc.property(anyRules, ticks, share, (rules, seen, more) => {
        const heavier = seen.map((one) => ({
          ...one,
          stable: one.stable + more,
          panic: one.panic + more,
        }))
        const [light, heavy] = [decisionsOf(rules, seen), decisionsOf(rules, heavier)]
        light.forEach(({ decision }, i) =>
          expect(heavy[i]?.decision.desired).toBeGreaterThanOrEqual(decision.desired),
        )
      }),
      { seed: 23, numRuns: 200 },
    )
  })

  it('[Z5] the documented panic: twice what the ready pods should serve, until a stable window after it', () => {
    const load = (panic: number) => ({ pods: 5, stable: 300, panic })
    const seen = [load(349), load(700), ...Array.from({ length: 32 }, () => load(0))]
    const since = decisionsOf(usual, seen).map(({ decision }) => decision.panicSince)
    // Ten pods of seventy, where five are ready; 2 + 60 s are not yet over, 64 s are.
    expect(since.slice(0, 3)).toEqual([null, 2, 2])
    expect(since.indexOf(null, 1)).toBe(32)
    expect(decisionsOf(usual, seen)[31]?.decision).toMatchObject({ chosen: 10, panicPods: 10 })
    expect(decisionsOf(usual, seen)[32]?.decision).toMatchObject({ chosen: 5, panicPods: 0 })
  })

  it('[Z6] begins in a panic where several pods are ready', () => {
    expect(beginKpa(7, 1, null).panicSince).toBeNull()
    const begun = beginKpa(0, 8, null)
    const [first] = decisionsOf(usual, [{ pods: 8, stable: 0, panic: 0 }], begun)
    expect(first?.decision).toMatchObject({ panicSince: 0, chosen: 8, desired: 8 })
  })

  it('[Z7] waits with a scale-down, but not for what nobody reaches', () => {
    const seen = [500, 0, 0, 0, 0].map((load) => ({ pods: 1, stable: load, panic: 0 }))
    const delayed = beginKpa(0, 0, noDelay(6, 2))
    const desired = (rules: KpaRules) =>
      decisionsOf(rules, seen, delayed).map(({ decision }) => decision.desired)
    expect(desired(usual)).toEqual([8, 8, 8, 0, 0])
    expect(desired({ ...usual, reachable: false })).toEqual([8, 0, 0, 0, 0])
  })

  it('[Z8] tells what a burst would find', () => {
    const excess = (burstCapacity: number) =>
      decisionsOf({ ...usual, burstCapacity }, [{ pods: 4, stable: 0, panic: 120.5 }])[0]?.decision
        .excessBurstCapacity
    expect([excess(0), excess(-1), excess(211)]).toEqual([0, -1, 68])
  })
})

describe('the windows of the Knative autoscaler', () => {
  const samples = fc.array(
    fc.record({ gap: fc.integer({ min: 0, max: 25 }), value: fc.integer({ min: 0, max: 99 }) }),
    { minLength: 1, maxLength: 40 },
  )

  it('[Z10] a mean is what a list of all samples says', () => {
    let seen = 0
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 12 }), (list, later) => {
        const seconds = 10
        let window = emptyWindow(seconds, 1)
        let at = 0
        let all: { readonly at: number; readonly value: number }[] = []
        for (const { gap, value } of list) {
          at += gap
          if (at - (all.at(-1)?.at ?? at) >= seconds) all = []
          all.push({ at, value })
          window = record(window, at, value)
        }
        const [first, last] = [all[0]?.at ?? 0, at]
        const inside = all.filter((one) => one.at > last + later - seconds)
        const sum = inside.reduce((so, { value }) => so + value, 0)
        const count = Math.min(last - first + 1, seconds - later)
        const mean = later >= seconds ? 0 : sum / count
        expect(windowAverage(window, last + later)).toBeCloseTo(toSixDigits(mean), 9)
        if (mean > 0) seen++
      }),
      { seed: 24, numRuns: 500 },
    )
    expect(seen).toBeGreaterThan(250)
  })

  it('[Z11] the delay holds the largest of the last ticks', () => {
    fc.assert(
      fc.property(samples, (list) => {
        let delay = noDelay(30, 2)
        let at = 0
        const all: { readonly tick: number; readonly value: number }[] = []
        for (const { gap, value } of list) {
          at += gap
          all.push({ tick: Math.floor(at / 2), value })
          delay = remember(delay, at, value)
          const recent = all.filter(({ tick }) => Math.floor(at / 2) - tick < 15)
          expect(largest(delay)).toBe(Math.max(...recent.map((one) => one.value)))
        }
      }),
      { seed: 25, numRuns: 300 },
    )
  })

  it('[Z12] [Z13] a target is at most what a pod can take, and some of many pods are asked', () => {
    const defaults = {
      concurrencyTarget: 100,
      concurrencyUtilization: 0.7,
      rpsTarget: 200,
      rpsUtilization: 0.7,
    }
    const of = (limit: number, target: number | null) =>
      kpaTarget({
        metric: 'concurrency',
        containerConcurrency: limit,
        target,
        utilizationPercent: null,
        defaults,
      })
    expect(of(0, null)).toEqual({ target: 70, total: 100 })
    expect(of(4, 9).total).toBe(4)
    expect(of(0, 0.001).target).toBe(0.01)
    const asked = Array.from({ length: 2000 }, (_, pods) => kpaSampleSize(pods))
    expect(asked.every((count, pods) => count <= pods && count <= 16)).toBe(true)
    expect(asked.every((count, pods) => pods === 0 || count >= (asked[pods - 1] ?? 0))).toBe(true)
  })
})

/** As upstream rounds a mean of a window. */
function toSixDigits(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
