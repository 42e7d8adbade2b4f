import { refuse, type Result } from '#core/schema/schema.ts'
import { checkBehavior } from './hpa-check.ts'
import type { HpaBehavior, HpaController, HpaSignal, HpaSpec } from './hpa-spec.ts'
import { hpaSignals } from './hpa-spec.ts'
import { kedaDefaults, kedaPollingInterval, type KedaSpec } from './keda.ts'
import {
  counts,
  flag,
  listOf,
  nullable,
  oneOf,
  record,
  span,
  visibleName,
  within,
  type Check,
} from './record-check.ts'

/** One trigger of a ScaledObject: a scaler that reads one number of the service. */
export interface KedaTrigger {
  /** Type of the scaler as the manifest names it, such as `prometheus`. */
  readonly type: string
  readonly signal: HpaSignal
  /** Target of the HPA behind it, in the unit of the signal. */
  readonly threshold: number
  /** Above it the trigger is active. */
  readonly activationThreshold: number
  readonly metricType: 'AverageValue' | 'Value'
}

/** A ScaledObject: what decides between idle and at work, and the HPA that does the rest. Times in s. */
export interface KedaPolicy extends KedaSpec {
  readonly kind: 'keda'
  readonly maxReplicaCount: number
  readonly pollingInterval: number
  readonly triggers: readonly KedaTrigger[]
  /** advanced.horizontalPodAutoscalerConfig.behavior. */
  readonly behavior: HpaBehavior | null
}

export const kedaPolicyDefaults: KedaPolicy = {
  kind: 'keda',
  ...kedaDefaults,
  maxReplicaCount: 100,
  pollingInterval: kedaPollingInterval,
  triggers: [
    {
      type: 'prometheus',
      signal: 'requests-per-second',
      threshold: 25,
      activationThreshold: 0,
      metricType: 'AverageValue',
    },
  ],
  behavior: null,
}

export const kedaLimits = {
  replicas: counts(0, 100_000),
  most: counts(1, 100_000),
  delay: span(0, 86_400),
  polling: span(1, 3600),
  threshold: span(0.001, 1e9),
  activation: span(0, 1e9),
} as const

const trigger = record<KedaTrigger>(
  {
    type: visibleName,
    signal: oneOf(hpaSignals),
    threshold: within(kedaLimits.threshold),
    activationThreshold: within(kedaLimits.activation),
    metricType: oneOf(['AverageValue', 'Value']),
  },
  { type: 'prometheus', activationThreshold: 0, metricType: 'AverageValue' },
)

const fields = record<KedaPolicy>(
  {
    kind: oneOf(['keda']),
    minReplicaCount: within(kedaLimits.replicas),
    maxReplicaCount: within(kedaLimits.most),
    idleReplicaCount: nullable(within(kedaLimits.replicas)),
    pollingInterval: within(kedaLimits.polling),
    cooldownPeriod: within(kedaLimits.delay),
    initialCooldownPeriod: within(kedaLimits.delay),
    fallbackReplicas: nullable(within(kedaLimits.replicas)),
    paused: flag,
    pausedScaleIn: flag,
    pausedScaleOut: flag,
    forceActivation: flag,
    triggers: listOf(trigger, 1, 8),
    behavior: nullable(checkBehavior),
  },
  kedaPolicyDefaults,
)

/** A ScaledObject from anything, with the rules of KEDA's own validation (scaledobject_types.go, CheckReplicaCountBoundsAreValid). */
export const checkKeda: Check<KedaPolicy> = (value, path): Result<KedaPolicy> => {
  const checked = fields(value, path)
  if (!checked.ok) return checked
  const { minReplicaCount: min, maxReplicaCount: max, idleReplicaCount: idle } = checked.value
  if (min > max) {
    return refuse(
      `“${path}.minReplicaCount” is ${min}, above “${path}.maxReplicaCount” (${max}); the minimum cannot exceed the maximum.`,
    )
  }
  return idle !== null && idle >= min
    ? refuse(
        `“${path}.idleReplicaCount” is ${idle}; it must be below “${path}.minReplicaCount” (${min}), or absent.`,
      )
    : checked
}

/** The HPA that KEDA makes of a ScaledObject: external metrics, at least one replica (controllers/keda/hpa.go). */
export function kedaHpa(policy: KedaPolicy, controller: HpaController): HpaSpec {
  return {
    minReplicas: Math.max(1, policy.minReplicaCount),
    maxReplicas: policy.maxReplicaCount,
    metrics: policy.triggers.map(({ type, signal, threshold, metricType }, i) => ({
      type: 'External',
      name: `s${i}-${type}`,
      signal,
      target:
        metricType === 'Value'
          ? { type: 'Value', value: milliOf(threshold) }
          : { type: 'AverageValue', averageValue: milliOf(threshold) },
    })),
    behavior: policy.behavior,
    controller,
  }
}

function milliOf(value: number): number {
  return Math.max(1, Math.floor(value * 1000 + 0.5))
}
