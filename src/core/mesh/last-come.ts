import type { Mesh } from './mesh.ts'
import { slotEnd } from './wheel.ts'

/**
 * A cell that serves who came last. Its jobs are a stack, the last that came at the end; of c slots the topmost c are at work. The number of
 * one at work is when it ends, of any other the work that is left.
 */

/** The place of the first of those at work in cell `row`. */
function firstAtWork({ jobs, wiring, plane }: Mesh, row: number): number {
  const first = jobs.counts[2 * row] - wiring.slots[plane.owners[row]]
  return first < 0 ? 0 : first
}

/** The `k`-th open arrival comes into cell `row`, and displaces who has been at work for longest. */
export function joinStack(mesh: Mesh, row: number, k: number): void {
  const { values, tasks, counts } = mesh.jobs
  const now = mesh.openTimes[k]
  const inside = counts[2 * row]
  const base = row * mesh.jobsMost
  const displaced = inside - mesh.wiring.slots[mesh.plane.owners[row]]
  if (displaced >= 0) values[base + displaced] -= now
  values[base + inside] = now + mesh.works[k]
  tasks[base + inside] = mesh.openTasks[k]
}

/** The place of the one at work in cell `row` that ends first. */
export function nextPlace(mesh: Mesh, row: number): number {
  const { values, counts } = mesh.jobs
  const base = row * mesh.jobsMost
  let next = counts[2 * row] - 1
  for (let place = next - 1; place >= firstAtWork(mesh, row); place--) {
    if (values[base + place] < values[base + next]) next = place
  }
  return next
}

/** When each slot ends what is on it; scratch of one call. */
let ends = new Float64Array(16)

/** Writes the departures of cell `row` into its list, up to the first behind the open slot. */
export function foreseeStack(mesh: Mesh, row: number): void {
  const { values, counts } = mesh.jobs
  const { leaves, capacity } = mesh.plane
  const end = slotEnd(mesh)
  const base = row * mesh.jobsMost
  const first = firstAtWork(mesh, row)
  let busy = counts[2 * row] - first
  if (busy > ends.length) ends = new Float64Array(2 * busy)
  for (let slot = 0; slot < busy; slot++) ends[slot] = values[base + first + slot]
  let entry = row * capacity.room
  let next = first
  while (busy > 0) {
    let soonest = 0
    for (let slot = 1; slot < busy; slot++) if (ends[slot] < ends[soonest]) soonest = slot
    const time = ends[soonest]
    leaves[entry++] = time
    if (time >= end) return
    if (next > 0) ends[soonest] = time + values[base + --next]
    else ends[soonest] = ends[--busy]
  }
}

/** The next job leaves cell `row`, and the last that was displaced goes on. Returns the attempt of the former. */
export function leaveStack(mesh: Mesh, row: number): number {
  const { values, tasks, counts } = mesh.jobs
  const base = row * mesh.jobsMost
  const inside = counts[2 * row]
  const place = nextPlace(mesh, row)
  const task = tasks[base + place]
  const time = values[base + place]
  for (let later = place; later < inside - 1; later++) {
    values[base + later] = values[base + later + 1]
    tasks[base + later] = tasks[base + later + 1]
  }
  const resumed = inside - 1 - mesh.wiring.slots[mesh.plane.owners[row]]
  if (resumed >= 0) values[base + resumed] += time
  return task
}
