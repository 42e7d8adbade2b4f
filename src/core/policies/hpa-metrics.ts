import { assert } from '#core/kernel/assert.ts'
import { tolerances } from './hpa-behavior.ts'
import type { HpaReason } from './hpa-conditions.ts'
import type { HpaPod, HpaSample } from './hpa-pods.ts'
import type { MetricProposal } from './hpa-proposal.ts'
import { failed } from './hpa-proposal.ts'
import { perPodReplicas } from './hpa-replicas.ts'
import type { HpaMetricSpec, HpaPerPodTarget, HpaSpec } from './hpa-spec.ts'
import { averageValueReplicas, valueReplicas } from './hpa-total.ts'

/**
 * What the metrics API answers for one entry of `spec.metrics`, in milli-units; null when it fails.
 * Pod by pod for Resource, ContainerResource and Pods; one number for Object and External.
 */
export type HpaReading =
  | {
      readonly kind: 'pods'
      readonly samples: readonly HpaSample[]
      /** In the order of the pods, null for a pod without; only a Utilization target needs them. */
      readonly requests: readonly (number | null)[] | null
    }
  | { readonly kind: 'total'; readonly usage: number }
  | null

/** What the controller sees at one sync. */
export interface HpaObservation {
  readonly now: number
  /** spec.replicas of the target: what was asked for. */
  readonly specReplicas: number
  /** status.replicas of the target: what exists. */
  readonly statusReplicas: number
  /** All pods of the target, dying ones included. */
  readonly pods: readonly HpaPod[]
  /** In the order of `spec.metrics`. */
  readonly readings: readonly HpaReading[]
}

/** One metric's wish together with the metric's name. */
export type HpaProposal = MetricProposal & {
  readonly type: HpaMetricSpec['type']
  readonly name: string
}

/** The wishes of all metrics in the order of the spec. */
export function propose(spec: HpaSpec, seen: HpaObservation): readonly HpaProposal[] {
  return spec.metrics.map((metric, index) => ({
    type: metric.type,
    name: metric.name,
    ...proposeOne(spec, metric, seen.readings[index] ?? null, seen),
  }))
}

function proposeOne(
  spec: HpaSpec,
  metric: HpaMetricSpec,
  reading: HpaReading,
  seen: HpaObservation,
): MetricProposal {
  switch (metric.type) {
    case 'Resource':
    case 'ContainerResource':
      return perPod(spec, metric.target, metric.name, reading, seen)
    case 'Pods':
      return perPod(spec, metric.target, null, reading, seen)
    case 'Object':
    case 'External': {
      if (reading === null) return failed('no-metrics')
      assert(reading.kind === 'total', `${metric.type} metrics are read as one number`)
      const tolerance = tolerances(spec.behavior, spec.controller)
      const { usage } = reading
      const { specReplicas: current, statusReplicas, pods } = seen
      return metric.target.type === 'Value'
        ? valueReplicas({ current, tolerance, target: metric.target.value, usage, pods })
        : averageValueReplicas({
            statusReplicas,
            tolerance,
            target: metric.target.averageValue,
            usage,
          })
    }
    case 'Invalid':
      return failed('invalid-type')
  }
}

function perPod(
  spec: HpaSpec,
  target: HpaPerPodTarget,
  resource: string | null,
  reading: HpaReading,
  seen: HpaObservation,
): MetricProposal {
  if (reading === null) return failed('no-metrics')
  assert(reading.kind === 'pods', 'metrics per pod are read pod by pod')
  const byUtilization = target.type === 'Utilization'
  return perPodReplicas({
    current: seen.specReplicas,
    tolerance: tolerances(spec.behavior, spec.controller),
    target: byUtilization ? target.averageUtilization : target.averageValue,
    pods: seen.pods,
    samples: reading.samples,
    requests: byUtilization ? (reading.requests ?? []) : null,
    resource,
    cpuInitializationPeriod: spec.controller.cpuInitializationPeriod,
    initialReadinessDelay: spec.controller.initialReadinessDelay,
    now: seen.now,
  })
}

/** The wish that the controller follows, or the reason why it follows none. */
export type Combined =
  | { readonly ok: true; readonly desired: number; readonly leading: number }
  | { readonly ok: false; readonly reason: HpaReason }

/**
 * The largest wish leads (horizontal.go, computeReplicasForMetrics). When every metric failed, or
 * some failed and the rest would scale down, nothing is done: a partial failure may scale up, never
 * down. The first failed metric gives the reason.
 */
export function combine(proposals: readonly HpaProposal[], current: number): Combined {
  let desired = 0
  let leading = -1
  let firstFailed: HpaProposal | null = null
  proposals.forEach((proposal, index) => {
    if (proposal.replicas === null) firstFailed ??= proposal
    else if (leading < 0 || desired === 0 || proposal.replicas > desired) {
      desired = proposal.replicas
      leading = index
    }
  })
  if (leading < 0 || (firstFailed !== null && desired < current)) {
    return { ok: false, reason: failureReason(firstFailed) }
  }
  return { ok: true, desired: Math.max(desired, 0), leading }
}

function failureReason(proposal: HpaProposal | null): HpaReason {
  const type = proposal?.type ?? 'Invalid'
  return type === 'Invalid' ? 'InvalidMetricSourceType' : `FailedGet${type}Metric`
}
