import { mergeSort, movesMost, type Timed } from './merge-sort.ts'
import type { Mesh } from './mesh.ts'
import { markOf } from './tasks.ts'

/** Up to so many are put in order one by one. */
export const few = 24
/** The most buckets of one pass. */
export const bucketsMax = 4096

/** Scratch of one slot; nothing in it outlives the call. */
const starts = new Int32Array(bucketsMax + 1)
export const found = { times: new Float64Array(1024), tasks: new Int32Array(1024) }

/** Makes room for so many in `found`. */
export function makeRoom(count: number): void {
  if (count <= found.times.length) return
  found.times = new Float64Array(2 * count)
  found.tasks = new Int32Array(2 * count)
}

/**
 * Puts the first `count` of `found` into the open slot by time, equal times by the marks of their tasks. The times lie evenly,
 * more or less, in the slot from `start` on: so they are put into as many buckets as there are, which leaves next
 * to nothing to do for the second pass. Where many arrive at one instant that does not help, and they are merged.
 */
export function sortFound(mesh: Mesh, count: number, start: number): void {
  const { openTimes: byTime, openTasks: ofTasks } = mesh
  spread(found, count, start, mesh.slotsPerSecond, byTime, ofTasks)
  let moves = movesMost * count
  for (let i = 1; i < count; i++) {
    const time = byTime[i]
    if (byTime[i - 1] < time) continue
    if (moves < 0) {
      mergeArrivals(mesh, count)
      return
    }
    const task = ofTasks[i]
    let place = i
    for (; place > 0 && byTime[place - 1] >= time; place--) {
      if (byTime[place - 1] === time && !isMarkedLower(mesh, task, ofTasks[place - 1])) break
      byTime[place] = byTime[place - 1]
      ofTasks[place] = ofTasks[place - 1]
    }
    byTime[place] = time
    ofTasks[place] = task
    moves -= i - place
  }
}

/** Merges the first `count` arrivals of the open slot, some of which are in order already. */
export function mergeArrivals(mesh: Mesh, count: number): void {
  makeRoom(count)
  const { openTimes: times, openTasks: tasks } = mesh
  mergeSort(mesh, { times, tasks }, found, count, (_, task, other) =>
    isMarkedLower(mesh, other, task),
  )
}

/** Which of two attempts that arrive at the same time comes first. */
export function isMarkedLower(mesh: Mesh, task: number, other: number): boolean {
  return markOf(mesh, task) >>> 0 < markOf(mesh, other) >>> 0
}

/**
 * Copies the first `count` of some attempts, with times that lie more or less evenly in the slot from `start` on, so that next to none
 * comes before an earlier one.
 */
export function spread(
  { times, tasks }: Timed,
  count: number,
  start: number,
  slotsPerSecond: number,
  toTimes: Float64Array,
  toTasks: Int32Array,
): void {
  if (count <= few) {
    for (let i = 0; i < count; i++) {
      toTimes[i] = times[i]
      toTasks[i] = tasks[i]
    }
    return
  }
  const buckets = count < bucketsMax ? count : bucketsMax
  const scale = buckets * slotsPerSecond
  starts.fill(0, 0, buckets + 1)
  for (let i = 0; i < count; i++) starts[bucketOf(times[i], start, scale, buckets) + 1]++
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1] += starts[bucket]
  for (let i = 0; i < count; i++) {
    const place = starts[bucketOf(times[i], start, scale, buckets)]++
    toTimes[place] = times[i]
    toTasks[place] = tasks[i]
  }
}

/** Not falling in time, so that buckets in a row are in order. */
function bucketOf(time: number, start: number, scale: number, buckets: number): number {
  const bucket = ((time - start) * scale) | 0
  return bucket < 0 ? 0 : bucket >= buckets ? buckets - 1 : bucket
}
