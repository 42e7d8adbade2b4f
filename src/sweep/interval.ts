/** A mean over seeds, and half the width of its 95 % confidence interval; null for a single seed. */
export interface Estimate {
  readonly mean: number
  readonly halfWidth: number | null
}

/**
 * Mean and Student's interval (mean ± t · s/√n). Null when there is no value, or one of them is
 * unknown: a mean over the seeds that happen to have one would not be paired with the others.
 */
export function estimate(values: readonly (number | null)[]): Estimate | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0 || known.length < values.length) return null
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  if (known.length === 1) return { mean, halfWidth: null }
  const squares = known.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  const error = Math.sqrt(squares / (known.length - 1) / known.length)
  return { mean, halfWidth: student(known.length - 1) * error }
}

/** The difference of paired values: of each pair, the second from the first. */
export function pairedDifference(
  values: readonly (number | null)[],
  baseline: readonly (number | null)[],
): Estimate | null {
  return estimate(
    values.map((value, i) => {
      const other = baseline[i] ?? null
      return value === null || other === null ? null : value - other
    }),
  )
}

// The 0.975 quantile of Student's t for 1 to 30 degrees of freedom (any table of it).
const table = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145,
  2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048,
  2.045, 2.042,
]

/**
 * The same for any number: beyond the table the first terms of its expansion around the normal
 * quantile z in 1/ν (Abramowitz & Stegun 26.7.5), within 0.0001 there. No function of Math that rounds.
 */
export function student(freedom: number): number {
  const tabled = table[freedom - 1]
  if (tabled !== undefined) return tabled
  const z = 1.959963984540054
  const [z2, v] = [z * z, 1 / freedom]
  const first = (z * (z2 + 1)) / 4
  const second = (z * (5 * z2 * z2 + 16 * z2 + 3)) / 96
  return z + v * (first + v * second)
}
