import { expectNothingBefore } from './acts.ts'
import { hand } from './hand.ts'
import { jobField } from './jobs.ts'
import type { Mesh } from './mesh.ts'
import { wheelSlots } from './sizes.ts'
import { at, taskNumbers } from './tasks.ts'
import { slotEnd, turn } from './wheel.ts'

/**
 * Cells whose departures are not foreseen, by the slot of time in which something is due in them if nobody comes before: a
 * job leaves, or a caller of one will not wait any longer. Each cell with jobs stands in one such chain, in that slot or an earlier
 * one: who comes postpones what is due, and then the cell is put where it belongs when its slot closes. So it is moved once or
 * twice for each of its departures, whatever is in it, and in an order that does not hang on how a run is cut.
 */

const mask = wheelSlots - 1

/** No cell, in a chain; no slot, of a cell. */
const none = -1

/** No cell is in a chain yet. */
export function clearLooks({ jobs }: Mesh): void {
  jobs.firsts.fill(none)
  jobs.looks.fill(none)
  jobs.leaves.fill(Infinity)
}

/** The first cell of the open slot's chain; −1 where there is none. Cells of other turns of the wheel stand in it too. */
export function firstLook({ jobs, turns }: Mesh): number {
  return jobs.firsts[turns[turn.slot] & mask]
}

/** Somebody has come into cell `row`: it is looked at sooner, if something is due sooner now. */
export function lookSooner(mesh: Mesh, row: number): void {
  const slot = dueSlot(mesh, row)
  const look = mesh.jobs.looks[row]
  if (look !== none && look <= slot) return
  if (look !== none) unlink(mesh, row)
  link(mesh, row, slot)
}

/** Cell `row` goes down: nothing is due in it any more. */
export function lookNoMore(mesh: Mesh, row: number): void {
  if (mesh.jobs.looks[row] !== none) unlink(mesh, row)
}

/** A slot has opened: deadlines in it become events. */
export function openLooks(mesh: Mesh): void {
  const { jobs, jobsStride, turns } = mesh
  const slot = turns[turn.slot]
  const end = slotEnd(mesh)
  for (let row = firstLook(mesh); row !== none; row = jobs.followings[row]) {
    const isDue = jobs.records[row * jobsStride + jobField.deadline] < end
    if (isDue && jobs.looks[row] === slot) watchJobs(mesh, row)
  }
}

/** The open slot closes: each of its cells is put into the slot in which something is due in it next. */
export function closeLooks(mesh: Mesh): void {
  const { jobs, turns } = mesh
  const slot = turns[turn.slot]
  for (let row = firstLook(mesh); row !== none;) {
    const following = jobs.followings[row]
    if (jobs.looks[row] === slot) {
      unlink(mesh, row)
      // An empty cell is left alone until somebody comes.
      if (jobs.counts[row] > 0) link(mesh, row, dueSlot(mesh, row))
    }
    row = following
  }
}

/** The slot in which something is due in cell `row`, if nobody comes before. */
function dueSlot({ jobs, jobsStride, slotsPerSecond }: Mesh, row: number): number {
  const leave = jobs.leaves[row]
  const deadline = jobs.records[row * jobsStride + jobField.deadline]
  return Math.floor((leave < deadline ? leave : deadline) * slotsPerSecond)
}

/**
 * Callers of jobs in cell `row` who will not wait longer than the open slot get an event for that. A job has the earliest deadline of all who wait
 * for it, so those of all of them are planned with it.
 */
export function watchJobs(mesh: Mesh, row: number): void {
  const { jobs, numbers } = mesh
  const { records, counts } = jobs
  const end = slotEnd(mesh)
  const head = row * mesh.jobsStride
  const first = head + jobField.jobs
  let next = Infinity
  for (let place = first; place < first + 2 * counts[row]; place += 2) {
    const task = records[place + 1]
    const soonest = numbers[task * taskNumbers + at.soonest]
    if (soonest >= end) {
      if (soonest < next) next = soonest
      continue
    }
    mesh.hand[hand.back] = Infinity
    expectNothingBefore(mesh, task)
  }
  records[head + jobField.deadline] = next
}

function link({ jobs }: Mesh, row: number, slot: number): void {
  const { firsts, followings, befores, looks, looking } = jobs
  const place = slot & mask
  const first = firsts[place]
  followings[row] = first
  befores[row] = none
  if (first !== none) befores[first] = row
  firsts[place] = row
  looks[row] = slot
  looking[0]++
}

function unlink({ jobs }: Mesh, row: number): void {
  const { firsts, followings, befores, looks, looking } = jobs
  const before = befores[row]
  const following = followings[row]
  if (before === none) firsts[looks[row] & mask] = following
  else followings[before] = following
  if (following !== none) befores[following] = before
  looks[row] = none
  looking[0]--
}
