import { act, keepActs } from './acts-heap.ts'
import type { Mesh } from './mesh.ts'
import { blockSize, wheelSlots } from './sizes.ts'
import { turn } from './wheel.ts'

/** What will not be, although it was known ahead; and that it goes from the lists of what will. */
export interface Undone {
  /** By attempt; see `stopsBeing`. */
  readonly marks: Uint8Array
  /** Requests that closed clients were to send next. */
  readonly requests: { readonly edge: number; readonly request: number }[]
}

/** Marks of an attempt. */
export const stopsBeing = {
  /** It is not sent. */
  sent: 1,
  /** Its answer does not count. */
  counted: 2,
  /** Its caller does not hear of its answer. */
  heard: 4,
} as const

/** Takes what will not be out of the lists. */
export function forget(mesh: Mesh, undone: Undone): void {
  forgetReturns(mesh, undone)
  forgetActs(mesh, undone)
  forgetArrivals(mesh, undone)
}

function forgetReturns(mesh: Mesh, undone: Undone): void {
  const { returnTimes, returnCodes, returnTasks, returnBorns, returned, log } = mesh
  let kept = 0
  for (let entry = 0; entry < returned[0]; entry++) {
    if ((undone.marks[returnTasks[entry]] & stopsBeing.counted) !== 0) continue
    returnTimes[kept] = returnTimes[entry]
    returnCodes[kept] = returnCodes[entry]
    if (log.length > 0) returnBorns[kept] = returnBorns[entry]
    returnTasks[kept++] = returnTasks[entry]
  }
  returned[0] = kept
}

function forgetActs(mesh: Mesh, { marks, requests }: Undone): void {
  const { tasks } = mesh.acts
  keepActs(mesh, (kind, mark, place) => {
    const of = tasks[place]
    if (kind === act.clientSends) {
      return !requests.some(({ edge, request }) => edge === of && (request | 0) === mark)
    }
    const isNews = kind === act.hears || kind === act.hearsError
    return (marks[of] & (isNews ? stopsBeing.sent | stopsBeing.heard : stopsBeing.sent)) === 0
  })
}

/** Arrivals stand in the slots of the wheel, and where the network takes no time in the open one too. */
function forgetArrivals(mesh: Mesh, { marks }: Undone): void {
  const { counts, open, openTimes, openTasks } = mesh
  const isSent = (task: number): boolean => (marks[task] & stopsBeing.sent) === 0
  let kept = open[0]
  for (let k = open[0]; k < open[1]; k++) {
    if (!isSent(openTasks[k])) continue
    openTimes[kept] = openTimes[k]
    openTasks[kept++] = openTasks[k]
  }
  open[1] = kept
  for (let slot = 0; slot < wheelSlots; slot++) if (counts[slot] > 0) thinOut(mesh, slot, isSent)
}

/** Keeps of a slot what is sent; blocks that are empty then are given back. */
function thinOut(mesh: Mesh, slot: number, isSent: (task: number) => boolean): void {
  const { counts, firsts, lasts, blockTimes, blockTasks, blockNext, freeBlocks } = mesh
  const held = counts[slot]
  let [from, to] = [firsts[slot], firsts[slot]]
  let kept = 0
  for (let seen = 0; seen < held; seen++) {
    if (seen > 0 && seen % blockSize === 0) from = blockNext[from]
    const entry = from * blockSize + (seen % blockSize)
    if (!isSent(blockTasks[entry])) continue
    if (kept > 0 && kept % blockSize === 0) to = blockNext[to]
    blockTimes[to * blockSize + (kept % blockSize)] = blockTimes[entry]
    blockTasks[to * blockSize + (kept % blockSize)] = blockTasks[entry]
    kept++
  }
  const isEmpty = kept === 0
  for (
    let left = Math.ceil(kept / blockSize), block = to;
    left < Math.ceil(held / blockSize);
    left++
  ) {
    if (!(isEmpty && left === 0)) block = blockNext[block]
    freeBlocks[mesh.freeBlockCount[0]++] = block
  }
  lasts[slot] = to
  counts[slot] = kept
  mesh.turns[turn.closed] -= held - kept
}
