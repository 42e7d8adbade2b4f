import { histogramCells } from '#core/kernel/histogram.ts'

/**
 * The shortest duration of each cell of a histogram in s, the first but for what it takes from below: 2⁻²⁰ s times
 * 1, 1 + 1/32 … in each of its octaves. Steps and doublings are exact, so they are the cells' borders to the last bit.
 */
export const histogramEdges = edges()

function edges(): Float64Array {
  const at = new Float64Array(histogramCells + 1)
  let octave = 1 / 1048576
  for (let cell = 0; cell <= histogramCells; cell++) {
    if (cell > 0 && cell % 32 === 0) octave *= 2
    at[cell] = octave * (1 + (cell % 32) / 32)
  }
  return at
}
