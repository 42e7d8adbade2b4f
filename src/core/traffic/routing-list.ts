import { assert } from '#core/kernel/assert.ts'
import { noCell } from './clients.ts'
import { emptyList } from './lists.ts'
import type { Plane } from './plane.ts'
import { countLeft } from './roll.ts'

/** The cells of a service that requests may go to, in the order in which they became ready. */

/** Empties what a former cell left in a row, which becomes one of a service. */
export function clearRow(plane: Plane, service: number, row: number): void {
  // What has left the former cell is counted for the service that it belonged to.
  if (plane.owners[row] !== service) countLeft(plane)
  plane.owners[row] = service
  emptyList(plane, row)
  plane.firstClients[row] = noCell
  plane.lastClients[row] = noCell
  plane.cells.fill(0, row * plane.stride, (row + 1) * plane.stride)
}

/** Takes a cell into routing. */
export function joinRouting(plane: Plane, service: number, row: number): void {
  plane.ready[service * plane.capacity.rows + plane.readyCounts[service]++] = row
}

/** Takes a cell out of routing; the order of the others stays. */
export function leaveRouting(plane: Plane, service: number, row: number): void {
  const base = service * plane.capacity.rows
  const count = plane.readyCounts[service]
  // From the end: the youngest are the first to go.
  const place = plane.ready.subarray(base, base + count).lastIndexOf(row)
  assert(place >= 0, 'a cell leaves routing once')
  plane.ready.copyWithin(base + place, base + place + 1, base + count)
  plane.readyCounts[service] = count - 1
}

/** The same for several cells, in one look at all: a decision may prune a hundred thousand. */
export function leaveRoutingTogether(plane: Plane, service: number, rows: readonly number[]): void {
  if (rows.length === 1) return leaveRouting(plane, service, rows[0])
  const base = service * plane.capacity.rows
  const end = base + plane.readyCounts[service]
  const isGone = new Uint8Array(plane.capacity.rows)
  for (const row of rows) isGone[row] = 1
  let kept = base
  for (let at = base; at < end; at++) {
    if (isGone[plane.ready[at]] === 0) plane.ready[kept++] = plane.ready[at]
  }
  assert(end - kept === rows.length, 'cells leave routing once')
  plane.readyCounts[service] = kept - base
}
