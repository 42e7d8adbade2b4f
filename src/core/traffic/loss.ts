import { hastenNotices, noCell, noticeLater } from './clients.ts'
import { entryAt, outcome, settle } from './lists.ts'
import { counters, hand, type Plane } from './plane.ts'

const lost = counters.indexOf('lost')

/**
 * Cell `row` goes down now with everything in it. Its clients see the connection break and notice at
 * once; those that had given up before do not care. Returns how many attempts were lost.
 */
export function loseCell(plane: Plane, service: number, row: number): number {
  const count = settle(plane, service, row)
  const now = plane.clock[0]
  plane.counters[service * counters.length + lost] += count
  hastenNotices(plane, service, row)
  for (let place = 0; place < count; place++) {
    const at = entryAt(plane, row, place)
    const mark = plane.cells[at + 3]
    if ((mark & 7) !== outcome.success) continue
    plane.hand[hand.request] = plane.cells[at + 2]
    plane.hand[hand.born] = plane.cells[at + 1]
    noticeLater(plane, service, noCell, now, Math.floor(mark / 8))
  }
  plane.lists[2 * row] = 0
  plane.lists[2 * row + 1] = 0
  plane.nextLeaves[row] = Infinity
  return count
}

/** When the last attempt leaves cell `row`; 0 when it is empty. */
export function lastLeave(plane: Plane, row: number): number {
  const count = plane.lists[2 * row + 1]
  return count === 0 ? 0 : plane.cells[entryAt(plane, row, count - 1)]
}
