import type { Mesh } from './mesh.ts'
import { slotEnd } from './wheel.ts'

/**
 * A cell whose jobs share its slots. Its virtual time is the work that each of them has got since the cell was last empty, so a
 * job leaves when the virtual time has grown by its work since it came, and the order of leaving never changes
 * (A. Parekh & R. Gallager, A Generalized Processor Sharing Approach to Flow Control, IEEE/ACM Trans. Netw. 1(3), 1993). The number of
 * a job is the virtual time at which it leaves; they stand in falling order.
 */

/** Seconds per second of work that each of `inside` jobs gets, on `slots`. */
function stretch(inside: number, slots: number): number {
  return inside > slots ? inside / slots : 1
}

/** The `k`-th open arrival comes into cell `row`. */
export function joinSharing(mesh: Mesh, row: number, k: number): void {
  const { values, tasks, counts, clocks } = mesh.jobs
  const now = mesh.openTimes[k]
  const inside = counts[2 * row]
  const slots = mesh.wiring.slots[mesh.plane.owners[row]]
  const passed = (now - clocks[2 * row]) / stretch(inside, slots)
  // It begins anew where the cell is empty, and so stays small.
  const virtual = inside === 0 ? 0 : clocks[2 * row + 1] + passed
  clocks[2 * row] = now
  clocks[2 * row + 1] = virtual
  const value = virtual + mesh.works[k]
  const base = row * mesh.jobsMost
  let place = base + inside
  for (; place > base && values[place - 1] <= value; place--) {
    values[place] = values[place - 1]
    tasks[place] = tasks[place - 1]
  }
  values[place] = value
  tasks[place] = mesh.openTasks[k]
}

/** Writes the departures of cell `row` into its list, up to the first behind the open slot. */
export function foreseeSharing(mesh: Mesh, row: number): void {
  const { values, counts, clocks } = mesh.jobs
  const { leaves, capacity, owners } = mesh.plane
  const slots = mesh.wiring.slots[owners[row]]
  const end = slotEnd(mesh)
  const base = row * mesh.jobsMost
  let entry = row * capacity.room
  let time = clocks[2 * row]
  let virtual = clocks[2 * row + 1]
  for (let inside = counts[2 * row]; inside > 0; inside--) {
    const value = values[base + inside - 1]
    // The virtual time is a sum, and may be a little past what was to come.
    if (value > virtual) {
      time += (value - virtual) * stretch(inside, slots)
      virtual = value
    }
    leaves[entry++] = time
    if (time >= end) return
  }
}

/** The next job leaves cell `row` at the moment that was foreseen. Returns its attempt. */
export function leaveSharing(mesh: Mesh, row: number): number {
  const { values, tasks, counts, clocks } = mesh.jobs
  const { leaves, capacity } = mesh.plane
  const last = row * mesh.jobsMost + counts[2 * row] - 1
  clocks[2 * row] = leaves[row * capacity.room + counts[2 * row + 1]]
  if (values[last] > clocks[2 * row + 1]) clocks[2 * row + 1] = values[last]
  return tasks[last]
}
