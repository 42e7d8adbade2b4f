import { assert } from './assert.ts'
import { lnFactorial } from './factorial.ts'
import { ln } from './math.ts'
import { nextWord, uniform } from './random.ts'

/**
 * How many of `good` things out of a `population` are among `sample` different ones drawn from it; whole
 * numbers below 2^31. Under 10 of the rarer kind one by one, else by ratios of uniforms: algorithm HRUA of
 * E. Stadlober, The ratio of uniforms approach for generating discrete random variates, J. Comput. Appl. Math. 31 (1990).
 */
export function hypergeometric(
  states: Int32Array,
  offset: number,
  population: number,
  good: number,
  sample: number,
): number {
  assert(
    good >= 0 && sample >= 0 && good <= population && sample <= population,
    'what is good and what is drawn is part of the population',
  )
  // Good and sample are two subsets and change places freely; each may stand for its complement.
  const one = 2 * good <= population ? good : population - good
  const other = 2 * sample <= population ? sample : population - sample
  const few = one < other ? one : other
  const many = one < other ? other : one
  let both =
    few < 10
      ? oneByOne(states, offset, population, few, many)
      : byRejection(states, offset, population, few, many)
  if (other !== sample) both = one - both
  return one === good ? both : sample - both
}

function oneByOne(
  states: Int32Array,
  offset: number,
  population: number,
  few: number,
  many: number,
): number {
  let both = 0
  for (let i = 0; i < few; i++) {
    if (uniform(nextWord(states, offset)) * (population - i) < many - both) both++
  }
  return both
}

function byRejection(
  states: Int32Array,
  offset: number,
  population: number,
  few: number,
  many: number,
): number {
  const share = few / population
  const middle = many * share + 0.5
  const spread = Math.sqrt(
    ((population - many) * many * share * (1 - share)) / (population - 1) + 0.5,
  )
  // 2·√(2/e) and 3 − 2·√(3/e).
  const width = 1.7155277699214135 * spread + 0.8989161620588988
  const mode = Math.floor(((many + 1) * (few + 1)) / (population + 2))
  const peak = height(population, few, many, mode)
  const end = Math.min(few + 1, Math.floor(middle + 16 * spread))
  for (;;) {
    const x = uniform(nextWord(states, offset))
    const y = uniform(nextWord(states, offset))
    const place = middle + (width * (y - 0.5)) / x
    if (!(place >= 0 && place < end)) continue
    const both = Math.floor(place)
    const rise = height(population, few, many, both) - peak
    if (x * (4 - x) - 3 <= rise) return both
    if (x * (x - rise) >= 1) continue
    if (2 * ln(x) <= rise) return both
  }
}

/** The logarithm of the probability, but for a constant. */
function height(population: number, few: number, many: number, both: number): number {
  return -(
    lnFactorial(both) +
    lnFactorial(few - both) +
    lnFactorial(many - both) +
    lnFactorial(population - few - many + both)
  )
}
