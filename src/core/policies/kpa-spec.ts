import { refuse, type Result } from '#core/schema/schema.ts'
import { counts, flag, nullable, oneOf, record, span, within, type Check } from './record-check.ts'

/** What a Knative service says of its scaling, and what config-autoscaler says for all. Times in s. */
export interface KpaSpec {
  readonly kind: 'kpa'
  readonly metric: 'concurrency' | 'rps'
  /** Requests that a container takes at one time; 0 for no limit. */
  readonly containerConcurrency: number
  /** Annotations of the revision, null where they are not there. */
  readonly target: number | null
  readonly targetUtilizationPercentage: number | null
  readonly targetBurstCapacity: number | null
  readonly window: number | null
  readonly panicWindowPercentage: number | null
  readonly panicThresholdPercentage: number | null
  readonly minScale: number
  /** 0 for none. */
  readonly maxScale: number
  readonly initialScale: number
  /** 0 or 1 for none. */
  readonly activationScale: number
  readonly scaleDownDelay: number
  readonly scaleToZeroPodRetentionPeriod: number
  readonly cluster: KpaCluster
}

/** The ConfigMap config-autoscaler, as it is where nobody changed it. */
export interface KpaCluster {
  readonly containerConcurrencyTargetDefault: number
  readonly containerConcurrencyTargetPercentage: number
  readonly requestsPerSecondTargetDefault: number
  readonly targetBurstCapacity: number
  readonly stableWindow: number
  readonly panicWindowPercentage: number
  readonly panicThresholdPercentage: number
  readonly maxScaleUpRate: number
  readonly maxScaleDownRate: number
  readonly enableScaleToZero: boolean
  readonly scaleToZeroGracePeriod: number
}

/** serving/config/core/configmaps/autoscaler.yaml. */
export const kpaClusterDefaults: KpaCluster = {
  containerConcurrencyTargetDefault: 100,
  containerConcurrencyTargetPercentage: 70,
  requestsPerSecondTargetDefault: 200,
  targetBurstCapacity: 211,
  stableWindow: 60,
  panicWindowPercentage: 10,
  panicThresholdPercentage: 200,
  maxScaleUpRate: 1000,
  maxScaleDownRate: 2,
  enableScaleToZero: true,
  scaleToZeroGracePeriod: 30,
}

export const kpaDefaults: KpaSpec = {
  kind: 'kpa',
  metric: 'concurrency',
  containerConcurrency: 0,
  target: null,
  targetUtilizationPercentage: null,
  targetBurstCapacity: null,
  window: null,
  panicWindowPercentage: null,
  panicThresholdPercentage: null,
  minScale: 0,
  maxScale: 0,
  initialScale: 1,
  activationScale: 0,
  scaleDownDelay: 0,
  scaleToZeroPodRetentionPeriod: 0,
  cluster: kpaClusterDefaults,
}

/** Bounds of the annotations (serving/pkg/apis/autoscaling/annotation_validation.go) and of what can be simulated. */
export const kpaLimits = {
  scale: counts(0, 100_000),
  concurrency: counts(0, 1000),
  target: span(0.01, 1_000_000),
  utilization: span(1, 100),
  burst: span(-1, 1_000_000),
  window: span(6, 3600),
  panicWindow: span(1, 100),
  panicThreshold: span(110, 1000),
  rate: span(1.01, 10_000),
  delay: span(0, 3600),
} as const

const cluster = record<KpaCluster>(
  {
    containerConcurrencyTargetDefault: within(kpaLimits.target),
    containerConcurrencyTargetPercentage: within(kpaLimits.utilization),
    requestsPerSecondTargetDefault: within(kpaLimits.target),
    targetBurstCapacity: within(kpaLimits.burst),
    stableWindow: within(kpaLimits.window),
    panicWindowPercentage: within(kpaLimits.panicWindow),
    panicThresholdPercentage: within(kpaLimits.panicThreshold),
    maxScaleUpRate: within(kpaLimits.rate),
    maxScaleDownRate: within(kpaLimits.rate),
    enableScaleToZero: flag,
    scaleToZeroGracePeriod: within(kpaLimits.window),
  },
  kpaClusterDefaults,
)

const fields = record<KpaSpec>(
  {
    kind: oneOf(['kpa']),
    metric: oneOf(['concurrency', 'rps']),
    containerConcurrency: within(kpaLimits.concurrency),
    target: nullable(within(kpaLimits.target)),
    targetUtilizationPercentage: nullable(within(kpaLimits.utilization)),
    targetBurstCapacity: nullable(within(kpaLimits.burst)),
    window: nullable(within(kpaLimits.window)),
    panicWindowPercentage: nullable(within(kpaLimits.panicWindow)),
    panicThresholdPercentage: nullable(within(kpaLimits.panicThreshold)),
    minScale: within(kpaLimits.scale),
    maxScale: within(kpaLimits.scale),
    initialScale: within(kpaLimits.scale),
    activationScale: within(kpaLimits.scale),
    scaleDownDelay: within(kpaLimits.delay),
    scaleToZeroPodRetentionPeriod: within(kpaLimits.delay),
    cluster,
  },
  kpaDefaults,
)

/** A Knative autoscaler from anything. */
export const checkKpa: Check<KpaSpec> = (value, path): Result<KpaSpec> => {
  const checked = fields(value, path)
  if (!checked.ok) return checked
  const { minScale, maxScale } = checked.value
  return maxScale !== 0 && minScale > maxScale
    ? refuse(
        `“${path}.minScale” is ${minScale}, above “${path}.maxScale” (${maxScale}); lower it, or set the maximum to 0 for none.`,
      )
    : checked
}
