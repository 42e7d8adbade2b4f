import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozen, lostInJson } from './decisions.test-support.ts'
import { decideThreshold, type ThresholdSeen, type ThresholdSpec } from './threshold.ts'

const plain: ThresholdSpec = {
  kind: 'threshold',
  min: 2,
  max: 6,
  signal: 'cpu',
  above: 70,
  below: 30,
  period: 15,
  cooldown: 60,
}
const looking: ThresholdSeen = { now: 1000, replicas: 4, measured: 50, changedAt: null }

const cases = fc
  .record({
    min: fc.nat(5),
    max: fc.integer({ min: 5, max: 12 }),
    above: fc.integer({ min: 50, max: 90 }),
    below: fc.integer({ min: 10, max: 50 }),
    cooldown: fc.constantFrom(0, 60),
    replicas: fc.nat(14),
    measured: fc.option(fc.integer({ min: 0, max: 100 })),
    ago: fc.option(fc.nat(90)),
  })
  .map(({ replicas, measured, ago, ...spec }): readonly [ThresholdSpec, ThresholdSeen] => [
    { ...plain, ...spec },
    { now: 1000, replicas, measured, changedAt: ago === null ? null : 1000 - ago },
  ])

describe('a threshold', () => {
  it('[J1] [J2] [J3] [J4] is pure, plain, within its bounds, and waits after a change', () => {
    const reasons = new Set<string>()
    fc.assert(
      fc.property(cases, (given) => {
        const [spec, seen] = frozen(given)
        const found = decideThreshold(spec, seen)
        reasons.add(found.reason)
        expect(decideThreshold(spec, seen)).toEqual(found)
        expect(lostInJson(found)).toBeNull()
        expect(found.desired).toBeGreaterThanOrEqual(spec.min)
        expect(found.desired).toBeLessThanOrEqual(spec.max)
        if (spec.cooldown === 0 || seen.replicas < spec.min || seen.replicas > spec.max) return
        const hasChanged = found.desired !== seen.replicas
        const after = {
          ...seen,
          replicas: found.desired,
          changedAt: hasChanged ? 1000 : seen.changedAt,
        }
        expect(decideThreshold(spec, after).desired).toBe(found.desired)
        expect(Math.abs(found.desired - seen.replicas)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 1000, seed: 1 },
    )
    expect([...reasons].toSorted()).toEqual([
      'above',
      'above-max',
      'at-max',
      'at-min',
      'below',
      'below-min',
      'between',
      'cooldown',
      'no-data',
    ])
  })

  it('[J1] a higher measure never gives fewer cells, and within the cooldown none goes', () => {
    let moved = 0
    fc.assert(
      fc.property(cases, fc.nat(100), fc.nat(100), ([spec, seen], a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
          (measured) => decideThreshold(spec, { ...seen, measured }).desired,
        )
        expect(low).toBeLessThanOrEqual(high ?? NaN)
        if (low !== high) moved++
      }),
      { numRuns: 500, seed: 2 },
    )
    expect(moved).toBeGreaterThan(50)
  })

  it('[J2] records what it went by, also on its edges', () => {
    const decide = (change: Partial<ThresholdSeen>) =>
      decideThreshold(plain, { ...looking, ...change })
    expect(decide({ measured: 71, changedAt: 950 })).toEqual({
      measured: 71,
      above: 70,
      below: 30,
      cooldownLeft: 10,
      desired: 4,
      reason: 'cooldown',
    })
    const of = (change: Partial<ThresholdSeen>) => {
      const { desired, reason, cooldownLeft } = decide(change)
      return [desired, reason, cooldownLeft]
    }
    expect(of({ measured: 70 })).toEqual([4, 'between', 0])
    expect(of({ measured: 30 })).toEqual([4, 'between', 0])
    expect(of({ measured: 70.1, changedAt: 940 })).toEqual([5, 'above', 0])
    expect(of({ measured: 29.9 })).toEqual([3, 'below', 0])
    expect(of({ measured: 99, replicas: 6 })).toEqual([6, 'at-max', 0])
    expect(of({ measured: 1, replicas: 2 })).toEqual([2, 'at-min', 0])
    expect(of({ measured: 99, replicas: 1 })).toEqual([2, 'below-min', 0])
    expect(of({ measured: 1, replicas: 7 })).toEqual([6, 'above-max', 0])
    expect(of({ measured: null })).toEqual([4, 'no-data', 0])
  })
})
