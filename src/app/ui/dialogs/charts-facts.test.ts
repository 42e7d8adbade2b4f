import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#core/organisms/observation.ts'
import { approximateFact, approximateRows } from './charts-facts.ts'

const approximation = {
  isOn: true,
  refusal: null,
  spans: [
    { from: 2.5, to: 3.9 },
    { from: 7, to: null },
  ],
}

const width = sampleColumns.length
const samples = {
  count: 9,
  rows: Float64Array.from({ length: 9 * width }, (_, i) => (i % width === 0 ? i / width + 1 : 0)),
}

describe('a file of numbers', () => {
  it('[P27] names the stretches that were counted by level, up to the time at which it stops', () => {
    const fact = (time: number) => approximateFact({ approximation }, time).approximate
    expect(fact(9.5)).toBe('counted by level from 2.5 to 3.9 s, 7 to 9.5 s')
    expect(fact(7)).toBe('counted by level from 2.5 to 3.9 s')
    expect(fact(3)).toBe('counted by level from 2.5 to 3 s')
    expect(fact(2.5)).toBeUndefined()
    expect(approximateFact({ approximation: null }, 9)).toEqual({})
  })

  it('[P27] marks each row whose window holds some of them, and has no such column where none does', () => {
    const { approximate } = approximateRows({ approximation }, samples)
    expect(approximate?.flatMap((mark, row) => (mark ? [row + 1] : []))).toEqual([3, 4, 8, 9])
    const spans = approximation.spans.slice(0, 1)
    expect(
      approximateRows({ approximation: { ...approximation, spans } }, { ...samples, count: 2 }),
    ).toEqual({})
    expect(approximateRows({ approximation: null }, samples)).toEqual({})
  })
})
