import { describe, expect, it } from 'vitest'
import { hedgedLonger, hedgedMean, hedgedQuantile, type LatencyLaw } from './theory-hedging.ts'

const exponential: LatencyLaw = [{ share: 1, mean: 1 }]
const bimodal: LatencyLaw = [
  { share: 0.99, mean: 10 },
  { share: 0.01, mean: 500 },
]

describe('hedged calls without queueing', () => {
  it('[G29] at once take half as long where the law is exponential, and later ones have its tail', () => {
    expect(hedgedMean(exponential, 0)).toBeCloseTo(0.5, 12)
    expect(hedgedQuantile(exponential, 0, 0.99)).toBeCloseTo(Math.log(100) / 2, 9)
    // Without an answer until d both run on: t = d + ln(100/e^d)/2.
    expect(hedgedQuantile(exponential, 1, 0.99)).toBeCloseTo((1 + Math.log(100)) / 2, 9)
    expect(hedgedQuantile(exponential, Infinity, 0.99)).toBeCloseTo(Math.log(100), 9)
    expect(hedgedMean(exponential, Infinity)).toBe(1)
  })

  it('[G29] take the mean that their tail encloses', () => {
    for (const d of [0, 10, 60, 700]) {
      const step = 0.5
      let area = 0
      for (let t = 0; t < 20_000; t += step) {
        area += step * hedgedLonger(bimodal, d, t + step / 2)
      }
      expect(Math.abs(hedgedMean(bimodal, d) / area - 1)).toBeLessThan(1e-3)
    }
  })
})
