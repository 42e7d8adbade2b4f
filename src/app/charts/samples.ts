import { sampleColumns } from '#worker/frame.ts'
import type { SampleColumn } from '#worker/frame.ts'

/** The history of a run: rows of sampleColumns, at equal steps of simulated time. */
export interface Samples {
  readonly count: number
  readonly rows: Float64Array
}

const width = sampleColumns.length

/** Position of a column inside a row; take it once before a loop over rows. */
export function sampleOffset(column: SampleColumn): number {
  return sampleColumns.indexOf(column)
}

/** One value of one row; NaN outside the history. */
export function sampleValue(samples: Samples, column: SampleColumn, row: number): number {
  if (row < 0 || row >= samples.count) return Number.NaN
  return samples.rows[row * width + sampleOffset(column)] ?? Number.NaN
}

/** A value as it is written; a dash where nothing has been measured. */
export function measured(value: number, write: (value: number) => string): string {
  return Number.isNaN(value) ? '–' : write(value)
}

/** The value at an offset of one row, for loops. */
export function sampleAt(samples: Samples, offset: number, row: number): number {
  return samples.rows[row * width + offset] ?? Number.NaN
}

/** The number of rows whose time is at most the given one. */
export function rowsUpTo(samples: Samples, time: number): number {
  const offset = sampleOffset('time')
  let [low, high] = [0, samples.count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sampleAt(samples, offset, middle) <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** The row nearest in time; -1 without rows. */
export function nearestRow(samples: Samples, time: number): number {
  const after = rowsUpTo(samples, time)
  if (after === 0) return samples.count > 0 ? 0 : -1
  if (after === samples.count) return after - 1
  const [left, right] = [
    sampleValue(samples, 'time', after - 1),
    sampleValue(samples, 'time', after),
  ]
  return time - left <= right - time ? after - 1 : after
}

/** Rows first to end − 1 that a time window shows, with one more at either side for the lines. */
export interface RowRange {
  readonly first: number
  readonly end: number
}

/** The rows to draw for a window of simulated time. */
export function rowsWithin(samples: Samples, from: number, to: number): RowRange {
  const inside = rowsUpTo(samples, from)
  return { first: Math.max(0, inside - 1), end: Math.min(samples.count, rowsUpTo(samples, to) + 1) }
}

/** Seconds that the last row stands for (older ones may stand for more); 0 without rows. */
export function sampleStep(samples: Samples): number {
  const last = samples.count - 1
  if (last < 0) return 0
  return (
    sampleValue(samples, 'time', last) - (last > 0 ? sampleValue(samples, 'time', last - 1) : 0)
  )
}
