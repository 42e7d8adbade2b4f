import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startSettings } from '#core/schema/schema.ts'
import { parameters } from './parameters.ts'
import {
  powerOfChoicesTail,
  powerOfChoicesTime,
  randomRoutingTime,
  roundRobinTime,
} from './theory-balancing.ts'
import { closedSystem, erlangA, mmck } from './theory-chains.ts'
import {
  deterministicMoments,
  erlangMoments,
  exponentialMoments,
  hyperexponentialMoments,
  lognormalMoments,
  twoPointMoments,
  uniformMoments,
} from './theory-moments.ts'
import {
  erlangB,
  erlangC,
  mg1,
  mm1,
  mm1Quantile,
  mmc,
  mmcTimeQuantile,
  mmcTimeTail,
  mmcWaitQuantile,
  mmcWaitTail,
} from './theory-queues.ts'
import { attemptsPerRequest, failedShare, retryAmplification } from './theory-retries.ts'
import { spikeLag } from './theory-spike.ts'
import { steadyState } from './theory.ts'

const near = (found: number, expected: number): void => {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected))
}
const shares = (min: number, max: number): fc.Arbitrary<number> =>
  fc.nat(10_000).map((drawn) => min + ((max - min) * drawn) / 10_000)

describe('unlimited queues', () => {
  it('[T40] M/M/c with one server is M/M/1, and M/G/1 with exponential work too', () => {
    fc.assert(
      fc.property(shares(0.01, 0.99), shares(0.1, 10), (rho, mu) => {
        const one = mm1(rho * mu, mu)
        const many = mmc(1, rho * mu, mu)
        const general = mg1(rho * mu, exponentialMoments(1 / mu))
        for (const key of ['L', 'Lq', 'W', 'Wq'] as const) {
          near(many[key], one[key])
          near(general[key], one[key])
        }
        near(mmcTimeQuantile(1, rho * mu, mu, 0.99), mm1Quantile(rho * mu, mu, 0.99))
        // E[Wq²] of M/M/1 is 2ρ/(μ − λ)².
        near(general.EWq2, (2 * rho) / ((mu - rho * mu) * (mu - rho * mu)))
      }),
    )
  })

  it('[T40] Erlang B and C keep their digits from one to ten thousand servers', () => {
    near(erlangB(1, 0.5), 1 / 3)
    near(erlangB(5, 3), 0.110_054_347_826_087)
    // Square-root staffing: 14, 111 and 1034 servers keep P(wait) at 20 % for loads of 10, 100, 1000.
    expect(erlangC(14, 10)).toBeLessThan(0.2)
    expect(erlangC(13, 10)).toBeGreaterThan(0.2)
    expect(erlangC(1034, 1000)).toBeLessThan(0.2)
    expect(erlangC(1033, 1000)).toBeGreaterThan(0.2)
    expect(erlangC(10_000, 9_000)).toBeGreaterThan(0)
    expect(erlangC(10_000, 9_999)).toBeLessThan(1)
  })

  it('[T40] quantiles and tails of an M/M/c queue are inverse to each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), shares(0.3, 0.98), (c, rho) => {
        near(mmcTimeTail(c, c * rho, 1, mmcTimeQuantile(c, c * rho, 1, 0.99)), 0.01)
        const wait = mmcWaitQuantile(c, c * rho, 1, 0.9)
        if (wait > 0) near(mmcWaitTail(c, c * rho, 1, wait), 0.1)
        else expect(erlangC(c, c * rho)).toBeLessThanOrEqual(0.1)
      }),
    )
    // c − 1 = a, where the formula has a hole.
    near(mmcTimeTail(2, 1, 1, 3), Math.exp(-3) * (1 + erlangC(2, 1) * 3))
  })

  it('[T40] the wait grows with the variability of the work: 2, 2.5, 4, 10 at ρ = 0.8', () => {
    near(mg1(0.8, deterministicMoments(1)).Wq, 2)
    near(mg1(0.8, erlangMoments(1, 4)).Wq, 2.5)
    near(mg1(0.8, uniformMoments(1)).Wq, 8 / 3)
    near(mg1(0.8, hyperexponentialMoments(1, 4)).Wq, 10)
    near(mg1(0.8, lognormalMoments(1, 10)).Wq, 22)
    near(mg1(0.8, twoPointMoments(1, 9, 0.5)).Wq, 20)
  })

  it('[T40] all laws with the moments of the exponential have its third where the law says so', () => {
    near(hyperexponentialMoments(2, 1).third, exponentialMoments(2).third)
    near(twoPointMoments(3, 0.25, 1.5).third, (1.5 * 1.5 * 1.5 + 4.5 * 4.5 * 4.5) / 2)
  })
})

