import { jobField } from './jobs.ts'
import type { Mesh } from './mesh.ts'

/**
 * A cell whose jobs share its slots. Its virtual time is the work that each of them has got since the cell was last empty, so a
 * job leaves when the virtual time has grown by its work since it came, and the order of leaving never changes
 * (A. Parekh & R. Gallager, A Generalized Processor Sharing Approach to Flow Control, IEEE/ACM Trans. Netw. 1(3), 1993). The value of
 * a job is the virtual time at which it leaves; they stand in falling order.
 */

/** Seconds per second of work that each of `inside` jobs gets, on `slots`. */
function stretch(inside: number, slots: number): number {
  return inside > slots ? inside / slots : 1
}

/** The `k`-th open arrival comes into cell `row`. */
export function joinSharing(mesh: Mesh, row: number, k: number): void {
  const { records, counts } = mesh.jobs
  const head = row * mesh.jobsStride
  const now = mesh.openTimes[k]
  const inside = counts[row]
  const slots = mesh.wiring.slots[mesh.plane.owners[row]]
  const passed = (now - records[head + jobField.time]) / stretch(inside, slots)
  // It begins anew where the cell is empty, and so stays small.
  const virtual = inside === 0 ? 0 : records[head + jobField.virtual] + passed
  const value = virtual + mesh.works[k]
  const first = head + jobField.jobs
  let place = first + 2 * inside
  for (; place > first && records[place - 2] <= value; place -= 2) {
    records[place] = records[place - 2]
    records[place + 1] = records[place - 1]
  }
  records[place] = value
  records[place + 1] = mesh.openTasks[k]
  counts[row] = inside + 1
  records[head + jobField.time] = now
  records[head + jobField.virtual] = virtual
  foreseeSharing(mesh, row, slots)
}

/** Works out when the next job leaves cell `row`. */
function foreseeSharing(mesh: Mesh, row: number, slots: number): void {
  const { records, counts, leaves } = mesh.jobs
  const head = row * mesh.jobsStride
  const inside = counts[row]
  if (inside === 0) {
    leaves[row] = Infinity
    return
  }
  const time = records[head + jobField.time]
  const rest = records[head + jobField.jobs + 2 * inside - 2] - records[head + jobField.virtual]
  // The virtual time is a sum, and may be a little past what was to come.
  leaves[row] = rest > 0 ? time + rest * stretch(inside, slots) : time
}

/** The next job leaves cell `row` at the moment that was foreseen. Returns its attempt. */
export function leaveSharing(mesh: Mesh, row: number): number {
  const { records, counts, leaves } = mesh.jobs
  const head = row * mesh.jobsStride
  const left = --counts[row]
  const last = head + jobField.jobs + 2 * left
  records[head + jobField.time] = leaves[row]
  const value = records[last]
  if (value > records[head + jobField.virtual]) records[head + jobField.virtual] = value
  foreseeSharing(mesh, row, mesh.wiring.slots[mesh.plane.owners[row]])
  return records[last + 1]
}

/** Work that is left in cell `row` now, s. */
export function sharedWork({ jobs, jobsStride, plane, wiring, clock }: Mesh, row: number): number {
  const { records, counts } = jobs
  const inside = counts[row]
  const head = row * jobsStride
  const since = clock[0] - records[head + jobField.time]
  const passed = since / stretch(inside, wiring.slots[plane.owners[row]])
  const virtual = records[head + jobField.virtual] + passed
  let left = 0
  for (let job = 0; job < inside; job++) {
    left += Math.max(0, records[head + jobField.jobs + 2 * job] - virtual)
  }
  return left
}
