import type { UsageRatio } from './hpa-ratio.ts'

/** Why a metric gave no number. */
export type HpaMetricError =
  | 'no-metrics' // the metrics API failed or returned nothing
  | 'no-pods'
  | 'no-ready-pod-metrics' // every sample is of an unready or ignored pod
  | 'missing-request' // a pod without a request spoils the whole metric
  | 'no-matching-metrics' // no sample belongs to a pod that exists
  | 'invalid-type'

/** How a metric arrived at its number of replicas. */
export type HpaOutcome =
  | 'within-tolerance' // the ratio is near 1: stay
  | 'within-tolerance-after-assumptions' // near 1 once the silent pods are counted: stay
  | 'direction-flipped' // the silent pods would turn up into down or down into up: stay
  | 'count-against-direction' // the count would move against its own ratio: stay
  | 'scaled' // ⌈ratio · count⌉

/** What the controller assumes about pods without a usable sample before it counts again. */
export interface HpaAssumption {
  /** Missing pods count as their request (or the target above 100 %), the target, 0, or not. */
  readonly missing: 'request' | 'target' | 'zero' | 'left-out'
  /** Unready pods count as 0 on the way up and are left out on the way down. */
  readonly unready: 'zero' | 'left-out'
  /** The ratio with them. */
  readonly measured: UsageRatio
  /** Values in the sum, those of unknown pods included: what the ratio is multiplied by. */
  readonly count: number
}

/** Numbers common to every metric that was evaluated. */
interface Evaluated {
  readonly error: null
  readonly replicas: number
  readonly outcome: HpaOutcome
  /** Whole percent with formula `utilization`, milli-units otherwise. */
  readonly target: number
  /** The band of ratios without scaling, both ends included. */
  readonly band: { readonly low: number; readonly high: number }
  /** What ⌈ratio · count⌉ multiplies by: ready pods, pods in the sum or status replicas. */
  readonly count: number
}

/** A metric read pod by pod: Resource, ContainerResource, Pods. */
export interface PerPodProposal extends Evaluated {
  readonly formula: 'utilization' | 'average'
  readonly measured: UsageRatio
  readonly ready: number
  readonly unready: number
  readonly missing: number
  readonly ignored: number
  /** Null when the first ratio was enough. */
  readonly assumption: HpaAssumption | null
}

/** A metric that is one number: Object, External. */
export interface TotalProposal extends Evaluated {
  readonly formula: 'value' | 'average-value'
  /** Milli-units. */
  readonly usage: number
  /** Usage per replica, rounded up, milli-units; null with formula `value`. */
  readonly average: number | null
  /** Null when there is nothing to divide by. */
  readonly ratio: number | null
}

/** A metric that failed. */
export interface FailedProposal {
  readonly formula: 'none'
  readonly error: HpaMetricError
  readonly replicas: null
}

/** What one metric asks for. */
export type MetricProposal = PerPodProposal | TotalProposal | FailedProposal

/** A failed metric as a proposal. */
export function failed(error: HpaMetricError): FailedProposal {
  return { formula: 'none', error, replicas: null }
}

/** Replicas are 32-bit integers in Kubernetes; a formula that leaves them is cut off there. */
const replicasLimit = 2_147_483_647

/** ⌈x⌉ as a number of replicas. */
export function ceilReplicas(x: number): number {
  return toReplicas(Math.ceil(x))
}

/** A whole number cut to 32 bits, with −0 made 0. */
export function toReplicas(x: number): number {
  return Math.min(Math.max(x, -replicasLimit - 1), replicasLimit) + 0
}
