import { hastenNotices, noCell, noticeLater } from './clients.ts'
import { emptyList, outcome } from './lists.ts'
import { counters, hand, rollStride, type Plane } from './plane.ts'
import { inside } from './ring.ts'
import { countLeft, hasLeft, resultOf, rowOf, triesOf } from './roll.ts'

const lost = counters.indexOf('lost')

/**
 * Cell `row` goes down now with everything in it. Its clients see the connection break and notice at
 * once; those that had given up before do not care. Returns how many attempts were lost.
 */
export function loseCell(plane: Plane, service: number, row: number): number {
  const count = inside(plane, row, plane.rules[service].slots)
  plane.counters[service * counters.length + lost] += count
  hastenNotices(plane, service, row)
  if (count === 0) {
    emptyList(plane, row)
    return 0
  }
  // What has left is counted, so that all of the cell that stands in the roll is lost. Of many cells that go down together only the first finds any.
  if (hasLeft(plane)) countLeft(plane)
  strike(plane, service, row)
  emptyList(plane, row)
  return count
}

/**
 * Takes the attempts of cell `row` out of the roll, and lets the clients of those notice that were to succeed. What stands between two
 * of them moves as a whole: thousands of cells may go down at once, and the roll is as long as all of them are busy.
 */
function strike(plane: Plane, service: number, row: number): void {
  const { roll, rolled } = plane
  const end = rolled[0] * rollStride
  let kept = 0
  let from = 0
  for (let at = 0; at < end; at += rollStride) {
    const tag = roll[at + 3]
    if (rowOf(tag) !== row) continue
    if (kept !== from) roll.copyWithin(kept, from, at)
    kept += at - from
    from = at + rollStride
    if (resultOf(tag) !== outcome.success) continue
    plane.hand[hand.request] = roll[at + 2]
    plane.hand[hand.born] = roll[at + 1]
    noticeLater(plane, service, noCell, plane.clock[0], triesOf(tag))
  }
  if (kept !== from) roll.copyWithin(kept, from, end)
  rolled[0] = (kept + end - from) / rollStride
}
