import { hand, type Plane } from './plane.ts'

/**
 * The slots of a cell as the moments at which they become free, in a binary heap with the earliest at
 * the top: the workload vector of Kiefer and Wolfowitz (1955). An admitted attempt takes the earliest
 * slot, so its start is known at once.
 */

/** The moment at which the next slot of cell `row` becomes free; in the past when one is idle. */
export function earliestFree(plane: Plane, row: number): number {
  return plane.slotFree[row * plane.capacity.slots]
}

/** Books the earliest slot of a cell until the attempt in hand leaves. */
export function bookEarliest(plane: Plane, row: number, slots: number): void {
  const free = plane.slotFree
  const until = plane.hand[hand.leave]
  const base = row * plane.capacity.slots
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= slots) break
    if (child + 1 < slots && free[base + child + 1] < free[base + child]) child++
    if (free[base + child] >= until) break
    free[base + at] = free[base + child]
    at = child
  }
  free[base + at] = until
}

/** Slots of a cell that are busy at `now`. */
export function busySlots(plane: Plane, row: number, slots: number, now: number): number {
  const base = row * plane.capacity.slots
  let busy = 0
  for (let slot = 0; slot < slots; slot++) if (plane.slotFree[base + slot] > now) busy++
  return busy
}

/**
 * ∫ busy slots dt from the cell's birth to `now`, exactly: all admitted work, less what the slots
 * have still to do. A slot is busy without a break from now until it becomes free.
 */
export function busyTime(plane: Plane, row: number, slots: number, now: number): number {
  const base = row * plane.capacity.slots
  let ahead = 0
  for (let slot = 0; slot < slots; slot++) {
    const rest = plane.slotFree[base + slot] - now
    if (rest > 0) ahead += rest
  }
  return plane.committed[row] - ahead
}
