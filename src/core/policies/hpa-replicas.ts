import { assert } from '#core/kernel/assert.ts'
import type { HpaTolerance } from './hpa-behavior.ts'
import { isWithin } from './hpa-behavior.ts'
import type { HpaPod, HpaPodId, HpaSample, ReadinessRule } from './hpa-pods.ts'
import { groupPods } from './hpa-pods.ts'
import type { HpaAssumption, HpaOutcome, MetricProposal, PerPodProposal } from './hpa-proposal.ts'
import { ceilReplicas, failed } from './hpa-proposal.ts'
import type { UsageRatio } from './hpa-ratio.ts'
import { averageRatio, utilizationRatio } from './hpa-ratio.ts'

/** Everything that a metric read pod by pod is computed from. */
export interface PerPodInput extends ReadinessRule {
  /** spec.replicas of the target. */
  readonly current: number
  readonly tolerance: HpaTolerance
  /** Whole percent when there are requests, milli-units otherwise. */
  readonly target: number
  readonly pods: readonly HpaPod[]
  readonly samples: readonly HpaSample[]
  /** Milli-units in the order of the pods, null for none; null as a whole for a target amount. */
  readonly requests: readonly (number | null)[] | null
}

/**
 * Replicas from a metric that is read pod by pod (replica_calculator.go, GetResourceReplicas and
 * calcPlainMetricReplicas): ⌈ratio · ready pods⌉, unless pods without a usable sample make the
 * controller assume a value for them and count again.
 */
export function perPodReplicas(input: PerPodInput): MetricProposal {
  if (input.samples.length === 0) return failed('no-metrics')
  if (input.pods.length === 0) return failed('no-pods')
  const samples = new Map<HpaPodId, HpaSample>()
  for (const sample of input.samples) samples.set(sample.pod, sample)
  const groups = groupPods(input.pods, samples, input)
  for (const pod of groups.ignored) samples.delete(pod)
  for (const pod of groups.unready) samples.delete(pod)
  if (samples.size === 0) return failed('no-ready-pod-metrics')
  const requests = input.requests === null ? null : requestsById(input.pods, input.requests)
  if (requests === 'missing') return failed('missing-request')

  const values = new Map<HpaPodId, number>()
  for (const [pod, sample] of samples) values.set(pod, sample.milli)
  const measured = measure(values, requests, input.target)
  if (measured === null) return failed('no-matching-metrics')

  const found = {
    formula: requests === null ? 'average' : 'utilization',
    error: null,
    target: input.target,
    band: { low: 1 - input.tolerance.scaleDown, high: 1 + input.tolerance.scaleUp },
    measured,
    ready: groups.readyCount,
    unready: groups.unready.length,
    missing: groups.missing.length,
    ignored: groups.ignored.length,
  } as const
  const unreadyAsZero = groups.unready.length > 0 && measured.ratio > 1
  if (!unreadyAsZero && groups.missing.length === 0) {
    const count = groups.readyCount
    const stays = isWithin(input.tolerance, measured.ratio)
    const replicas = stays ? input.current : ceilReplicas(measured.ratio * count)
    const outcome = stays ? 'within-tolerance' : 'scaled'
    return { ...found, assumption: null, count, outcome, replicas }
  }
  const silent = { missing: groups.missing, unready: unreadyAsZero ? groups.unready : [] }
  const assumption = assume(values, requests, input.target, measured, silent)
  return { ...found, assumption, ...recount(input, measured, assumption) }
}

function requestsById(
  pods: readonly HpaPod[],
  requests: readonly (number | null)[],
): ReadonlyMap<HpaPodId, number> | 'missing' {
  const byId = new Map<HpaPodId, number>()
  for (let i = 0; i < pods.length; i++) {
    // Even a pod that is ignored must have a request.
    const request = requests[i] ?? null
    if (request === null) return 'missing'
    byId.set(pods[i].id, request)
  }
  return byId
}

function measure(
  values: ReadonlyMap<HpaPodId, number>,
  requests: ReadonlyMap<HpaPodId, number> | null,
  target: number,
): UsageRatio | null {
  return requests === null
    ? averageRatio(values, target)
    : utilizationRatio(values, requests, target)
}

/** Adds the assumed values of silent pods to `values` and measures again. */
function assume(
  values: Map<HpaPodId, number>,
  requests: ReadonlyMap<HpaPodId, number> | null,
  target: number,
  first: UsageRatio,
  silent: { readonly missing: readonly HpaPodId[]; readonly unready: readonly HpaPodId[] },
): HpaAssumption {
  let missing: HpaAssumption['missing'] = 'left-out'
  if (silent.missing.length > 0 && first.ratio < 1) missing = requests ? 'request' : 'target'
  if (silent.missing.length > 0 && first.ratio > 1) missing = 'zero'
  if (missing !== 'left-out') {
    for (const pod of silent.missing) {
      if (missing === 'zero') values.set(pod, 0)
      else if (requests === null) values.set(pod, target)
      // The whole request, or the target's share of it where the target is above 100 %.
      else values.set(pod, Math.trunc(((requests.get(pod) ?? 0) * Math.max(100, target)) / 100))
    }
  }
  for (const pod of silent.unready) values.set(pod, 0)
  const unready = silent.unready.length > 0 ? 'zero' : 'left-out'
  const measured = measure(values, requests, target)
  assert(measured !== null, 'a sum with more pods in it still has a request')
  return { missing, unready, measured, count: values.size }
}

function recount(
  input: PerPodInput,
  first: UsageRatio,
  assumption: HpaAssumption,
): Pick<PerPodProposal, 'replicas' | 'outcome' | 'count'> {
  const { count, measured } = assumption
  const stay = (outcome: HpaOutcome) => ({ count, outcome, replicas: input.current })
  const ratio = measured.ratio
  if (isWithin(input.tolerance, ratio)) return stay('within-tolerance-after-assumptions')
  if ((first.ratio < 1 && ratio > 1) || (first.ratio > 1 && ratio < 1)) {
    return stay('direction-flipped')
  }
  const replicas = ceilReplicas(ratio * count)
  if ((ratio < 1 && replicas > input.current) || (ratio > 1 && replicas < input.current)) {
    return stay('count-against-direction')
  }
  return { count, outcome: 'scaled', replicas }
}
