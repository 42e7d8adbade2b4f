import { assert } from '#core/kernel/assert.ts'
import { outcome } from './lists.ts'
import { logStride } from './plane.ts'

/**
 * The log of attempts, counted in windows of equal length: what batch means are made of. A first part
 * of the run is left out, because it began empty. An attempt belongs to the window it was sent in; what
 * it occupies is spread over all windows it is present in.
 */
export interface LogWindows {
  /** Length of the part that is left out, and of each window, s. */
  readonly warmUp: number
  readonly length: number
  readonly count: number
  readonly longWait: number
  readonly columns: { readonly [Name in LogColumn]: Float64Array }
  readonly sample: LogSample | null
}

export const logColumns = [
  'sent',
  'waited', // began later than they were sent, or gave up before they began
  'waitSum',
  'waitSquares',
  'longWaits', // waits longer than `longWait`
  'served',
  'timeSum', // from sending to leaving, of those that were served
  'shed',
  'abandoned',
  'left', // served to their end in this window
  'waiting', // ∫ attempts that wait dt
  'serving', // ∫ attempts on a slot dt
] as const
export type LogColumn = (typeof logColumns)[number]

/** Every so many-th wait, or time from sending to leaving, in the order of sending. */
interface LogSample {
  readonly of: 'wait' | 'time'
  readonly every: number
  readonly values: Float64Array
  /** How many values there are by the end of each window. */
  readonly ends: Int32Array
  /** Values kept, and values offered. */
  readonly counts: Float64Array
}

/** Empty windows of a run of this duration. */
export function createLogWindows(plan: {
  readonly duration: number
  readonly warmUp: number
  readonly count: number
  readonly longWait: number
  readonly sample: {
    readonly of: 'wait' | 'time'
    readonly every: number
    readonly room: number
  } | null
}): LogWindows {
  const { duration, warmUp, count, longWait, sample } = plan
  const columns: { [Name in LogColumn]?: Float64Array } = {}
  for (const name of logColumns) columns[name] = new Float64Array(count)
  return {
    warmUp,
    length: (duration - warmUp) / count,
    count,
    longWait,
    // Every column has just been made.
    columns: columns as LogWindows['columns'],
    sample: sample && {
      of: sample.of,
      every: sample.every,
      values: new Float64Array(sample.room),
      ends: new Int32Array(count),
      counts: new Float64Array(2),
    },
  }
}

/** Reads a piece of the log. */
export function readLog(windows: LogWindows, log: Float64Array, attempts: number): void {
  const { columns, warmUp, length, count, sample } = windows
  const { sent: sentCount, shed, abandoned, served, timeSum, left } = columns
  for (let at = 0; at < attempts * logStride; at += logStride) {
    const sent = log[at + 2]
    const start = log[at + 3]
    const leave = log[at + 4]
    const result = log[at + 5]
    const window = Math.floor((sent - warmUp) / length)
    if (result === outcome.shed) {
      if (window >= 0 && window < count) {
        sentCount[window]++
        shed[window]++
      }
      continue
    }
    spread(windows, columns.waiting, sent, start)
    if (result !== outcome.abandoned) {
      spread(windows, columns.serving, start, leave)
      const end = Math.floor((leave - warmUp) / length)
      if (end >= 0 && end < count) left[end]++
    }
    if (window < 0 || window >= count) continue
    sentCount[window]++
    countWait(windows, window, start - sent)
    if (result === outcome.abandoned) abandoned[window]++
    else {
      served[window]++
      timeSum[window] += leave - sent
    }
    if (sample !== null) keep(sample, window, (sample.of === 'wait' ? start : leave) - sent)
  }
}

function countWait({ columns, longWait }: LogWindows, window: number, wait: number): void {
  if (wait <= 0) return
  columns.waited[window]++
  columns.waitSum[window] += wait
  columns.waitSquares[window] += wait * wait
  if (wait > longWait) columns.longWaits[window]++
}

function keep(sample: LogSample, window: number, value: number): void {
  const { counts, values, ends, every } = sample
  counts[1]++
  if (counts[1] % every !== 0) return
  assert(counts[0] < values.length, 'the sample has room for every value')
  values[counts[0]++] = value
  ends[window] = counts[0]
}

/** Adds the time from `from` to `to` to the windows it lies in. */
function spread(windows: LogWindows, column: Float64Array, from: number, to: number): void {
  const { warmUp, length, count } = windows
  if (to <= from || to <= warmUp) return
  const first = Math.max(0, Math.floor((from - warmUp) / length))
  const last = Math.min(count - 1, Math.floor((to - warmUp) / length))
  for (let window = first; window <= last; window++) {
    const begin = warmUp + window * length
    const low = from > begin ? from : begin
    const high = to < begin + length ? to : begin + length
    if (high > low) column[window] += high - low
  }
}
