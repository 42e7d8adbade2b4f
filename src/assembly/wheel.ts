import { doubleAt, wordAt } from './columns'
import { desk, hand, size, task, turn } from './constants'
import { planNow } from './engine'
import { sortFound } from './sort'

/** The wheel of arrivals, as in core/mesh/wheel.ts. */

const mask = size.wheelSlots - 1

/** Puts an attempt into the wheel. @inline */
export function plan(attempt: i32, record: usize, time: f64): void {
  store<f64>(record, time, task.due)
  const slot = Math.floor(time * load<f64>(desk.slotsPerSecond))
  if (slot > load<f64>(load<usize>(desk.turns), turn.slot)) {
    append(i32(i64(slot)) & mask, attempt, time)
    return
  }
  store<f64>(load<usize>(desk.hand), time, hand.arrival)
  planNow(attempt)
}

/** @inline */
function append(place: i32, attempt: i32, time: f64): void {
  const counts = wordAt(desk.counts, place)
  const count = load<i32>(counts)
  if ((count & (size.blockSize - 1)) === 0) addBlock(place, count)
  const entry =
    load<i32>(wordAt(desk.lasts, place)) * size.blockSize + (count & (size.blockSize - 1))
  store<f64>(doubleAt(desk.blockTimes, entry), time)
  store<i32>(wordAt(desk.blockTasks, entry), attempt)
  store<i32>(counts, count + 1)
  const turns = load<usize>(desk.turns)
  store<f64>(turns, load<f64>(turns, turn.closed) + 1, turn.closed)
}

function addBlock(place: i32, count: i32): void {
  const free = load<usize>(desk.freeBlockCount)
  const left = load<i32>(free) - 1
  store<i32>(free, left)
  const block = load<i32>(wordAt(desk.freeBlocks, left))
  const last = wordAt(desk.lasts, place)
  if (count === 0) store<i32>(wordAt(desk.firsts, place), block)
  else store<i32>(wordAt(desk.blockNext, load<i32>(last)), block)
  store<i32>(last, block)
}

/** Opens a slot: its arrivals stand in order in [0, count) of the open ones. */
export function openSlot(slot: f64): void {
  const open = load<usize>(desk.open)
  const turns = load<usize>(desk.turns)
  store<i64>(open, 0)
  store<f64>(turns, slot, turn.slot)
  const place = i32(i64(slot)) & mask
  const counts = wordAt(desk.counts, place)
  const held = load<i32>(counts)
  if (held === 0) return
  store<i32>(counts, 0)
  store<f64>(turns, load<f64>(turns, turn.closed) - f64(held), turn.closed)
  const count = findArrivals(slot, place, held)
  store<i32>(open, count, 4)
  sortFound(count, slot * load<f64>(desk.slotTime))
}

/** Writes the `held` arrivals at a place of the wheel to the found ones, later turns' back into the wheel; returns how many. */
function findArrivals(slot: f64, place: i32, held: i32): i32 {
  const rate = load<f64>(desk.slotsPerSecond)
  const times = load<usize>(desk.foundTimes)
  const tasks = load<usize>(desk.foundTasks)
  const freeCount = load<usize>(desk.freeBlockCount)
  let block = load<i32>(wordAt(desk.firsts, place))
  let count = 0
  for (let seen = 0; seen < held; seen += size.blockSize) {
    const next = load<i32>(wordAt(desk.blockNext, block))
    const first = block * size.blockSize
    const left = held - seen
    const end = first + (left < size.blockSize ? left : size.blockSize)
    const free = load<i32>(freeCount)
    store<i32>(wordAt(desk.freeBlocks, free), block)
    store<i32>(freeCount, free + 1)
    for (let entry = first; entry < end; entry++) {
      const time = load<f64>(doubleAt(desk.blockTimes, entry))
      const attempt = load<i32>(wordAt(desk.blockTasks, entry))
      if (Math.floor(time * rate) === slot) {
        store<f64>(times + (count << 3), time)
        store<i32>(tasks + (count << 2), attempt)
        count++
      } else append(place, attempt, time)
    }
    block = next
  }
  return count
}
