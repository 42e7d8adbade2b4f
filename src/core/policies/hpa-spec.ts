/**
 * What a HorizontalPodAutoscaler (autoscaling/v2) asks for, close to its manifest. Quantities are
 * whole milli-units (1000 = one CPU core or one request), times are seconds.
 */

/** A target per pod: whole percent of the request, or an amount. */
export type HpaPerPodTarget =
  | { readonly type: 'Utilization'; readonly averageUtilization: number }
  | { readonly type: 'AverageValue'; readonly averageValue: number }

/** A target for one number: itself, or its share per pod. */
export type HpaTotalTarget =
  | { readonly type: 'Value'; readonly value: number }
  | { readonly type: 'AverageValue'; readonly averageValue: number }

/** The simulated quantity that a metric with a name of its own stands for. */
export const hpaSignals = ['requests-per-second', 'in-flight', 'queue-length'] as const
export type HpaSignal = (typeof hpaSignals)[number]

/** One entry of `spec.metrics`. `signal` tells whoever feeds the autoscaler what to measure. */
export type HpaMetricSpec =
  | { readonly type: 'Resource'; readonly name: 'cpu' | 'memory'; readonly target: HpaPerPodTarget }
  | {
      readonly type: 'ContainerResource'
      readonly name: 'cpu' | 'memory'
      readonly container: string
      readonly target: HpaPerPodTarget
    }
  | {
      readonly type: 'Pods'
      readonly name: string
      readonly signal: HpaSignal
      readonly target: { readonly type: 'AverageValue'; readonly averageValue: number }
    }
  | {
      readonly type: 'Object' | 'External'
      readonly name: string
      readonly signal: HpaSignal
      readonly target: HpaTotalTarget
    }
  /** A kind of metric that the controller does not know; the API server normally refuses it. */
  | { readonly type: 'Invalid'; readonly name: string }

/** At most so many pods, or so many percent of the pods, in any period. */
export interface HpaScalingPolicy {
  readonly type: 'Pods' | 'Percent'
  readonly value: number
  readonly periodSeconds: number
}

export type HpaSelectPolicy = 'Max' | 'Min' | 'Disabled'

/** `behavior.scaleUp` or `behavior.scaleDown` as written; null where the manifest says nothing. */
export interface HpaScalingRules {
  readonly stabilizationWindowSeconds: number | null
  readonly selectPolicy: HpaSelectPolicy | null
  readonly policies: readonly HpaScalingPolicy[] | null
  readonly tolerance: number | null
}

/** `spec.behavior` as written. Its presence alone changes the algorithm, even when it is empty. */
export interface HpaBehavior {
  readonly scaleUp: HpaScalingRules | null
  readonly scaleDown: HpaScalingRules | null
}

/** Settings of the cluster's controller, outside the manifest. */
export interface HpaController {
  /** Share around 1 in which the ratio causes no scaling. */
  readonly tolerance: number
  /** How long an old recommendation holds the number of pods up, s. */
  readonly downscaleStabilization: number
  /** Age of a pod up to which its CPU samples are doubted, s. */
  readonly cpuInitializationPeriod: number
  /** A pod that turned unready sooner than this after its start never was ready, s. */
  readonly initialReadinessDelay: number
  /** Without `behavior` one sync may reach max(factor · current, minimum). */
  readonly scaleUpLimitFactor: number
  readonly scaleUpLimitMinimum: number
  /** Feature gate HPAScaleToZero. */
  readonly scaleToZero: boolean
  /** Feature gate HPAConfigurableTolerance. */
  readonly configurableTolerance: boolean
}

/** Everything that the autoscaler is told. */
export interface HpaSpec {
  readonly minReplicas: number
  readonly maxReplicas: number
  readonly metrics: readonly HpaMetricSpec[]
  readonly behavior: HpaBehavior | null
  readonly controller: HpaController
}

/** The flags of kube-controller-manager 1.36 as they are when nobody sets them. */
export const hpaControllerDefaults: HpaController = {
  tolerance: 0.1,
  downscaleStabilization: 300,
  cpuInitializationPeriod: 300,
  initialReadinessDelay: 30,
  scaleUpLimitFactor: 2,
  scaleUpLimitMinimum: 4,
  scaleToZero: false,
  configurableTolerance: true,
}

/** The metric of an autoscaler that names none: CPU at 80 % of the request. */
export const hpaDefaultMetric: HpaMetricSpec = {
  type: 'Resource',
  name: 'cpu',
  target: { type: 'Utilization', averageUtilization: 80 },
}

/** The autoscaler that the playground starts with. */
export const hpaDefaults: HpaSpec = {
  minReplicas: 2,
  maxReplicas: 40,
  metrics: [
    {
      type: 'Resource',
      name: 'cpu',
      target: { type: 'Utilization', averageUtilization: 60 },
    },
  ],
  behavior: null,
  controller: hpaControllerDefaults,
}
