import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import { counters, entryStride, glance, hand, type Plane } from './plane.ts'

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

/** Takes out what has left cell `row` by now, counts it, and returns how many are still in it. */
export function settle(plane: Plane, service: number, row: number): number {
  if (plane.nextLeaves[row] > plane.clock[0]) return plane.lists[2 * row + 1]
  return takeOut(plane, service, row)
}

/**
 * How many are in cell `row` now. The list is sorted by leaving, so where one of the latest few entries
 * has left, all before it have, and nothing need be taken out to count.
 */
export function inside(plane: Plane, service: number, row: number): number {
  const { cells, clock, lists, record } = plane
  const entries = lists[2 * row] + lists[2 * row + 1]
  const end = row * record.stride + record.entries + entries * entryStride
  const seen = glanceAt(cells, end, clock[0])
  return seen < glance ? seen : settle(plane, service, row)
}

/** How many of the four entries before `end` leave after `now`: numbers, for no branch could be foretold. */
export function glanceAt(cells: Float64Array, end: number, now: number): number {
  return (
    Number(cells[(end - 4) | 0] > now) +
    Number(cells[(end - 8) | 0] > now) +
    Number(cells[(end - 12) | 0] > now) +
    Number(cells[(end - 16) | 0] > now)
  )
}

/**
 * At so many entries a list is settled before the next one comes. It is late, because many at once are
 * taken out at little cost; and it hangs on the list alone, so that slices leave no trace in it.
 */
export function sweepAt(places: number): number {
  return places < 64 ? places : 64
}

const completed = counters.indexOf('completed')
const succeeded = counters.indexOf('succeeded')
const abandoned = counters.indexOf('abandoned')
const missed = counters.indexOf('missed')

function takeOut(plane: Plane, service: number, row: number): number {
  const { success, abandoned: quit } = outcome
  const { cells, lists, record, windowLatency, counters: tally } = plane
  const now = plane.clock[0]
  const { objective } = plane.rules[service]
  const window = service * histogramCells
  const first = row * record.stride + record.entries + lists[2 * row] * entryStride
  const end = first + lists[2 * row + 1] * entryStride
  let at = first
  let wellServed = 0
  let gaveUp = 0
  let tooLate = 0
  do {
    const result = cells[at + 3] & 7
    if (result === success) {
      const latency = cells[at] - cells[at + 1]
      windowLatency[window + histogramCell(latency)]++
      wellServed++
      if (latency > objective) tooLate++
    } else if (result === quit) gaveUp++
    at += entryStride
  } while (at < end && cells[at] <= now)
  const gone = (at - first) >> entryShift
  const left = (end - at) >> entryShift
  lists[2 * row + 1] = left
  lists[2 * row] = left === 0 ? 0 : lists[2 * row] + gone
  plane.nextLeaves[row] = left === 0 ? Infinity : cells[at]
  const base = service * counters.length
  tally[base + completed] += gone - gaveUp
  tally[base + succeeded] += wellServed
  if (gaveUp > 0) tally[base + abandoned] += gaveUp
  if (tooLate > 0) tally[base + missed] += tooLate
  return left
}

/** Halvings that make entries of numbers; a shift, because whole numbers have no quick division. */
const entryShift = 2

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
