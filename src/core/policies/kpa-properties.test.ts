import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozen, lostInJson } from './decisions.test-support.ts'
import { decideKpa, type KpaMemory, type KpaObservation, type KpaRules } from './kpa-decide.ts'
import { largest, noDelay, remember, type KpaDelay } from './kpa-delay.ts'
import { scaleKpa, type KpaScalerRules, type KpaScalerState } from './kpa-scaler.ts'
import { kpaTarget } from './kpa-target.ts'
import { emptyWindow, record, windowAverage } from './kpa-window.ts'

const share = fc.integer({ min: 0, max: 4000 }).map((tenths) => tenths / 10)
const rules: fc.Arbitrary<KpaRules> = fc.record({
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
const delay: fc.Arbitrary<KpaDelay> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.nat(40)), { maxLength: 8 })
  .map((wishes) =>
    wishes
      .toSorted(([a], [b]) => a - b)
      .reduce((so, [at, replicas]) => remember(so, at, replicas), noDelay(30, 2)),
  )
const memory: fc.Arbitrary<KpaMemory> = fc
  .record({
    panicSince: fc.option(fc.integer({ min: 0, max: 100 })),
    panicPods: fc.nat(40),
    delay: fc.option(delay),
  })
  // Outside a panic there are no pods of it.
  .map((each) => ({ ...each, panicPods: each.panicSince === null ? 0 : each.panicPods }))
const seen: fc.Arbitrary<KpaObservation> = fc.record({
  now: fc.integer({ min: 100, max: 160 }),
  readyPods: fc.nat(30),
  stable: share,
  panic: share,
})
const ticks = fc.tuple(rules, memory, seen)

const seconds = fc.constantFrom(0, 30, 59, 60, 61, 300)
const scalings: fc.Arbitrary<readonly [KpaScalerRules, KpaScalerState]> = fc.tuple(
  fc.record({
    minScale: fc.constantFrom(0, 0, 2),
    maxScale: fc.constantFrom(0, 8),
    initialScale: fc.constantFrom(0, 1, 3),
    scaleToZero: fc.boolean(),
    stableWindow: fc.constantFrom(60, 300),
    gracePeriod: fc.constantFrom(30, 60),
    podRetention: fc.constantFrom(0, 60, 600),
    burstCapacity: fc.constantFrom(-1, 211),
    activationTimeout: fc.constantFrom(35, 151),
  }),
  fc.record({
    currentReplicas: fc.nat(12),
    wish: fc.constantFrom(-1, 0, 0, 0, 1, 5, 40),
    state: fc.constantFrom('activating' as const, 'active' as const, 'inactive' as const),
    stateFor: seconds,
    isReachable: fc.constantFrom(null, true, false),
    initialScaleReached: fc.boolean(),
    isProxied: fc.boolean(),
    proxiedFor: seconds,
    activatorAnswers: fc.boolean(),
  }),
)

describe('any tick of the Knative autoscaler', () => {
  it('[J1] [J2] [Z1] is pure and plain JSON', () => {
    let delayed = 0
    fc.assert(
      fc.property(ticks, (given) => {
        const decided = decideKpa(...frozen(given))
        expect(JSON.stringify(decideKpa(...given))).toBe(JSON.stringify(decided))
        expect(lostInJson(decided)).toBeNull()
        if (decided.memory.delay !== null) delayed++
      }),
      { numRuns: 1000, seed: 5 },
    )
    expect(delayed).toBeGreaterThan(200)
  })

  it('[J4] decides the same when it is asked again in the same moment', () => {
    const met = { panic: 0, delay: 0 }
    fc.assert(
      fc.property(ticks, ([by, before, at]) => {
        const first = decideKpa(by, before, at)
        const again = decideKpa(by, first.memory, at)
        if (first.decision.panicSince !== null) met.panic++
        if (first.decision.desired > first.decision.chosen) met.delay++
        expect(again.decision.desired).toBe(first.decision.desired)
        expect(again.memory).toEqual(first.memory)
      }),
      { numRuns: 2000, seed: 6 },
    )
    expect(Math.min(met.panic, met.delay)).toBeGreaterThan(50)
  })

  it('[Z2] [Z5] [Z7] goes below what is ready only outside a panic, after the delay, and as far as the rate allows', () => {
    let fewer = 0
    fc.assert(
      fc.property(ticks, ([by, before, at]) => {
        const { decision } = decideKpa(by, before, at)
        const { ceiling, floor, desired, panicSince, panicPods } = decision
        // Only what was wished before goes beyond what one decision may ask for.
        const known = [
          ceiling,
          by.activationScale,
          before.panicPods,
          ...(before.delay?.wishes ?? []).map(({ replicas }) => replicas),
        ]
        expect(desired).toBeLessThanOrEqual(Math.max(...known))
        expect(desired).toBeGreaterThanOrEqual(floor)
        if (panicSince !== null) expect(desired).toBeGreaterThanOrEqual(panicPods)
        if (desired < at.readyPods) fewer++
      }),
      { numRuns: 1000, seed: 7 },
    )
    expect(fewer).toBeGreaterThan(200)
  })
})

