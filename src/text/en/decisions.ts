import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** Why the autoscaler did what it did. Reasons and conditions that Kubernetes reports stay its own words. */
export const decisionsText = area('decisions', {
  /** A switch of the list: the decisions of every service. */
  ofAll: 'Of all services',
  nothingYet: 'The autoscaler has not decided anything yet.',
  changed: (from: number, to: number) => `${n.count(from)} → ${n.count(to)} replicas`,
  stayed: (at: number, why: string) => `stayed at ${n.count(at)}: ${why}`,
  why: {
    scaledByHand: 'scaled to zero by hand',
    metricsMissing: 'metrics missing',
    sameNumber: 'the formula asks for no other number',
    window: 'stabilization window',
    nothingToDo: 'nothing to do',
  },
  outcomes: {
    'within-tolerance': 'within tolerance',
    'within-tolerance-after-assumptions': 'within tolerance once silent pods are counted',
    'direction-flipped': 'silent pods would turn the direction around',
    'count-against-direction': 'the count would move against the ratio',
    scaled: 'outside tolerance',
  },
  limits: {
    DesiredWithinRange: 'within range',
    ScaleUpLimit: 'the rate of scaling up is limited',
    ScaleDownLimit: 'the rate of scaling down is limited',
    TooFewReplicas: 'min replicas',
    TooManyReplicas: 'max replicas',
  },
  errors: {
    'no-metrics': 'the metrics API returned nothing',
    'no-pods': 'there are no pods',
    'no-ready-pod-metrics': 'every sample is of a pod that is not ready or leaving',
    'missing-request': 'a pod has no request for this resource',
    'no-matching-metrics': 'no sample belongs to a pod that exists',
    'invalid-type': 'the controller does not know this kind of metric',
  },
  steps: {
    raw: 'Raw',
    desired: 'Desired replicas',
    maxReplicas: 'Max replicas',
    minReplicas: 'Min replicas',
    scaling: 'Scaling',
    tolerance: 'Tolerance',
    silent: 'Silent pods',
    stabilised: 'Stabilised',
    rate: 'Rate',
    limited: 'Limited',
  },
  largestLeads: 'the largest metric leads',
  noChange: (count: number) => `${n.count(count)} (no change)`,
  atOnce: 'corrected at once, without metrics, windows or rates',
  disabledAtZero: 'disabled at 0 replicas',
  somebodyScaled: 'somebody scaled to zero by hand',
  noRecommendation: 'no recommendation',
  metricFailed: 'a metric failed, so nothing is scaled down or up',
  noValue: 'no value',
  inside: (ratio: string, low: string, high: string) => `${ratio} inside ${low} … ${high}`,
  outside: (ratio: string, low: string, high: string) => `${ratio} outside ${low} … ${high}`,
  ratioOver: (ratio: string, pods: number) => `ratio ${ratio} over ${n.count(pods)} pods`,
  silent: (missing: string, unready: string) => `missing: ${missing}; not ready: ${unready}`,
  missing: {
    request: 'count as their full request',
    target: 'count as the target',
    zero: 'count as 0',
    'left-out': 'none',
  },
  unready: { zero: 'count as 0', 'left-out': 'left out' },
  measured: (measured: string, target: string, ratio: string) =>
    `measured ${measured} ÷ target ${target} = ${ratio}`,
  average: (usage: string, target: string, ratio: string) =>
    `${usage} ÷ (${target} × replicas) = ${ratio}`,
  notDefined: 'not defined',
  pods(ready: number, unready: number, missing: number, leaving: number) {
    const parts = [`${n.count(ready)} ready`]
    if (unready > 0) parts.push(`${n.count(unready)} not ready`)
    if (missing > 0) parts.push(`${n.count(missing)} without a sample`)
    if (leaving > 0) parts.push(`${n.count(leaving)} leaving`)
    return parts.join(', ')
  },
  /** A window that holds a number; `ago` is null where no earlier recommendation is remembered. */
  holds: (window: number, replicas: number, ago: number | null) =>
    `the window of ${n.count(window)}\u00a0s holds ${n.count(replicas)}` +
    (ago === null ? '' : `, recommended ${n.count(ago)}\u00a0s ago`),
  nothingHolds: 'no window holds it back',
  atMost: (from: number, to: number) => `${n.count(from)} may become at most ${n.count(to)}`,
  withoutBehavior: 'without behavior',
  podsPer: (value: number, period: number, start: number, allows: number) =>
    `${n.count(value)} pods per ${n.count(period)}\u00a0s from ${n.count(start)}: ${n.count(allows)}`,
  percentPer: (value: number, period: number, start: number, allows: number) =>
    `${n.share(value / 100)} per ${n.count(period)}\u00a0s from ${n.count(start)}: ${n.count(allows)}`,
  taken: (select: string) => `selectPolicy ${select} takes it`,
  inRange: (from: number, to: number, min: number, max: number) =>
    `${n.count(from)} → ${n.count(to)} in ${n.count(min)} … ${n.count(max)}`,
  cpu: 'CPU',
  ofContainer: (name: string) => `${name} of the container`,
})
