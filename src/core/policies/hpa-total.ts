import type { HpaTolerance } from './hpa-behavior.ts'
import { isWithin } from './hpa-behavior.ts'
import type { HpaPod } from './hpa-pods.ts'
import { countServing } from './hpa-pods.ts'
import type { MetricProposal } from './hpa-proposal.ts'
import { ceilReplicas, failed } from './hpa-proposal.ts'

/** What an Object or External metric with a `Value` target is computed from. */
export interface ValueInput {
  /** spec.replicas of the target. */
  readonly current: number
  readonly tolerance: HpaTolerance
  /** Milli-units, like the usage. */
  readonly target: number
  readonly usage: number
  readonly pods: readonly HpaPod[]
}

/**
 * ⌈usage ÷ target · serving pods⌉, or ⌈usage ÷ target⌉ from zero, where there is no tolerance
 * (replica_calculator.go, getUsageRatioReplicaCount).
 */
export function valueReplicas(input: ValueInput): MetricProposal {
  const { current, tolerance, target, usage } = input
  const ratio = usage / target
  const found = {
    formula: 'value',
    error: null,
    target,
    band: band(tolerance),
    usage,
    average: null,
    ratio,
  } as const
  if (current === 0) {
    return { ...found, count: 1, outcome: 'scaled', replicas: ceilReplicas(ratio) }
  }
  const count = countServing(input.pods)
  if (isWithin(tolerance, ratio)) {
    return { ...found, count, outcome: 'within-tolerance', replicas: current }
  }
  if (input.pods.length === 0) return failed('no-pods')
  return { ...found, count, outcome: 'scaled', replicas: ceilReplicas(ratio * count) }
}

/** What an Object or External metric with an `AverageValue` target is computed from. */
export interface AverageValueInput {
  /** status.replicas of the target, which lags behind spec.replicas while pods come and go. */
  readonly statusReplicas: number
  readonly tolerance: HpaTolerance
  /** Milli-units per replica. */
  readonly target: number
  readonly usage: number
}

/**
 * ⌈usage ÷ target⌉ unless usage ÷ (target · replicas) lies in the tolerance
 * (replica_calculator.go, GetExternalPerPodMetricReplicas).
 */
export function averageValueReplicas(input: AverageValueInput): MetricProposal {
  const { statusReplicas: count, tolerance, target, usage } = input
  const ratio = usage / (target * count)
  const stays = isWithin(tolerance, ratio)
  return {
    formula: 'average-value',
    error: null,
    target,
    band: band(tolerance),
    usage,
    average: count === 0 ? 0 : Math.ceil(usage / count),
    // With no replicas the quotient is infinite or undefined, and never within the tolerance.
    ratio: count === 0 ? null : ratio,
    count,
    outcome: stays ? 'within-tolerance' : 'scaled',
    replicas: stays ? count : ceilReplicas(usage / target),
  }
}

function band(tolerance: HpaTolerance): { readonly low: number; readonly high: number } {
  return { low: 1 - tolerance.scaleDown, high: 1 + tolerance.scaleUp }
}
