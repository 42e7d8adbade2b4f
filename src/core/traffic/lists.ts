import { cellField, glance, hand, type Plane } from './plane.ts'

/**
 * The list of a cell: the moment at which each attempt that is still in it will leave, sorted; it is
 * known when the attempt is admitted (docs/decisions/0002). What an attempt was stands in the roll (roll.ts).
 * Leaving costs nothing until somebody looks: `settle` moves the head past what has left by now. The list is
 * a window [head, head + count) of a region with more room than a cell has places; it moves back to the
 * front when it is empty or meets the end. Of a cell of one slot only the departures before the latest four are
 * in the list: see ring.ts.
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

/** Passes what has left the list of cell `row` by now, and returns how many are still in it. */
export function settle(plane: Plane, row: number): number {
  if (plane.nextLeaves[row] > plane.clock[0]) return plane.lists[2 * row + 1]
  const { leaves, lists } = plane
  const now = plane.clock[0]
  const start = row * plane.capacity.room
  const end = start + lists[2 * row] + lists[2 * row + 1]
  let at = start + lists[2 * row]
  while (at < end && leaves[at] <= now) at++
  const left = end - at
  lists[2 * row + 1] = left
  lists[2 * row] = left === 0 ? 0 : at - start
  plane.nextLeaves[row] = left === 0 ? Infinity : leaves[at]
  return left
}

/** Puts a departure into the list of cell `row`, behind all that are not later. */
export function enter(plane: Plane, row: number): void {
  const { leaves, lists } = plane
  const leave = plane.hand[hand.leave]
  const count = lists[2 * row + 1]
  if (lists[2 * row] + count === plane.capacity.room) moveToFront(plane, row)
  const first = row * plane.capacity.room + lists[2 * row]
  const at = first + count
  lists[2 * row + 1] = count + 1
  if (count === 0 || leaves[at - 1] <= leave) leaves[at] = leave
  else insert(plane, first, count)
  plane.nextLeaves[row] = leaves[first]
}

/** Lists of more entries than this are searched by halves; in a short one that would guess wrong at every step. */
const shortList = 24

/** Puts the departure in hand among the `count` entries from `first` on. */
function insert({ leaves, hand: held }: Plane, first: number, count: number): void {
  const leave = held[hand.leave]
  let at = first + count
  if (count > shortList) {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if (leaves[first + middle] > leave) high = middle
      else low = middle + 1
    }
    leaves.copyWithin(first + low + 1, first + low, at)
    at = first + low
  } else {
    for (; at > first && leaves[at - 1] > leave; at--) leaves[at] = leaves[at - 1]
  }
  leaves[at] = leave
}

function moveToFront(plane: Plane, row: number): void {
  const { lists, leaves } = plane
  const start = row * plane.capacity.room
  const from = start + lists[2 * row]
  leaves.copyWithin(start, from, from + lists[2 * row + 1])
  lists[2 * row] = 0
}

/** How many of the list of cell `row` leave after `now`, without touching it. */
export function listedNow(plane: Plane, row: number, now: number): number {
  const first = row * plane.capacity.room + plane.lists[2 * row]
  const count = plane.lists[2 * row + 1]
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (plane.leaves[first + middle] <= now) low = middle + 1
    else high = middle
  }
  return count - low
}

/** When the last attempt leaves cell `row`, now at the soonest. */
export function lastLeave(plane: Plane, row: number): number {
  const { cells, leaves, lists, stride, clock } = plane
  let last = clock[0]
  const count = lists[2 * row + 1]
  if (count > 0)
    last = Math.max(last, leaves[row * plane.capacity.room + lists[2 * row] + count - 1])
  const ring = row * stride + cellField.latest
  for (let place = 0; place < glance; place++) last = Math.max(last, cells[ring + place])
  return last
}

/** Empties the list of a cell, and its latest four. */
export function emptyList(plane: Plane, row: number): void {
  plane.lists[2 * row] = 0
  plane.lists[2 * row + 1] = 0
  plane.nextLeaves[row] = Infinity
  const ring = row * plane.stride + cellField.latest
  plane.cells.fill(0, ring, ring + glance)
}
