import { hastenNotice, noticeLater } from './clients.ts'
import { outcome, settle } from './lists.ts'
import { counters, entryStride, hand, type Plane } from './plane.ts'

const lost = counters.indexOf('lost')

/**
 * Cell `row` goes down now with everything in it. Its clients see the connection break and notice at
 * once; those that had given up before do not care. Returns how many attempts were lost.
 */
export function loseCell(plane: Plane, service: number, row: number): number {
  const count = settle(plane, service, row)
  const now = plane.clock[0]
  const first = plane.heads[row]
  plane.counts[row] = 0
  plane.heads[row] = 0
  plane.counters[service * counters.length + lost] += count
  for (let i = 0; i < count; i++) {
    const at = (row * plane.capacity.room + first + i) * entryStride
    const mark = plane.entries[at + 3]
    const tries = Math.floor(mark / 8)
    plane.hand[hand.request] = plane.entries[at + 2]
    plane.hand[hand.born] = plane.entries[at + 1]
    if ((mark & 7) === outcome.success) noticeLater(plane, service, now, tries)
    else hastenNotice(plane, plane.entries[at + 2], tries)
  }
  return count
}

/** When the last attempt leaves cell `row`; 0 when it is empty. */
export function lastLeave(plane: Plane, row: number): number {
  const count = plane.counts[row]
  if (count === 0) return 0
  const last = row * plane.capacity.room + plane.heads[row] + count - 1
  return plane.entries[last * entryStride]
}
