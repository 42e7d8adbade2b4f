import { cellField, hand, type Plane } from './plane.ts'

/**
 * The slots of a cell as the moments at which they become free, in a binary heap with the earliest at
 * the top: the workload vector of Kiefer and Wolfowitz (1955). An admitted attempt takes the earliest
 * slot, so its start is known at once.
 */

/** Where the slots of cell `row` begin in the column of cells; the earliest stands there. */
export function slotsOf(plane: Plane, row: number): number {
  return row * plane.stride + cellField.slots
}

/** Books the earliest slot of a cell until the attempt in hand leaves. */
export function bookEarliest(plane: Plane, row: number, slots: number): void {
  const { cells } = plane
  const base = slotsOf(plane, row)
  const until = plane.hand[hand.leave]
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= slots) break
    // A number in place of a branch that no processor can foretell.
    if (child + 1 < slots) child += Number(cells[base + child + 1] < cells[base + child])
    if (cells[base + child] >= until) break
    cells[base + at] = cells[base + child]
    at = child
  }
  cells[base + at] = until
}

/** Slots of a cell that are busy at `now`. */
export function busySlots(plane: Plane, row: number, slots: number, now: number): number {
  const base = slotsOf(plane, row)
  let busy = 0
  for (let slot = 0; slot < slots; slot++) if (plane.cells[base + slot] > now) busy++
  return busy
}

/**
 * ∫ busy slots dt from the cell's birth to `now`, exactly: all admitted work, less what the slots
 * have still to do. A slot is busy without a break from now until it becomes free.
 */
export function busyTime(plane: Plane, row: number, slots: number, now: number): number {
  const base = slotsOf(plane, row)
  let ahead = 0
  for (let slot = 0; slot < slots; slot++) {
    const rest = plane.cells[base + slot] - now
    if (rest > 0) ahead += rest
  }
  return plane.cells[row * plane.stride + cellField.committed] - ahead
}

/** How many attempts were routed to cell `row` since its birth. */
export function routedTo(plane: Plane, row: number): number {
  return plane.cells[row * plane.stride + cellField.routed]
}
