import { pendingCount } from '#core/kernel/calendar.ts'
import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import { isVoid } from './clients.ts'
import { glanceAt } from './glance.ts'
import { listedNow, outcome } from './lists.ts'
import { counters, rollStride, type Counter, type Plane } from './plane.ts'
import { eachWaiting, gaveUp } from './queue.ts'
import { resultOf, rowOf } from './roll.ts'
import { busySlots } from './slots.ts'

/**
 * What is where at this instant, without touching anything: observing a run must not change it, and
 * `settle` would. So what has left but was not yet counted is counted here on the fly.
 */

/** Attempts in cell `row` now, served or waiting. */
export function insideNow(plane: Plane, row: number): number {
  const now = plane.clock[0]
  return glanceAt(plane.cells, row * plane.stride, now) + listedNow(plane, row, now)
}

/** Attempts on the slots of cell `row` now. */
export function inServiceNow(plane: Plane, service: number, row: number): number {
  return busySlots(plane, row, plane.rules[service].slots, plane.clock[0])
}

/** All counters of a service as they are now, with what has left its cells since it was counted. */
export function countersNow(plane: Plane, service: number): Readonly<Record<Counter, number>> {
  const base = service * counters.length
  const now: Partial<Record<Counter, number>> = {}
  counters.forEach((name, i) => (now[name] = plane.counters[base + i]))
  // Every counter has just been read.
  const tally = now as Record<Counter, number>
  const { objective } = plane.rules[service]
  eachRolled(plane, service, ({ leave, born, result }) => {
    if (leave > plane.clock[0]) return
    if (result === outcome.abandoned) tally.abandoned++
    else tally.completed++
    if (result !== outcome.success) return
    tally.succeeded++
    if (leave - born > objective) tally.missed++
  })
  return tally
}

/** A histogram of the latencies of what has left the cells of a service well but was not yet counted. */
export function latenciesNow(plane: Plane, service: number): Float64Array {
  const counts = new Float64Array(histogramCells)
  eachRolled(plane, service, ({ leave, born, result }) => {
    if (leave > plane.clock[0] || result !== outcome.success) return
    counts[histogramCell(leave - born)]++
  })
  return counts
}

/** An attempt of the roll. */
interface Rolled {
  readonly leave: number
  readonly born: number
  readonly result: number
}

function eachRolled(plane: Plane, service: number, see: (attempt: Rolled) => void): void {
  const { roll, rolled, owners } = plane
  for (let at = 0; at < rolled[0] * rollStride; at += rollStride) {
    const tag = roll[at + 3]
    if (owners[rowOf(tag)] !== service) continue
    see({ leave: roll[at], born: roll[at + 1], result: resultOf(tag) })
  }
}

/**
 * Requests of a service that are neither answered nor given up, counted where they are: attempts that
 * will succeed or wait for a cell, and clients that are to notice a failure or to try again. Each open request is one of
 * them, so this is a second way to arrived − succeeded − failed.
 */
export function openNow(plane: Plane, service: number): number {
  let open = 0
  eachClient(plane, service, () => void open++)
  eachSuccess(plane, service, () => void open++)
  eachPatient(plane, () => void open++)
  return open
}

/** When the oldest open request of a service was first sent; Infinity when none is open. */
export function oldestOpen(plane: Plane, service: number): number {
  let oldest = Infinity
  const see = (born: number): void => void (oldest = Math.min(oldest, born))
  eachClient(plane, service, see)
  eachSuccess(plane, service, see)
  eachPatient(plane, see)
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

/** Every attempt in the queue of the service whose client still waits for it, by when its request was first sent. */
function eachPatient({ queue }: Plane, see: (born: number) => void): void {
  eachWaiting(queue, (place) => {
    if (queue.deadlines[place] !== gaveUp) see(queue.borns[place])
  })
}

/** Every attempt that is still in a cell and will succeed, by when its request was first sent. */
function eachSuccess(plane: Plane, service: number, see: (born: number) => void): void {
  eachRolled(plane, service, ({ leave, born, result }) => {
    if (leave > plane.clock[0] && result === outcome.success) see(born)
  })
}
