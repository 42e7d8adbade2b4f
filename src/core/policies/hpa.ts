import { assert } from '#core/kernel/assert.ts'
import type { HpaConditions } from './hpa-conditions.ts'
import type { HpaLimit } from './hpa-limit.ts'
import type { HpaMemory } from './hpa-memory.ts'
import type { HpaObservation, HpaProposal } from './hpa-metrics.ts'
import { combine, propose } from './hpa-metrics.ts'
import { normalise, rememberRescale } from './hpa-normalise.ts'
import type { HpaSpec } from './hpa-spec.ts'
import type { HpaStabilisation } from './hpa-stabilise.ts'

export { emptyMemory } from './hpa-memory.ts'
export type { HpaMemory } from './hpa-memory.ts'
export type { HpaObservation, HpaProposal, HpaReading } from './hpa-metrics.ts'
export type { HpaPod } from './hpa-pods.ts'
export { hpaControllerDefaults, hpaDefaults, hpaSignals } from './hpa-spec.ts'
export type { HpaBehavior, HpaMetricSpec, HpaSignal, HpaSpec } from './hpa-spec.ts'

/** Which way through the algorithm a sync took. */
export type HpaRoute =
  | 'metrics' // the metrics decided
  | 'failed' // metrics failed; nothing is done
  | 'disabled' // somebody scaled to zero by hand
  | 'above-max' // corrected at once, without metrics, windows or limits
  | 'below-min' // likewise

/** One sync with every number that led to it, as plain JSON. */
export interface HpaDecision {
  readonly time: number
  readonly route: HpaRoute
  /** spec.replicas before the sync. */
  readonly current: number
  readonly statusReplicas: number
  readonly minReplicas: number
  readonly maxReplicas: number
  /** In the order of `spec.metrics`; empty where the metrics were not asked. */
  readonly proposals: readonly HpaProposal[]
  /** Index of the proposal that led; null when none did. */
  readonly leading: number | null
  /** The raw recommendation; null unless the metrics decided. */
  readonly raw: number | null
  readonly stabilised: HpaStabilisation | null
  readonly limited: HpaLimit | null
  /** spec.replicas after the sync. */
  readonly desired: number
  readonly conditions: HpaConditions
}

/** A decision and the memory for the next sync. */
export interface HpaResult {
  readonly decision: HpaDecision
  readonly memory: HpaMemory
}

/**
 * One sync of the HorizontalPodAutoscaler (Kubernetes 1.36, horizontal.go, reconcileAutoscaler):
 * metrics → raw recommendation → stabilised → limited. Pure: the same spec, memory and observation
 * give the same decision and the same next memory.
 */
export function reconcile(spec: HpaSpec, memory: HpaMemory, seen: HpaObservation): HpaResult {
  assert(spec.minReplicas <= spec.maxReplicas, 'minReplicas is not above maxReplicas')
  const current = seen.specReplicas
  const start: HpaMemory = {
    ...memory,
    // The first sync ever logs the present size, so that nothing shrinks right away.
    recommendations: memory.recommendations ?? [{ replicas: current, at: seen.now }],
    conditions: {
      ...memory.conditions,
      AbleToScale: { status: true, reason: 'SucceededGetScale' },
    },
  }
  if (current === 0) {
    return mayWake(spec, start) ? byMetrics(spec, start, seen) : disabled(spec, start, seen)
  }
  if (current > spec.maxReplicas) {
    return rescale(spec, start, decide(spec, seen, 'above-max', { desired: spec.maxReplicas }))
  }
  if (current < spec.minReplicas) {
    return rescale(spec, start, decide(spec, seen, 'below-min', { desired: spec.minReplicas }))
  }
  return byMetrics(spec, start, seen)
}

/** From zero only if the autoscaler itself went there and something can be measured without pods. */
function mayWake(spec: HpaSpec, memory: HpaMemory): boolean {
  const wentThere = spec.controller.scaleToZero && memory.conditions.ScaledToZero?.status === true
  return wentThere && (spec.minReplicas !== 0 || hasTotalMetric(spec))
}

function hasTotalMetric(spec: HpaSpec): boolean {
  return spec.metrics.some(({ type }) => type === 'Object' || type === 'External')
}

function disabled(spec: HpaSpec, memory: HpaMemory, seen: HpaObservation): HpaResult {
  const { scaleToZero } = spec.controller
  const conditions: HpaConditions = {
    ...memory.conditions,
    ScalingActive: { status: false, reason: 'ScalingDisabled' },
    ScaledToZero: scaleToZero ? memory.conditions.ScaledToZero : null,
  }
  return finish(decide(spec, seen, 'disabled', { desired: 0 }), { ...memory, conditions })
}

function byMetrics(spec: HpaSpec, memory: HpaMemory, seen: HpaObservation): HpaResult {
  const current = seen.specReplicas
  const proposals = propose(spec, seen)
  const combined = combine(proposals, current)
  if (!combined.ok) {
    const ScalingActive = { status: false, reason: combined.reason }
    const conditions: HpaConditions = { ...memory.conditions, ScalingActive }
    const decision = decide(spec, seen, 'failed', { proposals, desired: current })
    return finish(decision, { ...memory, conditions })
  }
  const { desired: raw, leading } = combined
  const wish = { current, desired: raw, now: seen.now }
  const { stabilised, limited, memory: next } = normalise(spec, memory, wish)
  const conditions: HpaConditions = {
    ...next.conditions,
    AbleToScale: { status: true, reason: stabilised.reason },
    ScalingActive: { status: true, reason: 'ValidMetricFound' },
    ScalingLimited: {
      status: limited.replicas !== stabilised.replicas,
      reason: limited.reason,
    },
  }
  // Waking up skips the rate limits, or a minimum raised meanwhile would be missed.
  const desired = current === 0 ? Math.max(limited.replicas, spec.minReplicas) : limited.replicas
  const found = { proposals, leading, raw, stabilised, limited, desired }
  const decision = decide(spec, seen, 'metrics', found)
  const remembered = { ...next, conditions }
  return desired === current ? finish(decision, remembered) : rescale(spec, remembered, decision)
}

function decide(
  spec: HpaSpec,
  seen: HpaObservation,
  route: HpaRoute,
  found: Partial<HpaDecision> & { readonly desired: number },
): Omit<HpaDecision, 'conditions'> {
  return {
    time: seen.now,
    route,
    current: seen.specReplicas,
    statusReplicas: seen.statusReplicas,
    minReplicas: spec.minReplicas,
    maxReplicas: spec.maxReplicas,
    proposals: [],
    leading: null,
    raw: null,
    stabilised: null,
    limited: null,
    ...found,
  }
}

function rescale(
  spec: HpaSpec,
  memory: HpaMemory,
  decision: Omit<HpaDecision, 'conditions'>,
): HpaResult {
  const { current: from, desired: to, time: now } = decision
  const toZero = to === 0 && spec.minReplicas === 0 && hasTotalMetric(spec)
  const conditions: HpaConditions = {
    ...memory.conditions,
    AbleToScale: { status: true, reason: 'SucceededRescale' },
    ScaledToZero: !spec.controller.scaleToZero
      ? null
      : { status: toZero, reason: toZero ? 'ScaledToZero' : 'NotScaledToZero' },
  }
  return finish(decision, { ...rememberRescale(spec, memory, { from, to, now }), conditions })
}

function finish(decision: Omit<HpaDecision, 'conditions'>, memory: HpaMemory): HpaResult {
  return { decision: { ...decision, conditions: memory.conditions }, memory }
}
