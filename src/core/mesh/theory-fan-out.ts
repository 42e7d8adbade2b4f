import { exp, ln } from '#core/kernel/math.ts'

/** Calls that wait for all of n others (J. Dean, L. Barroso, The Tail at Scale, CACM 56(2), 2013). */

/** P(at least one of n is slow) where each is with probability p: 1 − (1 − p)ⁿ. */
export function slowShare(p: number, n: number): number {
  // ln(1 − p) and 1 − e^−y by their series where the difference would lose digits.
  const y = -n * (p < 0.01 ? -series(p) : ln(1 - p))
  return y < 0.01 ? y - (y * y) / 2 + (y * y * y) / 6 - (y * y * y * y) / 24 : 1 - exp(-y)
}

/** −ln(1 − p) = p + p²/2 + p³/3 + … */
function series(p: number): number {
  let power = p
  let sum = 0
  for (let i = 1; sum + power / i > sum; i++) {
    sum += power / i
    power *= p
  }
  return sum
}

/** The share of calls to one of n that must be fast for a share q of the whole to be: q^(1/n). */
export function leafQuantile(q: number, n: number): number {
  return exp(ln(q) / n)
}
