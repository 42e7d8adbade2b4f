import { ln } from './math.ts'

/** ln k! for whole k up to 2^53: sums of logarithms below 128, beyond them Stirling's series, exact to 1e-15 of the value. */
export function lnFactorial(k: number): number {
  if (k < tabled) return table[k]
  const inverse = 1 / k
  const square = inverse * inverse
  // The next term of the series, 1/(1680 k^7), is below 1e-18 here.
  const series = inverse * (1 / 12 - square * (1 / 360 - square / 1260))
  return (k + 0.5) * ln(k) - k + halfLnTwoPi + series
}

const tabled = 128
const halfLnTwoPi = 0.91893853320467274178

const table = new Float64Array(tabled)
for (let k = 2; k < tabled; k++) table[k] = table[k - 1] + ln(k)
