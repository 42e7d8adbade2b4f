import { expectNothingBefore } from './acts.ts'
import { hand } from './hand.ts'
import { foresee, nextLeave } from './jobs.ts'
import type { Mesh } from './mesh.ts'
import { wheelSlots } from './sizes.ts'
import { at, taskNumbers } from './tasks.ts'
import { slotEnd, turn } from './wheel.ts'

/**
 * Cells whose departures are not foreseen, by the slot of time in which something is due in them if nobody comes before: a
 * job leaves, or a caller of one will not wait any longer. Each cell with jobs stands in one such chain. An arrival brings its cell
 * into that of the open slot, and when the slot closes, each cell of it is put where it belongs then: so a cell is moved a few
 * times for each of its departures, whatever is in it, and in an order that does not hang on how a run is cut.
 */

const mask = wheelSlots - 1

/** No cell, in a chain; no slot, of a cell. */
const none = -1

/** No cell is in a chain yet. */
export function clearLooks({ jobs }: Mesh): void {
  jobs.firsts.fill(none)
  jobs.looks.fill(none)
}

/** The first cell of the open slot's chain; −1 where there is none. Cells of other turns of the wheel stand in it too. */
export function firstLook({ jobs, turns }: Mesh): number {
  return jobs.firsts[turns[turn.slot] & mask]
}

/** Whether something is due in cell `row` in the open slot. */
export function isLookedAt({ jobs, turns }: Mesh, row: number): boolean {
  return jobs.looks[row] === turns[turn.slot]
}

/** Puts cell `row` into the chain of the open slot. */
export function lookNow(mesh: Mesh, row: number): void {
  if (isLookedAt(mesh, row)) return
  if (mesh.jobs.looks[row] !== none) unlink(mesh, row)
  link(mesh, row, mesh.turns[turn.slot])
}

/** A slot has opened: what leaves in it is foreseen, and deadlines in it become events. */
export function openLooks(mesh: Mesh): void {
  const { jobs } = mesh
  const end = slotEnd(mesh)
  for (let row = firstLook(mesh); row !== none; row = jobs.nexts[row]) {
    if (!isLookedAt(mesh, row)) continue
    foresee(mesh, row)
    if (jobs.deadlines[row] < end) watchJobs(mesh, row)
  }
}

/** The open slot closes: each of its cells is put into the slot in which something is due in it next. */
export function closeLooks(mesh: Mesh): void {
  const { jobs, slotsPerSecond } = mesh
  for (let row = firstLook(mesh); row !== none;) {
    const following = jobs.nexts[row]
    if (isLookedAt(mesh, row)) {
      unlink(mesh, row)
      const leave = nextLeave(mesh, row)
      const deadline = jobs.deadlines[row]
      const due = leave < deadline ? leave : deadline
      // An empty cell is left alone until somebody comes.
      if (leave < Infinity) link(mesh, row, Math.floor(due * slotsPerSecond))
    }
    row = following
  }
}

/**
 * Callers of jobs in cell `row` who will not wait longer than the open slot get an event for that. A job has the earliest deadline of all who wait
 * for it, so those of all of them are planned with it.
 */
function watchJobs(mesh: Mesh, row: number): void {
  const { jobs, numbers } = mesh
  const end = slotEnd(mesh)
  const base = row * mesh.jobsMost
  let next = Infinity
  for (let place = base; place < base + jobs.counts[2 * row]; place++) {
    const task = jobs.tasks[place]
    const soonest = numbers[task * taskNumbers + at.soonest]
    if (soonest >= end) {
      if (soonest < next) next = soonest
      continue
    }
    mesh.hand[hand.back] = Infinity
    expectNothingBefore(mesh, task)
  }
  jobs.deadlines[row] = next
}

function link({ jobs }: Mesh, row: number, slot: number): void {
  const { firsts, nexts, befores, looks, looking } = jobs
  const place = slot & mask
  const first = firsts[place]
  nexts[row] = first
  befores[row] = none
  if (first !== none) befores[first] = row
  firsts[place] = row
  looks[row] = slot
  looking[0]++
}

function unlink({ jobs }: Mesh, row: number): void {
  const { firsts, nexts, befores, looks, looking } = jobs
  const [before, next] = [befores[row], nexts[row]]
  if (before === none) firsts[looks[row] & mask] = next
  else nexts[before] = next
  if (next !== none) befores[next] = before
  looks[row] = none
  looking[0]--
}
