import { describe, expect, it } from 'vitest'
import { leafQuantile, slowShare } from './theory-fan-out.ts'

describe('a call that waits for n others', () => {
  it('[G30] is slow where one of them is, whatever digits that leaves', () => {
    expect(slowShare(0.01, 100)).toBeCloseTo(0.633_967_658_727, 11)
    expect(slowShare(0.5, 3)).toBe(0.875)
    expect(slowShare(0, 10)).toBe(0)
    expect(slowShare(1, 10)).toBe(1)
    for (const p of [1e-12, 1e-7, 0.003, 0.0099, 0.0101, 0.3]) {
      for (const n of [1, 3, 40, 2000]) {
        const exact = -Math.expm1(n * Math.log1p(-p))
        expect(Math.abs(slowShare(p, n) / exact - 1)).toBeLessThan(1e-9)
      }
    }
  })

  it('[G30] keeps its own quantile where each of them keeps a higher one', () => {
    for (const n of [1, 10, 2000]) expect(leafQuantile(0.99, n) ** n).toBeCloseTo(0.99, 12)
  })
})
