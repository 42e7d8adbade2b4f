import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimate, highestOf, lowestOf, toPixels } from './decimate.ts'

/** Points of a line as pairs. */
function pairs(line: Float64Array): readonly (readonly [x: number, y: number])[] {
  return Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i] ?? 0, line[2 * i + 1] ?? 0])
}

describe('decimate', () => {
  it('[D4] every column keeps its extremes, first and last value, and nothing else is made up', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), {
      minLength: 60,
      maxLength: 400,
    })
    fc.assert(
      fc.property(values, fc.integer({ min: 3, max: 20 }), (ys, width) => {
        const x = (row: number): number => (row / ys.length) * width
        const points = pairs(decimate({ first: 0, end: ys.length }, x, (row) => ys[row] ?? 0))
        expect(points.length).toBeLessThanOrEqual(4 * (width + 1))
        for (let column = 0; column < width; column++) {
          const all = ys.filter((_, row) => Math.floor(x(row)) === column)
          const kept = points.filter(([at]) => Math.floor(at) === column).map(([, y]) => y)
          expect(all.length).toBeGreaterThan(2)
          expect(Math.min(...kept)).toBe(Math.min(...all))
          expect(Math.max(...kept)).toBe(Math.max(...all))
          expect(kept[0]).toBe(all[0])
          expect(kept.at(-1)).toBe(all.at(-1))
          for (const y of kept) expect(all).toContain(y)
        }
        for (let i = 1; i < points.length; i++) {
          expect(points[i]?.[0]).toBeGreaterThanOrEqual(points[i - 1]?.[0] ?? 0)
        }
      }),
    )
  })

  it('[D4] a single peak in a long run survives', () => {
    const rows = 100_000
    const peak = 54_321
    const line = decimate(
      { first: 0, end: rows },
      (row) => (row / rows) * 200,
      (row) => (row === peak ? 1000 : 1),
    )
    expect(line.length).toBeLessThan(2000)
    expect(Math.max(...line)).toBe(1000)
  })

  it('[D4] few rows are all drawn', () => {
    const ys = [3, 1, 2]
    const line = decimate(
      { first: 0, end: 3 },
      (row) => row * 50,
      (row) => ys[row] ?? 0,
    )
    expect([...line]).toEqual([0, 3, 50, 1, 100, 2])
    expect(
      decimate(
        { first: 0, end: 0 },
        () => 0,
        () => 0,
      ),
    ).toHaveLength(0)
  })

  it('[D5] an empty column interrupts the line, a missing value inside a column does not', () => {
    const x = (row: number): number => row / 10
    const gap = decimate({ first: 0, end: 90 }, x, (row) =>
      row >= 30 && row < 40 ? Number.NaN : 5,
    )
    const holes = pairs(gap).filter(([, y]) => Number.isNaN(y))
    expect(holes).toEqual([[3, Number.NaN]])
    const odd = decimate({ first: 0, end: 90 }, x, (row) => (row % 2 === 1 ? Number.NaN : 5))
    expect(pairs(odd).length).toBeGreaterThan(8)
    expect(pairs(odd).every(([, y]) => y === 5)).toBe(true)
  })

  it('[D4] the extremes of the points are those of the rows, gaps aside', () => {
    const ys = Array.from({ length: 900 }, (_, row) =>
      row % 5 === 0 ? Number.NaN : (row * 37) % 501,
    )
    const line = decimate(
      { first: 0, end: ys.length },
      (row) => row / 20,
      (row) => ys[row] ?? 0,
    )
    const known = ys.filter((y) => y > 0)
    expect(line.length).toBeLessThan(400)
    expect(highestOf(line)).toBe(Math.max(...known))
    expect(lowestOf(line)).toBe(Math.min(...known))
    expect(highestOf(toPixels(line, (value) => 2 * value))).toBe(2 * Math.max(...known))
    expect([highestOf(new Float64Array(0)), lowestOf(new Float64Array(0))]).toEqual([0, Infinity])
  })
})
