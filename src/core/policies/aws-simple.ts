import type { AwsAdjusted, AwsAdjustment } from './aws-adjustment.ts'
import { adjustCapacity } from './aws-adjustment.ts'
import type { AwsAlarmState } from './aws-alarm.ts'
import type { AwsGroup, AwsReason } from './aws-group.ts'
import { settle, stay } from './aws-group.ts'
import { isNewer, micros } from './hpa-clock.ts'

/** A simple scaling policy: one adjustment, then a cooldown. */
export interface AwsSimplePolicy {
  readonly adjustment: AwsAdjustment
  /** Cooldown, s. */
  readonly cooldown: number
}

/** Default cooldown of an Auto Scaling group, s (Cooldown.md). */
export const awsDefaultCooldown = 300

/** What a simple policy sees when its alarm is evaluated. */
export interface AwsSimpleSeen {
  readonly now: number
  readonly alarm: AwsAlarmState
  /** Whether instances are still being launched or terminated. */
  readonly activityInProgress: boolean
  /** When the last instance of the last scaling activity was launched or terminated, s; null before any. */
  readonly lastActivityEndedAt: number | null
}

/** One evaluation with every number that led to it. */
export interface AwsSimpleDecision {
  readonly alarm: AwsAlarmState
  /** What is left of the cooldown, s; 0 when it is over. */
  readonly cooldownLeft: number
  readonly adjusted: AwsAdjusted | null
  /** Desired capacity before and after. */
  readonly from: number
  readonly desired: number
  readonly reason: AwsReason
}

/**
 * Simple scaling (Cooldown.md; as-scaling-simple-step.md, “Differences”): while an activity is under
 * way and during the cooldown, which counts from its last launch or termination, alarms are not
 * answered. An alarm that still stands then is answered. The replacement of an unhealthy instance is
 * no scaling policy and waits for nothing.
 */
export function decideSimple(
  policy: AwsSimplePolicy,
  group: AwsGroup,
  seen: AwsSimpleSeen,
): AwsSimpleDecision {
  const { now, alarm, activityInProgress, lastActivityEndedAt: ended } = seen
  const cooling = ended !== null && isNewer(ended, now, policy.cooldown)
  const cooldownLeft = cooling
    ? (micros(policy.cooldown) - micros(now) + micros(ended)) / 1_000_000
    : 0
  const told = { alarm, cooldownLeft, from: group.desired }
  const reason = refusal(alarm, activityInProgress, cooling)
  if (reason !== null) return { ...told, adjusted: null, ...stay(group, reason) }
  const adjusted = adjustCapacity(group.desired, policy.adjustment)
  const settled = settle(group, adjusted.to, adjusted.change < 0 ? 'in' : 'out')
  return { ...told, adjusted, ...settled }
}

function refusal(
  alarm: AwsAlarmState,
  activityInProgress: boolean,
  cooling: boolean,
): AwsReason | null {
  if (alarm === 'OK') return 'AlarmOk'
  if (alarm === 'INSUFFICIENT_DATA') return 'InsufficientData'
  if (activityInProgress) return 'ScalingActivityInProgress'
  return cooling ? 'CooldownInProgress' : null
}
