import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AwsGroup } from './aws-group.ts'
import type { AwsTrackingDecision, AwsTrackingPolicy } from './aws-target-tracking.ts'
import {
  awsTrackingDefaults,
  combineTracking,
  decideTracking,
  trackedCapacity,
} from './aws-target-tracking.ts'

const group: AwsGroup = { minSize: 1, maxSize: 100, desired: 10, warming: 0, terminating: 0 }
const policy: AwsTrackingPolicy = { ...awsTrackingDefaults, target: 50 }
const none = { high: 'OK', low: 'OK' } as const

function decide(
  datapoints: readonly (number | null)[],
  of = group,
  by = policy,
): AwsTrackingDecision {
  return decideTracking(by, of, { datapoints, ...none })
}

const minutes = (count: number, value: number | null) => Array.from({ length: count }, () => value)

describe('target tracking', () => {
  it('[J18] rounds an addition of 1.5 to 2 and a removal of 1.5 to 1', () => {
    expect(trackedCapacity(3, 75, 50)).toBe(5)
    expect(trackedCapacity(6, 37.5, 50)).toBe(5)
    expect(trackedCapacity(4, 53, 50)).toBe(5)
    // The queue of the guide: 1,500 messages for 10 instances where 100 each are fine.
    expect(trackedCapacity(10, 150, 100)).toBe(15)
    expect(decide(minutes(15, 75), { ...group, desired: 3 })).toMatchObject({
      capacity: 3,
      exact: 4.5,
      wish: 5,
      from: 3,
      desired: 5,
      ready: 'out',
      reason: 'ChangedDesiredCapacity',
    })
  })

  it('[J19] scales out after three minutes and in after fifteen', () => {
    const calm = minutes(20, 48)
    const firstMove = (value: number) =>
      Array.from({ length: 30 }, (_, i) => decide([...calm, ...minutes(i, value)])).findIndex(
        ({ desired }) => desired !== group.desired,
      )
    expect(firstMove(80)).toBe(3)
    expect(firstMove(20)).toBe(15)
    // Between nine tenths of the target and the target nothing happens, however long.
    expect([45, 46, 50].map(firstMove)).toEqual([-1, -1, -1])
  })

  it('[J19] takes other numbers of periods, as they were seen for other services', () => {
    const quick = { ...policy, low: { evaluationPeriods: 15, datapointsToAlarm: 1 } }
    expect(decide([...minutes(14, 48), 20], group, quick).desired).toBe(4)
    const nine = { ...policy, low: { evaluationPeriods: 15, datapointsToAlarm: 9 } }
    expect(decide([...minutes(7, 48), ...minutes(8, 20)], group, nine).desired).toBe(10)
    expect(decide([...minutes(6, 48), ...minutes(9, 20)], group, nine).desired).toBe(4)
  })

  it('[J19] missing data never scales in, and a policy may be for the way out alone', () => {
    expect(decide(minutes(17, null))).toMatchObject({ desired: 10, reason: 'InsufficientData' })
    // All that came is low, but it is old and little.
    const fading = decide([20, 20, ...minutes(15, null)])
    expect(fading.low).toMatchObject({ state: 'ALARM', premature: true })
    expect(fading).toMatchObject({ desired: 10, reason: 'InsufficientData', ready: null })
    const outOnly = { ...policy, scaleInDisabled: true }
    const held = decide(minutes(15, 20), group, outOnly)
    expect(held).toMatchObject({ desired: 10, reason: 'ScaleInDisabled' })
    expect(decide(minutes(15, 80), group, outOnly).desired).toBe(16)
  })

  it('[J14] [J15] what warms up is not counted on the way out, and holds the way in', () => {
    const warming = { ...group, desired: 16, warming: 6 }
    expect(decide(minutes(3, 80), warming)).toMatchObject({
      capacity: 10,
      desired: 16,
      reason: 'AlreadyAtDesiredCapacity',
    })
    expect(decide(minutes(3, 100), warming).desired).toBe(20)
    const low = decide(minutes(15, 20), warming)
    expect(low).toMatchObject({ desired: 16, reason: 'ScaleOutInProgress' })
    const leaving = { ...group, desired: 4, terminating: 6 }
    expect(decide(minutes(15, 20), leaving).desired).toBe(4)
  })

  it('[J20] any policy scales out, all that may must agree to scale in', () => {
    const combined = (...values: readonly (number | null)[]) => {
      const decisions = values.map((value) => decide(minutes(15, value)))
      const { desired, leading, reason } = combineTracking(group, decisions)
      return [desired, leading, reason]
    }
    expect(combined(20, 60)).toEqual([12, 1, 'ChangedDesiredCapacity'])
    expect(combined(80, 60)).toEqual([16, 0, 'ChangedDesiredCapacity'])
    expect(combined(20, 48)).toEqual([10, null, 'PoliciesDisagree'])
    expect(combined(20, 30)).toEqual([6, 1, 'ChangedDesiredCapacity'])
    expect(combined(20, null)).toEqual([10, null, 'InsufficientData'])
    const outOnly = decide(minutes(15, 48), group, { ...policy, scaleInDisabled: true })
    expect(combineTracking(group, [decide(minutes(15, 20)), outOnly]).desired).toBe(4)
    expect(combineTracking(group, [outOnly])).toMatchObject({ desired: 10, reason: 'AlarmOk' })
    const lowOut = decide(minutes(15, 20), group, { ...policy, scaleInDisabled: true })
    expect(combineTracking(group, [lowOut]).reason).toBe('ScaleInDisabled')
  })

  it('[J21] a higher metric never gives a smaller size, and around the target nothing moves', () => {
    const value = fc.integer({ min: 0, max: 200 })
    const size = fc.integer({ min: 1, max: 100 })
    const ways = new Set<string>()
    fc.assert(
      fc.property(value, value, size, fc.nat(4), (a, b, desired, warming) => {
        const of = { ...group, desired, warming: Math.min(desired, warming) }
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((metric) =>
          decide(minutes(15, metric), of),
        )
        ways.add(low?.reason ?? '')
        expect(low?.desired).toBeLessThanOrEqual(high?.desired ?? NaN)
        if (a >= 45 && a <= 50) expect(decide(minutes(15, a), of).desired).toBe(desired)
      }),
      { numRuns: 500, seed: 3 },
    )
    expect(ways.size).toBeGreaterThan(3)
  })

  it('[J19] nothing is removed until every one of fifteen minutes is low', () => {
    let removed = 0
    const row = fc.tuple(fc.nat(15), fc.integer({ min: 0, max: 44 }))
    fc.assert(
      fc.property(row, ([low, value]) => {
        const { desired } = decide([...minutes(15, 48), ...minutes(low, value)])
        if (low < 15) expect(desired).toBe(group.desired)
        else if (desired < group.desired) removed++
      }),
      { numRuns: 300, seed: 4 },
    )
    expect(removed).toBeGreaterThan(5)
  })
})
