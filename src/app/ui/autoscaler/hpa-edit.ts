import { defaultRules, tolerances } from '#core/policies/hpa-behavior.ts'
import { hpaLimits } from '#core/policies/hpa-check.ts'
import type { HpaDecision } from '#core/policies/hpa.ts'
import type {
  HpaBehavior,
  HpaMetricSpec,
  HpaScalingPolicy,
  HpaScalingRules,
  HpaSpec,
} from '#core/policies/hpa-spec.ts'
import type { NumberBounds } from '#core/schema/schema.ts'
import type { autoscalerText } from '#text/en/autoscaler.ts'
import type { TextsOf } from '#text/messages.ts'

export type Direction = 'scaleUp' | 'scaleDown'

/** The kinds of metric that the panel can make; an imported manifest may hold others. */
export const metricKinds = ['utilization', 'cpu', 'requests', 'inFlight', 'queue'] as const
export type MetricKind = (typeof metricKinds)[number]

/** A metric of a kind with a target to begin with. */
export function newMetric(kind: MetricKind): HpaMetricSpec {
  switch (kind) {
    case 'utilization':
      return {
        type: 'Resource',
        name: 'cpu',
        target: { type: 'Utilization', averageUtilization: 60 },
      }
    case 'cpu':
      return { type: 'Resource', name: 'cpu', target: { type: 'AverageValue', averageValue: 600 } }
    case 'requests':
      return pods('requests_per_second', 'requests-per-second', 25_000)
    case 'inFlight':
      return pods('requests_in_flight', 'in-flight', 3000)
    case 'queue':
      return {
        type: 'External',
        name: 'queue_length',
        signal: 'queue-length',
        target: { type: 'AverageValue', averageValue: 10_000 },
      }
  }
}

function pods(
  name: string,
  signal: 'requests-per-second' | 'in-flight',
  averageValue: number,
): HpaMetricSpec {
  return { type: 'Pods', name, signal, target: { type: 'AverageValue', averageValue } }
}

/** The kind of a metric as the panel would make it; null for one that came from a manifest. */
export function kindOf(metric: HpaMetricSpec): MetricKind | null {
  if (metric.type === 'Resource')
    return metric.target.type === 'Utilization' ? 'utilization' : 'cpu'
  if (metric.type === 'Pods' && metric.signal === 'requests-per-second') return 'requests'
  if (metric.type === 'Pods' && metric.signal === 'in-flight') return 'inFlight'
  const isQueue = metric.type === 'External' && metric.signal === 'queue-length'
  return isQueue && metric.target.type === 'AverageValue' ? 'queue' : null
}

/** A metric's target as a visitor edits it. */
export interface Target {
  readonly label: string
  readonly bounds: NumberBounds
  readonly value: number
  readonly unit: string
  readonly from: number
  readonly to: number
  readonly step: number
}

/** What the target of a metric is called, in the controller's words, and in which unit it is edited. */
export function targetOf(
  metric: HpaMetricSpec,
  text: TextsOf<typeof autoscalerText>,
): Target | null {
  if (metric.type === 'Invalid') return null
  const { target } = metric
  if (target.type === 'Utilization') {
    const value = target.averageUtilization
    return {
      label:
        metric.type === 'ContainerResource'
          ? text.targetUtilizationOf(metric.container)
          : text.targetUtilization,
      bounds: hpaLimits.percent,
      value,
      unit: '%',
      from: 5,
      to: Math.max(100, value),
      step: 1,
    }
  }
  const isCpu = metric.type === 'Resource' || metric.type === 'ContainerResource'
  const milli = target.type === 'AverageValue' ? target.averageValue : target.value
  const unitsOf = (amount: number) => (isCpu ? amount : amount / 1000)
  const value = unitsOf(milli)
  const name = isCpu ? 'CPU' : metric.name
  const label = target.type === 'AverageValue' ? text.targetAverage(name) : text.targetValue(name)
  const to = scaleEnd(value)
  const bounds = { min: unitsOf(hpaLimits.milli.min), max: unitsOf(hpaLimits.milli.max) }
  return { label, bounds, value, unit: isCpu ? 'mCPU' : '', from: to / 100, to, step: to / 100 }
}

// A round end with room above the value; it only steps when the value leaves its lower half.
function scaleEnd(value: number): number {
  let end = 10
  while (end < value * 1.5) end *= 2
  return end
}

