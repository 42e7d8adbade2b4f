import { assert } from './assert.ts'
import { lnFactorial } from './factorial.ts'
import { exp, ln } from './math.ts'
import { nextWord, uniform } from './random.ts'

/** A Poisson mean may be this large: the count stays a whole number of 32 bits. */
export const poissonMeanMax = 1e9

/**
 * A Poisson count from a stream; the mean lies in [0, `poissonMeanMax`]. Below 10 by inversion, from there
 * on by transformed rejection: algorithm PTRS of W. Hörmann, The transformed rejection method for generating
 * Poisson random variables, Insurance: Mathematics and Economics 12 (1993), 1.1 pairs of shares a draw.
 */
export function poisson(states: Int32Array, offset: number, mean: number): number {
  argument[0] = mean
  return mean < 10 ? bySearch(states, offset) : byRejection(states, offset)
}

/** Scratch: an argument that is a fraction would lie on the heap where a call is not inlined. */
const argument = new Float64Array(1)

/** From 0 upwards until the sum of the probabilities passes the share. */
function bySearch(states: Int32Array, offset: number): number {
  const mean = argument[0]
  assert(mean >= 0, 'the mean of a Poisson count is a number and not negative')
  if (mean === 0) return 0
  let rest = uniform(nextWord(states, offset))
  let term = exp(-mean)
  let k = 0
  // Sums are rounded by far less than the 2⁻³² of the law that a share leaves above it: it ends before 60.
  while (rest >= term) {
    rest -= term
    k++
    term *= mean / k
  }
  return k
}

function byRejection(states: Int32Array, offset: number): number {
  const mean = argument[0]
  assert(mean <= poissonMeanMax, 'the mean of a Poisson count is at most a thousand million')
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inner = 0.9277 - 3.6224 / (b - 2)
  for (;;) {
    const u = uniform(nextWord(states, offset)) - 0.5
    const v = uniform(nextWord(states, offset))
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= inner) return k
    if (!(k >= 0) || (us < 0.013 && v > us)) continue
    const scale = 1.1239 + 1.1328 / (b - 3.4)
    const height = (v * scale) / (a / (us * us) + b)
    if (ln(height) <= k * ln(mean) - mean - lnFactorial(k)) return k
  }
}
