import { expectNothingBefore } from './acts.ts'
import { answer, callStages, failBack } from './calls.ts'
import { drawWork, failsItself } from './draws.ts'
import { hand } from './hand.ts'
import { leavingTask, takeLeaving } from './job-moves.ts'
import { departureStride } from './jobs.ts'
import { firstLook } from './looks.ts'
import type { Mesh } from './mesh.ts'
import { mergeSort, movesMost, type Timed } from './merge-sort.ts'
import { spread } from './sort.ts'
import { at, markOf, taskNumbers, taskWords, triesOf, word } from './tasks.ts'
import { slotEnd } from './wheel.ts'
import { special } from './wiring.ts'

/**
 * Departures that become known when they happen (disciplines.ts). Where the run looks ahead, those of the open slot are collected
 * while its arrivals are booked, the others of it when that is done; sorted, each then has its turn among what else happens in the
 * slot. None of them sends an arrival into it. Step by step, the next one is looked for each time.
 */

/** Departures of the open slot as they were collected, and in order; scratch that is empty between two calls of `runMesh`. */
export interface Departing {
  readonly found: Timed
  readonly ordered: Timed
  /** See `leaving`. */
  readonly registers: Int32Array
}

/** Registers: how many were collected, how many of those in order have had their turn, and step by step the cell of the next one. */
export const leaving = { count: 0, next: 1, row: 2 } as const

/** Room for the departures of a slot; an attempt has one at most. */
export function departingOf(tasks: number): Departing {
  return { found: timed(tasks), ordered: timed(tasks), registers: new Int32Array(4) }
}

function timed(length: number): Timed {
  return { times: new Float64Array(length), tasks: new Int32Array(length) }
}

/** An attempt is at work from now on. Nothing is known of it before it leaves, so deadlines in the open slot become events. */
export function begin(mesh: Mesh, task: number, isOver: boolean): void {
  const { numbers, clock, hand: held } = mesh
  numbers[task * taskNumbers + at.latest] = clock[0]
  if (isOver) {
    goOn(mesh, task)
    return
  }
  // Those of later slots are planned when these open; see looks.ts.
  if (numbers[task * taskNumbers + at.soonest] >= slotEnd(mesh)) return
  held[hand.back] = Infinity
  expectNothingBefore(mesh, task)
}

/** How many are in cell `row` when the `k`-th open arrival comes. Collects what has left; what leaves at that moment has left. */
export function insideAt(mesh: Mesh, row: number, k: number): number {
  const { leaves, counts } = mesh.jobs
  const now = mesh.openTimes[k]
  while (leaves[row] <= now) gather(mesh, row)
  return counts[row]
}

/** Whether the `k`-th open arrival leaves cell `row` at the moment it comes; collects who leaves before it then. */
export function leavesAtOnce(mesh: Mesh, row: number, k: number): boolean {
  const { leaves } = mesh.jobs
  const now = mesh.openTimes[k]
  while (leaves[row] <= now) {
    if (leavingTask(mesh, row) === mesh.openTasks[k]) {
      takeLeaving(mesh, row)
      return true
    }
    gather(mesh, row)
  }
  return false
}

/** Collects the job that leaves cell `row` next. */
function gather(mesh: Mesh, row: number): void {
  const { registers, found } = mesh.departing
  const count = registers[leaving.count]++
  found.times[count] = mesh.jobs.leaves[row]
  found.tasks[count] = takeLeaving(mesh, row)
}

/** Collects all else that leaves in the open slot before the bound in hand, and puts what was collected into order. */
export function sortDepartures(mesh: Mesh): void {
  const { slotsPerSecond, hand: held } = mesh
  const { leaves, followings } = mesh.jobs
  const bound = held[hand.bound]
  for (let row = firstLook(mesh); row >= 0; row = followings[row]) {
    while (leaves[row] < bound) gather(mesh, row)
  }
  const { found, ordered, registers } = mesh.departing
  const count = registers[leaving.count]
  lookAtRecords(mesh, count)
  const { times, tasks } = ordered
  spread(found, count, slotEnd(mesh) - mesh.slotTime, slotsPerSecond, times, tasks)
  let moves = movesMost * count
  for (let i = 1; i < count; i++) {
    const time = times[i]
    const task = tasks[i]
    let to = i
    while (to > 0 && isAfter(mesh, to - 1, i)) to--
    if (to === i) continue
    moves -= i - to
    if (moves < 0) {
      mergeDepartures(mesh, count)
      break
    }
    times.copyWithin(to + 1, to, i)
    tasks.copyWithin(to + 1, to, i)
    times[to] = time
    tasks[to] = task
  }
  registers[leaving.next] = 0
}

