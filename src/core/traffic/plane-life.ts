import { calendarLife, pendingCount } from '#core/kernel/calendar.ts'
import { spansOfCounts, spansOfRows, spansOfWindows, type Life } from '#core/kernel/compact.ts'
import {
  logStride,
  recordStride,
  rollStride,
  type Capacity,
  type planeLayout,
  type PlaneViews,
} from './plane.ts'
import { queueLife } from './queue.ts'

/**
 * What of the data plane is alive. `living` gives the rows that hold a cell: all of another row is written again
 * when it is given to one (routing-list.ts). A column that is not named here is alive as a whole, which is never wrong,
 * only large. The roll is counted before, so that what has left is no part of it.
 */
export function planeLife(
  plane: PlaneViews,
  { rows, room, slots, logged }: Capacity,
  living: () => Int32Array,
): Life<ReturnType<typeof planeLayout>> {
  const ofRows = { spans: () => spansOfRows(living()) }
  const ofClients = {
    spans: () => spansOfRows(plane.clients.firsts.subarray(0, pendingCount(plane.clients))),
  }
  return {
    cells: { spans: () => spansOfRows(living(), recordStride(slots)) },
    leaves: { spans: () => spansOfWindows(living(), plane.lists, room) },
    roll: { first: () => plane.rolled[0] * rollStride },
    nextLeaves: ofRows,
    ready: { spans: () => spansOfCounts(plane.readyCounts, rows) },
    clients: calendarLife(plane.clients),
    clientRequests: ofClients,
    clientBorns: ofClients,
    clientTries: ofClients,
    clientRows: ofClients,
    clientNext: ofClients,
    clientBefore: ofClients,
    firstClients: ofRows,
    lastClients: ofRows,
    clientFree: { first: () => plane.clientPlaces[0] },
    // Scratch of the call under way: which loop served last, and so what it took in hand, hangs on when the roll was counted.
    hand: { first: () => 0 },
    log: { first: () => Math.min(plane.logCount[0], logged) * logStride },
    queue: queueLife(plane.queue),
  }
}
