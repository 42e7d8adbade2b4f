import { boundsOf } from '#core/policies/bounds.ts'
import { policyDefaults } from '#core/policies/policy-defaults.ts'
import {
  policyKinds,
  type PolicyKind,
  type PolicySpec,
  type SpecOf,
} from '#core/policies/policy.ts'
import type { ServiceSettings } from './parameters.ts'

/** A policy of each kind that wants about the same of one service, so that they can be tried in turn and set side by side. */

/** The kinds of policy that can decide in a run of these settings, in the order in which a visitor finds them. */
export function possiblePolicies(settings: ServiceSettings): readonly PolicyKind[] {
  // Of several services each has a discipline.
  const isLone = !('discipline' in settings)
  return policyKinds.filter((kind) => {
    if (kind === 'vertical') return isLone
    return kind !== 'on-demand' || settings.waiting === 'shared'
  })
}

/** Share of a cell's slots that a policy aims at where the present one names none. */
const usualShare = 0.6

/** So many cells at the most where the present policy has no maximum. */
const usualMost = 40

/** The policy of a kind with the bounds of the present one, which keeps cells about as busy; `replicas` are those asked for now. */
export function comparablePolicy(
  kind: PolicyKind,
  settings: ServiceSettings,
  replicas: number,
): PolicySpec {
  return make[kind](aimOf(settings), replicas)
}

/** Requests per second that one cell answers at the share of its slots that its policy aims at. */
export function cellRate(settings: ServiceSettings): number {
  const { slots, serviceMean } = settings
  return (slots * aimOf(settings).percent) / 100 / serviceMean
}

/** What all of them are to keep. */
interface Aim {
  readonly min: number
  readonly max: number
  /** Percent of the slots, and of the CPU, that are to be busy. */
  readonly percent: number
  readonly slots: number
  /** Requests per second that a cell answers at that share. */
  readonly rate: number
}

function aimOf(settings: ServiceSettings): Aim {
  const { policy, hpa, slots, serviceMean } = settings
  const { min, max } = boundsOf(policy, hpa)
  const target = hpa.metrics.flatMap((metric) =>
    metric.type === 'Resource' && metric.target.type === 'Utilization'
      ? [metric.target.averageUtilization]
      : [],
  )
  const percent = Math.max(1, Math.min(100, target[0] ?? 100 * usualShare))
  // What they have for bounds is the one number that they say.
  const isByHand = policy.kind === 'manual' || policy.kind === 'vertical'
  return {
    min: isByHand ? 1 : Math.max(1, min),
    max: isByHand || max === 0 ? Math.max(usualMost, max) : max,
    percent,
    slots,
    rate: rounded((slots * percent) / 100 / serviceMean),
  }
}

const make: {
  readonly [Kind in PolicyKind]: (aim: Aim, replicas: number) => SpecOf<Kind>
} = {
  hpa: () => policyDefaults.hpa,
  manual: (_, replicas) => ({ kind: 'manual', replicas }),
  vertical: ({ slots, percent }) => ({
    ...policyDefaults.vertical,
    max: Math.max(policyDefaults.vertical.max, slots),
    above: percent,
    below: rounded(percent / 3),
  }),
  'on-demand': ({ max }) => ({ kind: 'on-demand', max }),
  threshold: ({ min, max, percent }) => ({
    ...policyDefaults.threshold,
    min,
    max,
    above: percent,
    below: percent / 2,
  }),
  keda: ({ min, max, rate }) => ({
    ...policyDefaults.keda,
    minReplicaCount: min,
    maxReplicaCount: max,
    triggers: policyDefaults.keda.triggers.map((trigger) => ({ ...trigger, threshold: rate })),
  }),
  kpa: ({ min, max, percent, slots }) => ({
    ...policyDefaults.kpa,
    minScale: min,
    maxScale: max,
    containerConcurrency: slots,
    targetUtilizationPercentage: percent,
  }),
  'target-tracking': ({ min, max, percent }) => ({
    ...policyDefaults['target-tracking'],
    minSize: min,
    maxSize: max,
    policies: policyDefaults['target-tracking'].policies.map((policy) => ({
      ...policy,
      target: percent,
    })),
  }),
  'step-scaling': ({ min, max, percent }) => ({
    ...policyDefaults['step-scaling'],
    minSize: min,
    maxSize: max,
    policies: policyDefaults['step-scaling'].policies.map((policy) => ({
      ...policy,
      threshold: policy.direction === 'out' ? percent : rounded(percent * 0.6),
    })),
  }),
  'simple-scaling': ({ min, max, percent }) => ({
    ...policyDefaults['simple-scaling'],
    minSize: min,
    maxSize: max,
    policies: policyDefaults['simple-scaling'].policies.map((policy) => ({
      ...policy,
      threshold: policy.adjustment > 0 ? percent : rounded(percent * 0.6),
    })),
  }),
  azure: ({ min, max, percent }) => ({
    ...policyDefaults.azure,
    minimum: min,
    maximum: max,
    fallback: min,
    rules: policyDefaults.azure.rules.map((rule) => ({
      ...rule,
      threshold: rule.direction === 'Increase' ? percent : rounded(percent / 2),
    })),
  }),
  mig: ({ min, max, percent }) => ({
    ...policyDefaults.mig,
    minNumReplicas: min,
    maxNumReplicas: max,
    signals: [{ signal: 'cpu', target: percent }],
  }),
}

/** Two digits after the point: what a person would write. */
function rounded(value: number): number {
  return Math.max(0.01, Math.floor(value * 100 + 0.5) / 100)
}
