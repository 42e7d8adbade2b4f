import type { KpaSpec } from '#core/policies/kpa-spec.ts'

/** Annotations of a revision, by the fields of the policy: their names, old ones behind, and how they are written. */
export const annotations = {
  metric: ['metric'],
  target: ['target'],
  targetUtilizationPercentage: ['target-utilization-percentage', 'targetUtilizationPercentage'],
  targetBurstCapacity: ['target-burst-capacity', 'targetBurstCapacity'],
  window: ['window'],
  panicWindowPercentage: ['panic-window-percentage', 'panicWindowPercentage'],
  panicThresholdPercentage: ['panic-threshold-percentage', 'panicThresholdPercentage'],
  minScale: ['min-scale', 'minScale'],
  maxScale: ['max-scale', 'maxScale'],
  initialScale: ['initial-scale', 'initialScale'],
  activationScale: ['activation-scale'],
  scaleDownDelay: ['scale-down-delay', 'scaleDownDelay'],
  scaleToZeroPodRetentionPeriod: [
    'scale-to-zero-pod-retention-period',
    'scaleToZeroPodRetentionPeriod',
  ],
} as const

export type AnnotationField = keyof typeof annotations

/** Keys of config-autoscaler, by the fields of the policy's cluster. */
export const clusterKeys = {
  containerConcurrencyTargetDefault: 'container-concurrency-target-default',
  containerConcurrencyTargetPercentage: 'container-concurrency-target-percentage',
  requestsPerSecondTargetDefault: 'requests-per-second-target-default',
  targetBurstCapacity: 'target-burst-capacity',
  stableWindow: 'stable-window',
  panicWindowPercentage: 'panic-window-percentage',
  panicThresholdPercentage: 'panic-threshold-percentage',
  maxScaleUpRate: 'max-scale-up-rate',
  maxScaleDownRate: 'max-scale-down-rate',
  enableScaleToZero: 'enable-scale-to-zero',
  scaleToZeroGracePeriod: 'scale-to-zero-grace-period',
} as const

export const annotationGroup = 'autoscaling.knative.dev/'

const durations = new Set<string>([
  'window',
  'scaleDownDelay',
  'scaleToZeroPodRetentionPeriod',
  'stableWindow',
  'scaleToZeroGracePeriod',
])

/** Whether a field is a duration, written with its unit. */
export function isDuration(field: string): boolean {
  return durations.has(field)
}

/** A Knative Service, and config-autoscaler, of a policy: every field, also those at their defaults. */
export function knativeWritten(spec: KpaSpec): {
  readonly scaler: object
  readonly cluster: object
} {
  const fields = Object.keys(annotations) as readonly AnnotationField[]
  const keys = Object.keys(clusterKeys) as readonly (keyof typeof clusterKeys)[]
  return {
    scaler: {
      spec: {
        template: {
          metadata: {
            annotations: Object.fromEntries(
              fields.map((field) => [
                annotationGroup + annotations[field][0],
                textOf(field, spec[field]),
              ]),
            ),
          },
          spec: { containerConcurrency: spec.containerConcurrency },
        },
      },
    },
    cluster: {
      data: Object.fromEntries(
        keys.map((field) => [clusterKeys[field], textOf(field, spec.cluster[field])]),
      ),
    },
  }
}

// Annotations and the entries of a ConfigMap are texts.
function textOf(field: string, value: string | number | boolean | null): string | undefined {
  if (value === null) return undefined
  return isDuration(field) ? `${String(value)}s` : String(value)
}
