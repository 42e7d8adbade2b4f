import { exponential, saltedWord, share } from './chance'
import { doubleAt, edgeAt, serviceAt, taskAt, wordAt } from './columns'
import { atOnce, atWork, cell, desk, edge, job, noTask, service, size, task } from './constants'
import { gather, insideAt } from './departures'
import { bookOne, drawWords } from './engine'
import { lookSooner, slotEnd } from './looks'
import { headOf, joinCell, leavingTask, takeLeaving } from './sharing'

/** The service's side of arrivals, as in core/mesh/book.ts. */

/**
 * Draws the work of the open arrivals; false where it finds some that is not exponential. On the way it looks at the records that their answers will
 * need: many at once, where one after the other would wait for the memory each time.
 */
export function drawWorks(from: i32, to: i32): bool {
  const openTasks = load<usize>(desk.openTasks)
  const works = load<usize>(desk.works)
  let seen = 0
  for (let k = from; k < to; k++) {
    const record = taskAt(load<i32>(openTasks + (k << 2)))
    const rules = serviceAt(load<i32>(edgeAt(load<i32>(record, task.edge)), edge.to))
    const mean = load<f64>(rules, service.mean)
    if (mean < 0) return false
    const key = load<i32>(rules, service.key)
    const tag = load<i32>(record, task.tag)
    store<f64>(works + (k << 3), mean * exponential(saltedWord(key, tag), key))
    const caller = load<i32>(record, task.parent)
    if (caller === noTask) continue
    const above = load<i32>(taskAt(caller), task.parent)
    if (above !== noTask) seen ^= load<i32>(taskAt(above), task.tag)
  }
  // Kept, so that the looking is not left out.
  store<i32>(desk.looked, seen)
  return true
}

/** Books the open arrivals in the order of time: when each leaves, and in its record the cell. */
export function book(from: i32, to: i32): void {
  const openTasks = load<usize>(desk.openTasks)
  for (let k = from; k < to; k++) {
    const record = taskAt(load<i32>(openTasks + (k << 2)))
    store<f64>(record, Infinity, task.due)
    const which = load<i32>(edgeAt(load<i32>(record, task.edge)), edge.to)
    const rules = serviceAt(which)
    const isBooked =
      load<i32>(rules, service.usual) !== 0
        ? bookUsual(k, record, which)
        : load<i32>(rules, service.sharing) !== 0 && bookJob(k, record, which, rules)
    if (!isBooked) bookOne(k)
  }
}

/** Books an arrival at the lesser of two cells that it joins at once; false, with nothing done, where there are not two. */
function bookJob(k: i32, record: usize, which: i32, rules: usize): bool {
  const count = load<i32>(wordAt(desk.readyCounts, which))
  if (count < 2) return false
  const now = load<f64>(doubleAt(desk.openTimes, k))
  const leave = doubleAt(desk.leaves, k)
  const row = lesserOfTwo(which, count, now)
  store<f64>(leave, now)
  store<i32>(record, -1, task.row)
  if (load<i32>(wordAt(desk.jobCounts, row)) >= load<i32>(rules, service.places)) return true
  store<i32>(record, row, task.row)
  const attempt = load<i32>(wordAt(desk.openTasks, k))
  const work = load<f64>(doubleAt(desk.works, k))
  const head = headOf(row)
  const isEmpty = load<i32>(wordAt(desk.jobCounts, row)) === 0
  if (isEmpty) store<f64>(head, Infinity, job.deadline)
  joinCell(row, rules, attempt, now, work)
  const chosen = load<usize>(desk.cells) + row * load<i32>(desk.cellBytes)
  store<f64>(chosen, load<f64>(chosen, cell.committed) + work, cell.committed)
  store<f64>(chosen, load<f64>(chosen, cell.routed) + 1, cell.routed)
  const soonest = load<f64>(record, task.soonest)
  if (soonest >= slotEnd() && soonest < load<f64>(head, job.deadline))
    store<f64>(head, soonest, job.deadline)
  lookSooner(row)
  store<f64>(leave, leavesAtOnce(row, attempt, now) ? atOnce : atWork)
  return true
}

