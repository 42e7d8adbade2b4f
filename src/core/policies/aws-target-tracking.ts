import type { AwsAlarm, AwsAlarmReading, AwsAlarmState } from './aws-alarm.ts'
import { evaluateAlarm } from './aws-alarm.ts'
import type { AwsGroup, AwsReason } from './aws-group.ts'
import { currentCapacity, largestCapacity, settle, stay } from './aws-group.ts'

/** M of N data points of one period each. */
export interface AwsDatapoints {
  readonly evaluationPeriods: number
  readonly datapointsToAlarm: number
}

/** A target tracking policy with the two alarms that are kept for it. */
export interface AwsTrackingPolicy {
  /** Target of the metric per instance, in its unit; above 0. */
  readonly target: number
  readonly high: AwsDatapoints
  readonly low: AwsDatapoints
  /** The low alarm breaches below this share of the target. */
  readonly lowShare: number
  readonly scaleInDisabled: boolean
}

/**
 * Alarms as they are commonly seen, with periods of a minute: 3 of 3 above the target, 15 of 15 below
 * nine tenths of it. They are observed, not promised: other metrics and services were seen with 1 of
 * 15, 3 of 15 and 9 of 15 (terraform-provider-aws 42553, containers-roadmap 638, aurora-labs 3).
 */
export const awsTrackingDefaults: Omit<AwsTrackingPolicy, 'target'> = {
  high: { evaluationPeriods: 3, datapointsToAlarm: 3 },
  low: { evaluationPeriods: 15, datapointsToAlarm: 15 },
  lowShare: 0.9,
  scaleInDisabled: false,
}

/** What a policy sees: the metric, one value a period, oldest first, null where none came. */
export interface AwsTrackingSeen {
  readonly datapoints: readonly (number | null)[]
  /** States of the two alarms so far. */
  readonly high: AwsAlarmState
  readonly low: AwsAlarmState
}

/** One evaluation with every number that led to it. */
export interface AwsTrackingDecision {
  /** The newest value that came; null without any. */
  readonly metric: number | null
  readonly high: AwsAlarmReading
  readonly low: AwsAlarmReading
  /** Which way the policy is ready to scale; null when it is not. */
  readonly ready: 'out' | 'in' | null
  readonly scaleInDisabled: boolean
  /** Capacity that the metric is about, capacity · metric ÷ target, and the same in whole instances. */
  readonly capacity: number
  readonly exact: number | null
  readonly wish: number | null
  /** Desired capacity before and after. */
  readonly from: number
  readonly desired: number
  readonly reason: AwsReason
}

/** Target tracking (as-scaling-target-tracking.md) for one policy. */
export function decideTracking(
  policy: AwsTrackingPolicy,
  group: AwsGroup,
  seen: AwsTrackingSeen,
): AwsTrackingDecision {
  const metric = seen.datapoints.findLast((value) => value !== null) ?? null
  const alarms = trackingAlarms(policy)
  const high = evaluateAlarm(alarms.high, seen.datapoints, seen.high)
  const low = evaluateAlarm(alarms.low, seen.datapoints, seen.low)
  const direction = high.state === 'ALARM' ? 'out' : low.state === 'ALARM' ? 'in' : null
  const capacity = currentCapacity(group, direction ?? 'out')
  const told = { metric, high, low, capacity, from: group.desired }
  const { scaleInDisabled } = policy
  const idle = { ...told, ready: null, scaleInDisabled, exact: null, wish: null }
  if (direction === null || metric === null || (direction === 'in' && low.premature)) {
    const known = high.state === 'OK' && low.state === 'OK'
    return { ...idle, ...stay(group, known ? 'AlarmOk' : 'InsufficientData') }
  }
  if (direction === 'in' && scaleInDisabled) return { ...idle, ...stay(group, 'ScaleInDisabled') }
  const exact = (capacity * metric) / policy.target
  const wish = trackedCapacity(capacity, metric, policy.target)
  const settled = settle(group, wish, direction)
  return { ...told, ready: direction, scaleInDisabled, exact, wish, ...settled }
}

/**
 * Capacity that brings the metric to the target. Both roundings are towards more of it: an addition
 * of 1.5 is 2, a removal of 1.5 is 1, so both are the ceiling.
 */
export function trackedCapacity(capacity: number, metric: number, target: number): number {
  return Math.ceil((capacity * metric) / target)
}

/** The two alarms of a policy; data that is missing is missing. */
export function trackingAlarms(policy: AwsTrackingPolicy): {
  readonly high: AwsAlarm
  readonly low: AwsAlarm
} {
  const { target, high, low, lowShare } = policy
  const treatMissingData = 'missing'
  return {
    high: { ...high, comparison: 'GreaterThanThreshold', threshold: target, treatMissingData },
    low: {
      ...low,
      comparison: 'LessThanThreshold',
      threshold: target * lowShare,
      treatMissingData,
    },
  }
}

/**
 * Several target tracking policies of one group: out if any is ready to, by the largest wish; in only
 * if all that may scale in are ready to, by the smallest step.
 */
export function combineTracking(
  group: AwsGroup,
  decisions: readonly AwsTrackingDecision[],
): { readonly desired: number; readonly leading: number | null; readonly reason: AwsReason } {
  const out = decisions.filter(({ ready }) => ready === 'out')
  const mayScaleIn = decisions.filter(({ scaleInDisabled }) => !scaleInDisabled)
  const allIn = mayScaleIn.every(({ ready }) => ready === 'in')
  const heard = out.length > 0 ? out : allIn ? mayScaleIn : []
  const [first] = heard
  if (first === undefined) {
    return { ...stay(group, whyNone(decisions)), leading: null }
  }
  const winner = heard[largestCapacity(heard.map(({ wish }) => wish ?? 0)) ?? 0] ?? first
  const { desired, reason } = winner
  return { desired, leading: decisions.indexOf(winner), reason }
}

function whyNone(decisions: readonly AwsTrackingDecision[]): AwsReason {
  const has = (wanted: AwsReason): boolean => decisions.some(({ reason }) => reason === wanted)
  if (has('InsufficientData')) return 'InsufficientData'
  if (decisions.some(({ ready }) => ready === 'in')) return 'PoliciesDisagree'
  return has('ScaleInDisabled') ? 'ScaleInDisabled' : 'AlarmOk'
}
