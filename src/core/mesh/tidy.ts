import { act, kindOf, markIn } from './acts-heap.ts'
import type { Mesh } from './mesh.ts'
import { countReturned } from './returns.ts'
import { blockSize, wheelSlots } from './sizes.ts'
import { turn } from './wheel.ts'
import { at, flag, markOf, taskNumbers, taskWords, triesUnit, word } from './tasks.ts'

/**
 * Before a save or a digest what lies differently in equal states is put into one form: what is back is counted, events of the
 * callers stand sorted, those of records that are free are gone, and the arrivals of the wheel lie slot by slot. None of that changes
 * what happens next.
 */
export function tidy(mesh: Mesh): void {
  countReturned(mesh)
  findAlive(mesh)
  tidyActs(mesh)
  tidyWheel(mesh)
  tidySlot(mesh)
}

/**
 * Where all of the open slot is over the last one before now stands for it: an event that did nothing may have opened one on the way or not,
 * and no slot that is passed over holds anything.
 */
function tidySlot({ turns, open, clock, slotsPerSecond }: Mesh): void {
  if (open[0] !== open[1]) return
  open[0] = 0
  open[1] = 0
  const last = Math.ceil(clock[0] * slotsPerSecond) - 1
  if (last > turns[turn.slot]) turns[turn.slot] = last
}

/** After a save was read back: whatever is not in it is free. */
export function revive(mesh: Mesh): void {
  const { numbers, pool, alive, aliveCount } = mesh
  const isAlive = new Uint8Array(pool[1])
  for (let i = 0; i < aliveCount[0]; i++) isAlive[alive[i]] = 1
  for (let task = 0; task < pool[1]; task++) {
    if (isAlive[task] !== 0) continue
    numbers[task * taskNumbers + at.due] = -1
    numbers[task * taskNumbers + at.latest] = -1
  }
  chainWheel(mesh)
}

/** Lists the records that are not free. What an earlier attempt has left in them and nobody asks for is cleared. */
function findAlive(mesh: Mesh): void {
  const { numbers, words, pool, clock, alive, aliveCount, borns, requests, wiring } = mesh
  let count = 0
  for (let task = 0; task < pool[1]; task++) {
    if (numbers[task * taskNumbers + at.due] < clock[0]) continue
    alive[count++] = task
    const base = task * taskWords
    const bits = words[base + word.bits]
    const isFirst = bits < 2 * triesUnit && (bits & flag.second) === 0
    if (isFirst) borns[task] = 0
    if (wiring.crowd[words[base + word.edge]] < 0) requests[task] = 0
    // Nothing of its own work is known while it is on its way, nor if it is to leave the queue.
    const isServed = words[base + word.row] >= 0 && (bits & flag.abandons) === 0
    if (!isServed && (bits & flag.answered) === 0) numbers[task * taskNumbers + at.latest] = -1
  }
  aliveCount[0] = count
}

/** Puts the callers' events in order, without those of attempts whose records are free or another's: they do nothing. */
function tidyActs(mesh: Mesh): void {
  const { times, orders, tasks, count } = mesh.acts
  const planned = Array.from({ length: count[0] }, (_, place) => {
    return { time: times[place], order: orders[place], task: tasks[place] }
  })
  const kept = planned.filter(({ order, task }) => isToHappen(mesh, order, task))
  kept.sort((a, b) => a.time - b.time || a.order - b.order || a.task - b.task)
  kept.forEach(({ time, order, task }, place) => {
    times[place] = time
    orders[place] = order
    tasks[place] = task
  })
  count[0] = kept.length
}

function isToHappen(mesh: Mesh, order: number, task: number): boolean {
  if (kindOf(order) === act.clientSends) return true
  const isAlive = mesh.numbers[task * taskNumbers + at.due] >= mesh.clock[0]
  return isAlive && markOf(mesh, task) === markIn(order)
}

/** Puts the arrivals of each slot into blocks one behind the other. */
function tidyWheel(mesh: Mesh): void {
  const { counts, firsts, blockTimes, blockTasks, blockNext } = mesh
  const times: number[] = []
  const tasks: number[] = []
  for (let slot = 0; slot < wheelSlots; slot++) {
    let block = firsts[slot]
    for (let seen = 0; seen < counts[slot]; seen++) {
      if (seen > 0 && seen % blockSize === 0) block = blockNext[block]
      const entry = block * blockSize + (seen % blockSize)
      times.push(blockTimes[entry])
      tasks.push(blockTasks[entry])
    }
  }
  chainWheel(mesh)
  let read = 0
  for (let slot = 0; slot < wheelSlots; slot++) {
    const first = firsts[slot] * blockSize
    for (let entry = first; entry < first + counts[slot]; entry++) {
      blockTimes[entry] = times[read]
      blockTasks[entry] = tasks[read++]
    }
  }
}

/** Chains as many blocks to each slot as its arrivals need, in order; the others are free. */
function chainWheel({ counts, firsts, lasts, blockNext, freeBlocks, freeBlockCount }: Mesh): void {
  const blocks = blockNext.length
  let used = 0
  for (let slot = 0; slot < wheelSlots; slot++) {
    const own = Math.ceil(counts[slot] / blockSize)
    if (own === 0) continue
    firsts[slot] = used
    lasts[slot] = used + own - 1
    for (let block = used; block < used + own - 1; block++) blockNext[block] = block + 1
    used += own
  }
  freeBlockCount[0] = blocks - used
  for (let i = 0; i < blocks - used; i++) freeBlocks[i] = blocks - 1 - i
}
