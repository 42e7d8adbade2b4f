import type { Fenceposts } from './rollout-fenceposts.ts'
import { fencepostsWithin } from './rollout-fenceposts.ts'

/** A ReplicaSet as its Deployment looks at it. */
export interface RolloutSet {
  /** spec.replicas. */
  readonly replicas: number
  /** status.availableReplicas. */
  readonly available: number
}

/** A Deployment in a rolling update. */
export interface Rollout extends Fenceposts {
  /** spec.replicas of the Deployment. */
  readonly desired: number
  readonly next: RolloutSet
  /** ReplicaSets of older templates, the oldest first. */
  readonly old: readonly RolloutSet[]
}

/** One sync of the Deployment with the numbers that led to it. */
export interface RolloutDecision {
  /** The new set is seen to first; the old ones only when it cannot change. */
  readonly step: 'new-scaled' | 'old-scaled' | 'nothing'
  readonly next: number
  readonly old: readonly number[]
  /** Pods wished of all sets, and the most that there may be. */
  readonly total: number
  readonly maxTotal: number
  /** Available pods that must stay. */
  readonly minAvailable: number
  readonly cleanup: OldReduction | null
}

/** How the old sets were reduced. */
export interface OldReduction {
  /** Most pods that may go: total − minAvailable − unavailable pods of the new set. */
  readonly maxScaledDown: number
  /** Pods that were not available and went first. */
  readonly cleaned: number
  /** Available pods that went after them. */
  readonly scaledDown: number
  readonly replicas: readonly number[]
}

/** One step of a rolling update (deployment/rolling.go, rolloutRolling). */
export function rolloutStep(rollout: Rollout): RolloutDecision {
  const { desired, next, old, surge } = rollout
  const total = totalOf([next, ...old])
  const told = {
    total,
    maxTotal: desired + surge,
    minAvailable: minAvailable(rollout),
    cleanup: null,
  }
  const unchanged = { next: next.replicas, old: old.map(({ replicas }) => replicas) }
  const size = newReplicaSetSize({
    strategy: 'RollingUpdate',
    desired,
    surge,
    total,
    replicas: next.replicas,
  })
  if (size !== next.replicas) return { ...told, ...unchanged, step: 'new-scaled', next: size }
  const cleanup = reduceOld(rollout)
  if (cleanup === null) return { ...told, ...unchanged, step: 'nothing' }
  const step = cleanup.cleaned + cleanup.scaledDown > 0 ? 'old-scaled' : 'nothing'
  return { ...told, next: next.replicas, old: cleanup.replicas, cleanup, step }
}

/**
 * Size of the new set (reconcileNewReplicaSet, NewRSNewReplicas): as many more as the surge leaves
 * room for, never above the wished size; where pods are recreated the old ones are gone by then, and
 * it is whole at once.
 */
export function newReplicaSetSize(
  from: Pick<Rollout, 'desired' | 'surge'> & {
    readonly strategy: 'RollingUpdate' | 'Recreate'
    /** Pods wished of all sets. */
    readonly total: number
    /** Of them those of the new set. */
    readonly replicas: number
  },
): number {
  const { desired, strategy, surge, total, replicas } = from
  if (replicas >= desired || strategy === 'Recreate') return desired
  const room = desired + surge - total
  return room <= 0 ? replicas : replicas + Math.min(room, desired - replicas)
}

/**
 * Reduces the old sets (reconcileOldReplicaSets): unavailable pods first, or they would block the
 * update; null when nothing may go. Unavailable pods of the new set count as missing.
 */
export function reduceOld(rollout: Rollout): OldReduction | null {
  const { next, old } = rollout
  if (totalOf(old) === 0) return null
  const unavailable = next.replicas - next.available
  const maxScaledDown = totalOf([next, ...old]) - minAvailable(rollout) - unavailable
  if (maxScaledDown <= 0) return null
  const { cleaned, old: left } = cleanupUnhealthy(old, maxScaledDown)
  const { scaledDown, replicas } = scaleDownOld({ ...rollout, old: left })
  return { maxScaledDown, cleaned, scaledDown, replicas }
}

/** Takes unavailable pods out of the old sets, the oldest set first (cleanupUnhealthyReplicas). */
export function cleanupUnhealthy(
  old: readonly RolloutSet[],
  maxCleanup: number,
): { readonly cleaned: number; readonly old: readonly RolloutSet[] } {
  let cleaned = 0
  const left = old.map((set) => {
    const broken = Math.max(0, Math.min(maxCleanup - cleaned, set.replicas - set.available))
    cleaned += broken
    return { ...set, replicas: set.replicas - broken }
  })
  return { cleaned, old: left }
}

/** Takes what is available above the minimum out of the old sets (scaleDownOldReplicaSetsForRollingUpdate). */
export function scaleDownOld(rollout: Rollout): {
  readonly scaledDown: number
  readonly replicas: readonly number[]
} {
  const { next, old } = rollout
  const available = [next, ...old].reduce((sum, set) => sum + set.available, 0)
  const spare = Math.max(0, available - minAvailable(rollout))
  let scaledDown = 0
  const replicas = old.map((set) => {
    const going = Math.min(set.replicas, spare - scaledDown)
    scaledDown += going
    return set.replicas - going
  })
  return { scaledDown, replicas }
}

function minAvailable(rollout: Rollout): number {
  return rollout.desired - fencepostsWithin(rollout, rollout.desired).unavailable
}

function totalOf(sets: readonly RolloutSet[]): number {
  return sets.reduce((sum, { replicas }) => sum + replicas, 0)
}
