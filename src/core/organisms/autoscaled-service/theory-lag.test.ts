import { describe, expect, it } from 'vitest'
import { sinusoidalLag } from './theory-lag.ts'

describe('a sinusoidal load', () => {
  it('[T48] that changes slowly is followed a mean service later, and at its full swing', () => {
    const { amplitudeFactor, lag } = sinusoidalLag(1e-5, 3)
    expect(amplitudeFactor).toBeCloseTo(1, 8)
    expect(lag).toBeCloseTo(3, 8)
  })

  it('[T48] that changes fast is followed a quarter of a cycle later, and hardly at all', () => {
    const { amplitudeFactor, phase } = sinusoidalLag(1e6, 3)
    expect(amplitudeFactor * 3e6).toBeCloseTo(1, 8)
    expect(phase).toBeCloseTo(Math.PI / 2, 6)
  })

  it('[T48] is what the differential equation m′ = λ(t) − m/S says', () => {
    for (const [gamma, service] of [
      [0.3, 1],
      [1, 2],
      [4, 0.5],
    ] as const) {
      const { amplitudeFactor, phase } = sinusoidalLag(gamma, service)
      const mean = (t: number): number =>
        service * (1 + amplitudeFactor * Math.sin(gamma * t - phase))
      let seen = 0
      for (let t = 0; t < 10; t += 0.37) {
        const slope = (mean(t + 1e-6) - mean(t - 1e-6)) / 2e-6
        expect(slope).toBeCloseTo(1 + Math.sin(gamma * t) - mean(t) / service, 7)
        seen++
      }
      expect(seen).toBeGreaterThan(20)
    }
  })
})
