/** Reasons that the controller gives for its conditions, in its own words. */
export type HpaReason =
  // AbleToScale
  | 'SucceededGetScale'
  | 'ReadyForNewScale'
  | 'ScaleDownStabilized'
  | 'ScaleUpStabilized'
  | 'SucceededRescale'
  // ScalingActive
  | 'ValidMetricFound'
  | 'ScalingDisabled'
  | 'FailedGetResourceMetric'
  | 'FailedGetContainerResourceMetric'
  | 'FailedGetPodsMetric'
  | 'FailedGetObjectMetric'
  | 'FailedGetExternalMetric'
  | 'InvalidMetricSourceType'
  // ScalingLimited
  | 'DesiredWithinRange'
  | 'ScaleUpLimit'
  | 'ScaleDownLimit'
  | 'TooFewReplicas'
  | 'TooManyReplicas'
  // ScaledToZero
  | 'ScaledToZero'
  | 'NotScaledToZero'

export interface HpaCondition {
  readonly status: boolean
  readonly reason: HpaReason
}

/**
 * The conditions in the autoscaler's status; null where it was never set. A sync that does not
 * touch a condition leaves it as the sync before left it.
 */
export interface HpaConditions {
  readonly AbleToScale: HpaCondition | null
  readonly ScalingActive: HpaCondition | null
  readonly ScalingLimited: HpaCondition | null
  /** Only with the feature gate HPAScaleToZero. */
  readonly ScaledToZero: HpaCondition | null
}

/** The conditions of an autoscaler that was never looked at. */
export const noConditions: HpaConditions = {
  AbleToScale: null,
  ScalingActive: null,
  ScalingLimited: null,
  ScaledToZero: null,
}
