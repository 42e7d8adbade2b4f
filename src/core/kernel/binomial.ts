import { assert } from './assert.ts'
import { lnFactorial } from './factorial.ts'
import { exp, ln } from './math.ts'
import { nextWord, uniform } from './random.ts'

/**
 * How many of `trials` succeed, each with `chance` in [0, 1], from a stream; trials are whole and below
 * 2^31. Below 10 expected (of the rarer outcome) by inversion, from there on by transformed rejection:
 * algorithm BTRS of W. Hörmann, The generation of binomial random variates, J. Stat. Comput. Simul. 46 (1993).
 */
export function binomial(
  states: Int32Array,
  offset: number,
  trials: number,
  chance: number,
): number {
  assert(chance >= 0 && chance <= 1, 'a chance lies between 0 and 1')
  if (trials === 0) return 0
  const isRare = chance <= 0.5
  const rare = isRare ? chance : 1 - chance
  argument[0] = rare
  const k =
    trials * rare < 10 ? bySearch(states, offset, trials) : byRejection(states, offset, trials)
  return isRare ? k : trials - k
}

/**
 * Shares `count` things among the places 0 … last: `into[i]` of them stop at place i, each that has come so
 * far with the chance `stops[i]`; the last place takes all that come there. That is a multinomial split,
 * with conditional chances in the place of the shares of all.
 */
export function splitInTurn(
  states: Int32Array,
  offset: number,
  count: number,
  stops: Float64Array,
  last: number,
  into: Int32Array,
): void {
  let left = count
  for (let i = 0; i < last; i++) {
    const stopped = left === 0 ? 0 : binomial(states, offset, left, stops[i])
    into[i] = stopped
    left -= stopped
  }
  into[last] = left
}

/** Scratch: an argument that is a fraction would lie on the heap where a call is not inlined. */
const argument = new Float64Array(1)

/** From 0 upwards until the sum of the probabilities passes the share. */
function bySearch(states: Int32Array, offset: number, trials: number): number {
  const p = argument[0]
  if (p === 0) return 0
  let rest = uniform(nextWord(states, offset))
  const q = 1 - p
  const odds = p / q
  // The quotient takes back what 1 − p was rounded by (W. Kahan's way to ln(1 + x)).
  let term = exp(trials * (q === 1 ? -p : (ln(q) * p) / (1 - q)))
  let k = 0
  // Sums are rounded by far less than the 2⁻³² of the law that a share leaves above it: it ends before 60.
  while (rest >= term && k < trials) {
    rest -= term
    term *= (odds * (trials - k)) / (k + 1)
    k++
  }
  return k
}

function byRejection(states: Int32Array, offset: number, trials: number): number {
  const p = argument[0]
  const spread = Math.sqrt(trials * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const inner = 0.92 - 4.2 / b
  for (;;) {
    const u = uniform(nextWord(states, offset)) - 0.5
    const v = uniform(nextWord(states, offset))
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + trials * p + 0.5)
    if (us >= 0.07 && v <= inner) return k
    if (!(k >= 0 && k <= trials)) continue
    const height = (v * (2.83 + 5.1 / b) * spread) / (a / (us * us) + b)
    const mode = Math.floor((trials + 1) * p)
    const ratio =
      lnFactorial(mode) + lnFactorial(trials - mode) - lnFactorial(k) - lnFactorial(trials - k)
    if (ln(height) <= ratio + (k - mode) * ln(p / (1 - p))) return k
  }
}
