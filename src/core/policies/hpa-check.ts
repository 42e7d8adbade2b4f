import { refuse, type Result } from '#core/schema/schema.ts'
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
  counts,
  flag,
  listOf,
  nullable,
  oneOf,
  record,
  span,
  variant,
  visibleName,
  within,
  type Check,
} from './record-check.ts'

/**
 * An autoscaler from anything: a link, a file, a message, a manifest. The rules are those of the
 * Kubernetes API server (validation of autoscaling/v2), with a ceiling for what can be simulated.
 */
export function checkHpaSpec(value: unknown): Result<HpaSpec> {
  const checked = spec(value, 'hpa')
  if (!checked.ok) return checked
  const { minReplicas, maxReplicas } = checked.value
  if (minReplicas > maxReplicas) {
    return refuse(
      `“hpa.minReplicas” is ${minReplicas}, above “hpa.maxReplicas” (${maxReplicas}); the minimum cannot exceed the maximum.`,
    )
  }
  if (minReplicas === 0 && !canReachZero(checked.value)) {
    return refuse(
      '“hpa.minReplicas” may be 0 only with the feature HPAScaleToZero and an Object or External metric; use 1.',
    )
  }
  return checked
}

const replicasMax = 100_000

/** What bounds an autoscaler: the rules of the API server, and beyond them what can be simulated. */
export const hpaLimits = {
  replicas: counts(1, replicasMax),
  milli: counts(1, 1e15),
  percent: counts(1, 1_000_000),
  /** Of a policy, s. */
  period: counts(1, 1800),
  /** Of a direction's stabilization, s. */
  window: counts(0, 3600),
  /** What the controller waits for, s. */
  delay: span(0, 3600),
  tolerance: span(0, 100),
} as const

/** So many metrics, and policies of a direction, are simulated at most. */
const entriesMax = 16
const milli = within(hpaLimits.milli)
const averageValue = record<{ readonly type: 'AverageValue'; readonly averageValue: number }>({
  type: oneOf(['AverageValue']),
  averageValue: milli,
})

const perPodTarget = variant<HpaPerPodTarget>('type', {
  Utilization: record<Extract<HpaPerPodTarget, { type: 'Utilization' }>>({
    type: oneOf(['Utilization']),
    averageUtilization: within(hpaLimits.percent),
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
  value: within(hpaLimits.percent),
  periodSeconds: within(hpaLimits.period),
})

const rules = record<HpaScalingRules>(
  {
    stabilizationWindowSeconds: nullable(within(hpaLimits.window)),
    selectPolicy: nullable(oneOf(['Max', 'Min', 'Disabled'])),
    policies: nullable(listOf(policy, 1, entriesMax)),
    tolerance: nullable(within(hpaLimits.tolerance)),
  },
  { stabilizationWindowSeconds: null, selectPolicy: null, policies: null, tolerance: null },
)

/** `behavior` of an autoscaler, also of the one behind a ScaledObject. */
export const checkBehavior = record<HpaBehavior>(
  { scaleUp: nullable(rules), scaleDown: nullable(rules) },
  { scaleUp: null, scaleDown: null },
)

const controller = record<HpaController>(
  {
    tolerance: within(hpaLimits.tolerance),
    downscaleStabilization: within(hpaLimits.delay),
    cpuInitializationPeriod: within(hpaLimits.delay),
    initialReadinessDelay: within(hpaLimits.delay),
    scaleUpLimitFactor: within(span(1, 1000)),
    scaleUpLimitMinimum: within(span(1, replicasMax)),
    scaleToZero: flag,
    configurableTolerance: flag,
  },
  hpaControllerDefaults,
)

const spec = record<HpaSpec>(
  {
    minReplicas: within(counts(0, replicasMax)),
    maxReplicas: within(hpaLimits.replicas),
    metrics: listOf(metric, 1, entriesMax),
    behavior: nullable(checkBehavior),
    controller,
  },
  { minReplicas: 1, behavior: null, controller: hpaControllerDefaults },
)

/** True where the least number of replicas may be 0. */
export function canReachZero({ metrics, controller }: HpaSpec): boolean {
  const isOutside = metrics.some(({ type }) => type === 'Object' || type === 'External')
  return controller.scaleToZero && isOutside
}
