import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryStorm } from './theory-storms.ts'

describe('retry storms', () => {
  it('[T46] has the hidden capacity and the fixed points of the published example', () => {
    // HotOS 2021: 300 requests/s with one retry; at 280 an outage leaves 560 behind.
    const storm = retryStorm({ mu: 300, tau: 1, k: 1, lambda0: 280 })
    expect(storm).toMatchObject({ hiddenCapacity: 150, regime: 'vulnerable', highLambda: 560 })
    expect(storm.lambdaCrit).toBeCloseTo(293.318_740_132, 6)
    expect(retryStorm({ mu: 300, tau: 1, k: 1, lambda0: 140 })).toMatchObject({
      regime: 'safe',
      highLambda: null,
    })
    expect(retryStorm({ mu: 300, tau: 0.1, k: 1, lambda0: 280 })).toMatchObject({
      regime: 'collapses',
      low: null,
    })
  })

  it('[T46] the low state is a rate of attempts that keeps to itself, below the critical one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 120 }),
        (k, tau, percent) => {
          const lambda0 = percent / 100
          const { low, lambdaCrit, hiddenCapacity, regime } = retryStorm({ mu: 1, tau, k, lambda0 })
          expect(lambdaCrit).toBeGreaterThanOrEqual(hiddenCapacity * (1 - 1e-9))
          expect(regime === 'collapses').toBe(lambda0 > lambdaCrit)
          if (low === null) return
          let attempts = 0
          for (let i = 0; i <= k; i++) attempts += low.failing ** i
          expect(Math.abs(lambda0 * attempts - low.lambda)).toBeLessThan(1e-9)
          expect(low.failing).toBeCloseTo(Math.exp(-(1 - low.lambda) * tau), 12)
        },
      ),
    )
  })
})
