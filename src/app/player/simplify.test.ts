import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateAt } from '#core/traffic/load.ts'
import type { LoadPoint } from './simplify.ts'
import { simplify } from './simplify.ts'

const curve = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 120 })
  .map((rates) => rates.map((rate, i): LoadPoint => [i * 5, rate]))

describe('simplify', () => {
  it('[P11] at most as many points as asked for, all of the curve, in order, with both ends', () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 2, max: 24 }), (points, most) => {
        const few = simplify(points, { most, tolerance: 0 })
        expect(few.length).toBeLessThanOrEqual(most)
        expect(few[0]).toBe(points[0])
        expect(few.at(-1)).toBe(points.at(-1))
        expect(few.every((point) => points.includes(point))).toBe(true)
        for (let i = 1; i < few.length; i++) {
          expect(few[i]?.[0]).toBeGreaterThan(few[i - 1]?.[0] ?? 0)
        }
      }),
    )
  })

  it('[P11] with points enough, the result stays within the tolerance of the curve', () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 1, max: 300 }), (points, tolerance) => {
        const few = simplify(points, { most: points.length, tolerance })
        for (const [at, rate] of points.slice(0, -1)) {
          const drawn = rateAt({ form: 'linear', points: few }, at)
          expect(Math.abs(drawn - rate)).toBeLessThanOrEqual(tolerance + 1e-6)
        }
      }),
    )
  })

  it('[P11] a straight line needs its two ends, a peak is the first thing to keep', () => {
    const line = Array.from({ length: 50 }, (_, i): LoadPoint => [i, 2 * i])
    expect(simplify(line, { most: 24, tolerance: 0.5 })).toEqual([
      [0, 0],
      [49, 98],
    ])
    const peak = line.map(([at, rate], i): LoadPoint => [at, i === 20 ? 900 : rate])
    expect(simplify(peak, { most: 3, tolerance: 1 })).toEqual([
      [0, 0],
      [20, 900],
      [49, 98],
    ])
  })

  it('[P11] a jump of the curve survives', () => {
    const jump: LoadPoint[] = [
      [0, 10],
      [100, 10],
      [100, 500],
      [200, 500],
    ]
    expect(simplify(jump, { most: 24, tolerance: 1 })).toEqual(jump)
  })
})
