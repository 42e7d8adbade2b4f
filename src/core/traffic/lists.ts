import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import { counters, entryStride, hand, type Plane } from './plane.ts'

/**
 * The list of a cell: every attempt that is still in it, sorted by the moment it will leave, which is
 * known when it is admitted (docs/decisions/0002). Entry: [leave, born, request, mark]; `born` is when
 * the request was first sent, mark = 8·try + outcome. Leaving costs nothing until somebody looks:
 * `settle` takes out what has left by now. The list is a window [head, head + count) of a region with
 * more room than a cell has places; it moves back to the front when it is empty or meets the end.
 */

/** What becomes of an attempt. */
export const outcome = {
  /** Answered well while the client waits. */
  success: 0,
  /** Served to its end, but the client has given up before. */
  late: 1,
  /** Answered with an error while the client waits. */
  error: 2,
  /** Leaves the queue unserved at the client's timeout. */
  abandoned: 3,
  /** Refused at once; never in a list. */
  shed: 4,
} as const

/** Room of a list for so many places: a quarter more, so that moving back to the front is rare. */
export function listRoom(places: number): number {
  return places + Math.max(8, places >> 2)
}

/** Takes out what has left cell `row` by now, counts it, and returns how many are still in it. */
export function settle(plane: Plane, service: number, row: number): number {
  const count = plane.counts[row]
  if (count === 0) return 0
  const first = (row * plane.capacity.room + plane.heads[row]) * entryStride
  if (plane.entries[first] > plane.clock[0]) return count
  return takeOut(plane, service, row, first, count)
}

const completed = counters.indexOf('completed')
const succeeded = counters.indexOf('succeeded')
const abandoned = counters.indexOf('abandoned')
const missed = counters.indexOf('missed')

function takeOut(plane: Plane, service: number, row: number, first: number, count: number): number {
  const { entries, windowLatency } = plane
  const now = plane.clock[0]
  const tally = plane.counters
  const base = service * counters.length
  const objective = plane.rules[service].objective
  const cells = service * histogramCells
  let at = first
  let left = count
  do {
    const latency = entries[at] - entries[at + 1]
    const result = entries[at + 3] & 7
    if (result === outcome.success) {
      tally[base + completed]++
      tally[base + succeeded]++
      windowLatency[cells + histogramCell(latency)]++
      if (latency > objective) tally[base + missed]++
    } else if (result === outcome.abandoned) tally[base + abandoned]++
    else tally[base + completed]++
    at += entryStride
    left--
  } while (left > 0 && entries[at] <= now)
  plane.counts[row] = left
  plane.heads[row] = left === 0 ? 0 : at / entryStride - row * plane.capacity.room
  return left
}

/** Puts the attempt in hand into the list of cell `row`, behind all that leave at the same moment. */
export function enlist(plane: Plane, row: number, mark: number): void {
  const { entries } = plane
  const leave = plane.hand[hand.leave]
  const room = plane.capacity.room
  const count = plane.counts[row]
  if (plane.heads[row] + count === room) moveToFront(plane, row)
  const first = (row * room + plane.heads[row]) * entryStride
  let at = first + count * entryStride
  // With one slot and no abandonment this loop never turns: who comes last leaves last.
  if (count > 0 && entries[at - entryStride] > leave) at = makeGap(plane, first, at)
  entries[at] = leave
  entries[at + 1] = plane.hand[hand.born]
  entries[at + 2] = plane.hand[hand.request]
  entries[at + 3] = mark
  plane.counts[row] = count + 1
}

/** Moves the entries that leave after the one in hand one place on; returns where the gap begins. */
function makeGap(plane: Plane, first: number, end: number): number {
  const { entries } = plane
  const leave = plane.hand[hand.leave]
  let low = first / entryStride
  let high = end / entryStride - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (entries[middle * entryStride] > leave) high = middle
    else low = middle + 1
  }
  const gap = low * entryStride
  if (end - gap > 64) entries.copyWithin(gap + entryStride, gap, end)
  else for (let at = end - 1; at >= gap; at--) entries[at + entryStride] = entries[at]
  return gap
}

function moveToFront(plane: Plane, row: number): void {
  const start = row * plane.capacity.room * entryStride
  const from = start + plane.heads[row] * entryStride
  plane.entries.copyWithin(start, from, from + plane.counts[row] * entryStride)
  plane.heads[row] = 0
}
