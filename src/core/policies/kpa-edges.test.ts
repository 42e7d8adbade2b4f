import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginKpa, decideKpa, type KpaRules } from './kpa-decide.ts'
import { scaleKpa, type KpaScalerRules, type KpaScalerState } from './kpa-scaler.ts'
import { kpaSampleSize } from './kpa-target.ts'
import { emptyWindow, record, resized, windowAverage, type KpaWindow } from './kpa-window.ts'

/** Edges at which a decision could be made either way, and buckets of other lengths than a second; found by mutants. */

const filled = (window: KpaWindow, samples: readonly (readonly [number, number])[]): KpaWindow =>
  samples.reduce((so, [at, value]) => record(so, at, value), window)

describe('a window with buckets of any length', () => {
  it('[Z10] is what a list of its samples says, also before time 0 and in any order', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: -30, max: 28 }), fc.nat(99)), {
      minLength: 1,
      maxLength: 30,
    })
    const lengths = fc.constantFrom(0.5, 1, 2, 4)
    const met = { early: 0, late: 0, outdated: 0 }
    fc.assert(
      fc.property(lengths, gaps, fc.nat(14), (granularity, list, later) => {
        const count = 6
        const seconds = count * granularity
        let window = emptyWindow(seconds, granularity)
        let all: { readonly tick: number; readonly value: number }[] = []
        let last = -Infinity
        let now = -40
        for (const [quarters, value] of list) {
          now += (quarters / 4) * granularity
          window = record(window, now, value)
          const tick = Math.floor(now / granularity)
          if (tick + count <= last) {
            met.late++
            continue
          }
          if (tick < last) met.early++
          if (tick - last >= count) all = []
          all.push({ tick, value })
          last = Math.max(last, tick)
        }
        const first = Math.min(...all.map(({ tick }) => tick))
        const at = (last + later / 2) * granularity
        const since = Math.floor(at / granularity) - last
        const inside = all.filter(({ tick }) => tick > last + since - count)
        const sum = inside.reduce((so, { value }) => so + value, 0)
        const seen = Math.min(last - first + 1, since > 0 ? count - since : count)
        if (since > 0 && since < count) met.outdated++
        const mean = since >= count ? 0 : sum / seen
        expect(windowAverage(window, at)).toBeCloseTo(toSixDigits(mean), 9)
        expect(window.buckets).toHaveLength(count)
      }),
      { numRuns: 1000, seed: 1 },
    )
    expect(Math.min(met.early, met.late, met.outdated)).toBeGreaterThan(50)
  })

  it('[Z10] has nothing where there was no sample, and begins with the first one', () => {
    expect(windowAverage(emptyWindow(10, 2), 5)).toBe(0)
    expect(filled(emptyWindow(10, 2), [[7, 4]])).toMatchObject({
      total: 4,
      firstAt: 6,
      lastAt: 6,
    })
    // A sample of the same bucket is added to it; the first one stays the first.
    expect(
      filled(emptyWindow(10, 2), [
        [7, 4],
        [6, 5],
        [3, 1],
      ]),
    ).toMatchObject({ total: 10, firstAt: 2, lastAt: 6 })
    const outdated = filled(emptyWindow(10, 2), [[16, 4]])
    expect(record(outdated, 7, 9)).toBe(outdated)
  })

  it('[J93] that becomes shorter or longer keeps what still lies in it', () => {
    const seconds = Array.from({ length: 10 }, (_, i) => [20 + i, i] as const)
    const ten = filled(emptyWindow(10, 1), seconds)
    expect(resized(ten, 10)).toBe(ten)
    const four = resized(ten, 4)
    expect(four).toEqual(filled(emptyWindow(4, 1), seconds.slice(6)))
    expect(windowAverage(four, 29)).toBe(7.5)
    const longer = resized(four, 8)
    expect(longer).toEqual(filled(emptyWindow(8, 1), seconds.slice(6)))
    expect(windowAverage(longer, 29)).toBe(7.5)
    expect(resized(emptyWindow(10, 2), 6)).toEqual(emptyWindow(6, 2))
    // Only what there is: two buckets of two seconds.
    const pair = [
      [4, 3],
      [7, 5],
    ] as const
    expect(resized(filled(emptyWindow(12, 2), pair), 6)).toEqual(filled(emptyWindow(6, 2), pair))
  })
})

describe('a decision of Knative', () => {
  const rules: KpaRules = {
    target: 10,
    total: 10,
    burstCapacity: 0,
    panicThreshold: 2,
    maxScaleUpRate: 1000,
    maxScaleDownRate: 2,
    stableWindow: 60,
    activationScale: 0,
    reachable: true,
  }

  it('[Z5] says how much would be panic', () => {
    const tick = { now: 0, readyPods: 5, stable: 50, panic: 91 }
    const { decision } = decideKpa(rules, beginKpa(0, 0, null), tick)
    expect(decision).toMatchObject({ threshold: 10, isOverThreshold: true })
    const below = decideKpa(rules, beginKpa(0, 0, null), { ...tick, panic: 90 })
    expect(below.decision.isOverThreshold).toBe(false)
  })

  it('[Z13] asks as many pods as tell the mean', () => {
    expect([1, 3, 4, 10, 100, 1_000_000].map(kpaSampleSize)).toEqual([1, 3, 4, 7, 14, 16])
  })

  const scaler: KpaScalerRules = {
    minScale: 0,
    maxScale: 0,
    initialScale: 1,
    scaleToZero: true,
    stableWindow: 60,
    gracePeriod: 30,
    podRetention: 300,
    burstCapacity: -1,
    activationTimeout: 600,
  }
  const state: KpaScalerState = {
    currentReplicas: 1,
    wish: 0,
    state: 'inactive',
    stateFor: 100,
    isReachable: true,
    initialScaleReached: true,
    isProxied: true,
    proxiedFor: 0,
    activatorAnswers: true,
  }

  it('[Z21] [Z22] waits for exactly what is left', () => {
    expect(scaleKpa(scaler, state)).toEqual({
      desired: 0,
      isApplied: false,
      again: 200,
      reason: 'last-pod-kept',
    })
    const starting = { ...state, state: 'activating' as const }
    const after = (stateFor: number) => scaleKpa(scaler, { ...starting, stateFor }).reason
    expect([599, 600].map(after)).toEqual(['still-activating', 'activation-timed-out'])
  })

  it('[Z20] gives a revision without data its minimum while it starts, and leaves it alone after', () => {
    const unknown = { ...state, wish: -1 }
    const held = scaleKpa({ ...scaler, minScale: 2 }, { ...unknown, state: 'activating' })
    expect(held).toMatchObject({ desired: 2, reason: 'as-wished', isApplied: true })
    const active = scaleKpa({ ...scaler, minScale: 2 }, { ...unknown, state: 'active' })
    expect(active).toMatchObject({ desired: -1, reason: 'no-data', isApplied: false })
  })
})

/** As upstream rounds a mean of a window. */
function toSixDigits(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
