import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import { outcome } from './lists.ts'
import { counters, hand, rollLeast, rollStride, type Plane } from './plane.ts'

/**
 * The roll: every attempt that is in a cell, in the order of admission, and those that have left since it
 * was counted last. Entry: [leave, born, request, tag]; `born` is when the request was first sent. One
 * column for all cells is written from front to end and read the same way, whatever cells its attempts
 * went to; so what became of an attempt costs the hot path one cache line that is known beforehand.
 */

/** What an attempt was: the row of its cell, its number of tries and its outcome, in one whole number. */
export function tagOf(row: number, tries: number, result: number): number {
  return row * 1024 + 8 * tries + result
}

/** The most tries of a tag. */
export const triesMax = 127

export function rowOf(tag: number): number {
  return tag >>> 10
}

export function triesOf(tag: number): number {
  return (tag & 1023) >> 3
}

export function resultOf(tag: number): number {
  return tag & 7
}

/** Writes the attempt in hand into the roll. */
export function enrol(plane: Plane, tag: number): void {
  if (plane.rolled[0] >= plane.rolled[1]) countLeft(plane)
  const { roll, rolled, hand: held } = plane
  const at = rolled[0] * rollStride
  roll[at] = held[hand.leave]
  roll[at + 1] = held[hand.born]
  roll[at + 2] = held[hand.request]
  roll[at + 3] = tag
  rolled[0]++
}

const completed = counters.indexOf('completed')
const succeeded = counters.indexOf('succeeded')
const abandoned = counters.indexOf('abandoned')
const missed = counters.indexOf('missed')

/** Whether something has left its cell that is not counted yet. */
export function hasLeft({ roll, rolled, clock }: Plane): boolean {
  const now = clock[0]
  const end = rolled[0] * rollStride
  for (let at = 0; at < end; at = (at + rollStride) | 0) if (roll[at] <= now) return true
  return false
}

/** Counts what has left its cell by now, and keeps the others. */
export function countLeft(plane: Plane): void {
  const { roll, rolled, owners, windowLatency, rules, clock } = plane
  const now = clock[0]
  const end = rolled[0] * rollStride
  let kept = 0
  let service = 0
  let { objective } = rules[0]
  ended.fill(0)
  for (let at = 0; at < end; at = (at + rollStride) | 0) {
    const leave = roll[at]
    const tag = roll[(at + 3) | 0] | 0
    if (leave > now) {
      roll[kept] = leave
      roll[(kept + 1) | 0] = roll[(at + 1) | 0]
      roll[(kept + 2) | 0] = roll[(at + 2) | 0]
      roll[(kept + 3) | 0] = tag
      kept = (kept + rollStride) | 0
      continue
    }
    const owner = owners[rowOf(tag)]
    if (owner !== service) {
      addEnded(plane, service)
      service = owner
      objective = rules[service].objective
    }
    const result = resultOf(tag)
    ended[result]++
    if (result !== outcome.success) continue
    const latency = leave - roll[(at + 1) | 0]
    windowLatency[(service * histogramCells + histogramCell(latency)) | 0]++
    ended[overdue] += Number(latency > objective)
  }
  addEnded(plane, service)
  const open = kept / rollStride
  rolled[0] = open
  rolled[1] = Math.min(plane.capacity.rolled, Math.max(rollLeast, 16 * open))
}

/** Adds what `ended` holds to the counters of a service, and begins it anew. */
function addEnded({ counters: tally }: Plane, service: number): void {
  const base = service * counters.length
  const { success, late, error, abandoned: quit } = outcome
  tally[base + abandoned] += ended[quit]
  tally[base + completed] += ended[success] + ended[late] + ended[error]
  tally[base + succeeded] += ended[success]
  tally[base + missed] += ended[overdue]
  ended.fill(0)
}

/** Scratch of one count: how many ended in each way, and how many successes came after the objective. */
const ended = new Int32Array(8)
const overdue = 7
