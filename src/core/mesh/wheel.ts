import type { Mesh } from './mesh.ts'
import { hand } from './hand.ts'
import { blockSize, wheelSlots } from './sizes.ts'
import { few, found, isMarkedLower, makeRoom, sortFound } from './sort.ts'
import { at, taskNumbers } from './tasks.ts'

/**
 * The time wheel of arrivals at services: what is due in the same slot of time stands in blocks that are written and
 * read from front to end, and is sorted when the slot opens, so an arrival costs no search (G. Varghese & T. Lauck,
 * Hashed and Hierarchical Timing Wheels, SOSP 1987; R. Brown, Calendar Queues, CACM 31(10), 1988). A slot is no longer
 * than the least latency of the network, so what is sent while it is open arrives behind it (the windows of conservative
 * look-ahead: K. Chandy & J. Misra, CACM 24(4), 1981). Where the network takes no time, an arrival may fall into the open slot and is
 * put into its order. Of equal times the lower mark comes first (acts.ts).
 */

const mask = wheelSlots - 1

/** Registers of the wheel: the open slot, counted from time 0, and how many arrivals are in closed ones. */
export const turn = { slot: 0, closed: 1 } as const

/** When the open slot ends, s. */
export function slotEnd({ turns, slotTime }: Mesh): number {
  return (turns[turn.slot] + 1) * slotTime
}

/** Puts a task into the wheel, to arrive at the time in hand. */
export function plan(mesh: Mesh, task: number): void {
  const time = mesh.hand[hand.arrival]
  mesh.numbers[task * taskNumbers + at.due] = time
  const slot = Math.floor(time * mesh.slotsPerSecond)
  if (slot <= mesh.turns[turn.slot]) planNow(mesh, task)
  else append(mesh, slot & mask, task)
}

/** Puts a task, to arrive at the time in hand, behind those of a slot. */
function append(mesh: Mesh, place: number, task: number): void {
  const { counts, lasts, blockTimes, blockTasks } = mesh
  const count = counts[place]
  if ((count & (blockSize - 1)) === 0) addBlock(mesh, place, count)
  const entry = lasts[place] * blockSize + (count & (blockSize - 1))
  blockTimes[entry] = mesh.hand[hand.arrival]
  blockTasks[entry] = task
  counts[place] = count + 1
  mesh.turns[turn.closed]++
}

function addBlock(mesh: Mesh, place: number, count: number): void {
  const { firsts, lasts, blockNext, freeBlocks } = mesh
  const block = freeBlocks[--mesh.freeBlockCount[0]]
  if (count === 0) firsts[place] = block
  else blockNext[lasts[place]] = block
  lasts[place] = block
}

/** Puts a task into the order of the open slot, as `sortFound` does: most belong to its end, or near it. */
export function planNow(mesh: Mesh, task: number): void {
  const { openTimes, openTasks, open } = mesh
  const time = mesh.hand[hand.arrival]
  let place = open[1]
  if (place === openTimes.length) {
    // What has been taken out makes room: there are never more tasks than records.
    openTimes.copyWithin(0, open[0], place)
    openTasks.copyWithin(0, open[0], place)
    place -= open[0]
    open[0] = 0
  }
  open[1] = place + 1
  const near = place - few > open[0] ? place - few : open[0]
  for (; place > near && isBehind(mesh, place - 1, task, time); place--) {
    openTimes[place] = openTimes[place - 1]
    openTasks[place] = openTasks[place - 1]
  }
  if (place === near && near > open[0]) {
    place = placeOf(mesh, near, task, time)
    openTimes.copyWithin(place + 1, place, near)
    openTasks.copyWithin(place + 1, place, near)
  }
  openTimes[place] = time
  openTasks[place] = task
}

/** Whether the open arrival at a place belongs behind a task that arrives at a time. */
function isBehind(mesh: Mesh, place: number, task: number, time: number): boolean {
  const { openTimes, openTasks } = mesh
  if (openTimes[place] !== time) return openTimes[place] > time
  return isMarkedLower(mesh, task, openTasks[place])
}

/** The first place of the open arrivals before `end` that belongs behind a task; `end` where none does. */
function placeOf(mesh: Mesh, end: number, task: number, time: number): number {
  let [low, high] = [mesh.open[0], end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBehind(mesh, middle, task, time)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The first slot from `from` on, before `to`, in which an arrival or a cell may be due; `to` where there is none. Those of later turns of the wheel
 * stand in the same places.
 */
export function nextHeld({ counts, jobs, turns }: Mesh, from: number, to: number): number {
  const isWatched = jobs.looking[0] > 0
  if (turns[turn.closed] === 0 && !isWatched) return to
  const end = from + wheelSlots < to ? from + wheelSlots : to
  for (let slot = from; slot < end; slot++) {
    const place = slot & mask
    if (counts[place] > 0 || (isWatched && jobs.firsts[place] >= 0)) return slot
  }
  return to
}

/** Opens the slot `slot`: its arrivals stand in order in [0, count) of the open ones. */
export function openSlot(mesh: Mesh, slot: number): void {
  const { counts, firsts, blockTimes, blockTasks, blockNext, open, turns } = mesh
  const { slotsPerSecond, freeBlocks, freeBlockCount } = mesh
  open[0] = 0
  open[1] = 0
  turns[turn.slot] = slot
  const place = slot & mask
  const held = counts[place]
  if (held === 0) return
  counts[place] = 0
  turns[turn.closed] -= held
  makeRoom(held)
  const { times, tasks } = found
  let block = firsts[place]
  let count = 0
  for (let seen = 0; seen < held; seen += blockSize) {
    const next = blockNext[block]
    const first = block * blockSize
    const end = first + Math.min(blockSize, held - seen)
    // Given back first: what belongs to a later turn goes into new blocks, and at most as many.
    freeBlocks[freeBlockCount[0]++] = block
    for (let entry = first; entry < end; entry++) {
      const time = blockTimes[entry]
      const task = blockTasks[entry]
      if (Math.floor(time * slotsPerSecond) === slot) {
        times[count] = time
        tasks[count] = task
        count++
      } else {
        mesh.hand[hand.arrival] = time
        append(mesh, place, task)
      }
    }
    block = next
  }
  open[1] = count
  sortFound(mesh, count, slot * mesh.slotTime)
}