describe('any reconciliation of a Knative revision', () => {
  it('[J1] [J2] is pure and plain JSON', () => {
    fc.assert(
      fc.property(scalings, (given) => {
        const decision = scaleKpa(...frozen(given))
        expect(JSON.stringify(scaleKpa(...given))).toBe(JSON.stringify(decision))
        expect(lostInJson(decision)).toBeNull()
      }),
      { numRuns: 1000, seed: 8 },
    )
  })

  it('[J4] writes nothing when what it wished is there', () => {
    let written = 0
    fc.assert(
      fc.property(scalings, ([by, state]) => {
        const first = scaleKpa(by, state)
        if (!first.isApplied) return
        written++
        const again = scaleKpa(by, { ...state, currentReplicas: first.desired })
        expect(again).toEqual({ ...first, isApplied: false })
      }),
      { numRuns: 1000, seed: 9 },
    )
    expect(written).toBeGreaterThan(300)
  })

  it('[Z20] a larger wish never gives fewer pods', () => {
    let more = 0
    fc.assert(
      fc.property(scalings, fc.nat(20), fc.nat(20), ([by, state], a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
          (wish) => scaleKpa(by, { ...state, wish }).desired,
        )
        expect(low).toBeLessThanOrEqual(high ?? NaN)
        if ((low ?? NaN) < (high ?? NaN)) more++
      }),
      { numRuns: 1000, seed: 10 },
    )
    expect(more).toBeGreaterThan(300)
  })
})

describe('what a Knative autoscaler remembers', () => {
  it('[J1] [Z10] a window is another one after a sample, and every mean lies between the samples', () => {
    const samples = fc.array(fc.tuple(fc.nat(25), fc.nat(99)), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(samples, (list) => {
        let window = frozen(emptyWindow(10, 1))
        let at = 0
        for (const [gap, value] of list) {
          at += gap
          window = frozen(record(window, at, value))
        }
        const all = list.reduce((sum, [, value]) => sum + value, 0)
        expect(windowAverage(window, at)).toBeLessThanOrEqual(all)
        expect(windowAverage(window, at)).toBeGreaterThanOrEqual(0)
        expect(window.total).toBe(window.buckets.reduce((sum, each) => sum + each, 0))
      }),
      { seed: 11 },
    )
  })

  it('[J4] [Z11] a delay that is told the same wish twice in a tick is the same', () => {
    fc.assert(
      fc.property(delay, fc.nat(40), (before, replicas) => {
        const once = remember(frozen(before), 100, replicas)
        expect(remember(once, 100, replicas)).toEqual(once)
        expect(largest(once)).toBeGreaterThanOrEqual(replicas)
        // One wish a tick, and each smaller than the one before it.
        once.wishes.slice(1).forEach((wish, i) => {
          expect(wish.tick).toBeGreaterThan(once.wishes[i]?.tick ?? NaN)
          expect(wish.replicas).toBeLessThan(once.wishes[i]?.replicas ?? NaN)
        })
      }),
      { numRuns: 500, seed: 12 },
    )
    expect([largest(noDelay(30, 2)), noDelay(30, 2).wishes]).toEqual([0, []])
  })

  it('[Z12] a target grows with what is said of it, and never beyond what a pod can take', () => {
    const input = fc.record({
      metric: fc.constantFrom('concurrency' as const, 'rps' as const),
      containerConcurrency: fc.nat(20),
      utilizationPercent: fc.option(fc.integer({ min: 1, max: 100 })),
    })
    const defaults = {
      concurrencyTarget: 100,
      concurrencyUtilization: 0.7,
      rpsTarget: 200,
      rpsUtilization: 0.5,
    }
    let limited = 0
    fc.assert(
      fc.property(input, fc.nat(300), fc.nat(300), (given, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((target) =>
          kpaTarget({ ...given, target, defaults }),
        )
        expect(low?.target).toBeLessThanOrEqual(high?.target ?? NaN)
        const isRate = given.metric === 'rps'
        const share = (given.utilizationPercent ?? (isRate ? 50 : 70)) / 100
        expect(high?.target).toBe(Math.max(0.01, (high?.total ?? NaN) * share))
        if (isRate || given.containerConcurrency === 0) {
          expect(high?.total).toBe(Math.max(a, b))
          const usual = kpaTarget({ ...given, target: null, defaults })
          expect(usual.total).toBe(isRate ? 200 : 100)
        } else {
          limited++
          expect(high?.total).toBe(Math.min(Math.max(a, b), given.containerConcurrency))
        }
      }),
      { numRuns: 500, seed: 13 },
    )
    expect(limited).toBeGreaterThan(50)
  })
})
