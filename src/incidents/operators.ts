import type { AnyServiceSettings } from '#core/organisms/systems.ts'
import type { HpaScalingRules, HpaSpec } from '#core/policies/hpa-spec.ts'
import type { PolicySpec } from '#core/policies/policy.ts'

/**
 * What the settings of a service are without one cause of losses. An operator says which fields are other ones, and nothing where
 * that cause is not there; it holds for the whole run, so a visitor who sets the same fields by hand has the same run.
 */

/** Other values of some settings; empty where nothing is to be removed. */
export type Fields = Partial<AnyServiceSettings>

type Operator = (settings: AnyServiceSettings) => Fields

/** So many times as much as there is stands for “no bound”: memory of a run grows with what it may hold. */
export const plenty = 10

/** The most cells that an autoscaler may be told (hpa-check.ts), and the longest queue of a cell (parameters.ts). */
const most = { cells: 100_000, queue: 16_000, waiting: 100_000, slots: 256 } as const

export const operators = {
  scheduled: zero('scheduling'),
  pulling: zero('imagePull'),
  booting: zero('boot'),
  probing: ({ probePeriod, probeDelay }) =>
    probePeriod > 1 || probeDelay > 0 ? { probePeriod: 1, probeDelay: 0 } : {},
  crashes: zero('crashShare'),
  errors: zero('failureShare'),
  retries: zero('retries'),
  grace: ({ gracePeriod }) => (gracePeriod < 3600 ? { gracePeriod: 3600 } : {}),
  queue({ waiting, waitingLimit, queueLimit }) {
    if (waiting === 'cells') return larger('queueLimit', queueLimit, most.queue)
    return larger('waitingLimit', waitingLimit, most.waiting)
  },
  maximum({ policy, hpa }) {
    if (policy.kind === 'hpa') {
      const maxReplicas = plentyOf(hpa.maxReplicas, most.cells)
      return maxReplicas > hpa.maxReplicas ? { hpa: { ...hpa, maxReplicas } } : {}
    }
    const higher = withHigherMost(policy)
    return higher === null ? {} : { policy: higher }
  },
  ceiling({ policy }) {
    if (policy.kind !== 'vertical') return {}
    const max = plentyOf(policy.max, most.slots)
    return max > policy.max ? { policy: { ...policy, max } } : {}
  },
  looks({ policy, scrapePeriod, syncPeriod, syncDelay }) {
    if (policy.kind === 'threshold' || policy.kind === 'vertical') {
      const isSlow = policy.period > 1 || policy.cooldown > 0 || scrapePeriod > 1
      return isSlow ? { scrapePeriod: 1, policy: { ...policy, period: 1, cooldown: 0 } } : {}
    }
    if (policy.kind !== 'hpa') return {}
    const isSlow = scrapePeriod > 1 || syncPeriod > 1 || syncDelay > 0
    return isSlow ? { scrapePeriod: 1, syncPeriod: 1, syncDelay: 0 } : {}
  },
  tolerance({ policy, hpa }) {
    if (policy.kind !== 'hpa') return {}
    const up = hpa.behavior?.scaleUp
    const isThere = hpa.controller.tolerance > 0 || (up?.tolerance ?? 0) > 0
    if (!isThere) return {}
    const without = { ...hpa, controller: { ...hpa.controller, tolerance: 0 } }
    return { hpa: up?.tolerance ? withUp(without, { tolerance: 0 }) : without }
  },
  window({ policy, hpa }) {
    const length = hpa.behavior?.scaleUp?.stabilizationWindowSeconds ?? 0
    return policy.kind === 'hpa' && length > 0
      ? { hpa: withUp(hpa, { stabilizationWindowSeconds: 0 }) }
      : {}
  },
  rate({ policy, hpa }) {
    if (policy.kind !== 'hpa') return {}
    const { behavior, controller } = hpa
    if (behavior === null) {
      const free = { scaleUpLimitFactor: 1000, scaleUpLimitMinimum: most.cells }
      return { hpa: { ...hpa, controller: { ...controller, ...free } } }
    }
    const policies = [{ type: 'Pods', value: most.cells, periodSeconds: 15 }] as const
    return { hpa: withUp(hpa, { policies, selectPolicy: 'Max' }) }
  },
} as const satisfies Readonly<Record<string, Operator>>

export type OperatorName = keyof typeof operators

function zero(
  name: 'scheduling' | 'imagePull' | 'boot' | 'crashShare' | 'failureShare' | 'retries',
): Operator {
  return (settings) => (settings[name] > 0 ? { [name]: 0 } : {})
}

function larger(name: 'queueLimit' | 'waitingLimit', is: number, limit: number): Fields {
  const value = plentyOf(is, limit)
  return value > is ? { [name]: value } : {}
}

/** Ten times as much, up to a limit; ten where there is none. */
function plentyOf(value: number, limit: number): number {
  return Math.max(value, Math.min(limit, Math.max(plenty, plenty * value)))
}

const noRules: HpaScalingRules = {
  stabilizationWindowSeconds: null,
  selectPolicy: null,
  policies: null,
  tolerance: null,
}

function withUp(hpa: HpaSpec, rules: Partial<HpaScalingRules>): HpaSpec {
  const behavior = hpa.behavior ?? { scaleUp: null, scaleDown: null }
  const scaleUp = { ...(behavior.scaleUp ?? noRules), ...rules }
  return { ...hpa, behavior: { ...behavior, scaleUp } }
}

/** The same policy with a higher maximum; null for one that has none, or whose maximum stands elsewhere. */
function withHigherMost(policy: PolicySpec): PolicySpec | null {
  const of = (max: number): number => plentyOf(max, most.cells)
  switch (policy.kind) {
    case 'keda':
      return { ...policy, maxReplicaCount: of(policy.maxReplicaCount) }
    case 'kpa':
      return policy.maxScale === 0 ? null : { ...policy, maxScale: 0 }
    case 'target-tracking':
    case 'step-scaling':
    case 'simple-scaling':
      return { ...policy, maxSize: of(policy.maxSize) }
    case 'azure':
      return { ...policy, maximum: of(policy.maximum) }
    case 'mig':
      return { ...policy, maxNumReplicas: of(policy.maxNumReplicas) }
    case 'threshold':
    case 'on-demand':
      return { ...policy, max: of(policy.max) }
    case 'hpa':
    case 'vertical':
    case 'manual':
      return null
  }
}
