import type { Result } from '#core/schema/schema.ts'
import {
  hpaControllerDefaults,
  hpaSignals,
  type HpaBehavior,
  type HpaController,
  type HpaMetricSpec,
  type HpaPerPodTarget,
  type HpaScalingPolicy,
  type HpaScalingRules,
  type HpaSpec,
  type HpaTotalTarget,
} from './hpa-spec.ts'
import {
  flag,
  listOf,
  nullable,
  number,
  oneOf,
  record,
  refuse,
  variant,
  visibleName,
  whole,
  type Check,
} from './record-check.ts'

/**
 * An autoscaler from anything: a link, a file, a message, a manifest. The rules are those of the
 * Kubernetes API server (validation of autoscaling/v2), with a ceiling for what can be simulated.
 */
export function checkHpaSpec(value: unknown): Result<HpaSpec> {
  const checked = spec(value, 'hpa')
  if (!checked.ok) return checked
  const { minReplicas, maxReplicas, metrics, controller } = checked.value
  if (minReplicas > maxReplicas) {
    return refuse(
      `“hpa.minReplicas” is ${minReplicas}, above “hpa.maxReplicas” (${maxReplicas}); the minimum cannot exceed the maximum.`,
    )
  }
  if (minReplicas === 0 && !canReachZero(metrics, controller)) {
    return refuse(
      '“hpa.minReplicas” may be 0 only with the feature HPAScaleToZero and an Object or External metric; use 1.',
    )
  }
  return checked
}

/** What bounds an autoscaler here beyond the rules of the API server. */
export const hpaLimits = {
  replicasMax: 10_000,
  metricsMax: 16,
  policiesMax: 16,
  milliMax: 1e15,
  percentMax: 1_000_000,
} as const

const milli = whole(1, hpaLimits.milliMax)
const averageValue = record<{ readonly type: 'AverageValue'; readonly averageValue: number }>({
  type: oneOf(['AverageValue']),
  averageValue: milli,
})

const perPodTarget = variant<HpaPerPodTarget>('type', {
  Utilization: record<Extract<HpaPerPodTarget, { type: 'Utilization' }>>({
    type: oneOf(['Utilization']),
    averageUtilization: whole(1, hpaLimits.percentMax),
  }),
  AverageValue: averageValue,
})

const totalTarget = variant<HpaTotalTarget>('type', {
  Value: record<Extract<HpaTotalTarget, { type: 'Value' }>>({
    type: oneOf(['Value']),
    value: milli,
  }),
  AverageValue: averageValue,
})

const simulatedResource: Check<'cpu' | 'memory'> = (value, path) => {
  if (value === 'cpu') return { ok: true, value }
  return refuse(
    `“${path}” is ${typeof value === 'string' ? `“${value.slice(0, 40)}”` : 'no name'}; the only resource that is simulated is cpu.`,
  )
}

const total = record<Extract<HpaMetricSpec, { type: 'Object' | 'External' }>>({
  type: oneOf(['Object', 'External']),
  name: visibleName,
  signal: oneOf(hpaSignals),
  target: totalTarget,
})

// The type also knows a kind `Invalid`, for tests of the controller; nobody may ask for one.
const metric = variant<HpaMetricSpec>('type', {
  Resource: record<Extract<HpaMetricSpec, { type: 'Resource' }>>({
    type: oneOf(['Resource']),
    name: simulatedResource,
    target: perPodTarget,
  }),
  ContainerResource: record<Extract<HpaMetricSpec, { type: 'ContainerResource' }>>({
    type: oneOf(['ContainerResource']),
    name: simulatedResource,
    container: visibleName,
    target: perPodTarget,
  }),
  Pods: record<Extract<HpaMetricSpec, { type: 'Pods' }>>({
    type: oneOf(['Pods']),
    name: visibleName,
    signal: oneOf(hpaSignals),
    target: averageValue,
  }),
  Object: total,
  External: total,
})

const policy = record<HpaScalingPolicy>({
  type: oneOf(['Pods', 'Percent']),
  value: whole(1, hpaLimits.percentMax),
  periodSeconds: whole(1, 1800),
})

const rules = record<HpaScalingRules>(
  {
    stabilizationWindowSeconds: nullable(whole(0, 3600)),
    selectPolicy: nullable(oneOf(['Max', 'Min', 'Disabled'])),
    policies: nullable(listOf(policy, 1, hpaLimits.policiesMax)),
    tolerance: nullable(number(0, 100)),
  },
  { stabilizationWindowSeconds: null, selectPolicy: null, policies: null, tolerance: null },
)

const behavior = record<HpaBehavior>(
  { scaleUp: nullable(rules), scaleDown: nullable(rules) },
  { scaleUp: null, scaleDown: null },
)

const controller = record<HpaController>(
  {
    tolerance: number(0, 100),
    downscaleStabilization: number(0, 3600),
    cpuInitializationPeriod: number(0, 3600),
    initialReadinessDelay: number(0, 3600),
    scaleUpLimitFactor: number(1, 1000),
    scaleUpLimitMinimum: number(1, hpaLimits.replicasMax),
    scaleToZero: flag,
    configurableTolerance: flag,
  },
  hpaControllerDefaults,
)

const spec = record<HpaSpec>(
  {
    minReplicas: whole(0, hpaLimits.replicasMax),
    maxReplicas: whole(1, hpaLimits.replicasMax),
    metrics: listOf(metric, 1, hpaLimits.metricsMax),
    behavior: nullable(behavior),
    controller,
  },
  { minReplicas: 1, behavior: null, controller: hpaControllerDefaults },
)

function canReachZero(metrics: readonly HpaMetricSpec[], rulesOf: HpaController): boolean {
  return rulesOf.scaleToZero && metrics.some(({ type }) => type === 'Object' || type === 'External')
}
