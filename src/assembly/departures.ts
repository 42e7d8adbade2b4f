import { answer } from './answers'
import { callStages } from './calls'
import { doubleAt, edgeAt, serviceAt, taskAt, wordAt } from './columns'
import { desk, edge, hand, leaving, noTask, service, size, special, task } from './constants'
import { expectNothingBefore, goOn, mergeDepartures } from './engine'
import { firstLook, following, slotEnd } from './looks'
import { takeLeaving } from './sharing'
import { markOf, spread } from './sort'

/** Departures that become known when they happen, as in core/mesh/departures.ts. */

/** How many are in cell `row` at a moment. Collects what has left. */
export function insideAt(row: i32, now: f64): i32 {
  const leave = doubleAt(desk.jobLeaves, row)
  while (load<f64>(leave) <= now) gather(row)
  return load<i32>(wordAt(desk.jobCounts, row))
}

/** Collects the job that leaves cell `row` next. */
export function gather(row: i32): void {
  const registers = load<usize>(desk.leaving)
  const count = load<i32>(registers, leaving.count)
  store<i32>(registers, count + 1, leaving.count)
  store<f64>(doubleAt(desk.foundTimes, count), load<f64>(doubleAt(desk.jobLeaves, row)))
  store<i32>(wordAt(desk.foundTasks, count), takeLeaving(row))
}

/** Collects all else that leaves in the open slot before `bound`, and puts what was collected into order. */
export function sortDepartures(bound: f64): void {
  for (let row = firstLook(); row >= 0; row = following(row)) {
    const leave = doubleAt(desk.jobLeaves, row)
    while (load<f64>(leave) < bound) gather(row)
  }
  const registers = load<usize>(desk.leaving)
  const count = load<i32>(registers, leaving.count)
  store<i32>(registers, 0, leaving.next)
  if (count === 0) return
  lookAtRecords(count)
  const times = load<usize>(desk.leftTimes)
  const tasks = load<usize>(desk.leftTasks)
  spread(count, slotEnd() - load<f64>(desk.slotTime), times, tasks)
  let moves = size.movesMost * count
  for (let i = 1; i < count; i++) {
    if (isAfter(times, tasks, i - 1, i)) moves -= moveDown(times, tasks, i)
    if (moves < 0) {
      mergeDepartures(count)
      return
    }
  }
}

/** Looks at the records that the departures will need, many at once, as `drawWorks` does. @inline */
function lookAtRecords(count: i32): void {
  const tasks = load<usize>(desk.foundTasks)
  let seen = 0
  for (let i = 0; i < count; i++) {
    const caller = load<i32>(taskAt(load<i32>(tasks + (i << 2))), task.parent)
    if (caller === noTask) continue
    const above = load<i32>(taskAt(caller), task.parent)
    if (above !== noTask) seen ^= load<i32>(taskAt(above), task.tag)
  }
  store<i32>(desk.looked, seen)
}

/** Moves a departure down to its place among those before it, which are in order; returns how far. */
function moveDown(times: usize, tasks: usize, from: i32): i32 {
  const time = load<f64>(times + (from << 3))
  const attempt = load<i32>(tasks + (from << 2))
  let to = from
  while (to > 0 && isAfter(times, tasks, to - 1, from)) to--
  memory.copy(times + ((to + 1) << 3), times + (to << 3), (from - to) << 3)
  memory.copy(tasks + ((to + 1) << 2), tasks + (to << 2), (from - to) << 2)
  store<f64>(times + (to << 3), time)
  store<i32>(tasks + (to << 2), attempt)
  return from - to
}

/** @inline */
function isAfter(times: usize, tasks: usize, one: i32, other: i32): bool {
  const time = load<f64>(times + (one << 3))
  const otherTime = load<f64>(times + (other << 3))
  if (time !== otherTime) return time > otherTime
  return isLater(load<i32>(tasks + (one << 2)), load<i32>(tasks + (other << 2)))
}

function isLater(attempt: i32, other: i32): bool {
  const mark = markOf(taskAt(attempt))
  const otherMark = markOf(taskAt(other))
  return mark === otherMark ? attempt > other : mark > otherMark
}

/** Whether something leaves a cell before the fresh request in hand, or at its time; then that is in hand in its place. @inline */
export function preferDeparture(): bool {
  const registers = load<usize>(desk.leaving)
  const next = load<i32>(registers, leaving.next)
  if (next >= load<i32>(registers, leaving.count)) return false
  const time = load<f64>(doubleAt(desk.leftTimes, next))
  const held = load<usize>(desk.hand)
  if (time > load<f64>(held, hand.fresh)) return false
  store<f64>(held, time, hand.fresh)
  return true
}

/** What leaves next has its turn now: its visit makes its calls, or is answered. */
export function passDeparture(now: f64): void {
  const registers = load<usize>(desk.leaving)
  const next = load<i32>(registers, leaving.next)
  const attempt = load<i32>(wordAt(desk.leftTasks, next))
  if (next + 1 === load<i32>(registers, leaving.count)) {
    store<i32>(registers, 0, leaving.count)
    store<i32>(registers, 0, leaving.next)
  } else store<i32>(registers, next + 1, leaving.next)
  const record = taskAt(attempt)
  const rules = serviceAt(load<i32>(edgeAt(load<i32>(record, task.edge)), edge.to))
  const isPlain = (load<i32>(rules, service.special) & special.fails) === 0
  if (!isPlain || load<i32>(desk.isLogged) !== 0) {
    goOn(attempt)
    return
  }
  const first = load<i32>(rules, service.first)
  store<f64>(record, now, task.latest)
  store<i32>(record, first << 8, task.calls)
  if (first === load<i32>(rules, service.last)) answer(attempt, now)
  else if (callStages(attempt)) answer(attempt, load<f64>(record, task.latest))
}

/** An attempt is at work from now on. Nothing is known of it before it leaves, so deadlines in the open slot become events. @inline */
export function begin(attempt: i32, record: usize, now: f64): void {
  store<f64>(record, now, task.latest)
  if (load<f64>(record, task.soonest) >= slotEnd()) return
  store<f64>(load<usize>(desk.hand), Infinity, hand.back)
  expectNothingBefore(attempt)
}
