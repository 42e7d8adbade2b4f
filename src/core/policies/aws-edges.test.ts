import { describe, expect, it } from 'vitest'
import { adjustCapacity } from './aws-adjustment.ts'
import { evaluateAlarm, type AwsAlarm } from './aws-alarm.ts'
import { settle, stay, type AwsGroup } from './aws-group.ts'
import { decideSimple } from './aws-simple.ts'
import { decideStep, type AwsStepPolicy } from './aws-step.ts'
import { awsTrackingDefaults, decideTracking } from './aws-target-tracking.ts'

/** Edges at which a decision could be made either way, and every field of the records; found by mutants. */

const group: AwsGroup = { minSize: 0, maxSize: 100, desired: 10, warming: 0, terminating: 0 }

const out: AwsStepPolicy = {
  direction: 'out',
  threshold: 50,
  type: 'PercentChangeInCapacity',
  minMagnitude: 0,
  steps: [{ lower: 10, upper: 20, adjustment: 10 }],
}
const inwards: AwsStepPolicy = {
  ...out,
  direction: 'in',
  steps: [{ lower: -20, upper: -10, adjustment: -10 }],
}

describe('a step of EC2', () => {
  it('[J12] answers only for the breaches that it holds', () => {
    const reasons = (policy: AwsStepPolicy, metrics: readonly number[]) =>
      metrics.map((metric) => decideStep(policy, group, metric).reason)
    const [held, none, ok] = ['ChangedDesiredCapacity', 'NoStepAdjustment', 'AlarmOk']
    expect(reasons(out, [45, 55, 60, 70])).toEqual([ok, none, held, none])
    expect(reasons(inwards, [55, 45, 40, 30])).toEqual([ok, none, held, none])
  })

  it('[J2] records the metric, the breach and the sizes', () => {
    expect(decideStep(out, group, 61)).toEqual({
      metric: 61,
      breach: 11,
      from: 10,
      step: 0,
      adjusted: { from: 10, exact: 1, rounded: 1, raised: false, change: 1, to: 11 },
      desired: 11,
      reason: 'ChangedDesiredCapacity',
    })
  })

  it('[J14] [J15] no change counts as a way out: what terminates is not in it, what warms up neither', () => {
    const still = { ...out, steps: [{ lower: 0, upper: null, adjustment: 0 }] }
    const busy = { ...group, warming: 3, terminating: 2 }
    expect(decideStep(still, busy, 60)).toMatchObject({
      adjusted: { from: 7, change: 0 },
      desired: 10,
      reason: 'AlreadyAtDesiredCapacity',
    })
  })

  it('[J10] says what was not in per cent without rounding, and of nothing nothing is removed', () => {
    const by = { type: 'ChangeInCapacity' as const, adjustment: -3, minMagnitude: 2 }
    const change = { exact: -3, rounded: -3, raised: false, change: -3 }
    expect(adjustCapacity(10, by)).toEqual({ from: 10, ...change, to: 7 })
    const exact = { ...by, type: 'ExactCapacity' as const, adjustment: 4 }
    expect(adjustCapacity(10, exact)).toMatchObject({ raised: false, change: -6, to: 4 })
    const percent = { ...by, type: 'PercentChangeInCapacity' as const, minMagnitude: 0 }
    // Not −0, which JSON would lose.
    expect(adjustCapacity(0, percent).exact).toBe(0)
  })
})

describe('a group of EC2', () => {
  const warm = { ...group, warming: 3 }

  it('[J15] holds a scale-in while instances warm up, and nothing else', () => {
    expect(settle(warm, 9, 'in')).toEqual({ desired: 10, reason: 'ScaleOutInProgress' })
    for (const [wish, way] of [
      [10, 'in'],
      [12, 'in'],
      [8, 'out'],
    ] as const) {
      expect(settle(warm, wish, way)).toEqual({ desired: 10, reason: 'AlreadyAtDesiredCapacity' })
    }
  })

  it('[J3] says that a size outside its bounds was changed', () => {
    expect(stay({ ...group, maxSize: 8 }, 'AlarmOk')).toEqual({
      desired: 8,
      reason: 'ChangedDesiredCapacity',
    })
    expect(stay(group, 'AlarmOk')).toEqual({ desired: 10, reason: 'AlarmOk' })
  })

  it('[J16] a simple policy may remove, but not while instances warm up', () => {
    const policy = {
      adjustment: { type: 'ChangeInCapacity' as const, adjustment: -2, minMagnitude: 0 },
      cooldown: 300,
    }
    const seen = {
      now: 0,
      alarm: 'ALARM' as const,
      activityInProgress: false,
      lastActivityEndedAt: null,
    }
    expect(decideSimple(policy, group, seen)).toMatchObject({ from: 10, desired: 8 })
    expect(decideSimple(policy, warm, seen).reason).toBe('ScaleOutInProgress')
  })
})

describe('an alarm of CloudWatch', () => {
  const alarm: AwsAlarm = {
    comparison: 'GreaterThanThreshold',
    threshold: 50,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    treatMissingData: 'missing',
  }

  it('[J17] does not look further back than two periods beyond its own', () => {
    expect(evaluateAlarm(alarm, [90, 90, null, null, null, null, null], 'ALARM')).toEqual({
      state: 'INSUFFICIENT_DATA',
      present: 0,
      breaching: 0,
      filled: 3,
      premature: false,
    })
    expect(evaluateAlarm(alarm, [90, 90, null, null, null, null], 'OK').present).toBe(1)
  })

  it('[J17] is decided by enough breaches, whatever is missing', () => {
    const ignoring = { ...alarm, treatMissingData: 'ignore' as const }
    expect(evaluateAlarm(ignoring, [null, 90, 90], 'OK').state).toBe('ALARM')
    expect(evaluateAlarm(ignoring, [null, null, 90], 'OK').state).toBe('OK')
    expect(evaluateAlarm(ignoring, [null, null, 90], 'ALARM').state).toBe('ALARM')
  })
})

describe('target tracking', () => {
  const policy = { ...awsTrackingDefaults, target: 50 }
  const decide = (datapoints: readonly (number | null)[], of = group) =>
    decideTracking(policy, of, { datapoints, high: 'OK', low: 'OK' })

  it('[J19] takes the newest value that came, and tells calm from a lack of data', () => {
    const minutes = Array.from({ length: 15 }, () => 48)
    expect(decide([...minutes, null])).toMatchObject({ metric: 48, reason: 'AlarmOk' })
    // Too few low minutes: the high alarm knows enough, the low one does not.
    expect(decide([20, 20, 20])).toMatchObject({ metric: 20, reason: 'InsufficientData' })
    expect(decide([null])).toMatchObject({ metric: null, reason: 'InsufficientData', wish: null })
  })

  it('[J14] a calm group is what has warmed up', () => {
    const busy = { ...group, warming: 2, terminating: 5 }
    expect(decide([48, 48, 48], busy).capacity).toBe(8)
  })
})