/** Merges the first `count` departures, which have been spread and some of which are in order already. */
export function mergeDepartures(mesh: Mesh, count: number): void {
  const { found, ordered } = mesh.departing
  mergeSort(mesh, ordered, found, count, isLater)
}

/** Looks at the records that the collected departures will need, many at once, as `drawWorks` does (book.ts). */
function lookAtRecords({ words, departing }: Mesh, count: number): void {
  const { tasks } = departing.found
  let seen = 0
  for (let i = 0; i < count; i++) {
    const caller = words[tasks[i] * taskWords + word.parent]
    if (caller < 0) continue
    const above = words[caller * taskWords + word.parent]
    if (above >= 0) seen ^= words[above * taskWords + word.tag]
  }
  looked[0] = seen
}

/** Keeps what was looked at from being left out. */
const looked = new Int32Array(1)

/** Whether one of those in order belongs behind another: of equal times the lower mark goes first, of equal marks the lower record. */
function isAfter(mesh: Mesh, one: number, other: number): boolean {
  const { times, tasks } = mesh.departing.ordered
  if (times[one] !== times[other]) return times[one] > times[other]
  return isLater(mesh, tasks[one], tasks[other])
}

function isLater(mesh: Mesh, task: number, other: number): boolean {
  const [mark, otherMark] = [markOf(mesh, task) >>> 0, markOf(mesh, other) >>> 0]
  return mark === otherMark ? task > other : mark > otherMark
}

/** Finds when the next departure has its turn, Infinity where none does; puts it in hand. */
export function putDeparture(mesh: Mesh): void {
  if (!mesh.looksAhead) findDeparture(mesh)
  else {
    const { ordered, registers } = mesh.departing
    const next = registers[leaving.next]
    const isLeft = next < registers[leaving.count]
    mesh.hand[hand.departure] = isLeft ? ordered.times[next] : Infinity
  }
}

/** Looks for the next departure among the cells of the open slot. */
function findDeparture(mesh: Mesh): void {
  const { jobs, hand: held } = mesh
  const { registers } = mesh.departing
  let soonest = Infinity
  for (let row = firstLook(mesh); row >= 0; row = jobs.followings[row]) {
    const time = jobs.leaves[row]
    if (time > soonest || time === Infinity) continue
    const best = registers[leaving.row]
    if (time === soonest && isLater(mesh, leavingTask(mesh, row), leavingTask(mesh, best))) continue
    soonest = time
    registers[leaving.row] = row
  }
  held[hand.departure] = soonest
}

/** What leaves next has its turn now: its visit goes on. */
export function passDeparture(mesh: Mesh): void {
  const { ordered, registers } = mesh.departing
  if (!mesh.looksAhead) {
    goOn(mesh, takeLeaving(mesh, registers[leaving.row]))
    return
  }
  const task = ordered.tasks[registers[leaving.next]++]
  if (registers[leaving.next] === registers[leaving.count]) registers.fill(0)
  goOn(mesh, task)
}

/** The own work of a visit has ended now: it makes its calls, or is answered. */
export function goOn(mesh: Mesh, task: number): void {
  const { words, numbers, wiring, clock, hand: held } = mesh
  const base = task * taskWords
  const service = wiring.to[words[base + word.edge]]
  log(mesh, service, task)
  numbers[task * taskNumbers + at.latest] = clock[0]
  held[hand.back] = clock[0]
  const isFailing = (wiring.specials[service] & special.fails) !== 0
  if (isFailing && failsItself(mesh, service, words[base + word.tag], triesOf(mesh, task))) {
    failBack(mesh, task)
    return
  }
  const first = wiring.starts[service]
  words[base + word.calls] = 256 * first
  if (first !== wiring.starts[service + 1]) {
    if (!callStages(mesh, task)) return
    held[hand.back] = numbers[task * taskNumbers + at.latest]
  }
  answer(mesh, task)
}

/**
 * Writes a departure into the log, where it has room: [service, tag, arrival, work, departure], in the order of departing. `jobs.logged` says
 * how many there were since it was set to 0; those beyond its room are not kept.
 */
function log(mesh: Mesh, service: number, task: number): void {
  const { jobs, numbers, words, clock, hand: held } = mesh
  if (jobs.log.length === 0) return
  const row = jobs.logged[0]++ * departureStride
  if (row >= jobs.log.length) return
  drawWork(mesh, task)
  jobs.log[row] = service
  jobs.log[row + 1] = words[task * taskWords + word.tag]
  jobs.log[row + 2] = numbers[task * taskNumbers + at.latest]
  jobs.log[row + 3] = held[hand.work]
  jobs.log[row + 4] = clock[0]
}
