import type { Mesh } from './mesh.ts'

/**
 * Tasks: attempts of calls, from being sent until their caller has what came of them. A fixed pool of records of
 * one cache line; the first four numbers are doubles, the others whole, so both views lie on the same bytes.
 *
 * A record says itself until when it is needed (`due`), so nothing gives it back: the pool is gone through in a circle,
 * and the next record whose time is past is taken.
 */

/** Doubles of a record. */
export const taskNumbers = 8
export const at = {
  /** Until when the record is needed; Infinity while that is not known. */
  due: 0,
  /** When the caller sends this attempt; it may lie ahead, because the end of its own work is known before. */
  sent: 1,
  /** The earliest moment at which its caller, or a caller of that, will not wait any longer. */
  soonest: 2,
  /** Of an answered attempt, in the place of that: when its answer left its cell. */
  left: 2,
  /** The latest of what is known of its own work and its calls; then the moment at which its answer is back. */
  latest: 3,
} as const

/** Whole numbers of a record, counted from its start. */
export const taskWords = 16
export const word = {
  /** The task that called, or `noTask`. */
  parent: 9,
  edge: 10,
  /** Flags and tries; see `flag` and `triesUnit`. */
  bits: 11,
  /** What the draws of this call are keyed by. */
  tag: 12,
  /** Own calls under way, and 256 times the place of the first call of the next stage. */
  calls: 13,
  /** The cell that it is in, or −1. */
  row: 14,
  /** The other attempt of a hedged call, or `noTask`. */
  twin: 15,
} as const

export const noTask = -1

export const flag = {
  /** The caller has given up or is gone: nobody wants the answer. */
  orphan: 1,
  /** The answer is an error. */
  error: 2,
  /** When its answer is back is known. */
  answered: 4,
  /** The caller has an event for the moment at which it will not wait any longer. */
  timed: 8,
  /** A second attempt may still be sent beside it. */
  hedges: 16,
  /** Leaves the queue at its deadline instead of being served. */
  abandons: 32,
  /** The second attempt of a hedged call. */
  second: 64,
  /** How long its caller waits was settled before that changed for others; it stands in `patiences`. */
  keeps: 128,
} as const

const flagMask = 255
export const triesUnit = 256

/**
 * A record for a new attempt; `noTask` when all are taken. Then none is given until a 64th of those whose end is known
 * has come free, so that a pool that stays full is gone through only now and then.
 */
export function takeTask(mesh: Mesh): number {
  const { numbers, pool } = mesh
  const now = mesh.clock[0]
  if (now <= mesh.fullUntil[0]) return noTask
  const size = pool[1]
  let task = pool[0]
  for (let seen = 0; seen < size; seen++) {
    const next = task + 1 === size ? 0 : task + 1
    if (numbers[task * taskNumbers] < now) {
      pool[0] = next
      return task
    }
    task = next
  }
  mesh.fullUntil[0] = enoughFree(mesh)
  return noTask
}

/** Spans of time that the ends of tasks are counted in. */
const spans = 256
const ending = new Int32Array(spans)

/** Where the ends of some tasks are not known the pool is looked at again after so long, s. */
const lookAgain = 1 / 64

/** When a 64th of the tasks whose end is known will have ended, or sooner where others may have. No record is free. */
function enoughFree(mesh: Mesh): number {
  const { numbers, pool } = mesh
  const size = pool[1]
  const now = mesh.clock[0]
  let last = now
  let known = 0
  for (let task = 0; task < size; task++) {
    if (!isEndKnown(mesh, task, now)) continue
    known++
    const end = numbers[task * taskNumbers]
    if (end > last) last = end
  }
  if (known === 0) return now + lookAgain
  if (last === now) return now
  const span = (last - now) / spans
  ending.fill(0)
  for (let task = 0; task < size; task++) {
    if (!isEndKnown(mesh, task, now)) continue
    const passed = Math.floor((numbers[task * taskNumbers] - now) / span)
    ending[Math.min(spans - 1, passed)]++
  }
  let free = 0
  let ended = 0
  while (ended < spans && free < known / 64) free += ending[ended++]
  const enough = now + ended * span
  return known < size && enough > now + lookAgain ? now + lookAgain : enough
}

/**
 * Whether it is known when a record that is not free now will be. Until an attempt arrives `due` is when it does, and how much of a
 * slot is booked already hangs on where the run was cut: so that says nothing here.
 */
function isEndKnown(mesh: Mesh, task: number, now: number): boolean {
  const due = mesh.numbers[task * taskNumbers]
  return due === now || (due < Infinity && has(mesh, task, flag.answered))
}

export function has(mesh: Mesh, task: number, flags: number): boolean {
  return (mesh.words[task * taskWords + word.bits] & flags) !== 0
}

export function raise(mesh: Mesh, task: number, flags: number): void {
  mesh.words[task * taskWords + word.bits] |= flags
}

export function lower(mesh: Mesh, task: number, flags: number): void {
  mesh.words[task * taskWords + word.bits] &= ~flags
}

export function triesOf(mesh: Mesh, task: number): number {
  return (mesh.words[task * taskWords + word.bits] & ~flagMask) / triesUnit
}

/** What tells this attempt from another one that has its record later. */
export function markOf(mesh: Mesh, task: number): number {
  const { words } = mesh
  const base = task * taskWords
  return words[base + word.tag] ^ (words[base + word.bits] >> 8)
}

/** Own calls that are under way. */
export function pendingOf(mesh: Mesh, task: number): number {
  return mesh.words[task * taskWords + word.calls] & 255
}
