import { sampleColumns, type SampleColumn } from '#core/organisms/observation.ts'

/** What a picture of many runs shows of each; the rest of a history stays in its thread. */
export const shortColumns = ['time', 'arrivals', 'ready', 'p99'] as const
export type ShortColumn = (typeof shortColumns)[number]

/** The history of a run as it is handed to the page: `count` rows of shortColumns, in a buffer of their own. */
export interface ShortHistory {
  readonly count: number
  readonly rows: Float32Array<ArrayBuffer>
}

/** So many rows are more than a picture beside others has pixels. */
export const shortRowsMax = 480

const width = shortColumns.length

/**
 * A history with few columns and at most `rowsMax` rows. Where several rows become one it has the time
 * and the cells of the last, the mean of the arrivals and the slowest p99: no peak is lost.
 */
export function shortHistory(
  { rows, count }: { readonly rows: Float64Array; readonly count: number },
  rowsMax = shortRowsMax,
): ShortHistory {
  const stride = Math.max(1, Math.ceil(count / rowsMax))
  const short = new Float32Array(Math.ceil(count / stride) * width)
  for (let row = 0; row * stride < count; row++) {
    const [first, end] = [row * stride, Math.min(count, (row + 1) * stride)]
    let [arrivals, slowest] = [0, -1]
    for (let one = first; one < end; one++) {
      arrivals += valueAt(rows, one, 'arrivals')
      slowest = Math.max(slowest, valueAt(rows, one, 'p99'))
    }
    short[row * width] = valueAt(rows, end - 1, 'time')
    short[row * width + 1] = arrivals / (end - first)
    short[row * width + 2] = valueAt(rows, end - 1, 'ready')
    short[row * width + 3] = slowest
  }
  return { count: short.length / width, rows: short }
}

/** A value of a short history; NaN outside, and for a p99 where nothing was answered. */
export function shortValue(
  { rows, count }: ShortHistory,
  column: ShortColumn,
  row: number,
): number {
  const value =
    row >= 0 && row < count ? rows[row * width + shortColumns.indexOf(column)] : undefined
  return value === undefined || (column === 'p99' && value < 0) ? Number.NaN : value
}

function valueAt(rows: Float64Array, row: number, column: SampleColumn): number {
  return rows[row * sampleColumns.length + sampleColumns.indexOf(column)] ?? 0
}
