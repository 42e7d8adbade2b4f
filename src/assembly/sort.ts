import { taskAt } from './columns'
import { desk, size, task } from './constants'
import { mergeArrivals } from './engine'

/** Puts the arrivals that were found into the order of the open slot, as in core/mesh/sort.ts. */
export function sortFound(count: i32, start: f64): void {
  const times = load<usize>(desk.openTimes)
  const tasks = load<usize>(desk.openTasks)
  spread(count, start, times, tasks)
  let moves = size.movesMost * count
  for (let i = 1; i < count; i++) {
    const time = load<f64>(times + (i << 3))
    if (load<f64>(times + ((i - 1) << 3)) < time) continue
    if (moves < 0) {
      mergeArrivals(count)
      return
    }
    moves -= moveDown(i, time, times, tasks)
  }
}

/** Copies what was found so that next to none comes before an earlier one. */
export function spread(count: i32, start: f64, times: usize, tasks: usize): void {
  if (count > size.few) intoBuckets(count, start, times, tasks)
  else {
    memory.copy(times, load<usize>(desk.foundTimes), count << 3)
    memory.copy(tasks, load<usize>(desk.foundTasks), count << 2)
  }
}

/** Moves an entry down to its place among those before it, which are in order; returns how far. */
function moveDown(from: i32, time: f64, times: usize, tasks: usize): i32 {
  const attempt = load<i32>(tasks + (from << 2))
  let place = from
  for (; place > 0; place--) {
    const before = load<f64>(times + ((place - 1) << 3))
    const other = load<i32>(tasks + ((place - 1) << 2))
    if (before < time || (before === time && !isMarkedLower(attempt, other))) break
    store<f64>(times + (place << 3), before)
    store<i32>(tasks + (place << 2), other)
  }
  store<f64>(times + (place << 3), time)
  store<i32>(tasks + (place << 2), attempt)
  return from - place
}

function isMarkedLower(attempt: i32, other: i32): bool {
  return markOf(taskAt(attempt)) < markOf(taskAt(other))
}

export function markOf(record: usize): u32 {
  return u32(load<i32>(record, task.tag) ^ (load<i32>(record, task.bits) >> 8))
}

function intoBuckets(count: i32, start: f64, byTime: usize, ofTasks: usize): void {
  const times = load<usize>(desk.foundTimes)
  const tasks = load<usize>(desk.foundTasks)
  const buckets = count < size.bucketsMax ? count : size.bucketsMax
  const scale = f64(buckets) * load<f64>(desk.slotsPerSecond)
  memory.fill(desk.starts, 0, (buckets + 1) << 2)
  for (let i = 0; i < count; i++) {
    const next =
      desk.starts + ((bucketOf(load<f64>(times + (i << 3)), start, scale, buckets) + 1) << 2)
    store<i32>(next, load<i32>(next) + 1)
  }
  let sum = 0
  for (let bucket = 1; bucket <= buckets; bucket++) {
    sum += load<i32>(desk.starts + (bucket << 2))
    store<i32>(desk.starts + (bucket << 2), sum)
  }
  for (let i = 0; i < count; i++) {
    const time = load<f64>(times + (i << 3))
    const next = desk.starts + (bucketOf(time, start, scale, buckets) << 2)
    const place = load<i32>(next)
    store<i32>(next, place + 1)
    store<f64>(byTime + (place << 3), time)
    store<i32>(ofTasks + (place << 2), load<i32>(tasks + (i << 2)))
  }
}

function bucketOf(time: f64, start: f64, scale: f64, buckets: i32): i32 {
  const bucket = i32((time - start) * scale)
  return bucket < 0 ? 0 : bucket >= buckets ? buckets - 1 : bucket
}
