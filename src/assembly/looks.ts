import { doubleAt, wordAt } from './columns'
import { desk, job, size, turn } from './constants'
import { watchJobs } from './engine'
import { headOf } from './sharing'

/** Cells by the slot in which something is due in them, as in core/mesh/looks.ts. */

const mask = size.wheelSlots - 1
const none: i32 = -1

/** The slot that is open. @inline */
export function openTurn(): f64 {
  return load<f64>(load<usize>(desk.turns), turn.slot)
}

/** When the open slot ends, s. @inline */
export function slotEnd(): f64 {
  return (openTurn() + 1) * load<f64>(desk.slotTime)
}

/** The first cell of the open slot's chain. @inline */
export function firstLook(): i32 {
  return load<i32>(wordAt(desk.lookFirsts, i32(i64(openTurn())) & mask))
}

/** The cell behind another in its chain. @inline */
export function following(row: i32): i32 {
  return load<i32>(wordAt(desk.followings, row))
}

/** Somebody has come into a cell: it is looked at sooner, if something is due sooner now. */
export function lookSooner(row: i32): void {
  const slot = dueSlot(row)
  const look = load<f64>(doubleAt(desk.looks, row))
  if (look !== f64(none)) {
    if (look <= slot) return
    unlink(row)
  }
  link(row, slot)
}

/** A slot has opened: deadlines in it become events. */
export function openLooks(): void {
  const slot = openTurn()
  const end = slotEnd()
  for (let row = firstLook(); row !== none; row = following(row)) {
    const isDue = load<f64>(headOf(row), job.deadline) < end
    if (isDue && load<f64>(doubleAt(desk.looks, row)) === slot) watchJobs(row)
  }
}

/** The open slot closes: each of its cells is put into the slot in which something is due in it next. */
export function closeLooks(): void {
  const slot = openTurn()
  let row = firstLook()
  while (row !== none) {
    const next = following(row)
    if (load<f64>(doubleAt(desk.looks, row)) === slot) {
      unlink(row)
      if (load<i32>(wordAt(desk.jobCounts, row)) > 0) link(row, dueSlot(row))
    }
    row = next
  }
}

function dueSlot(row: i32): f64 {
  const leave = load<f64>(doubleAt(desk.jobLeaves, row))
  const deadline = load<f64>(headOf(row), job.deadline)
  return Math.floor((leave < deadline ? leave : deadline) * load<f64>(desk.slotsPerSecond))
}

function link(row: i32, slot: f64): void {
  const chain = wordAt(desk.lookFirsts, i32(i64(slot)) & mask)
  const first = load<i32>(chain)
  store<i32>(wordAt(desk.followings, row), first)
  store<i32>(wordAt(desk.befores, row), none)
  if (first !== none) store<i32>(wordAt(desk.befores, first), row)
  store<i32>(chain, row)
  store<f64>(doubleAt(desk.looks, row), slot)
  const looking = load<usize>(desk.looking)
  store<i32>(looking, load<i32>(looking) + 1)
}

function unlink(row: i32): void {
  const before = load<i32>(wordAt(desk.befores, row))
  const next = following(row)
  const look = doubleAt(desk.looks, row)
  if (before === none) store<i32>(wordAt(desk.lookFirsts, i32(i64(load<f64>(look))) & mask), next)
  else store<i32>(wordAt(desk.followings, before), next)
  if (next !== none) store<i32>(wordAt(desk.befores, next), before)
  store<f64>(look, f64(none))
  const looking = load<usize>(desk.looking)
  store<i32>(looking, load<i32>(looking) - 1)
}
