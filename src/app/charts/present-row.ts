import { sampleColumns } from '#worker/frame.ts'
import type { SampleColumn } from '#worker/frame.ts'
import { sampleOffset, sampleValue } from './samples.ts'
import type { Samples } from './samples.ts'

/** What is true at this moment, in the columns of the history that tell a level and not a rate. */
export type PresentLevels = Readonly<Pick<Record<SampleColumn, number>, (typeof levels)[number]>>

const levels = [
  'desired',
  'ready',
  'starting',
  'draining',
  'capacity',
  'costServing',
  'costNotServing',
] as const

const width = sampleColumns.length

/** A row without any value: no rate, no request that was finished, no objective that was missed. */
const nothingMeasured = new Float64Array(width).fill(Number.NaN)
for (const column of ['p50', 'p99'] as const) nothingMeasured[sampleOffset(column)] = -1
nothingMeasured[sampleOffset('missed')] = 0

/**
 * Rows with one more for the present, when that is later than the last, or a kill has made it another
 * one at the same time: its levels are those of now,
 * its rates and latencies those of the last row, whose window is the last that is over. So a run that
 * stops between two rows shows in its charts what its headline says. Before the first row nothing has
 * been measured: then there are levels only. The rows are only good until the next call.
 */
export function createPresentRow(): (
  samples: Samples,
  time: number,
  now: PresentLevels | null,
) => Samples {
  let rows = new Float64Array(0)
  return (samples, time, now) => {
    const last = samples.count - 1
    if (now === null || isTold(samples, last, time, now)) return samples
    const end = samples.count * width
    if (rows.length < end + width) rows = new Float64Array(2 * (end + width))
    rows.set(samples.rows.subarray(0, end))
    rows.set(last < 0 ? nothingMeasured : samples.rows.subarray(end - width, end), end)
    for (const [name, value] of Object.entries({ time, ...now })) {
      // The names are those of the type, which are columns.
      rows[end + sampleOffset(name as SampleColumn)] = value
    }
    return { count: samples.count + 1, rows }
  }
}

/** Whether the last row says what is true now. */
function isTold(samples: Samples, last: number, time: number, now: PresentLevels): boolean {
  const until = sampleValue(samples, 'time', last)
  if (time !== until) return time < until
  return levels.every((name) => sampleValue(samples, name, last) === now[name])
}

/** Whether two moments have the same levels. */
export function areSameLevels(one: PresentLevels | null, other: PresentLevels | null): boolean {
  if (one === null || other === null) return one === other
  return levels.every((name) => one[name] === other[name])
}
