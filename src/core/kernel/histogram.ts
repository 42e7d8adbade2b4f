/**
 * Log-linear histogram of durations: 32 cells an octave from 2⁻²⁰ s (about 1 µs) to 2¹² s, so a
 * value read back is within 1/64 (1.6 %) of the one recorded. Histograms merge by adding cells.
 */

const octaves = 32
const cellsPerOctave = 32
const lowest = 1 / 1048576

/** Counts of one histogram, or of several one behind the other. Those of a window fit 32 bits; those of a whole run need not. */
export type Counts = Uint32Array | Float64Array

/** Cells of one histogram; the first also takes what is shorter, the last what is longer. */
export const histogramCells = octaves * cellsPerOctave

const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)
// The exponent and the first five bits of the mantissa of a Float32 number the cells.
float[0] = lowest
const origin = bits[0] >> 18

/** The cell that a duration in seconds falls into. */
export function histogramCell(duration: number): number {
  float[0] = duration
  const cell = (bits[0] >> 18) - origin
  return cell < 0 ? 0 : cell >= histogramCells ? histogramCells - 1 : cell
}

/** The middle of a cell in seconds. */
export function cellMiddle(cell: number): number {
  bits[0] = (cell + origin) << 18
  const low = float[0]
  bits[0] = (cell + origin + 1) << 18
  return (low + float[0]) / 2
}

/** Total count of the histogram that starts at `offset` of the column. */
export function histogramTotal(counts: Counts, offset: number): number {
  let total = 0
  for (let cell = 0; cell < histogramCells; cell++) total += counts[offset + cell]
  return total
}

/**
 * The value below which `share` (0..1) of the recorded durations lie, as the middle of its cell
 * (nearest rank); −1 when nothing was recorded.
 */
export function histogramQuantile(counts: Counts, offset: number, share: number): number {
  const total = histogramTotal(counts, offset)
  if (total === 0) return -1
  const rank = Math.max(1, Math.ceil(share * total))
  let below = 0
  for (let cell = 0; cell < histogramCells; cell++) {
    below += counts[offset + cell]
    if (below >= rank) return cellMiddle(cell)
  }
  return cellMiddle(histogramCells - 1)
}

/** Adds one histogram to another, cell by cell. */
export function mergeHistogram(
  into: Counts,
  intoOffset: number,
  from: Counts,
  fromOffset: number,
): void {
  for (let cell = 0; cell < histogramCells; cell++) {
    into[intoOffset + cell] += from[fromOffset + cell]
  }
}
