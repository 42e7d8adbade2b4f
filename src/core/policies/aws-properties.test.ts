import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AwsGroup } from './aws-group.ts'
import { decideSimple } from './aws-simple.ts'
import { decideStep, type AwsStepPolicy } from './aws-step.ts'
import { combineTracking, decideTracking } from './aws-target-tracking.ts'
import { frozen, lostInJson, waysOf } from './decisions.test-support.ts'

const size = fc.nat(30)
const metric = fc.integer({ min: 0, max: 200 })
const alarmState = fc.constantFrom('OK' as const, 'ALARM' as const, 'INSUFFICIENT_DATA' as const)

const group: fc.Arbitrary<AwsGroup> = fc
  .record({
    minSize: fc.nat(5),
    maxSize: fc.integer({ min: 5, max: 25 }),
    desired: size,
    warming: fc.nat(5),
    terminating: fc.nat(5),
  })
  .map((each) => ({ ...each, warming: Math.min(each.warming, each.desired) }))

const adjustment = fc.record({
  type: fc.constantFrom(
    'ChangeInCapacity' as const,
    'ExactCapacity' as const,
    'PercentChangeInCapacity' as const,
  ),
  adjustment: fc.integer({ min: -60, max: 60 }),
  minMagnitude: fc.nat(3),
})

/** Steps without gaps that move the more the further they lie from the threshold. */
const step: fc.Arbitrary<AwsStepPolicy> = fc
  .record({
    direction: fc.constantFrom('out' as const, 'in' as const),
    adjustment,
    widths: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
  })
  .map(({ direction, adjustment: first, widths }) => {
    const sign = direction === 'out' ? 1 : -1
    const towards = (amount: number): number => (sign > 0 ? amount : 0 - amount)
    const magnitude = Math.abs(first.adjustment)
    let at = 0
    const inner = widths.map((width, i) => {
      const [from, to] = [at, at + towards(width)]
      at = to
      const bounds = { lower: Math.min(from, to), upper: Math.max(from, to) }
      return { ...bounds, adjustment: towards(magnitude * (i + 1)) }
    })
    const last = { lower: sign > 0 ? at : null, upper: sign > 0 ? null : at }
    const { type, minMagnitude } = first
    const steps = [...inner, { ...last, adjustment: towards(magnitude * 4) }]
    return { direction, threshold: 80, type, minMagnitude, steps }
  })

const datapoints = fc
  .record({
    evaluationPeriods: fc.integer({ min: 1, max: 5 }),
    datapointsToAlarm: fc.integer({ min: 1, max: 5 }),
  })
  .map((each) => ({
    ...each,
    datapointsToAlarm: Math.min(each.datapointsToAlarm, each.evaluationPeriods),
  }))

const tracking = fc.record({
  policy: fc.record({
    target: fc.integer({ min: 1, max: 100 }),
    high: datapoints,
    low: datapoints,
    lowShare: fc.constantFrom(0.9, 0.5),
    scaleInDisabled: fc.boolean(),
  }),
  seen: fc.record({
    datapoints: fc.array(fc.option(metric), { maxLength: 8 }),
    high: alarmState,
    low: alarmState,
  }),
})

/** A policy with what it sees of a group: what it decides for that, and for the group after it. */
interface Case {
  readonly of: AwsGroup
  readonly given: unknown
  readonly decide: (of: AwsGroup) => { readonly desired: number }
}

const cases: Readonly<Record<string, fc.Arbitrary<Case>>> = {
  'step scaling': fc.tuple(step, group, metric).map(([policy, of, value]) => ({
    of,
    given: [policy, of],
    decide: (now) => decideStep(policy, now, value),
  })),
  'simple scaling': fc
    .tuple(
      adjustment,
      group,
      alarmState,
      fc.boolean(),
      fc.option(fc.integer({ min: -900, max: 0 })),
      fc.integer({ min: 0, max: 900 }),
    )
    .map(([by, of, alarm, activityInProgress, ended, now]) => {
      const policy = { adjustment: by, cooldown: 300 }
      return {
        of,
        given: [policy, of],
        // Another size is an activity that has just ended.
        decide: (at) =>
          decideSimple(policy, at, {
            now,
            alarm,
            activityInProgress,
            lastActivityEndedAt: at.desired === of.desired ? ended : now,
          }),
      }
    }),
  'target tracking': fc
    .tuple(fc.array(tracking, { minLength: 1, maxLength: 3 }), group)
    .map(([several, of]) => ({
      of,
      given: [several, of],
      decide: (now) => {
        const each = several.map(({ policy, seen }) => decideTracking(policy, now, seen))
        return { each, ...combineTracking(now, each) }
      },
    })),
}

/** The group once a decision is carried out: what was added warms up, what was removed terminates. */
function after(of: AwsGroup, desired: number): AwsGroup {
  const added = desired - of.desired
  return {
    ...of,
    desired,
    warming: of.warming + Math.max(0, added),
    terminating: of.terminating + Math.max(0, -added),
  }
}

describe.each(Object.entries(cases))('any decision of %s', (_, arbitrary) => {
  it('[J1] [J2] is pure and plain JSON', () => {
    let seen = 0
    fc.assert(
      fc.property(arbitrary, ({ given, of, decide }) => {
        frozen(given)
        const decision = decide(of)
        expect(JSON.stringify(decide(of))).toBe(JSON.stringify(decision))
        expect(lostInJson(decision)).toBeNull()
        seen++
      }),
      { numRuns: 500, seed: 5 },
    )
    expect(seen).toBe(500)
  })

  it('[J3] has a size between minimum and maximum', () => {
    const ways = new Set<string>()
    fc.assert(
      fc.property(arbitrary, ({ of, decide }) => {
        const decision = decide(of)
        waysOf(decision, ways)
        expect(decision.desired).toBeGreaterThanOrEqual(of.minSize)
        expect(decision.desired).toBeLessThanOrEqual(of.maxSize)
      }),
      { numRuns: 1000, seed: 6 },
    )
    // The generators reach many ways through each policy.
    expect(ways.size).toBeGreaterThanOrEqual(5)
  })

  it('[J4] changes nothing when it was carried out and is made again', () => {
    let changed = 0
    fc.assert(
      fc.property(arbitrary, ({ of, decide }) => {
        // A size outside the bounds is corrected first, whatever the metric says.
        fc.pre(of.desired >= of.minSize && of.desired <= of.maxSize)
        const { desired } = decide(of)
        if (desired !== of.desired) changed++
        expect(decide(after(of, desired)).desired).toBe(desired)
      }),
      { numRuns: 1000, seed: 7 },
    )
    expect(changed).toBeGreaterThan(50)
  })
})
