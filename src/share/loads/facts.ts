import type { LoadPreview } from './preview.ts'

/** Facts of a measured series, which published tables state too. */
export interface LoadFacts {
  readonly n: number
  readonly sum: number
  readonly max: number
  /** Length of one interval, s; null where it is not known. */
  readonly interval: number | null
  readonly peakToMean: number
}

/** Number, sum, maximum and peak ÷ mean of the values of a load as they are written. */
export function loadFacts({ slots, interval }: LoadPreview): LoadFacts {
  const values = slots.sums.filter((_, slot) => (slots.sizes[slot] ?? 0) > 0)
  let sum = 0
  let lost = 0
  let max = 0
  for (const value of values) {
    // Neumaier's summation: `lost` collects the digits that the larger of the two swallows.
    const next = sum + value
    lost += Math.abs(sum) >= value ? sum - next + value : value - next + sum
    sum = next
    max = Math.max(max, value)
  }
  const whole = sum + lost
  return {
    n: values.length,
    sum: whole,
    max,
    interval,
    peakToMean: whole === 0 ? 0 : (max * values.length) / whole,
  }
}
