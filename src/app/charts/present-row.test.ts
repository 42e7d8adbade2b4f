import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#worker/frame.ts'
import { createPresentRow } from './present-row.ts'
import { sampleValue } from './samples.ts'
import type { Samples } from './samples.ts'

const levels = { desired: 9, ready: 3, starting: 6, draining: 0, capacity: 120 }

/** Rows at 1, 2, 3 … s, whose other values are their number. */
function samplesOf(count: number): Samples {
  const rows = new Float64Array(count * sampleColumns.length)
  for (let row = 0; row < count; row++) {
    rows.fill(row + 1, row * sampleColumns.length, (row + 1) * sampleColumns.length)
  }
  return { count, rows }
}

describe('the row of the present', () => {
  it('[D17] has the levels of now, and the rates of the last window that is over', () => {
    const withPresent = createPresentRow()
    for (const count of [2, 40, 3]) {
      const shown = withPresent(samplesOf(count), count + 0.4, levels)
      expect(shown.count).toBe(count + 1)
      const value = (column: (typeof sampleColumns)[number], row: number): number =>
        sampleValue(shown, column, row)
      expect([value('time', count), value('desired', count), value('capacity', count)]).toEqual([
        count + 0.4,
        9,
        120,
      ])
      expect([value('arrivals', count), value('p99', count)]).toEqual([count, count])
      expect([value('time', count - 1), value('desired', count - 1)]).toEqual([count, count])
    }
  })

  it('[D17] is left out at the time of a row, before the first one and without figures', () => {
    const withPresent = createPresentRow()
    const samples = samplesOf(3)
    expect(withPresent(samples, 3, levels)).toBe(samples)
    expect(withPresent(samples, 3.5, null)).toBe(samples)
    const none = samplesOf(0)
    expect(withPresent(none, 0.5, levels)).toBe(none)
  })
})
