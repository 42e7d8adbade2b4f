import { glanceNow } from './glance.ts'
import { writeList } from './lean.ts'
import { enter, settle } from './lists.ts'
import { cellField, glance, hand, type Plane } from './plane.ts'

/**
 * Cells of one slot: the latest four departures stand in the cell's record as a ring, sorted, and those before
 * them in the list. How many are inside shows at a glance at the ring: where one of the four has left, all before
 * it have. So the usual request touches nothing of a cell but the one cache line of its record; the list
 * matters only where four are inside and one more comes (docs/decisions/0023).
 *
 * The place of a departure in the ring is the number of attempts routed to the cell before, modulo four.
 */

/** How many attempts are in cell `row` now. */
export function inside(plane: Plane, row: number, slots: number): number {
  if (slots > 1) {
    if (plane.lean[row] >= 0) writeList(plane, row)
    return settle(plane, row)
  }
  const seen = glanceNow(plane, row * plane.stride)
  return seen < glance ? seen : glance + settle(plane, row)
}

/** Takes the attempt in hand into cell `row`: counts it as routed there, and keeps when it leaves. */
export function admitTo(plane: Plane, row: number, slots: number): void {
  if (slots === 1) enterRing(plane, row)
  else enter(plane, row)
  plane.cells[row * plane.stride + cellField.routed]++
}

function enterRing(plane: Plane, row: number): void {
  const { cells, hand: held } = plane
  const ring = row * plane.stride + cellField.latest
  const routed = cells[row * plane.stride + cellField.routed]
  const leave = held[hand.leave]
  const oldest = cells[ring + (routed & 3)]
  // What makes room has usually left long ago; otherwise it goes to the list.
  if (oldest > plane.clock[0]) {
    spilled[0] = Math.min(oldest, leave)
    spill(plane, row)
  }
  const kept = Math.max(oldest, leave)
  // A client that gives up leaves before the one ahead of it.
  let place = routed
  while (place > routed - 3 && cells[ring + ((place + 3) & 3)] > kept) {
    cells[ring + (place & 3)] = cells[ring + ((place + 3) & 3)]
    place--
  }
  cells[ring + (place & 3)] = kept
}

/** Puts the departure in `spilled` into the list, where what has left is passed before. */
function spill(plane: Plane, row: number): void {
  const { hand: held } = plane
  settle(plane, row)
  const inHand = held[hand.leave]
  held[hand.leave] = spilled[0]
  enter(plane, row)
  held[hand.leave] = inHand
}

/** Scratch of one spill: as an argument it would be put on the heap. */
const spilled = new Float64Array(1)
