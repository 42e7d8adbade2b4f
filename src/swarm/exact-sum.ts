/**
 * The sum of doubles without any rounding, as parts that do not overlap, smallest first (J. Shewchuk, Adaptive Precision
 * Floating-Point Arithmetic, 1997). Sums are equal exactly when the difference has no part.
 */
export type ExactSum = number[]

/** Adds a term to a sum. */
export function addExactly(sum: ExactSum, term: number): void {
  let carry = term
  let kept = 0
  for (const part of sum) {
    const [large, small] = Math.abs(carry) < Math.abs(part) ? [part, carry] : [carry, part]
    const rounded = large + small
    const lost = small - (rounded - large)
    if (lost !== 0) sum[kept++] = lost
    carry = rounded
  }
  sum.length = kept
  if (carry !== 0) sum.push(carry)
}
