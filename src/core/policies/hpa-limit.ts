import type { DefaultedRules } from './hpa-behavior.ts'
import { isNewer } from './hpa-clock.ts'
import type { HpaScaleEvent } from './hpa-memory.ts'
import { toReplicas } from './hpa-proposal.ts'
import type { HpaScalingPolicy, HpaSelectPolicy } from './hpa-spec.ts'

/** What one policy allows, with the numbers on the way. */
export interface HpaPolicyUse {
  readonly policy: HpaScalingPolicy
  /** Pods added and removed strictly within the last period. */
  readonly added: number
  readonly removed: number
  /** Size at the start of the period: current − added + removed. */
  readonly start: number
  /** The size that the policy allows to reach. */
  readonly allows: number
}

/** How fast the size may change now. */
export interface HpaRateLimit {
  readonly replicas: number
  /** Null without `behavior`: max(factor · current, minimum). */
  readonly select: HpaSelectPolicy | null
  readonly policies: readonly HpaPolicyUse[]
  /** Index of the policy that set the limit; null when none did. */
  readonly chosen: number | null
}

/** How rate limits and bounds changed the stabilised size. */
export interface HpaLimit {
  readonly rule: 'without-behavior' | 'with-behavior'
  readonly replicas: number
  readonly reason:
    'DesiredWithinRange' | 'ScaleUpLimit' | 'ScaleDownLimit' | 'TooFewReplicas' | 'TooManyReplicas'
  /** The limit in the direction asked for; null when nothing limits that way. */
  readonly rate: HpaRateLimit | null
}

export interface LimitInput {
  readonly current: number
  readonly desired: number
  readonly minReplicas: number
  readonly maxReplicas: number
}

/** Without `behavior` (horizontal.go, convertDesiredReplicasWithRules): no memory between syncs. */
export function limitWithoutBehavior(
  input: LimitInput,
  limit: { readonly factor: number; readonly minimum: number },
): HpaLimit {
  const { current, desired, minReplicas, maxReplicas } = input
  const reach = toReplicas(Math.max(limit.factor * current, limit.minimum))
  const rate: HpaRateLimit = { replicas: reach, select: null, policies: [], chosen: null }
  const rule = 'without-behavior'
  if (desired < minReplicas) return { rule, replicas: minReplicas, reason: 'TooFewReplicas', rate }
  if (desired > Math.min(maxReplicas, reach)) {
    return maxReplicas > reach
      ? { rule, replicas: reach, reason: 'ScaleUpLimit', rate }
      : { rule, replicas: maxReplicas, reason: 'TooManyReplicas', rate }
  }
  return { rule, replicas: desired, reason: 'DesiredWithinRange', rate }
}

/** What the policies of `behavior` are applied to. */
export interface BehaviorLimitInput extends LimitInput {
  readonly scaleUpEvents: readonly HpaScaleEvent[]
  readonly scaleDownEvents: readonly HpaScaleEvent[]
  readonly now: number
}

/** With `behavior` (horizontal.go, convertDesiredReplicasWithBehaviorRate). */
export function limitWithBehavior(
  input: BehaviorLimitInput,
  behavior: { readonly scaleUp: DefaultedRules; readonly scaleDown: DefaultedRules },
): HpaLimit {
  const { current, desired, minReplicas, maxReplicas } = input
  const rule = 'with-behavior'
  if (desired > current) {
    const rate = scaleUpLimit(input, behavior.scaleUp)
    const reach = Math.max(rate.replicas, current)
    const replicas = Math.min(maxReplicas, reach)
    const reason = maxReplicas > reach ? 'ScaleUpLimit' : 'TooManyReplicas'
    if (desired > replicas) return { rule, replicas, reason, rate }
    return { rule, replicas: desired, reason: 'DesiredWithinRange', rate }
  }
  if (desired < current) {
    const rate = scaleDownLimit(input, behavior.scaleDown)
    const reach = Math.min(rate.replicas, current)
    const replicas = Math.max(minReplicas, reach)
    const reason = minReplicas < reach ? 'ScaleDownLimit' : 'TooFewReplicas'
    if (desired < replicas) return { rule, replicas, reason, rate }
    return { rule, replicas: desired, reason: 'DesiredWithinRange', rate }
  }
  return { rule, replicas: desired, reason: 'DesiredWithinRange', rate: null }
}

type RateInput = Pick<BehaviorLimitInput, 'current' | 'scaleUpEvents' | 'scaleDownEvents' | 'now'>

/** The largest size that the policies for scaling up allow now. */
export function scaleUpLimit(input: RateInput, rules: DefaultedRules): HpaRateLimit {
  const uses = rules.policies.map((policy) =>
    use(input, policy, (start) =>
      // Go's order of floating operations: 50 pods + 10 % are 56, not 55.
      policy.type === 'Pods' ? start + policy.value : Math.ceil(start * (1 + policy.value / 100)),
    ),
  )
  return select(input.current, rules.selectPolicy, uses, 1)
}

/** The smallest size that the policies for scaling down allow now. */
export function scaleDownLimit(input: RateInput, rules: DefaultedRules): HpaRateLimit {
  const uses = rules.policies.map((policy) =>
    use(input, policy, (start) =>
      // Go's order again, and truncated: 10 pods − 90 % are 0, not 1.
      policy.type === 'Pods' ? start - policy.value : Math.trunc(start * (1 - policy.value / 100)),
    ),
  )
  return select(input.current, rules.selectPolicy, uses, -1)
}

function use(
  input: RateInput,
  policy: HpaScalingPolicy,
  allow: (start: number) => number,
): HpaPolicyUse {
  const added = changeWithin(input.scaleUpEvents, policy.periodSeconds, input.now)
  const removed = changeWithin(input.scaleDownEvents, policy.periodSeconds, input.now)
  const start = input.current - added + removed
  return { policy, added, removed, start, allows: toReplicas(allow(start)) }
}

/** Pods that events strictly newer than the period added or removed. */
export function changeWithin(
  events: readonly HpaScaleEvent[],
  period: number,
  now: number,
): number {
  let change = 0
  for (const event of events) if (isNewer(event.at, now, period)) change += event.change
  return change
}

/** `Max` takes the policy with the largest change, whichever way `sign` points. */
function select(
  current: number,
  policy: HpaSelectPolicy,
  uses: readonly HpaPolicyUse[],
  sign: 1 | -1,
): HpaRateLimit {
  if (policy === 'Disabled') {
    return { replicas: current, select: policy, policies: uses, chosen: null }
  }
  const better = policy === 'Max' ? sign : -sign
  let chosen = 0
  for (let i = 1; i < uses.length; i++) {
    if (uses[i].allows * better > uses[chosen].allows * better) chosen = i
  }
  const found = uses[chosen]
  return found === undefined
    ? { replicas: current, select: policy, policies: uses, chosen: null }
    : { replicas: found.allows, select: policy, policies: uses, chosen }
}
