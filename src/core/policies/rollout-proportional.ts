/** A ReplicaSet of a Deployment that is scaled in the middle of a rollout. */
export interface ProportionalSet {
  readonly name: string
  readonly replicas: number
  readonly available: number
  /** When it was made, s; any number that orders them. */
  readonly createdAt: number
  /** Annotations desired-replicas and max-replicas of the last scaling; null without. */
  readonly desiredAnnotation: number | null
  readonly maxAnnotation: number | null
}

/** What is to be scaled. */
export interface ProportionalInput {
  /** spec.replicas of the Deployment, and its surge in pods. */
  readonly desired: number
  readonly surge: number
  /** status.replicas of the Deployment, for sets without the annotation. */
  readonly statusReplicas: number
  readonly next: ProportionalSet | null
  readonly old: readonly ProportionalSet[]
}

/** What became of one set. */
export interface ProportionalShare {
  readonly name: string
  readonly from: number
  /** Pods of its share of the change, and what was left over for the largest set. */
  readonly share: number
  readonly leftover: number
  readonly to: number
}

/** One scaling with its numbers. */
export interface ProportionalDecision {
  readonly rule: 'none' | 'only-active' | 'new-is-saturated' | 'proportional'
  /** Pods to add to all sets together, below 0 to remove; 0 where shares are not the question. */
  readonly toAdd: number
  /** In the order in which they were given their share; sets without pods are left out. */
  readonly shares: readonly ProportionalShare[]
}

/**
 * Scales a Deployment with several active sets so that each keeps its share (deployment/sync.go,
 * scale): else scaling out would hasten the rollout, and with it whatever is wrong with it.
 */
export function scaleProportionally(input: ProportionalInput): ProportionalDecision {
  const { desired, surge, next, old } = input
  const all = next === null ? old : [...old, next]
  const active = all.filter(({ replicas }) => replicas > 0)
  if (active.length < 2) {
    const newest = next ?? sorted(old, (a, b) => b.createdAt - a.createdAt)[0]
    const only = active[0] ?? newest
    if (only === undefined) return { rule: 'none', toAdd: 0, shares: [] }
    return { rule: 'only-active', toAdd: 0, shares: [whole(only, desired)] }
  }
  if (next !== null && isSaturated(next, desired)) {
    const shares = active.filter(({ name }) => name !== next.name).map((set) => whole(set, 0))
    return { rule: 'new-is-saturated', toAdd: 0, shares }
  }
  const allowed = desired > 0 ? desired + surge : 0
  const toAdd = allowed - active.reduce((sum, { replicas }) => sum + replicas, 0)
  return { rule: 'proportional', toAdd, shares: shareOut(input, active, toAdd) }
}

function shareOut(
  input: ProportionalInput,
  active: readonly ProportionalSet[],
  toAdd: number,
): readonly ProportionalShare[] {
  if (toAdd === 0) return active.map((set) => whole(set, set.replicas))
  // The largest is served first; of equals the newer on the way up, the older on the way down.
  const order = sorted(active, (a, b) => {
    const newer = b.createdAt - a.createdAt
    return b.replicas - a.replicas || (toAdd > 0 ? newer : -newer)
  })
  let added = 0
  const shares = order.map((set) => {
    const left = toAdd - added
    const wish = fraction(set, input)
    const share = left === 0 ? 0 : toAdd > 0 ? Math.min(wish, left) : Math.max(wish, left)
    added += share
    return { name: set.name, from: set.replicas, share, leftover: 0, to: set.replicas + share }
  })
  const [largest, ...rest] = shares
  const leftover = toAdd - added
  return [{ ...largest, leftover, to: Math.max(0, largest.to + leftover) }, ...rest]
}

/** Pods that keep a set's share of the whole, rounded to the nearest (getReplicaSetFraction). */
function fraction(set: ProportionalSet, { desired, surge, statusReplicas }: ProportionalInput) {
  if (desired === 0) return -set.replicas
  const before = set.maxAnnotation ?? statusReplicas
  return Math.floor((set.replicas * (desired + surge)) / before + 0.5) - set.replicas
}

/** Whether the new set already owns every pod, in its own eyes and in those of the Deployment. */
function isSaturated(set: ProportionalSet, desired: number): boolean {
  return [set.replicas, set.desiredAnnotation, set.available].every((size) => size === desired)
}

function whole(set: ProportionalSet, to: number): ProportionalShare {
  return { name: set.name, from: set.replicas, share: to - set.replicas, leftover: 0, to }
}

function sorted(
  sets: readonly ProportionalSet[],
  order: (a: ProportionalSet, b: ProportionalSet) => number,
): readonly ProportionalSet[] {
  return sets.toSorted((a, b) => order(a, b) || (a.name < b.name ? -1 : 1))
}
