import { float64, int32 } from '#core/kernel/memory.ts'
import { cellField } from '#core/traffic/plane.ts'
import { discipline } from './disciplines.ts'
import { foreseeStack, joinStack, leaveStack, nextPlace } from './last-come.ts'
import type { Mesh } from './mesh.ts'
import { foreseeSharing, joinSharing, leaveSharing } from './processor-sharing.ts'
import { wheelSlots } from './sizes.ts'
import { at, taskNumbers } from './tasks.ts'
import { slotEnd } from './wheel.ts'

/**
 * The jobs of cells in which who comes later postpones who is there (disciplines.ts). What is known of such a
 * cell is when its jobs would leave if nobody came any more. These departures stand in the cell's list in the plane
 * (core/traffic/lists.ts), up to the first behind the open slot, so that routing counts such a cell as it counts any other.
 * They are worked out anew at each arrival, and when a slot opens in which one of them is due.
 *
 * Per cell there is room for so many jobs: the attempt, and a number whose meaning is that of the discipline. The one that
 * leaves next stands at or near the end, so that it goes without moving the others.
 */
export const jobsLayout = ({ rows, jobs = 0, departures = 0 }: JobsCapacity) => {
  const cells = jobs > 0 ? rows : 0
  return {
    values: float64(cells * jobs),
    tasks: int32(cells * jobs),
    // Per cell: how many are inside, and how many of the departures in the list have left.
    counts: int32(2 * cells),
    // Per cell that shares: the moment that it was last looked at, and the virtual time then.
    clocks: float64(2 * cells),
    // Per cell the first moment behind the open slot at which a caller of one of its jobs will not wait any longer.
    deadlines: float64(cells),
    // Cells by the slot in which they are looked at next; see looks.ts.
    firsts: int32(jobs > 0 ? wheelSlots : 0),
    nexts: int32(cells),
    befores: int32(cells),
    looks: float64(cells),
    looking: int32(1),
    log: float64(departures * departureStride),
    logged: float64(1),
  }
}

/** Room for jobs. */
export interface JobsCapacity {
  readonly rows: number
  /** Jobs of one cell; absent where all services are first come, first served. */
  readonly jobs?: number
  /** Departures that their log keeps; absent where there is none. */
  readonly departures?: number
}

/** Numbers of one row of the log of departures; see departures.ts. */
export const departureStride = 5

/** Jobs that are in cell `row` now. */
export function jobsInside({ jobs }: Mesh, row: number): number {
  return jobs.counts[2 * row]
}

/** Takes the `k`-th open arrival into cell `row` at its moment. What leaves by then has left before. */
export function joinJobs(mesh: Mesh, row: number, k: number): void {
  const { jobs, numbers, wiring, plane } = mesh
  if (jobs.counts[2 * row] === 0) jobs.deadlines[row] = Infinity
  if (wiring.discipline[plane.owners[row]] === discipline.sharing) joinSharing(mesh, row, k)
  else joinStack(mesh, row, k)
  jobs.counts[2 * row]++
  const cell = row * plane.stride
  plane.cells[cell + cellField.committed] += mesh.works[k]
  plane.cells[cell + cellField.routed]++
  const soonest = numbers[mesh.openTasks[k] * taskNumbers + at.soonest]
  if (soonest < jobs.deadlines[row] && soonest >= slotEnd(mesh)) jobs.deadlines[row] = soonest
  foresee(mesh, row)
}

/** Works out when the jobs of cell `row` leave if nobody comes: all that leave in the open slot, and the first after those. */
export function foresee(mesh: Mesh, row: number): void {
  const { jobs, plane, wiring } = mesh
  const inside = jobs.counts[2 * row]
  if (wiring.discipline[plane.owners[row]] === discipline.sharing) foreseeSharing(mesh, row)
  else foreseeStack(mesh, row)
  jobs.counts[2 * row + 1] = 0
  plane.lists[2 * row] = 0
  plane.lists[2 * row + 1] = inside
  plane.nextLeaves[row] = inside === 0 ? Infinity : plane.leaves[row * plane.capacity.room]
}

/** When the next job leaves cell `row`, s; Infinity where there is none. */
export function nextLeave({ jobs, plane }: Mesh, row: number): number {
  if (jobs.counts[2 * row] === 0) return Infinity
  return plane.leaves[row * plane.capacity.room + jobs.counts[2 * row + 1]]
}

/** The attempt that leaves cell `row` next. */
export function leavingTask(mesh: Mesh, row: number): number {
  const { jobs, plane, wiring } = mesh
  const isSharing = wiring.discipline[plane.owners[row]] === discipline.sharing
  const place = isSharing ? jobs.counts[2 * row] - 1 : nextPlace(mesh, row)
  return jobs.tasks[row * mesh.jobsMost + place]
}

/** The next job of cell `row` leaves. Returns its attempt. */
export function takeLeaving(mesh: Mesh, row: number): number {
  const { jobs, plane, wiring } = mesh
  const isSharing = wiring.discipline[plane.owners[row]] === discipline.sharing
  const task = isSharing ? leaveSharing(mesh, row) : leaveStack(mesh, row)
  jobs.counts[2 * row]--
  jobs.counts[2 * row + 1]++
  return task
}
