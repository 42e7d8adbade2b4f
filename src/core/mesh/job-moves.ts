import { cellField } from '#core/traffic/plane.ts'
import { discipline } from './disciplines.ts'
import { jobField } from './jobs.ts'
import { joinStack, leaveStack, nextPlace, stackedWork } from './last-come.ts'
import type { Mesh } from './mesh.ts'
import { joinSharing, leaveSharing, sharedWork } from './processor-sharing.ts'
import { at, taskNumbers } from './tasks.ts'
import { slotEnd } from './wheel.ts'

/** Jobs come into cells and leave them, by the discipline of their service. */

/** Takes the `k`-th open arrival into cell `row` at its moment. What leaves by then has left before. */
export function joinJobs(mesh: Mesh, row: number, k: number): void {
  const { jobs, numbers, wiring, plane } = mesh
  const { records, counts } = jobs
  const deadline = row * mesh.jobsStride + jobField.deadline
  if (counts[row] === 0) records[deadline] = Infinity
  if (wiring.discipline[plane.owners[row]] === discipline.sharing) joinSharing(mesh, row, k)
  else joinStack(mesh, row, k)
  const cell = row * plane.stride
  plane.cells[cell + cellField.committed] += mesh.works[k]
  plane.cells[cell + cellField.routed]++
  const soonest = numbers[mesh.openTasks[k] * taskNumbers + at.soonest]
  // One in the open slot has its event when the attempt begins; see departures.ts.
  const isLater = soonest >= slotEnd(mesh)
  if (isLater && soonest < records[deadline]) records[deadline] = soonest
}

/** The attempt that leaves cell `row` next. */
export function leavingTask(mesh: Mesh, row: number): number {
  const { jobs, plane, wiring } = mesh
  const first = row * mesh.jobsStride + jobField.jobs
  const isSharing = wiring.discipline[plane.owners[row]] === discipline.sharing
  const place = isSharing ? jobs.counts[row] - 1 : nextPlace(mesh, row)
  return jobs.records[first + 2 * place + 1]
}

/** The next job of cell `row` leaves. Returns its attempt. */
export function takeLeaving(mesh: Mesh, row: number): number {
  const { plane, wiring } = mesh
  const isSharing = wiring.discipline[plane.owners[row]] === discipline.sharing
  return isSharing ? leaveSharing(mesh, row) : leaveStack(mesh, row)
}

/** Drops all jobs of cell `row`, which goes down now. Returns the work that was left of them, s. */
export function dropJobs(mesh: Mesh, row: number): number {
  const { jobs, plane, wiring } = mesh
  const isSharing = wiring.discipline[plane.owners[row]] === discipline.sharing
  const left = isSharing ? sharedWork(mesh, row) : stackedWork(mesh, row)
  jobs.counts[row] = 0
  jobs.leaves[row] = Infinity
  return left
}
