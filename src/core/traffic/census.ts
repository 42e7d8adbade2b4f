import { pendingCount } from '#core/kernel/calendar.ts'
import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import { isVoid } from './clients.ts'
import { counters, entryStride, type Counter, type Plane } from './plane.ts'
import { entryAt, outcome } from './lists.ts'
import { busySlots } from './slots.ts'

/**
 * What is where at this instant, without touching anything: observing a run must not change it, and
 * `settle` would. So entries that have left but were not yet taken out are counted here on the fly.
 */

/** Attempts in cell `row` now, served or waiting. */
export function insideNow(plane: Plane, row: number): number {
  const now = plane.clock[0]
  const count = plane.lists[2 * row + 1]
  const first = entryAt(plane, row, 0)
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (plane.cells[first + middle * entryStride] <= now) low = middle + 1
    else high = middle
  }
  return count - low
}

/** Attempts on the slots of cell `row` now. */
export function inServiceNow(plane: Plane, service: number, row: number): number {
  return busySlots(plane, row, plane.rules[service].slots, plane.clock[0])
}

/** All counters of a service as they are now, with what has left its cells since they were settled. */
export function countersNow(
  plane: Plane,
  service: number,
  rows: Int32Array,
): Readonly<Record<Counter, number>> {
  const base = service * counters.length
  const now: Partial<Record<Counter, number>> = {}
  counters.forEach((name, i) => (now[name] = plane.counters[base + i]))
  // Every counter has just been read.
  const tally = now as Record<Counter, number>
  for (const row of rows) addLeft(plane, service, row, tally)
  return tally
}

function addLeft(plane: Plane, service: number, row: number, tally: Record<Counter, number>): void {
  const left = plane.lists[2 * row + 1] - insideNow(plane, row)
  const { objective } = plane.rules[service]
  for (let i = 0; i < left; i++) {
    const at = entryAt(plane, row, i)
    const result = plane.cells[at + 3] & 7
    if (result === outcome.abandoned) tally.abandoned++
    else tally.completed++
    if (result !== outcome.success) continue
    tally.succeeded++
    if (plane.cells[at] - plane.cells[at + 1] > objective) tally.missed++
  }
}

/** A histogram of the latencies of what has left the cells well but was not yet taken out. */
export function latenciesNow(plane: Plane, rows: Int32Array): Uint32Array {
  const counts = new Uint32Array(histogramCells)
  for (const row of rows) {
    const left = plane.lists[2 * row + 1] - insideNow(plane, row)
    for (let place = 0; place < left; place++) {
      const at = entryAt(plane, row, place)
      if ((plane.cells[at + 3] & 7) !== outcome.success) continue
      counts[histogramCell(plane.cells[at] - plane.cells[at + 1])]++
    }
  }
  return counts
}

/**
 * Requests of a service that are neither answered nor given up, counted where they are: attempts that
 * will succeed, and clients that are to notice a failure or to try again. Each open request is one of
 * them, so this is a second way to arrived − succeeded − failed.
 */
export function openNow(plane: Plane, service: number, rows: Int32Array): number {
  let open = 0
  eachClient(plane, service, () => void open++)
  for (const row of rows) eachSuccess(plane, row, () => void open++)
  return open
}

/** When the oldest open request of a service was first sent; Infinity when none is open. */
export function oldestOpen(plane: Plane, service: number, rows: Int32Array): number {
  let oldest = Infinity
  const see = (born: number): void => void (oldest = Math.min(oldest, born))
  eachClient(plane, service, see)
  for (const row of rows) eachSuccess(plane, row, see)
  return oldest
}

/** Every client of a service in the pool, by when its request was first sent. */
function eachClient(plane: Plane, service: number, see: (born: number) => void): void {
  const { clients } = plane
  for (let at = 0; at < pendingCount(clients); at++) {
    const place = clients.firsts[at]
    if (clients.seconds[at] !== service || plane.clientTries[place] === isVoid) continue
    see(plane.clientBorns[place])
  }
}

/** Every attempt that is still in a cell and will succeed, by when its request was first sent. */
function eachSuccess(plane: Plane, row: number, see: (born: number) => void): void {
  const count = plane.lists[2 * row + 1]
  for (let place = count - insideNow(plane, row); place < count; place++) {
    const at = entryAt(plane, row, place)
    if ((plane.cells[at + 3] & 7) === outcome.success) see(plane.cells[at + 1])
  }
}
