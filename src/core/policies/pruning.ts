import { assert } from '#core/kernel/assert.ts'

/** A living pod of one ReplicaSet, as its controller looks at it when it must delete some. */
export interface PrunablePod {
  /** Its node; null while it is not scheduled. */
  readonly node: number | string | null
  readonly phase: 'Pending' | 'Unknown' | 'Running'
  readonly ready: boolean
  /** When it became ready, s; null when that is not known. */
  readonly readySince: number | null
  readonly createdAt: number | null
  readonly restarts: number
  /** Restarts of its sidecar (restartable init) containers. */
  readonly sidecarRestarts: number
  /** Annotation pod-deletion-cost; 0 without. */
  readonly deletionCost: number
  /** Active pods of the same owner on its node. */
  readonly colocated: number
  /** Stands for its UID, which is as good as random: the lower one goes first on a tie. */
  readonly rank: number
}

/** When the order is asked for, and whether the annotation pod-deletion-cost is heard. */
export interface PruningRule {
  readonly now: number
  readonly podDeletionCost: boolean
}

/**
 * Positions of the pods to delete, first to die first (controller_utils.go, ActivePodsWithRanks;
 * replica_set.go, getPodsToDelete). When all of them go the order does not matter and is kept.
 */
export function podsToDelete(
  pods: readonly PrunablePod[],
  count: number,
  rule: PruningRule,
): readonly number[] {
  assert(count >= 0 && count <= pods.length, 'no more pods are deleted than there are')
  const order = pods.map((_, position) => position)
  if (count === pods.length) return order
  const before = (a: number, b: number): boolean => {
    const first = deleteBefore(pods[a], pods[b], rule) || pods[a].rank - pods[b].rank
    return first < 0 || (first === 0 && a < b)
  }
  return mergeSorted(order, before).slice(0, count)
}

/** Below 0 when `a` dies first, above 0 when `b` does, 0 when only the UID can tell. */
export function deleteBefore(a: PrunablePod, b: PrunablePod, rule: PruningRule): number {
  if ((a.node === null) !== (b.node === null)) return a.node === null ? -1 : 1
  const phases = phaseOrder[a.phase] - phaseOrder[b.phase]
  if (phases !== 0) return phases
  if (a.ready !== b.ready) return a.ready ? 1 : -1
  if (rule.podDeletionCost && a.deletionCost !== b.deletionCost) {
    return a.deletionCost - b.deletionCost
  }
  if (a.colocated !== b.colocated) return b.colocated - a.colocated
  // Equal times fall through to the next rule; times of one age class go to the UID at once.
  if (a.ready && a.readySince !== b.readySince) return younger(a.readySince, b.readySince, rule.now)
  if (a.restarts !== b.restarts) return b.restarts - a.restarts
  if (a.sidecarRestarts !== b.sidecarRestarts) return b.sidecarRestarts - a.sidecarRestarts
  return a.createdAt === b.createdAt ? 0 : younger(a.createdAt, b.createdAt, rule.now)
}

const phaseOrder = { Pending: 0, Unknown: 1, Running: 2 } as const

/** The younger dies first, an unknown time before any; ages count by their power of two only. */
function younger(a: number | null, b: number | null, now: number): number {
  if (a === null || b === null) return a === null ? -1 : 1
  return ageClass(now - a) - ageClass(now - b)
}

/**
 * ⌊log₂(age in ns)⌋, −1 for no age at all (LogarithmicScaleDown): ready for 5 h and for 8 h is the
 * same class, 2 h is a younger one.
 */
export function ageClass(age: number): number {
  const nanoseconds = Math.floor(age * 1e9 + 0.5)
  if (nanoseconds <= 0) return -1
  const high = Math.floor(nanoseconds / 4_294_967_296)
  return high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(nanoseconds)
}

/** For each pod the number of active pods of its owner on its node. */
export function colocatedActive(
  pods: readonly Pick<PrunablePod, 'node'>[],
  active: readonly Pick<PrunablePod, 'node'>[],
): readonly number[] {
  const onNode = new Map<number | string | null, number>()
  for (const { node } of active) onNode.set(node, (onNode.get(node) ?? 0) + 1)
  return pods.map(({ node }) => onNode.get(node) ?? 0)
}

/**
 * A merge sort of our own: with age classes the order above can run in circles, and then every
 * engine's built-in sort may end differently.
 */
function mergeSorted(
  items: readonly number[],
  before: (a: number, b: number) => boolean,
): readonly number[] {
  if (items.length < 2) return items
  const middle = Math.floor(items.length / 2)
  const left = mergeSorted(items.slice(0, middle), before)
  const right = mergeSorted(items.slice(middle), before)
  const merged: number[] = []
  let l = 0
  let r = 0
  while (l < left.length && r < right.length) {
    merged.push(before(right[r], left[l]) ? right[r++] : left[l++])
  }
  return [...merged, ...left.slice(l), ...right.slice(r)]
}
