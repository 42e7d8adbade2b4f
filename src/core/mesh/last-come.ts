import { jobField } from './jobs.ts'
import type { Mesh } from './mesh.ts'

/**
 * A cell that serves who came last. Its jobs are a stack, the last that came at the end; of c slots the topmost c are at work. The value of
 * one at work is when it ends, of any other the work that is left.
 */

/** The `k`-th open arrival comes into cell `row`, and displaces who has been at work for longest. */
export function joinStack(mesh: Mesh, row: number, k: number): void {
  const { records, counts } = mesh.jobs
  const now = mesh.openTimes[k]
  const inside = counts[row]
  const displaced = inside - mesh.wiring.slots[mesh.plane.owners[row]]
  const first = row * mesh.jobsStride + jobField.jobs
  if (displaced >= 0) records[first + 2 * displaced] -= now
  records[first + 2 * inside] = now + mesh.works[k]
  records[first + 2 * inside + 1] = mesh.openTasks[k]
  counts[row] = inside + 1
  foreseeStack(mesh, row)
}

/** The place of the one at work in cell `row` that ends first. */
export function nextPlace({ jobs, jobsStride, wiring, plane }: Mesh, row: number): number {
  const { records, counts } = jobs
  const inside = counts[row]
  const lowest = inside - wiring.slots[plane.owners[row]]
  const first = row * jobsStride + jobField.jobs
  let next = inside - 1
  for (let place = next - 1; place >= 0 && place >= lowest; place--) {
    if (records[first + 2 * place] < records[first + 2 * next]) next = place
  }
  return next
}

/** Works out when the next job leaves cell `row`. */
function foreseeStack(mesh: Mesh, row: number): void {
  const { records, counts, leaves } = mesh.jobs
  const next = row * mesh.jobsStride + jobField.jobs + 2 * nextPlace(mesh, row)
  leaves[row] = counts[row] === 0 ? Infinity : records[next]
}

/** The next job leaves cell `row`, and the last that was displaced goes on. Returns the attempt of the former. */
export function leaveStack(mesh: Mesh, row: number): number {
  const { records, counts, leaves } = mesh.jobs
  const first = row * mesh.jobsStride + jobField.jobs
  const left = counts[row] - 1
  const place = first + 2 * nextPlace(mesh, row)
  const task = records[place + 1]
  const end = first + 2 * left
  for (let later = place; later < end; later++) records[later] = records[later + 2]
  counts[row] = left
  const resumed = left - mesh.wiring.slots[mesh.plane.owners[row]]
  if (resumed >= 0) records[first + 2 * resumed] += leaves[row]
  foreseeStack(mesh, row)
  return task
}

/** Work that is left in cell `row` now, s. */
export function stackedWork({ jobs, jobsStride, plane, wiring, clock }: Mesh, row: number): number {
  const { records, counts } = jobs
  const first = row * jobsStride + jobField.jobs
  const waiting = counts[row] - wiring.slots[plane.owners[row]]
  let left = 0
  for (let job = 0; job < counts[row]; job++) {
    const value = records[first + 2 * job]
    left += job < waiting ? value : Math.max(0, value - clock[0])
  }
  return left
}
