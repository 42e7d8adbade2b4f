import type { HpaPodId, HpaSample } from '#core/policies/hpa-pods.ts'
import { groupPods } from '#core/policies/hpa-pods.ts'
import type { MetricProposal } from '#core/policies/hpa-proposal.ts'
import { averageRatio, utilizationRatio } from '#core/policies/hpa-ratio.ts'
import { perPodReplicas } from '#core/policies/hpa-replicas.ts'
import { averageValueReplicas, valueReplicas } from '#core/policies/hpa-total.ts'
import { now, pod, sample, tolerance } from './vector-hpa-input.ts'
import type { Adapter, Given } from './vector-input.ts'
import { given, listIn, numberIn, numberItem, numberOr, textIn } from './vector-input.ts'

/** Metric → replicas, the grouping of pods and the ratios. */
export const hpaMetricAdapters: Readonly<Record<string, Adapter>> = {
  groupPods: (input) => {
    const samples = new Map<HpaPodId, HpaSample>()
    for (const each of listIn(input, 'podMetrics', sample)) samples.set(each.pod, each)
    const groups = groupPods(listIn(input, 'pods', pod), samples, readiness(input))
    const { readyCount: readyPodCount, unready, missing, ignored } = groups
    return { readyPodCount, unready, missing, ignored }
  },
  resourceUtilizationRatio: (input) => {
    const requests = amounts(input, 'podRequestsMilli')
    const target = numberIn(input, 'targetUtilizationPercent')
    const found = utilizationRatio(amounts(input, 'podMetricsMilli'), requests, target)
    if (found === null) return { error: 'no-matching-metrics' }
    const { ratio, utilization: utilizationPercent, average: averageMilli } = found
    return { ratio, utilizationPercent, averageMilli }
  },
  metricUsageRatio: (input) => {
    const target = numberIn(input, 'targetAverageMilli')
    const { ratio, average } = averageRatio(amounts(input, 'podMetricsMilli'), target)
    return { ratio, averageMilli: average }
  },
  resourceUtilization: (input) => {
    const requests = listIn(input, 'pods', (value) =>
      numberOr(given(value, 'a pod'), 'requestMilli', null),
    )
    return perPod(input, numberIn(input, 'targetUtilizationPercent'), requests)
  },
  podsAverageValue: (input) => perPod(input, numberIn(input, 'targetAverageMilli'), null),
  objectValue: value,
  externalValue: value,
  objectAverageValue: averageValue,
  externalAverageValue: averageValue,
}

function readiness(input: Given) {
  return {
    resource: (input['resource'] ?? null) === null ? null : textIn(input, 'resource'),
    cpuInitializationPeriod: numberIn(input, 'cpuInitializationPeriodSec'),
    initialReadinessDelay: numberIn(input, 'initialReadinessDelaySec'),
    now,
  }
}

function perPod(input: Given, target: number, requests: readonly (number | null)[] | null) {
  return answer(
    perPodReplicas({
      ...readiness(input),
      current: numberIn(input, 'currentReplicas'),
      tolerance: tolerance(input),
      target,
      requests,
      pods: listIn(input, 'pods', pod),
      samples: listIn(input, 'podMetrics', sample),
    }),
  )
}

function value(input: Given) {
  return answer(
    valueReplicas({
      current: numberIn(input, 'currentReplicas'),
      tolerance: tolerance(input),
      target: numberIn(input, 'targetMilli'),
      usage: total(input),
      pods: listIn(input, 'pods', pod),
    }),
  )
}

function averageValue(input: Given) {
  return answer(
    averageValueReplicas({
      statusReplicas: numberIn(input, 'currentReplicas'),
      tolerance: tolerance(input),
      target: numberIn(input, 'targetAverageMilli'),
      usage: total(input),
    }),
  )
}

/** An external metric may be several series, whose values are added up. */
function total(input: Given): number {
  if (!('metricsMilli' in input)) return numberIn(input, 'metricMilli')
  return listIn(input, 'metricsMilli', numberItem).reduce((sum, each) => sum + each, 0)
}

function answer(proposal: MetricProposal): Readonly<Record<string, unknown>> {
  switch (proposal.formula) {
    case 'none':
      return { error: proposal.error }
    case 'utilization':
    case 'average': {
      const { utilization: utilizationPercent, average: averageMilli } = proposal.measured
      return { replicas: proposal.replicas, utilizationPercent, averageMilli }
    }
    case 'value':
      return { replicas: proposal.replicas, usageMilli: proposal.usage }
    case 'average-value':
      return { replicas: proposal.replicas, averageMilli: proposal.average }
  }
}

function amounts(input: Given, name: string): ReadonlyMap<HpaPodId, number> {
  const byPod = given(input[name], `“${name}”`)
  return new Map(Object.keys(byPod).map((each) => [each, numberIn(byPod, each)]))
}