/** Two different cells at random, brought up to this moment; the one with fewer jobs. @inline */
function lesserOfTwo(which: i32, count: i32, now: f64): i32 {
  const positions = wordAt(desk.positions, which)
  if (load<i32>(positions) > size.batch - 2) drawWords(which)
  const position = load<i32>(positions)
  store<i32>(positions, position + 2)
  const words = wordAt(desk.chance, which * size.batch + position)
  const ready = wordAt(desk.ready, which * load<i32>(desk.rows))
  const first = share(load<u32>(words), count)
  const drawn = share(load<u32>(words, 4), count - 1)
  const second = drawn + 1 + ((drawn - first) >> 31)
  const one = load<i32>(ready + (first << 2))
  const two = load<i32>(ready + (second << 2))
  const inOne = insideAt(one, now)
  const inTwo = insideAt(two, now)
  return one + ((two - one) & ((inTwo - inOne) >> 31))
}

/** Whether an attempt leaves its cell at the moment it comes; collects who leaves before it then. @inline */
function leavesAtOnce(row: i32, attempt: i32, now: f64): bool {
  const leave = doubleAt(desk.jobLeaves, row)
  while (load<f64>(leave) <= now) {
    if (leavingTask(row) === attempt) {
      takeLeaving(row)
      return true
    }
    gather(row)
  }
  return false
}

/** Books an arrival at the lesser of two cells of one slot; false, with nothing done, where a glance does not tell how many are inside. @inline */
function bookUsual(k: i32, record: usize, which: i32): bool {
  const count = load<i32>(wordAt(desk.readyCounts, which))
  if (count < 2) return false
  const now = load<f64>(doubleAt(desk.openTimes, k))
  const cells = load<usize>(desk.cells)
  const stride = load<i32>(desk.cellBytes)
  const positions = wordAt(desk.positions, which)
  if (load<i32>(positions) > size.batch - 2) drawWords(which)
  const position = load<i32>(positions)
  const words = wordAt(desk.chance, which * size.batch + position)
  const ready = wordAt(desk.ready, which * load<i32>(desk.rows))
  const first = share(load<u32>(words), count)
  const drawn = share(load<u32>(words, 4), count - 1)
  const second = drawn + 1 + ((drawn - first) >> 31)
  const one = load<i32>(ready + (first << 2))
  const two = load<i32>(ready + (second << 2))
  const inOne = glanceAt(cells + one * stride, now)
  const inTwo = glanceAt(cells + two * stride, now)
  if (inOne === size.glance || inTwo === size.glance) return false
  store<i32>(positions, position + 2)
  // All ones if the second holds fewer.
  const row = one + ((two - one) & ((inTwo - inOne) >> 31))
  store<i32>(record, row, task.row)
  admit(cells + row * stride, k, now)
  return true
}

/** Takes an arrival into a cell. @inline */
function admit(chosen: usize, k: i32, now: f64): void {
  const work = load<f64>(doubleAt(desk.works, k))
  const leave = later(now, load<f64>(chosen, cell.slots)) + work
  const routed = load<f64>(chosen, cell.routed)
  store<f64>(chosen + ((i32(routed) & 3) << 3), leave)
  store<f64>(chosen, load<f64>(chosen, cell.committed) + work, cell.committed)
  store<f64>(chosen, routed + 1, cell.routed)
  store<f64>(chosen, leave, cell.slots)
  store<f64>(doubleAt(desk.leaves, k), leave)
}

/** How many of the latest four departures of a cell are still to come. @inline */
function glanceAt(chosen: usize, now: f64): i32 {
  return (
    i32(load<f64>(chosen) > now) +
    i32(load<f64>(chosen, 8) > now) +
    i32(load<f64>(chosen, 16) > now) +
    i32(load<f64>(chosen, 24) > now)
  )
}

/** The later of two times, neither below nought, whose bits have the order of the numbers: a branch would be foretold wrong every other time. @inline */
function later(one: f64, other: f64): f64 {
  const a = reinterpret<i64>(one)
  const b = reinterpret<i64>(other)
  return reinterpret<f64>(a ^ ((a ^ b) & ((a - b) >> 63)))
}
