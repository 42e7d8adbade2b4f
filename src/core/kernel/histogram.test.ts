import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cellMiddle,
  histogramCell,
  histogramCells,
  histogramQuantile,
  histogramTotal,
  mergeHistogram,
} from './histogram.ts'

const shortest = 1 / 1048576
const longest = 4096
const largestError = 1 / 64

const durations = fc.double({ min: shortest, max: longest * (1 - 1e-6), noNaN: true })
// Durations of all magnitudes alike: most doubles of a range lie near its upper end.
const spread = fc
  .tuple(fc.integer({ min: -20, max: 11 }), fc.double({ min: 1, max: 1.999, noNaN: true }))
  .map(([octave, part]) => part * 2 ** octave)
const lists = fc.array(fc.oneof(durations, spread), { minLength: 1, maxLength: 300 })
const shares = fc.double({ min: 0, max: 1, noNaN: true })

function histogramOf(values: readonly number[]): Uint32Array {
  const counts = new Uint32Array(histogramCells)
  for (const value of values) counts[histogramCell(value)]++
  return counts
}

describe('the histogram', () => {
  it('[K13] a recorded duration is read back within 1.6 %', () => {
    fc.assert(
      fc.property(fc.oneof(durations, spread), (duration) => {
        const read = cellMiddle(histogramCell(duration))
        expect(Math.abs(read - duration) / duration).toBeLessThanOrEqual(largestError + 1e-6)
      }),
      { seed: 6, numRuns: 20_000 },
    )
  })

  it('[K13] cells rise with the duration, and the ends take what lies beyond them', () => {
    expect([0, -0, shortest / 2, shortest].map(histogramCell)).toEqual([0, 0, 0, 0])
    expect([longest, 1e9, Infinity].map(histogramCell)).toEqual(
      [1, 1, 1].map(() => histogramCells - 1),
    )
    let cell = 0
    for (let duration = shortest; duration < longest; duration *= 1.001) {
      const next = histogramCell(duration)
      expect(next - cell === 0 || next - cell === 1).toBe(true)
      cell = next
    }
    expect(cell).toBe(histogramCells - 1)
  })

  it('[K14] a quantile is the value of nearest rank, within 1.6 %', () => {
    fc.assert(
      fc.property(lists, shares, (values, share) => {
        const sorted = values.toSorted((a, b) => a - b)
        const exact = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1]
        const read = histogramQuantile(histogramOf(values), 0, share)
        expect(Math.abs(read - exact) / exact).toBeLessThanOrEqual(largestError + 1e-6)
      }),
      { seed: 7, numRuns: 1000 },
    )
  })

  it('[K14] nothing recorded has no quantile', () => {
    expect(histogramQuantile(new Uint32Array(histogramCells), 0, 0.5)).toBe(-1)
  })

  it('[K15] adding two histograms is recording both', () => {
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        // The second lies behind the first in one column, as in the data plane.
        const column = new Uint32Array(2 * histogramCells)
        column.set(histogramOf(one))
        column.set(histogramOf(other), histogramCells)
        mergeHistogram(column, 0, column, histogramCells)
        expect(column.slice(0, histogramCells)).toEqual(histogramOf([...one, ...other]))
        expect(column.slice(histogramCells)).toEqual(histogramOf(other))
        expect(histogramTotal(column, 0)).toBe(one.length + other.length)
      }),
      { seed: 8, numRuns: 50 },
    )
  })

  it('[K15] a whole run counts on where windows of 32 bits are full', () => {
    const whole = new Float64Array(histogramCells)
    const window = new Uint32Array(histogramCells)
    window[histogramCell(0.1)] = 2 ** 32 - 1
    window[histogramCell(0.2)] = 2 ** 31
    for (let i = 0; i < 3; i++) mergeHistogram(whole, 0, window, 0)
    expect(histogramTotal(whole, 0)).toBe(3 * (2 ** 32 - 1 + 2 ** 31))
    expect(histogramQuantile(whole, 0, 0.66)).toBeCloseTo(0.1, 2)
    expect(histogramQuantile(whole, 0, 0.67)).toBeCloseTo(0.2, 2)
  })
})
