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
  if (plane.nextLeaves[row] > plane.clock[0]) return plane.lists[2 * row + 1]
  return takeOut(plane, service, row)
}

const completed = counters.indexOf('completed')
const succeeded = counters.indexOf('succeeded')
const abandoned = counters.indexOf('abandoned')
const missed = counters.indexOf('missed')

function takeOut(plane: Plane, service: number, row: number): number {
  const { cells, lists, record } = plane
  const now = plane.clock[0]
  const first = row * record.stride + record.entries + lists[2 * row] * entryStride
  let at = first
  let left = lists[2 * row + 1]
  do {
    const result = cells[at + 3] & 7
    if (result === outcome.success) countSuccess(plane, service, at)
    else countOther(plane, service, result)
    at += entryStride
    left--
  } while (left > 0 && cells[at] <= now)
  lists[2 * row + 1] = left
  lists[2 * row] = left === 0 ? 0 : lists[2 * row] + ((at - first) >> entryShift)
  plane.nextLeaves[row] = left === 0 ? Infinity : cells[at]
  return left
}

/** Halvings that make entries of numbers; a shift, because whole numbers have no quick division. */
const entryShift = 2

function countSuccess(plane: Plane, service: number, at: number): void {
  const { cells, windowLatency, counters: tally } = plane
  const latency = cells[at] - cells[at + 1]
  const base = service * counters.length
  tally[base + completed]++
  tally[base + succeeded]++
  windowLatency[service * histogramCells + histogramCell(latency)]++
  if (latency > plane.rules[service].objective) tally[base + missed]++
}

function countOther(plane: Plane, service: number, result: number): void {
  const base = service * counters.length + (result === outcome.abandoned ? abandoned : completed)
  plane.counters[base]++
}

/**
 * Makes room in the list of cell `row` for the attempt in hand, behind all that leave not later than
 * it; returns where its entry goes. The list moves to the front when it has met its end.
 */
export function makeGap(plane: Plane, row: number): number {
  const { cells, lists } = plane
  const count = lists[2 * row + 1]
  if (lists[2 * row] + count === plane.capacity.room) moveToFront(plane, row)
  const first = entryAt(plane, row, 0)
  const leave = plane.hand[hand.leave]
  if (count <= shortList) {
    // From the back, one by one: a search by halves would guess wrong at every step.
    let at = first + count * entryStride
    for (; at > first && cells[at - entryStride] > leave; at -= entryStride) {
      cells[at] = cells[at - 4]
      cells[at + 1] = cells[at - 3]
      cells[at + 2] = cells[at - 2]
      cells[at + 3] = cells[at - 1]
    }
    return at
  }
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (cells[first + middle * entryStride] > leave) high = middle
    else low = middle + 1
  }
  const gap = first + low * entryStride
  const end = first + count * entryStride
  if (end - gap > 64) cells.copyWithin(gap + entryStride, gap, end)
  else for (let at = end - 1; at >= gap; at--) cells[at + entryStride] = cells[at]
  return gap
}

/** Entries of a list that is searched from the back. */
const shortList = 24

function moveToFront(plane: Plane, row: number): void {
  const { lists, cells, record } = plane
  const start = row * record.stride + record.entries
  const from = start + lists[2 * row] * entryStride
  cells.copyWithin(start, from, from + lists[2 * row + 1] * entryStride)
  lists[2 * row] = 0
}

/** Where the entry at a place of the list of cell `row` stands in the column of cells. */
export function entryAt(plane: Plane, row: number, place: number): number {
  const { record, lists } = plane
  return row * record.stride + record.entries + (lists[2 * row] + place) * entryStride
}
