import { assert } from '#core/kernel/assert.ts'
import type { Plane } from './plane.ts'

/** The cells of a service that requests may go to, in the order in which they became ready. */

/** Empties what a former cell left in a row. */
export function clearRow(plane: Plane, row: number): void {
  const { stride, entries } = plane.record
  plane.lists[2 * row] = 0
  plane.lists[2 * row + 1] = 0
  plane.nextLeaves[row] = Infinity
  plane.cells.fill(0, row * stride, row * stride + entries)
}

/** Takes a cell into routing. */
export function joinRouting(plane: Plane, service: number, row: number): void {
  plane.ready[service * plane.capacity.rows + plane.readyCounts[service]++] = row
}

/** Takes a cell out of routing; the order of the others stays. */
export function leaveRouting(plane: Plane, service: number, row: number): void {
  const base = service * plane.capacity.rows
  const count = plane.readyCounts[service]
  const place = plane.ready.subarray(base, base + count).indexOf(row)
  assert(place >= 0, 'a cell leaves routing once')
  plane.ready.copyWithin(base + place, base + place + 1, base + count)
  plane.readyCounts[service] = count - 1
}