describe('queues with a limit or with impatient clients', () => {
  it('[T41] a large limit is none, a limit of c is Erlang B', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), shares(0.2, 0.9), (c, rho) => {
        near(mmck(c, c + 600, c * rho, 1).W, mmc(c, c * rho, 1).W)
        near(mmck(c, c, c * rho, 1).shed, erlangB(c, c * rho))
      }),
    )
  })

  it('[T41] overload is stable from one to ten thousand servers', () => {
    const huge = mmck(10_000, 20_000, 20_000, 1)
    near(huge.util, 1)
    near(huge.shed, 0.5)
    expect(mmck(10, 20, 20, 1).goodput).toBeCloseTo(9.9993, 3)
    near(mmck(1, 3, 1e12, 1).goodput, 1)
  })

  it('[T41] clients that give up at the rate of the service make N a Poisson number', () => {
    // Deaths are nμ in every state, so that P(N ≥ c) is a Poisson tail.
    for (const [c, a] of [
      [3, 2],
      [10, 12],
      [400, 380],
    ] as const) {
      let term = Math.exp(-a)
      let below = 0
      for (let n = 0; n < c; n++) {
        below += term
        term *= a / (n + 1)
      }
      expect(erlangA(c, a, 1, 1).Pwait).toBeCloseTo(1 - below, 10)
    }
  })

  it('[T41] who gives up and who is served are all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        shares(0.2, 1.5),
        shares(0.01, 3),
        (c, rho, theta) => {
          const { Pab, util, Wq, Lq } = erlangA(c, c * rho, 1, theta)
          near(util, rho * (1 - Pab))
          near(Lq, c * rho * Wq)
        },
      ),
    )
    near(erlangA(2000, 1800, 1, 0.5).util, 0.9 * (1 - erlangA(2000, 1800, 1, 0.5).Pab))
  })
})

describe('a closed system', () => {
  it('[T41] obeys the response time law, and both bounds of its throughput', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 40 }),
        shares(0.01, 50),
        (N, c, Z) => {
          const { X, R, knee } = closedSystem({ N, Z, S: 1, c })
          near(X * (R + Z), N)
          expect(X).toBeLessThanOrEqual(Math.min(c, N / (Z + 1)) * (1 + 1e-9))
          near(knee, c * (Z + 1))
        },
      ),
    )
  })

  it('[T41] with one client has no queue, and without thinking always one', () => {
    near(closedSystem({ N: 1, Z: 10, S: 2, c: 3 }).R, 2)
    near(closedSystem({ N: 1, Z: 10, S: 2, c: 3 }).X, 1 / 12)
    expect(closedSystem({ N: 12, Z: 0, S: 2, c: 3 })).toEqual({ X: 1.5, R: 8, util: 1, knee: 3 })
    expect(closedSystem({ N: 11, Z: 10, S: 1, c: 1 }).X).toBeCloseTo(0.837, 3)
  })
})

describe('routing, retries and spikes', () => {
  it('[T42] round robin over one cell is M/M/1 and over very many D/M/1', () => {
    near(roundRobinTime(1, 0.9), randomRoutingTime(0.9))
    near(roundRobinTime(2, 0.9), 7.588_283_628_69)
    // σ = e^(−(1 − σ)/ρ) for ρ = 0.5.
    expect(roundRobinTime(100_000, 0.5)).toBeCloseTo(1.255, 3)
  })

  it('[T42] more choices are better, and one choice is chance', () => {
    near(powerOfChoicesTime(1, 0.8), 5)
    expect(powerOfChoicesTime(2, 0.99)).toBeCloseTo(5.43199657916, 9)
    expect(powerOfChoicesTime(3, 0.9)).toBeLessThan(powerOfChoicesTime(2, 0.9))
    expect(powerOfChoicesTime(2, 0)).toBe(1)
    // By Little's law the tails make up the time: λ·E[T] = Σ sᵢ.
    const tails = Array.from({ length: 40 }, (_, i) => powerOfChoicesTail(3, 0.95, i + 1))
    near(tails[2], 0.95 ** 13)
    near(
      tails.reduce((sum, tail) => sum + tail, 0),
      0.95 * powerOfChoicesTime(3, 0.95),
    )
  })

  it('[T43] retries multiply the load', () => {
    near(attemptsPerRequest(0.3, 2), 1.39)
    expect(attemptsPerRequest(1, 5)).toBe(6)
    near(failedShare(0.5, 5), 0.015625)
    expect(retryAmplification(3, 5)).toBe(243)
  })

  it('[T44] a spike leaves (load − capacity)·delay behind', () => {
    expect(spikeLag({ l2: 150, C1: 100, C2: 200, D: 30 })).toEqual({
      peakBacklog: 1500,
      drain: 30,
      peakDelay: 7.5,
      extraWait: 45_000,
    })
    expect(spikeLag({ l2: 90, C1: 100, C2: 90, D: 30 }).drain).toBe(0)
  })
})

describe('the steady state of the service', () => {
  const settings = { ...startSettings(parameters), slots: 4, serviceMean: 0.1, queueLimit: 100 }

  it('[T45] lies between one common queue and queues of their own', () => {
    const state = steadyState(settings, 60, 2)
    expect(state?.utilisation).toBeCloseTo(0.75, 12)
    near(state?.apart.mean ?? 0, mmc(4, 30, 10).W)
    near(state?.pooled.mean ?? 0, mmc(8, 60, 10).W)
    expect(state?.pooled.p99).toBeLessThan(state?.apart.p99 ?? 0)
    expect(state?.apart.p50).toBeLessThan(state?.apart.mean ?? 0)
  })

  it('[T45] is silent where no closed form speaks', () => {
    expect(steadyState(settings, 80, 2)).toBeNull()
    expect(steadyState(settings, 60, 0)).toBeNull()
    expect(steadyState(settings, 0, 2)).toBeNull()
    expect(steadyState({ ...settings, queueLimit: 2 }, 60, 2)).toBeNull()
    expect(steadyState({ ...settings, timeout: 0.2 }, 60, 2)).toBeNull()
    expect(steadyState({ ...settings, failureShare: 0.1 }, 60, 2)).toBeNull()
    expect(steadyState({ ...settings, serviceLaw: 'lognormal' }, 60, 2)).toBeNull()
  })
})
