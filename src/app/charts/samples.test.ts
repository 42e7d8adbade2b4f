import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#worker/frame.ts'
import type { Samples } from './samples.ts'
import {
  nearestRow,
  rowsUpTo,
  rowsWithin,
  sampleOffset,
  sampleStep,
  sampleValue,
} from './samples.ts'

/** Rows at times 2, 4, 6 … with room for more, as the store keeps them. */
function samples(count: number): Samples {
  const rows = new Float64Array((count + 8) * sampleColumns.length)
  for (let row = 0; row < count; row++) {
    rows[row * sampleColumns.length] = 2 * (row + 1)
    rows[row * sampleColumns.length + sampleOffset('p50')] = row === 0 ? -1 : row
  }
  return { count, rows }
}

describe('samples', () => {
  it('[D6] the nearest row is read, in the middle the earlier one', () => {
    const history = samples(5)
    expect([-9, 2, 2.9, 3, 3.1, 10, 99].map((time) => nearestRow(history, time))).toEqual([
      0, 0, 0, 0, 1, 4, 4,
    ])
    expect(nearestRow(samples(0), 3)).toBe(-1)
  })

  it('[D6] a window takes one more row at either side', () => {
    const history = samples(10)
    expect([1.9, 2, 5, 20, 99].map((time) => rowsUpTo(history, time))).toEqual([0, 1, 2, 10, 10])
    expect(rowsWithin(history, 6.5, 11)).toEqual({ first: 2, end: 6 })
    expect(rowsWithin(history, 0, 99)).toEqual({ first: 0, end: 10 })
    expect(rowsWithin(samples(0), 0, 99)).toEqual({ first: 0, end: 0 })
  })

  it('[D6] nothing outside the history is read, however large its buffer is', () => {
    const history = samples(3)
    expect(sampleValue(history, 'time', 2)).toBe(6)
    expect(sampleValue(history, 'time', 3)).toBeNaN()
    expect(sampleValue(history, 'time', -1)).toBeNaN()
    expect(sampleStep(history)).toBe(2)
    expect(sampleStep(samples(1))).toBe(2)
    expect(sampleStep(samples(0))).toBe(0)
  })
})
