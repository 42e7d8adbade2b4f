/**
 * What a Knative autoscaler knows of a metric: the sums of its samples in buckets of equal length, over a window (aggregation/bucketing.go,
 * TimedFloat64Buckets). Times are seconds on any clock that goes on; each function returns another window.
 */
export interface KpaWindow {
  /** Length of the window and of a bucket, s. */
  readonly seconds: number
  readonly granularity: number
  /** Sums by bucket, a ring: the bucket of a time is its number modulo their count. */
  readonly buckets: readonly number[]
  /** Of all buckets; kept as upstream keeps it, by adding and taking away. */
  readonly total: number
  /** Beginnings of the buckets of the first and the last sample, s; null before any. */
  readonly firstAt: number | null
  readonly lastAt: number | null
}

/** A window without samples. */
export function emptyWindow(seconds: number, granularity: number): KpaWindow {
  const count = Math.ceil(seconds / granularity)
  const buckets = Array<number>(count).fill(0)
  return { seconds, granularity, buckets, total: 0, firstAt: null, lastAt: null }
}

/** Adds a sample. One that is older than the window is left out; after a whole window without any the window begins anew. */
export function record(window: KpaWindow, at: number, value: number): KpaWindow {
  const { seconds, granularity } = window
  const bucket = Math.floor(at / granularity) * granularity
  const { lastAt } = window
  if (lastAt !== null && bucket + seconds <= lastAt) return window
  const isLater = lastAt === null || bucket > lastAt
  const begun =
    lastAt === null || bucket - lastAt >= seconds
      ? { ...emptyWindow(seconds, granularity), firstAt: bucket }
      : isLater
        ? cleared(window, lastAt, bucket)
        : window
  const index = indexOf(window, bucket)
  const { firstAt } = begun
  return {
    ...begun,
    buckets: begun.buckets.with(index, begun.buckets[index] + value),
    total: begun.total + value,
    firstAt: firstAt === null || bucket < firstAt ? bucket : firstAt,
    lastAt: isLater ? bucket : lastAt,
  }
}

/**
 * The mean over the buckets of the window: over those since the first sample where that is not a window ago, and without those
 * since the last one; a gap between samples counts as 0. It is 0 where the last sample is a window ago. Rounded to six digits after the point, as
 * upstream rounds it: what adding and taking away leaves of nothing would else ask for a pod.
 */
export function windowAverage(window: KpaWindow, at: number): number {
  const { seconds, granularity, buckets, firstAt, lastAt } = window
  if (firstAt === null || lastAt === null) return 0
  const since = Math.floor(at / granularity) * granularity - lastAt
  if (since >= seconds) return 0
  const seen = Math.round((lastAt - firstAt) / granularity) + 1
  if (since <= 0) return rounded(window.total / Math.min(seen, buckets.length))
  const { total } = cleared(window, lastAt, lastAt + since)
  const outdated = Math.round(since / granularity)
  return rounded(total / Math.min(seen, buckets.length - outdated))
}

function rounded(average: number): number {
  return Math.floor(average * 1e6 + 0.5) / 1e6
}

/** The window without what the buckets after one time, up to another, held a round before. */
function cleared(window: KpaWindow, after: number, upTo: number): KpaWindow {
  const buckets = [...window.buckets]
  let { total } = window
  const count = Math.round((upTo - after) / window.granularity)
  for (let step = 1; step <= count; step++) {
    const index = indexOf(window, after + step * window.granularity)
    total -= buckets[index]
    buckets[index] = 0
  }
  return { ...window, buckets, total }
}

function indexOf({ granularity, buckets }: KpaWindow, bucket: number): number {
  const index = Math.round(bucket / granularity) % buckets.length
  return index < 0 ? index + buckets.length : index
}

/** The window with another length: what of its samples still lies in it is kept. */
export function resized(window: KpaWindow, seconds: number): KpaWindow {
  const { granularity, firstAt, lastAt } = window
  if (seconds === window.seconds) return window
  let next = emptyWindow(seconds, granularity)
  if (firstAt === null || lastAt === null) return next
  const oldest = Math.max(firstAt, lastAt - Math.min(seconds, window.seconds) + granularity)
  const count = Math.round((lastAt - oldest) / granularity)
  for (let step = 0; step <= count; step++) {
    const at = oldest + step * granularity
    next = record(next, at, window.buckets[indexOf(window, at)])
  }
  return next
}