/** The metric with another target, in the unit of `targetOf`. */
export function withTarget(metric: HpaMetricSpec, value: number): HpaMetricSpec {
  switch (metric.type) {
    case 'Invalid':
      return metric
    case 'Resource':
    case 'ContainerResource':
      return metric.target.type === 'Utilization'
        ? { ...metric, target: { type: 'Utilization', averageUtilization: Math.round(value) } }
        : { ...metric, target: { type: 'AverageValue', averageValue: Math.round(value) } }
    case 'Pods':
      return { ...metric, target: { type: 'AverageValue', averageValue: Math.round(value * 1000) } }
    case 'Object':
    case 'External': {
      const milli = Math.round(value * 1000)
      return metric.target.type === 'Value'
        ? { ...metric, target: { type: 'Value', value: milli } }
        : { ...metric, target: { type: 'AverageValue', averageValue: milli } }
    }
  }
}

/**
 * What the controller measured at its last sync, in the unit of `targetOf`; null when it could not, or when another metric stood in this place
 * then.
 */
export function measuredBy(
  decision: HpaDecision | null,
  metric: HpaMetricSpec,
  index: number,
): number | null {
  const proposal = decision?.proposals[index]
  if (proposal?.error !== null || proposal.name !== metric.name) return null
  if ('measured' in proposal) {
    const { utilization, average } = proposal.measured
    if ('target' in metric && metric.target.type === 'Utilization') return utilization
    return metric.name === 'cpu' ? average : average / 1000
  }
  return (proposal.average ?? proposal.usage) / 1000
}

/** The band around a target in which nothing is scaled, in the unit of the target. */
export function bandOf(
  spec: HpaSpec,
  target: number,
): { readonly low: number; readonly high: number } {
  const { scaleDown, scaleUp } = tolerances(spec.behavior, spec.controller)
  return { low: target * (1 - scaleDown), high: target * (1 + scaleUp) }
}

/** The metrics with one of them replaced, or taken out (null). */
export function withMetric(spec: HpaSpec, index: number, metric: HpaMetricSpec | null): HpaSpec {
  const metrics = spec.metrics.flatMap((old, i) =>
    i !== index ? [old] : metric === null ? [] : [metric],
  )
  return { ...spec, metrics }
}

/** The stabilization window of one direction and whose it is. */
export interface StabilizationWindow {
  readonly seconds: number
  readonly from: 'behavior' | 'controller'
}

/** The window in force; scaling up has none without `behavior`. */
export function windowOf(spec: HpaSpec, direction: Direction): StabilizationWindow | null {
  const controller = {
    seconds: spec.controller.downscaleStabilization,
    from: 'controller',
  } as const
  if (spec.behavior === null) return direction === 'scaleUp' ? null : controller
  const { stabilizationWindowSeconds } = defaultRules(direction, spec.behavior[direction])
  return stabilizationWindowSeconds === null
    ? controller
    : { seconds: stabilizationWindowSeconds, from: 'behavior' }
}

/** The spec with another window; without `behavior` it is the controller's own that changes. */
export function withWindow(spec: HpaSpec, direction: Direction, seconds: number): HpaSpec {
  if (spec.behavior === null) {
    return { ...spec, controller: { ...spec.controller, downscaleStabilization: seconds } }
  }
  return withRules(spec, direction, { stabilizationWindowSeconds: seconds })
}

const emptyRules: HpaScalingRules = {
  stabilizationWindowSeconds: null,
  selectPolicy: null,
  policies: null,
  tolerance: null,
}

/** The spec with other rules in one direction of its `behavior`. */
export function withRules(
  spec: HpaSpec,
  direction: Direction,
  rules: Partial<HpaScalingRules>,
): HpaSpec {
  const behavior: HpaBehavior = spec.behavior ?? { scaleUp: null, scaleDown: null }
  const next = { ...(behavior[direction] ?? emptyRules), ...rules }
  return { ...spec, behavior: { ...behavior, [direction]: next } }
}

/** The policies with one of them replaced, or taken out (null); the last one cannot go. */
export function withPolicy(
  policies: readonly HpaScalingPolicy[],
  index: number,
  policy: HpaScalingPolicy | null,
): readonly HpaScalingPolicy[] {
  if (policy === null)
    return policies.length > 1 ? policies.filter((_, i) => i !== index) : policies
  return policies.map((old, i) => (i === index ? policy : old))
}
