import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLabels } from './label-placement.ts'

describe('placeLabels', () => {
  it('[D11] labels that do not touch stay where they wish to be', () => {
    const wishes = [
      { y: 20, height: 13 },
      { y: 60, height: 13 },
    ]
    expect(placeLabels(wishes, 0, 100)).toEqual([20, 60])
  })

  it('[D11] none covers another, the order stays, and all are inside while they fit', () => {
    const wish = fc.record({
      y: fc.double({ min: -50, max: 200, noNaN: true }),
      height: fc.constant(13),
    })
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 8 }), (wishes) => {
        const [top, bottom] = [0, 120]
        const placed = placeLabels(wishes, top, bottom)
        const order = wishes
          .map((_, i) => i)
          .sort((a, b) => (wishes[a]?.y ?? 0) - (wishes[b]?.y ?? 0) || a - b)
        for (let i = 0; i < order.length; i++) {
          const y = placed[order[i] ?? 0] ?? 0
          expect(y).toBeGreaterThanOrEqual(top + 6.5 - 1e-6)
          expect(y).toBeLessThanOrEqual(bottom - 6.5 + 1e-6)
          if (i > 0) expect(y - (placed[order[i - 1] ?? 0] ?? 0)).toBeGreaterThanOrEqual(13 - 1e-6)
        }
      }),
    )
  })

  it('[D11] too many labels still do not cover each other', () => {
    const wishes = Array.from({ length: 12 }, () => ({ y: 50, height: 13 }))
    const placed = placeLabels(wishes, 0, 100)
    for (let i = 1; i < placed.length; i++) {
      expect((placed[i] ?? 0) - (placed[i - 1] ?? 0)).toBeCloseTo(13)
    }
  })
})
