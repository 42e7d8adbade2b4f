import { exp } from '#core/kernel/math.ts'

/**
 * Retry storms: clients of one M/M/1 cell give up after τ and try again up to k times at once, and what they have given up is
 * served all the same. Attempts are taken for Poisson, so each fails with P(l) = e^(−(μ − l)τ) where attempts come at the rate l < μ
 * (N. Bronson, A. Aghayev, A. Charapko, T. Zhu, Metastable Failures in Distributed Systems, HotOS 2021).
 */
export interface StormSettings {
  readonly mu: number
  readonly tau: number
  readonly k: number
  /** Fresh requests per second. */
  readonly lambda0: number
}

export interface Storm {
  /** Above it a storm that has begun goes on: μ/(k + 1). */
  readonly hiddenCapacity: number
  /** Above it a storm begins by itself: the most fresh requests for which some rate of attempts keeps to itself. */
  readonly lambdaCrit: number
  /** Attempts per second while all is well, and the share of first tries that fail then; null where nothing keeps well. */
  readonly low: { readonly lambda: number; readonly failing: number } | null
  readonly regime: 'safe' | 'vulnerable' | 'collapses'
  /** Attempts per second in a storm; null where none goes on. */
  readonly highLambda: number | null
}

export function retryStorm({ mu, tau, k, lambda0 }: StormSettings): Storm {
  const failing = (l: number): number => exp(-(mu - l) * tau)
  // What fresh requests must come at for attempts to come at the rate l.
  const fresh = (l: number): number => {
    let attempts = 1
    for (let i = 0; i < k; i++) attempts = 1 + failing(l) * attempts
    return l / attempts
  }
  const peak = highest(fresh, mu)
  const lambdaCrit = fresh(peak)
  const isLow = lambda0 <= lambdaCrit
  const lambda = isLow ? rising(fresh, lambda0, peak) : 0
  const hiddenCapacity = mu / (k + 1)
  return {
    hiddenCapacity,
    lambdaCrit,
    low: isLow ? { lambda, failing: failing(lambda) } : null,
    regime: !isLow ? 'collapses' : lambda0 > hiddenCapacity ? 'vulnerable' : 'safe',
    highLambda: lambda0 > hiddenCapacity ? lambda0 * (k + 1) : null,
  }
}

/** Where a function that rises and then falls is highest on [0, end], by thirds. */
function highest(f: (l: number) => number, end: number): number {
  let low = 0
  let high = end
  for (let i = 0; i < 200; i++) {
    const third = (high - low) / 3
    if (f(low + third) < f(high - third)) low += third
    else high -= third
  }
  return (low + high) / 2
}

/** Where a function that rises on [0, end] reaches a value. */
function rising(f: (l: number) => number, value: number, end: number): number {
  let low = 0
  let high = end
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2
    if (f(middle) < value) low = middle
    else high = middle
  }
  return (low + high) / 2
}
