import { assert } from '#core/kernel/assert.ts'
import { exp, ln } from '#core/kernel/math.ts'
import { followingWord, keyedWord, uniform } from '#core/kernel/random.ts'
import { exponential, normal } from '#core/kernel/ziggurat.ts'

/** How the work of a request varies; all laws but the last two have the given mean. */
export type DemandLaw =
  | 'exponential'
  | 'deterministic'
  | 'lognormal'
  | 'erlang'
  | 'hyperexponential'
  | 'uniform'
  | 'pareto'
  | 'quantiles'
  | 'script'

/** A law with its constants worked out once; `a` and `b` mean what the law's formula says. */
export interface Demand {
  readonly law: DemandLaw
  readonly mean: number
  readonly a: number
  readonly b: number
  /** Quantiles at equal steps of probability, or the scripted work of request i. */
  readonly table: Float64Array
}

/**
 * Prepares a law from its mean in seconds and its squared coefficient of variation (scv).
 * lognormal: σ² = ln(1 + scv), μ = ln mean − σ²/2. Erlang: k = round(1/scv) stages. Hyperexponential
 * with balanced means: p = ½(1 + √((scv − 1)/(scv + 1))), rates 2p and 2(1 − p) per mean (Tijms,
 * A First Course in Stochastic Models, app. B). Pareto: α = 1 + √(1 + 1/scv), smallest value
 * mean·(α − 1)/α.
 */
export function prepareDemand(
  law: DemandLaw,
  mean: number,
  scv: number,
  table: readonly number[] = [],
): Demand {
  const base = { law, mean, a: 0, b: 0, table: Float64Array.from(table) }
  switch (law) {
    case 'exponential':
    case 'deterministic':
    case 'uniform':
      return base
    case 'lognormal': {
      const variance = ln(1 + scv)
      return { ...base, a: Math.sqrt(variance), b: mean * exp(-variance / 2) }
    }
    case 'erlang':
      return { ...base, a: Math.max(1, Math.round(1 / scv)) }
    case 'hyperexponential':
      return { ...base, a: 0.5 * (1 + Math.sqrt(Math.max(0, scv - 1) / (scv + 1))) }
    case 'pareto': {
      const alpha = 1 + Math.sqrt(1 + 1 / scv)
      return { ...base, a: alpha, b: (mean * (alpha - 1)) / alpha }
    }
    case 'quantiles':
      return { ...base, mean: quantileMean(table) }
    case 'script':
      return base
  }
}

/**
 * The work of request `id` in seconds. It belongs to the request: two runs with the same seed that
 * differ only in policy see the same work, and every attempt of a request takes the same.
 */
export function demandOf(demand: Demand, key: number, id: number): number {
  const word = keyedWord(key, id)
  if (demand.law === 'exponential') return demand.mean * exponential(word, key)
  return otherDemand(demand, key, id, word)
}

function otherDemand(demand: Demand, key: number, id: number, word: number): number {
  const { mean, a, b, table } = demand
  switch (demand.law) {
    case 'exponential':
      return mean * exponential(word, key)
    case 'deterministic':
      return mean
    case 'uniform':
      return 2 * mean * uniform(word)
    case 'lognormal':
      return b * exp(a * normal(word, key))
    case 'erlang':
      return (mean / a) * erlangStages(word, key, a)
    case 'hyperexponential': {
      const share = uniform(word) < a ? a : 1 - a
      return (mean / (2 * share)) * exponential(followingWord(word, key), key)
    }
    case 'pareto':
      // U^(−1/α) with U uniform is e^(E/α) with E exponential.
      return b * exp(exponential(word, key) / a)
    case 'quantiles': {
      const place = uniform(word) * (table.length - 1)
      const below = Math.floor(place)
      return table[below] + (place - below) * (table[below + 1] - table[below])
    }
    case 'script':
      assert(id < table.length, 'a scripted run has the work of every request')
      return table[id]
  }
}

function erlangStages(first: number, key: number, stages: number): number {
  let word = first
  let sum = 0
  for (let stage = 0; stage < stages; stage++) {
    sum += exponential(word, key)
    // A second key, because the edges of the ziggurat follow the chain of the first.
    word = followingWord(word, key ^ 0x5bd1e995)
  }
  return sum
}

/** Mean of a piecewise-linear quantile function: the trapezium rule is exact. */
function quantileMean(table: readonly number[]): number {
  let sum = 0
  for (let i = 1; i < table.length; i++) sum += (table[i - 1] + table[i]) / 2
  return sum / (table.length - 1)
}
