import { describe, expect, it } from 'vitest'
import type { CurvePrompt } from '#core/organisms/lesson.ts'
import type { Curve } from '#lessons/curve.ts'
import { fitted, flatLine, pointNear, withPoint, withStroke } from './line.ts'

const prompt: CurvePrompt = { kind: 'curve', series: 'p99', min: 0, max: 3, step: 0.1, near: 0.2 }
const curve: Curve = {
  series: 'p99',
  from: 100,
  to: 160,
  spacing: 10,
  count: 6,
  start: 0.31,
  points: [],
}
const both = { prompt, curve }

describe('a line that is drawn ahead', () => {
  it('[R41] begins flat where the run stands, and has only values that the question has', () => {
    expect(flatLine(curve, prompt)).toEqual([0.3, 0.3, 0.3, 0.3, 0.3, 0.3])
    expect([-1, 0.249, 0.26, 9].map((value) => fitted(prompt, value))).toEqual([0, 0.2, 0.3, 3])
    expect(fitted({ ...prompt, min: 0.5, max: 1.2, step: 0.5 }, 5)).toBe(1)
  })

  it('[R41] is whole whenever it is drawn from left to right, and a point that is mended stands alone', () => {
    const risen = withPoint(prompt, flatLine(curve, prompt), 1, 2)
    expect(risen).toEqual([0.3, 2, 2, 2, 2, 2])
    const falling = withPoint(prompt, risen, 4, 1)
    expect(falling).toEqual([0.3, 2, 2, 2, 1, 1])
    expect(withPoint(prompt, falling, 2, 3)).toEqual([0.3, 2, 3, 2, 1, 1])
  })

  it('[R41] takes all points that a fast hand passes, forwards and backwards', () => {
    const flat = flatLine(curve, prompt)
    const up = withStroke(both, flat, { time: 110, value: 0 }, { time: 150, value: 2 })
    expect(up).toEqual([0, 0.5, 1, 1.5, 2, 2])
    const back = withStroke(both, up, { time: 150, value: 1 }, { time: 110, value: 1 })
    expect(back).toEqual([1, 1, 1, 1, 1, 1])
    // A touch without a way sets the point that is nearest to it, and what lies beside the span is its end.
    const spot = { time: 128, value: 0.7 }
    expect(withStroke(both, up, spot, spot)).toEqual([0, 0.5, 0.7, 1.5, 2, 2])
    expect([0, 104, 116, 999].map((time) => pointNear(curve, time))).toEqual([0, 0, 1, 5])
  })
})
