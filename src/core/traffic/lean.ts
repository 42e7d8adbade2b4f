import { glanceNow } from './glance.ts'
import { settle } from './lists.ts'
import { cellField, type Plane } from './plane.ts'

/**
 * Lean rows: cells of four slots whose list says no more than their slots. Where as many are inside as slots are busy, nobody waits
 * and nobody is about to give up, so the departures in the list are the latest moments in the slots. The list of a lean row is not written; one
 * word says how many are inside and where the list would end. It is written when somebody wants to read it, and for all rows before a
 * call of `flow` ends: outside of it no row is lean, and nothing of this is state.
 */

/** Slots of a cell whose row may be lean. */
export const leanSlots = 4

/** The word of a row that is not lean; those of lean rows are not negative. */
export const notLean = -1

/** The word of a lean row in which so many are inside, when its list has ended at `end`; an empty list begins anew. */
export function leanWord(end: number, inside: number): number {
  return ((end << 4) & (-inside >> 31)) | inside
}

/** Where the list of a lean row ends, from its front on. */
export function endOf(word: number): number {
  return word >> 4
}

/** Settles row `row`, and makes it lean if its list says no more than its slots. Returns whether it is lean now. */
export function makeLean(plane: Plane, row: number): boolean {
  const { lean, lists } = plane
  if (lean[row] >= 0) return true
  const inside = settle(plane, row)
  const first = row * plane.stride + cellField.slots
  if (inside !== glanceNow(plane, first)) return false
  sortSlots(plane.cells, first)
  const head = row * plane.capacity.room + lists[2 * row]
  for (let i = 0; i < inside; i++) {
    if (plane.leaves[head + i] !== sorted[leanSlots - inside + i]) return false
  }
  lean[row] = leanWord(lists[2 * row] + inside, inside)
  return true
}

/** Books the earliest of the four slots from `first` on, as `bookEarliest` does, by numbers in place of branches. */
export function bookOfFour(cells: Float64Array, first: number, until: number): void {
  const one = (first + 1) | 0
  const three = (first + 3) | 0
  const child = (one + Number(cells[(first + 2) | 0] < cells[one])) | 0
  sorted[0] = cells[child]
  sorted[1] = until
  const isEarlier = Number(until < sorted[0])
  cells[first] = sorted[isEarlier]
  cells[child] = sorted[1 - isEarlier]
  sorted[0] = cells[one]
  sorted[1] = cells[three]
  const isLess = Number(sorted[1] < sorted[0])
  cells[one] = sorted[isLess]
  cells[three] = sorted[1 - isLess]
}

/** Writes the list of a lean row, which is lean no longer. */
export function writeList(plane: Plane, row: number): void {
  const { lean, leaves, lists, cells, capacity } = plane
  const word = lean[row]
  lean[row] = notLean
  sortSlots(cells, row * plane.stride + cellField.slots)
  const inside = word & 15
  lists[2 * row] = endOf(word) - inside
  lists[2 * row + 1] = inside
  const head = row * capacity.room + lists[2 * row]
  for (let i = 0; i < inside; i++) leaves[head + i] = sorted[leanSlots - inside + i]
  plane.nextLeaves[row] = inside === 0 ? Infinity : leaves[head]
}

/** Writes the lists of all lean rows: they are ready, and the service is the only one. */
export function writeLists(plane: Plane): void {
  const { lean, ready, readyCounts, rules } = plane
  if (rules[0].slots !== leanSlots) return
  for (let i = 0; i < readyCounts[0]; i++) {
    if (lean[ready[i]] >= 0) writeList(plane, ready[i])
  }
}

/** Writes the slots from `first` on into `sorted`, the earliest first. */
function sortSlots(cells: Float64Array, first: number): void {
  for (let i = 0; i < leanSlots; i++) {
    const free = cells[first + i]
    let at = i
    for (; at > 0 && sorted[at - 1] > free; at--) sorted[at] = sorted[at - 1]
    sorted[at] = free
  }
}

/** Scratch of one call. */
const sorted = new Float64Array(leanSlots)
