import type { Mesh } from './mesh.ts'
import { markOf } from './tasks.ts'

/** Up to so many are put in order one by one. */
const few = 24
/** The most buckets of one pass. */
const bucketsMax = 4096

/** Scratch of one call; nothing in it outlives the call. */
const starts = new Int32Array(bucketsMax + 1)
let times = new Float64Array(1024)
let tasks = new Int32Array(1024)

/**
 * Sorts the first `count` pairs by time, equal times by the marks of their tasks. The times lie evenly, more or less,
 * in a span of 1/rate from `start` on: so they are put into as many buckets as there are, which leaves next to
 * nothing to do for the second pass.
 */
export function sortByTime(
  mesh: Mesh,
  byTime: Float64Array,
  ofTasks: Int32Array,
  count: number,
  start: number,
  rate: number,
): void {
  if (count > few) intoBuckets(byTime, ofTasks, count, start, rate)
  for (let i = 1; i < count; i++) {
    const time = byTime[i]
    if (byTime[i - 1] < time) continue
    const task = ofTasks[i]
    let place = i
    for (; place > 0 && byTime[place - 1] >= time; place--) {
      if (byTime[place - 1] === time && !isMarkedLower(mesh, task, ofTasks[place - 1])) break
      byTime[place] = byTime[place - 1]
      ofTasks[place] = ofTasks[place - 1]
    }
    byTime[place] = time
    ofTasks[place] = task
  }
}

/** Which of two attempts that arrive at the same time comes first. */
export function isMarkedLower(mesh: Mesh, task: number, other: number): boolean {
  return markOf(mesh, task) >>> 0 < markOf(mesh, other) >>> 0
}

function intoBuckets(
  byTime: Float64Array,
  ofTasks: Int32Array,
  count: number,
  start: number,
  rate: number,
): void {
  if (count > times.length) {
    times = new Float64Array(2 * count)
    tasks = new Int32Array(2 * count)
  }
  const buckets = count < bucketsMax ? count : bucketsMax
  const scale = buckets * rate
  starts.fill(0, 0, buckets + 1)
  for (let i = 0; i < count; i++) {
    times[i] = byTime[i]
    tasks[i] = ofTasks[i]
    starts[bucketOf(times[i], start, scale, buckets) + 1]++
  }
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1] += starts[bucket]
  for (let i = 0; i < count; i++) {
    const place = starts[bucketOf(times[i], start, scale, buckets)]++
    byTime[place] = times[i]
    ofTasks[place] = tasks[i]
  }
}

/** Not falling in time, so that buckets in a row are in order. */
function bucketOf(time: number, start: number, scale: number, buckets: number): number {
  const bucket = ((time - start) * scale) | 0
  return bucket < 0 ? 0 : bucket >= buckets ? buckets - 1 : bucket
}
