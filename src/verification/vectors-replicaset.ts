import type { PrunablePod } from '#core/policies/pruning.ts'
import { colocatedActive, deleteBefore, podsToDelete } from '#core/policies/pruning.ts'
import { slowStart } from '#core/policies/slow-start.ts'
import { ago, now } from './vector-hpa-input.ts'
import type { Adapter, Given } from './vector-input.ts'
import { flagIn, given, listIn, numberIn, numberOr, textIn, wordIn } from './vector-input.ts'

/** Which pod dies first, and how many are born at once. */
export const replicaSetAdapters: Readonly<Record<string, Adapter>> = {
  deleteBefore: (input) => {
    const podDeletionCost = flagIn(input, 'podDeletionCost')
    const a = pod(given(input['a'], 'pod a'), 0)
    const b = pod(given(input['b'], 'pod b'), 1)
    const order = deleteBefore(a, b, { now, podDeletionCost })
    return { order: order === 0 ? 'equal' : order < 0 ? 'a-first' : 'b-first' }
  },
  podsToDelete: (input) => {
    const read = (value: unknown) => given(value, 'a pod')
    const listed = listIn(input, 'pods', read)
    const active = listIn(input, 'related', read).filter(isActive)
    const plain = listed.map(pod)
    const colocated = colocatedActive(
      plain,
      active.map((each) => ({ node: node(each) })),
    )
    const pods = plain.map((each, i) => ({ ...each, colocated: colocated[i] ?? 0 }))
    const rule = { now, podDeletionCost: true }
    const positions = podsToDelete(pods, numberIn(input, 'count'), rule)
    const names = listed.map((each) => textIn(each, 'name'))
    return { names: positions.map((position) => names[position]) }
  },
  slowStartBatch: (input) =>
    slowStart(
      numberIn(input, 'count'),
      numberIn(input, 'initialBatchSize'),
      numberIn(input, 'callsThatSucceed'),
    ),
}

function pod(from: Given, rank: number): PrunablePod {
  return {
    node: node(from),
    phase: wordIn(from, 'phase', ['Pending', 'Unknown', 'Running']),
    ready: flagIn(from, 'ready'),
    readySince: ago(from, 'readySinceSecAgo'),
    createdAt: ago(from, 'createdSecAgo'),
    restarts: numberIn(from, 'restarts'),
    sidecarRestarts: numberIn(from, 'sidecarRestarts'),
    deletionCost: numberIn(from, 'deletionCost'),
    colocated: numberOr(from, 'colocatedActive', 0),
    rank,
  }
}

function node(from: Given): string | null {
  const name = textIn(from, 'node')
  return name === '' ? null : name
}

function isActive(from: Given): boolean {
  const phase = textIn(from, 'phase')
  return phase !== 'Succeeded' && phase !== 'Failed' && from['deleting'] !== true
}
