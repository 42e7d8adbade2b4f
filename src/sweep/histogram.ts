import { cellMiddle, histogramCells } from '#core/kernel/histogram.ts'

/**
 * A histogram of the kernel without the empty cells at both ends: `counts[i]` belongs to cell
 * `from + i`. Histograms of any number of runs are added exactly, cell by cell.
 */
export interface CompactHistogram {
  readonly from: number
  readonly counts: readonly number[]
}

/** The compact form of a whole histogram, one count a cell. */
export function compactHistogram(counts: ArrayLike<number>): CompactHistogram {
  let from = 0
  let end = Math.min(counts.length, histogramCells)
  while (from < end && counts[from] === 0) from++
  while (end > from && counts[end - 1] === 0) end--
  return from === end
    ? { from: 0, counts: [] }
    : { from, counts: Array.from(counts).slice(from, end) }
}

/** A histogram into which others can be added; sums are exact up to 2⁵³. */
export function emptySum(): Float64Array {
  return new Float64Array(histogramCells)
}

export function addHistogram(sum: Float64Array, { from, counts }: CompactHistogram): void {
  counts.forEach((count, i) => (sum[from + i] = (sum[from + i] ?? 0) + count))
}

/** The quantile of a histogram as the kernel takes it (nearest rank, middle of the cell), s; null when it is empty. */
export function quantileOf({ from, counts }: CompactHistogram, share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const rank = Math.max(1, Math.ceil(share * total))
  let below = 0
  for (const [i, count] of counts.entries()) {
    below += count
    if (below >= rank) return cellMiddle(from + i)
  }
  return cellMiddle(from + counts.length - 1)
}
