import type { HpaReading } from '#core/policies/hpa-metrics.ts'
import type { HpaMemory, HpaMetricSpec, HpaSpec } from '#core/policies/hpa.ts'
import { emptyMemory, hpaControllerDefaults, reconcile } from '#core/policies/hpa.ts'
import { behavior, now, pod, recommendations } from './vector-hpa-input.ts'
import type { Adapter, Given } from './vector-input.ts'
import { flagIn, given, listIn, numberIn, numberItem, numberOr, textIn } from './vector-input.ts'

/** One whole sync. */
export const hpaReconcileAdapters: Readonly<Record<string, Adapter>> = {
  reconcile: (input) => {
    const metrics = listIn(input, 'metrics', (value) => given(value, 'a metric'))
    const { decision } = reconcile(specOf(input, metrics), memoryOf(input), {
      now,
      specReplicas: numberIn(input, 'specReplicas'),
      statusReplicas: numberIn(input, 'statusReplicas'),
      pods: listIn(input, 'pods', pod),
      readings: metrics.map((metric) => readingOf(input, metric)),
    })
    const cpu = decision.proposals.find(({ type }) => type === 'Resource')
    return {
      desiredReplicas: decision.desired,
      conditions: decision.conditions,
      cpuUtilizationPercent: cpu?.formula === 'utilization' ? cpu.measured.utilization : null,
    }
  },
}

/** The controller as the upstream tests set it up. */
function specOf(input: Given, metrics: readonly Given[]): HpaSpec {
  return {
    minReplicas: numberIn(input, 'minReplicas'),
    maxReplicas: numberIn(input, 'maxReplicas'),
    metrics: metrics.map(metricOf),
    behavior: behavior(input['behavior']),
    controller: {
      ...hpaControllerDefaults,
      cpuInitializationPeriod: 120,
      initialReadinessDelay: 10,
      scaleUpLimitFactor: 8,
      scaleToZero: flagIn(input, 'featureScaleToZero'),
      configurableTolerance: flagIn(input, 'featureConfigurableTolerance'),
    },
  }
}

function metricOf(metric: Given): HpaMetricSpec {
  const type = textIn(metric, 'type')
  const target = given(metric['target'] ?? {}, '“target”')
  // A metric without any target fails upstream; its reading fails here instead.
  const averageValue = numberOr(target, 'averageValueMilli', 1)
  const average = { type: 'AverageValue', averageValue } as const
  switch (type) {
    case 'Resource':
    case 'ContainerResource': {
      const averageUtilization = numberOr(target, 'averageUtilizationPercent', null)
      const perPod =
        averageUtilization === null
          ? average
          : ({ type: 'Utilization', averageUtilization } as const)
      return type === 'Resource'
        ? { type, name: 'cpu', target: perPod }
        : { type, name: 'cpu', container: 'container1', target: perPod }
    }
    case 'Pods':
      return { type, name: 'qps', signal: 'requests-per-second', target: average }
    case 'Object':
    case 'External': {
      const value = numberOr(target, 'valueMilli', null)
      const total = value === null ? average : ({ type: 'Value', value } as const)
      return { type, name: 'qps', signal: 'requests-per-second', target: total }
    }
    default:
      return { type: 'Invalid', name: type }
  }
}

function readingOf(input: Given, metric: Given): HpaReading {
  const type = textIn(metric, 'type')
  const failing: readonly unknown[] = Array.isArray(input['failingMetrics'])
    ? input['failingMetrics']
    : []
  const hasTarget = Object.keys(given(metric['target'] ?? {}, '“target”')).length > 0
  const levels = listIn(input, 'reportedLevels', numberItem)
  if (failing.includes(type) || !hasTarget || levels.length === 0) return null
  // The fake object metric has one value; the external one has a series for each level.
  if (type === 'Object') return { kind: 'total', usage: levels[0] ?? 0 }
  if (type === 'External') return { kind: 'total', usage: levels.reduce((a, b) => a + b, 0) }
  const part = type === 'Pods' ? whole : type === 'Resource' ? bothHalves : oneHalf
  const pods = listIn(input, 'pods', (value) => given(value, 'a pod'))
  const samples = levels.map((level, i) => {
    // More levels than pods are metrics of pods that are gone.
    const known = pods[i]
    const name = known === undefined ? `gone-${i}` : textIn(known, 'name')
    return { pod: name, milli: part(level), takenAt: now, window: 60 }
  })
  const requests = pods.map((each) => {
    const request = numberOr(each, 'requestMilli', null)
    return request === null ? null : part(request)
  })
  return { kind: 'pods', samples, requests }
}

const whole = (milli: number): number => milli
const oneHalf = (milli: number): number => Math.floor(milli / 2)
const bothHalves = (milli: number): number => 2 * oneHalf(milli)

function memoryOf(input: Given): HpaMemory {
  const ScaledToZero = flagIn(input, 'scaledToZeroBefore')
    ? ({ status: true, reason: 'ScaledToZero' } as const)
    : null
  return {
    ...emptyMemory,
    recommendations: (input['recommendations'] ?? null) === null ? null : recommendations(input),
    conditions: { ...emptyMemory.conditions, ScaledToZero },
  }
}
