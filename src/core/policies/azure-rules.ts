import type { AzureProjection } from './azure-flapping.ts'
import { tryScaleIn } from './azure-flapping.ts'
import type { AzureProfile, AzureRule, AzureRuleUse, AzureSeen } from './azure-profile.ts'
import { use } from './azure-profile.ts'

/** Why the size is what it is after a decision. */
export type AzureReason =
  | 'ScaleOut'
  | 'ScaleIn'
  | 'BelowMinimum'
  | 'AboveMaximum'
  | 'MetricsUnavailable'
  | 'NoRuleTriggered'
  | 'Cooldown'
  | 'AtMaximum'
  | 'AtMinimum'
  | 'FlappingAvoided'
  | 'NoChange'

/** One run of the job with every number that led to it. */
export interface AzureDecision {
  readonly instances: number
  /** In the order of the profile. */
  readonly rules: readonly AzureRuleUse[]
  /** Index of the rule that led; null when none did. */
  readonly leading: number | null
  /** Sizes tried for a scale-in, the smallest first; the last one decides. */
  readonly projections: readonly AzureProjection[]
  readonly capacity: number
  readonly reason: AzureReason
}

/**
 * Rules of Azure Monitor autoscale: out if any scale-out rule triggers, to the largest size; else in
 * if all scale-in rules trigger, to the largest size as well, and only as far as no scale-out rule
 * would trigger at once (autoscale-best-practices.md, “flapping”).
 */
export function decideAzure(profile: AzureProfile, seen: AzureSeen): AzureDecision {
  const { instances } = seen
  const { minimum, maximum } = profile
  const rules = profile.rules.map((rule) => use(rule, seen))
  const told = { instances, rules, leading: null, projections: [] }
  if (instances < minimum) return { ...told, capacity: minimum, reason: 'BelowMinimum' }
  if (instances > maximum) return { ...told, capacity: maximum, reason: 'AboveMaximum' }
  if (rules.some(({ measured }) => measured === null)) {
    const capacity = Math.min(maximum, Math.max(instances, profile.fallback))
    return { ...told, capacity, reason: 'MetricsUnavailable' }
  }
  const directed = (direction: AzureRule['direction']) =>
    rules.filter((_, i) => profile.rules[i].direction === direction)
  const out = directed('Increase').filter(({ triggered }) => triggered)
  const inwards = directed('Decrease')
  const isIn = out.length === 0 && inwards.length > 0 && inwards.every((rule) => rule.triggered)
  const stay = { ...told, capacity: instances }
  if (out.length === 0 && !isIn) return { ...stay, reason: 'NoRuleTriggered' }
  // On the way out a rule in its cooldown waits alone; on the way in all must agree, so all wait.
  const free = (isIn ? inwards : out).filter(({ cooling }) => !cooling)
  const [first] = free
  if (first === undefined || (isIn && free.length < inwards.length)) {
    return { ...stay, reason: 'Cooldown' }
  }
  const winner = free.reduce((a, b) => (b.capacity > a.capacity ? b : a), first)
  const leading = rules.indexOf(winner)
  if (isIn) return scaleIn(profile, seen, { ...told, leading }, winner.capacity)
  const capacity = Math.max(instances, Math.min(maximum, winner.capacity))
  if (capacity > instances) return { ...told, leading, capacity, reason: 'ScaleOut' }
  const reason = instances === maximum ? 'AtMaximum' : 'NoChange'
  return { ...told, leading, capacity, reason }
}

function scaleIn(
  profile: AzureProfile,
  seen: AzureSeen,
  told: Pick<AzureDecision, 'instances' | 'rules' | 'leading'>,
  wish: number,
): AzureDecision {
  const { instances } = seen
  const projections = tryScaleIn(profile, seen, Math.max(profile.minimum, wish))
  const last = projections.at(-1)
  if (last === undefined) {
    const reason = instances === profile.minimum ? 'AtMinimum' : 'NoChange'
    return { ...told, projections, capacity: instances, reason }
  }
  return last.flapping
    ? { ...told, projections, capacity: instances, reason: 'FlappingAvoided' }
    : { ...told, projections, capacity: last.instances, reason: 'ScaleIn' }
}
