import { emptyList } from '#core/traffic/lists.ts'
import { cellField } from '#core/traffic/plane.ts'
import { act } from './acts-heap.ts'
import { planAct, putDeadline } from './acts.ts'
import { failBack } from './calls.ts'
import { disown } from './callers.ts'
import { discipline } from './disciplines.ts'
import { count, counter } from './edge-counters.ts'
import { hand } from './hand.ts'
import { dropJobs } from './job-moves.ts'
import { eachCalled, findKin } from './kin.ts'
import { lookNoMore } from './looks.ts'
import type { Mesh } from './mesh.ts'
import { countReturned } from './returns.ts'
import {
  at,
  flag,
  has,
  lower,
  noTask,
  raise,
  taskNumbers,
  taskWords,
  triesUnit,
  word,
} from './tasks.ts'
import { forget, stopsBeing, type Undone } from './undone.ts'
import { takeBackAnswer, takeBackCall } from './unknow.ts'

/**
 * Cells go down. The engine knows ahead what an attempt leads to (docs/decisions/0027), so with a cell goes what was
 * known of those in it: their answers, and what their callers were to do with these. Then the callers see the connection break.
 */

/**
 * The cells in these rows, which are out of routing, go down now with everything in them: attempts in their queues, on their
 * slots, and those that wait for calls of their own. Returns how many attempts were lost.
 */
export function loseCells(mesh: Mesh, rows: readonly number[]): number {
  const size = mesh.pool[1]
  const undone: Undone = { marks: new Uint8Array(size), requests: [] }
  countReturned(mesh)
  findKin(mesh)
  const lost = attemptsIn(mesh, new Set(rows))
  for (const task of lost) if (has(mesh, task, flag.answered)) takeBackAnswer(mesh, undone, task)
  const left = lost.flatMap((task) => dropCalls(mesh, undone, task))
  forget(mesh, undone)
  for (const task of left) leaveAlone(mesh, task)
  for (const task of lost) breakOff(mesh, task)
  for (const row of rows) emptyCell(mesh, row)
  return lost.length
}

/** A cell in which nobody is goes down: with it goes nothing that was known. */
export function loseEmptyCell(mesh: Mesh, row: number): void {
  countReturned(mesh)
  emptyCell(mesh, row)
}

/** The attempts that are in some cells now: arrived, and their answers not yet gone. */
export function attemptsIn(mesh: Mesh, rows: ReadonlySet<number>): readonly number[] {
  const found: number[] = []
  eachAttemptInside(mesh, (task, row) => {
    if (rows.has(row)) found.push(task)
  })
  return found
}

/** Calls `see` with every attempt that is in a cell now, and the row of that. */
export function eachAttemptInside(mesh: Mesh, see: (task: number, row: number) => void): void {
  const { words, numbers, clock, pool } = mesh
  const now = clock[0]
  for (let task = 0; task < pool[1]; task++) {
    const base = task * taskNumbers
    const row = words[task * taskWords + word.row]
    if (numbers[base + at.due] <= now || row < 0) continue
    if (has(mesh, task, flag.answered) && numbers[base + at.left] <= now) continue
    see(task, row)
  }
}

/**
 * The calls of a lost attempt are nobody's any more. Those that were to go out later do not; returned are the attempts
 * that are on their way.
 */
function dropCalls(mesh: Mesh, undone: Undone, task: number): readonly number[] {
  const { words, numbers, clock } = mesh
  const left: number[] = []
  eachCalled(mesh, task, (called) => {
    const edge = words[called * taskWords + word.edge]
    const isFirst = words[called * taskWords + word.bits] < 2 * triesUnit
    if (numbers[called * taskNumbers + at.sent] > clock[0]) {
      takeBackCall(mesh, undone, called)
      if (isFirst) return
      count(mesh, edge, counter.withdrawn)
      count(mesh, edge, counter.dropped)
      return
    }
    left.push(called)
    if (has(mesh, called, flag.answered)) undone.marks[called] |= stopsBeing.counted
    // Of a hedged pair one stands for the call.
    const isTwin =
      has(mesh, called, flag.second) && words[called * taskWords + word.twin] !== noTask
    if (!isTwin) count(mesh, edge, counter.dropped)
  })
  return left
}

/** Nobody waits for an attempt any more: its caller is lost. It goes on, but no second one goes out beside it. */
function leaveAlone(mesh: Mesh, task: number): void {
  disown(mesh, task)
  mesh.words[task * taskWords + word.parent] = noTask
  if (!has(mesh, task, flag.hedges)) return
  // The event for that is passed over; where it leaves a queue at its deadline there is to be one for this.
  lower(mesh, task, flag.hedges | flag.timed)
  if (!has(mesh, task, flag.abandons)) return
  raise(mesh, task, flag.timed)
  putDeadline(mesh, task)
  planAct(mesh, act.givesUp, task)
}

/** The connection of a lost attempt breaks, of which its caller hears like of an error. */
function breakOff(mesh: Mesh, task: number): void {
  const base = task * taskWords
  count(mesh, mesh.words[base + word.edge], counter.lost)
  lower(mesh, task, flag.abandons)
  mesh.words[base + word.row] = -1
  mesh.words[base + word.calls] = 0
  mesh.numbers[task * taskNumbers + at.latest] = mesh.clock[0]
  mesh.hand[hand.back] = mesh.clock[0]
  failBack(mesh, task)
}

/** Nothing is in a cell any more, and none of its slots is busy. */
function emptyCell(mesh: Mesh, row: number): void {
  const { plane, wiring, clock } = mesh
  const { cells, stride, owners } = plane
  const service = owners[row]
  emptyList(plane, row)
  const base = row * stride
  if (wiring.discipline[service] !== discipline.fcfs) {
    cells[base + cellField.committed] -= dropJobs(mesh, row)
    lookNoMore(mesh, row)
    return
  }
  for (let slot = 0; slot < wiring.slots[service]; slot++) {
    const ahead = cells[base + cellField.slots + slot] - clock[0]
    if (ahead <= 0) continue
    cells[base + cellField.committed] -= ahead
    cells[base + cellField.slots + slot] = clock[0]
  }
}
