import { spansOfRows, type Life } from '#core/kernel/compact.ts'
import { planeLife } from '#core/traffic/plane-life.ts'
import { discipline } from './disciplines.ts'
import { jobField } from './jobs.ts'
import {
  planeCapacity,
  type Mesh,
  type MeshCapacity,
  type meshLayout,
  type MeshViews,
} from './mesh.ts'
import { blockSize, wheelSlots } from './sizes.ts'
import { flag, has, taskNumbers } from './tasks.ts'

/**
 * What of a mesh is alive (core/kernel/compact.ts), once it has been tidied (tidy.ts). `living` gives the rows that hold a cell. What
 * follows from the rest – the chains of the wheel, which records are free – is made anew by `revive`.
 */
export function meshLife(
  mesh: Mesh,
  views: MeshViews,
  capacity: MeshCapacity,
  living: () => Int32Array,
): Life<ReturnType<typeof meshLayout>> {
  const nothing = { first: () => 0 }
  const ofWheel = { spans: () => spansOfWheel(mesh) }
  const ofOpen = { spans: () => Int32Array.of(mesh.open[0], mesh.open[1] - mesh.open[0]) }
  const ofActs = { first: () => mesh.acts.count[0] }
  const ofReturns = { first: () => mesh.returned[0] }
  const tasks = (): Int32Array => mesh.alive.subarray(0, mesh.aliveCount[0])
  const ofTasks = { spans: () => spansOfRows(tasks()) }
  return {
    plane: planeLife(views.plane, planeCapacity(capacity), living),
    tasks: { spans: () => spansOfRows(tasks(), taskNumbers) },
    borns: ofTasks,
    requests: ofTasks,
    // The records themselves stand before, so they have been read back by then.
    patiences: {
      spans: () => spansOfRows(tasks().filter((task) => has(mesh, task, flag.keeps))),
    },
    alive: { first: () => mesh.aliveCount[0] },
    firsts: nothing,
    lasts: nothing,
    blockTimes: ofWheel,
    blockTasks: ofWheel,
    blockNext: nothing,
    freeBlocks: nothing,
    freeBlockCount: nothing,
    openTimes: ofOpen,
    openTasks: ofOpen,
    works: ofOpen,
    leaves: nothing,
    acts: { times: ofActs, orders: ofActs, tasks: ofActs },
    returnTimes: ofReturns,
    returnCodes: ofReturns,
    returnTasks: ofReturns,
    jobs: { records: { spans: () => spansOfJobs(mesh) } },
    // Scratch of the call under way.
    hand: nothing,
  }
}

/** The arrivals of each slot of the wheel, which stand in blocks one behind the other. */
function spansOfWheel({ counts }: Mesh): Int32Array {
  const spans: number[] = []
  let block = 0
  for (let slot = 0; slot < wheelSlots; slot++) {
    if (counts[slot] === 0) continue
    spans.push(block * blockSize, counts[slot])
    block += Math.ceil(counts[slot] / blockSize)
  }
  return Int32Array.from(spans)
}

/** What cells that hold jobs know of them. */
function spansOfJobs({ jobs, jobsStride, wiring, plane }: Mesh): Int32Array {
  const spans: number[] = []
  jobs.counts.forEach((count, row) => {
    if (count === 0) return
    const head = row * jobsStride
    // Only those who share have a virtual time.
    const isSharing = wiring.discipline[plane.owners[row]] === discipline.sharing
    if (isSharing) spans.push(head + jobField.time, 1, head + jobField.virtual, 1)
    spans.push(head + jobField.deadline, 1, head + jobField.jobs, 2 * count)
  })
  return Int32Array.from(spans)
}
