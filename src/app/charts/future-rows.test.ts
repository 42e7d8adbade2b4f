import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#worker/frame.ts'
import { createFutureRows } from './future-rows.ts'
import { sampleValue, type Samples } from './samples.ts'

function samplesOf(...times: readonly number[]): Samples {
  const width = sampleColumns.length
  const rows = new Float64Array(times.length * width)
  times.forEach((time, row) => {
    rows[row * width + sampleColumns.indexOf('time')] = time
    rows[row * width + sampleColumns.indexOf('ready')] = 10 * time
  })
  return { count: times.length, rows }
}

const timesOf = (samples: Samples | null): readonly number[] =>
  Array.from({ length: samples?.count ?? 0 }, (_, row) =>
    samples === null ? 0 : sampleValue(samples, 'time', row),
  )

describe('the rows to come', () => {
  it('[D19] go on from the last row of the past and leave out what the run has come to', () => {
    const toCome = createFutureRows()
    const history = samplesOf(3, 4, 5, 6)
    const rows = toCome(samplesOf(1, 2, 3, 4, 4.5), { history, until: 6.2 })
    expect(timesOf(rows)).toEqual([4.5, 5, 6])
    expect(rows === null ? 0 : sampleValue(rows, 'ready', 0)).toBe(45)
    expect(timesOf(toCome(samplesOf(1, 2), { history, until: 6.2 }))).toEqual([2, 3, 4, 5, 6])
  })

  it('[D19] are none where nothing is known, and all of them before the first row of the past', () => {
    const toCome = createFutureRows()
    const history = samplesOf(1, 2)
    expect(toCome(samplesOf(1, 2), null)).toBeNull()
    expect(toCome(samplesOf(1, 2, 3), { history, until: 2 })).toBeNull()
    expect(toCome(samplesOf(), { history: samplesOf(), until: 0 })).toBeNull()
    expect(timesOf(toCome(samplesOf(), { history, until: 2 }))).toEqual([1, 2])
  })
})
