/** What a simulated mean is worth, and what the table of many of them must look like. */

/** A simulated mean and its standard error. */
export interface Estimate {
  readonly mean: number
  readonly error: number
}

/** Batch means: the mean of batches of equal weight, and its error from their spread. */
export function estimateOf(batches: readonly number[]): Estimate {
  return ratioOf(
    batches,
    batches.map(() => 1),
  )
}

/**
 * The ratio of two sums over batches, and its error from the spread of top − ratio·bottom: right also
 * where the bottoms differ, such as the requests of windows of time (W. Cochran, Sampling Techniques).
 */
export function ratioOf(tops: readonly number[], bottoms: readonly number[]): Estimate {
  const count = tops.length
  const bottom = bottoms.reduce((sum, value) => sum + value, 0)
  const mean = tops.reduce((sum, value) => sum + value, 0) / bottom
  let squares = 0
  tops.forEach((top, i) => {
    const rest = top - mean * (bottoms[i] ?? NaN)
    squares += rest * rest
  })
  return { mean, error: (Math.sqrt(squares / (count - 1) / count) * count) / bottom }
}

/** The value below which a share p of a sorted sample lies (nearest rank). */
export function sortedQuantile(sorted: Float64Array, p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? NaN
}

/** The limits that a χ² sum of so many terms keeps to in 99.8 of 100 cases: 0.1 % lie below, 0.1 % above. */
export function chiSquareBand(degrees: number): { readonly low: number; readonly high: number } {
  return { low: chiSquareQuantile(0.001, degrees), high: chiSquareQuantile(0.999, degrees) }
}

function chiSquareQuantile(p: number, degrees: number): number {
  let low = 0
  let high = degrees + 20 * Math.sqrt(degrees) + 40
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2
    if (lowerGamma(degrees / 2, middle / 2) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The regularised incomplete gamma function P(a, x): x^a e^−x Σ xⁿ/Γ(a + n + 1) (DLMF 8.7.1). */
function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0
  let term = 1
  let sum = 1
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= x / (a + n)
    sum += term
  }
  return Math.min(1, sum * Math.exp(a * Math.log(x) - x - logFactorial(a)))
}

/** ln Γ(a + 1) by Stirling's series, after shifting a to where four terms suffice (DLMF 5.11.1). */
function logFactorial(a: number): number {
  let shift = 0
  let x = a + 1
  for (; x < 20; x++) shift -= Math.log(x)
  const y = 1 / (x * x)
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y / 1680))) / x
  return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series
}
