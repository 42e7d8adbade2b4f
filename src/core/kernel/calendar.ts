import { assert } from './assert.ts'
import type { Life } from './compact.ts'
import { float64, int32, uint8, type Views } from './memory.ts'

/**
 * The future event list: a binary heap in flat columns, one row an event, ordered by (time,
 * sequence). A plain heap is not stable; the sequence makes ties first in, first out.
 * `registers`: [count, next sequence].
 */
export const calendarLayout = (capacity: number) => ({
  times: float64(capacity),
  sequences: float64(capacity),
  kinds: uint8(capacity),
  firsts: int32(capacity),
  seconds: int32(capacity),
  registers: float64(2),
})
export type Calendar = Views<ReturnType<typeof calendarLayout>>

/** What of a calendar is alive: the events that are still to come. */
export function calendarLife(calendar: Calendar): Life<ReturnType<typeof calendarLayout>> {
  const pending = { first: () => pendingCount(calendar) }
  return {
    times: pending,
    sequences: pending,
    kinds: pending,
    firsts: pending,
    seconds: pending,
  }
}

/** Events that are still to come. */
export function pendingCount(calendar: Calendar): number {
  return calendar.registers[0]
}

/** Time of the earliest event, or Infinity when there is none. */
export function nextTime(calendar: Calendar): number {
  return calendar.registers[0] > 0 ? calendar.times[0] : Infinity
}

/** Puts an event into the calendar: its kind as a number and at most two indices. */
export function push(
  calendar: Calendar,
  time: number,
  kind: number,
  first: number,
  second: number,
): void {
  const count = calendar.registers[0]
  assert(count < calendar.times.length, 'the calendar has room for every event of the model')
  const sequence = calendar.registers[1]
  calendar.registers[0] = count + 1
  calendar.registers[1] = sequence + 1
  let row = count
  while (row > 0) {
    const parent = (row - 1) >> 1
    // The newest sequence never wins a tie, so comparing the time is enough here.
    if (calendar.times[parent] <= time) break
    move(calendar, parent, row)
    row = parent
  }
  write(calendar, row, time, sequence, kind, first, second)
}

/** Takes the earliest event out; its columns are read before at row 0. */
export function drop(calendar: Calendar): void {
  const last = calendar.registers[0] - 1
  assert(last >= 0, 'an event is taken only from a calendar that has one')
  calendar.registers[0] = last
  const time = calendar.times[last]
  const sequence = calendar.sequences[last]
  const kind = calendar.kinds[last]
  const first = calendar.firsts[last]
  const second = calendar.seconds[last]
  let row = 0
  for (;;) {
    let child = 2 * row + 1
    if (child >= last) break
    if (child + 1 < last && earlier(calendar, child + 1, child)) child++
    const wins =
      calendar.times[child] < time ||
      (calendar.times[child] === time && calendar.sequences[child] < sequence)
    if (!wins) break
    move(calendar, child, row)
    row = child
  }
  if (last > 0) write(calendar, row, time, sequence, kind, first, second)
}

function earlier(calendar: Calendar, a: number, b: number): boolean {
  const { times, sequences } = calendar
  return times[a] < times[b] || (times[a] === times[b] && sequences[a] < sequences[b])
}

function move(calendar: Calendar, from: number, to: number): void {
  calendar.times[to] = calendar.times[from]
  calendar.sequences[to] = calendar.sequences[from]
  calendar.kinds[to] = calendar.kinds[from]
  calendar.firsts[to] = calendar.firsts[from]
  calendar.seconds[to] = calendar.seconds[from]
}

function write(
  calendar: Calendar,
  row: number,
  time: number,
  sequence: number,
  kind: number,
  first: number,
  second: number,
): void {
  calendar.times[row] = time
  calendar.sequences[row] = sequence
  calendar.kinds[row] = kind
  calendar.firsts[row] = first
  calendar.seconds[row] = second
}

/** Takes the event of a kind and first index out, wherever it stands; false when there is none. */
export function withdraw(calendar: Calendar, kind: number, first: number): boolean {
  // A decision may take back tens of thousands of events: the search is the engine's own.
  const firsts = calendar.firsts.subarray(0, calendar.registers[0])
  let row = firsts.indexOf(first)
  while (row >= 0 && calendar.kinds[row] !== kind) row = firsts.indexOf(first, row + 1)
  if (row < 0) return false
  hasten(calendar, row, -Infinity)
  drop(calendar)
  return true
}

/** Brings the event at a row forward to an earlier time; among equal times it keeps its sequence. */
export function hasten(calendar: Calendar, row: number, time: number): void {
  assert(time <= calendar.times[row], 'an event is hastened to an earlier time')
  const sequence = calendar.sequences[row]
  const kind = calendar.kinds[row]
  const first = calendar.firsts[row]
  const second = calendar.seconds[row]
  let at = row
  while (at > 0) {
    const parent = (at - 1) >> 1
    const before = calendar.times[parent]
    if (before < time || (before === time && calendar.sequences[parent] < sequence)) break
    move(calendar, parent, at)
    at = parent
  }
  write(calendar, at, time, sequence, kind, first, second)
}
