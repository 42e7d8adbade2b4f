import { sampleColumns } from '#worker/frame.ts'
import { rowsUpTo, type Samples } from './samples.ts'

/** What is foreseen: rows, some of which may have come already, and up to when it is known, s. */
export interface Foreseen {
  readonly history: Samples
  readonly until: number
}

const width = sampleColumns.length

/**
 * The rows that are still to come, led by the last row of the past, so that the lines go on from there.
 * The rows are only good until the next call.
 */
export function createFutureRows(): (past: Samples, future: Foreseen | null) => Samples | null {
  let rows = new Float64Array()
  return (past, future) => {
    if (future === null) return null
    const { history } = future
    if (past.count === 0) return history.count > 0 ? history : null
    const present = past.rows[(past.count - 1) * width] ?? 0
    const first = rowsUpTo(history, present)
    const count = history.count - first + 1
    if (count < 2) return null
    if (rows.length < count * width) rows = new Float64Array(2 * count * width)
    rows.set(past.rows.subarray((past.count - 1) * width, past.count * width))
    rows.set(history.rows.subarray(first * width, history.count * width), width)
    return { count, rows }
  }
}
