import type { AwsAdjusted, AwsAdjustmentType } from './aws-adjustment.ts'
import { adjustCapacity } from './aws-adjustment.ts'
import type { AwsGroup, AwsReason } from './aws-group.ts'
import { currentCapacity, settle, stay } from './aws-group.ts'

/** One step; its bounds are distances from the threshold of the alarm, null for infinity. */
export interface AwsStep {
  readonly lower: number | null
  readonly upper: number | null
  /** In instances, as an exact size, or in per cent, as the policy says. */
  readonly adjustment: number
}

/** A step scaling policy of EC2 Auto Scaling, with the alarm that runs it. */
export interface AwsStepPolicy {
  /** `out`: the alarm is breached at and above the threshold; `in`: at and below it. */
  readonly direction: 'out' | 'in'
  /** In the unit of the metric. */
  readonly threshold: number
  readonly type: AwsAdjustmentType
  /** MinAdjustmentMagnitude, instances; 0 without. */
  readonly minMagnitude: number
  readonly steps: readonly AwsStep[]
}

/** One evaluation with every number that led to it. */
export interface AwsStepDecision {
  readonly metric: number
  /** Metric − threshold. */
  readonly breach: number
  /** Index of the step that holds the breach; null when none does. */
  readonly step: number | null
  /** The adjustment of that step to the current capacity. */
  readonly adjusted: AwsAdjusted | null
  /** Desired capacity before and after. */
  readonly from: number
  readonly desired: number
  readonly reason: AwsReason
}

/**
 * Step scaling (as-scaling-simple-step.md). It has no cooldown: the step is applied to the capacity
 * that has warmed up, so a further breach of the same step adds nothing, and one of a larger step
 * only what is missing. `metric` is the aggregated metric value of an alarm that is in ALARM.
 */
export function decideStep(
  policy: AwsStepPolicy,
  group: AwsGroup,
  metric: number,
): AwsStepDecision {
  const breach = metric - policy.threshold
  const seen = { metric, breach, from: group.desired }
  const breached = policy.direction === 'out' ? breach >= 0 : breach <= 0
  if (!breached) return { ...seen, step: null, adjusted: null, ...stay(group, 'AlarmOk') }
  const step = policy.steps.findIndex((each) => holds(each, breach, policy.direction))
  if (step < 0) return { ...seen, step: null, adjusted: null, ...stay(group, 'NoStepAdjustment') }
  const { adjustment } = policy.steps[step]
  // What counts is where the adjustment leads: an alarm may also ask for an exact, smaller size.
  const towards = policy.type === 'ExactCapacity' ? adjustment - group.desired : adjustment
  const direction = towards < 0 ? 'in' : 'out'
  const { type, minMagnitude } = policy
  const from = currentCapacity(group, direction)
  const adjusted = adjustCapacity(from, { type, adjustment, minMagnitude })
  return { ...seen, step, adjusted, ...settle(group, adjusted.to, direction) }
}

/**
 * Whether a step holds a breach: at and above the threshold the lower bound belongs to it and the
 * upper one does not, at and below it the other way round.
 */
function holds(step: AwsStep, breach: number, direction: 'out' | 'in'): boolean {
  const { lower, upper } = step
  if (direction === 'out') {
    return (lower === null || breach >= lower) && (upper === null || breach < upper)
  }
  return (lower === null || breach > lower) && (upper === null || breach <= upper)
}
