import { describe, expect, it } from 'vitest'
import { keyedWord, keyOf, nextWord, seedStream, streamWords } from './random.ts'
import { exponential, fillExponential, normal } from './ziggurat.ts'

const count = 2_000_000

/** Draws of one law into bins with the probability of each; values between `edges` are counted. */
function chiSquare(
  draw: (word: number, key: number) => number,
  edges: readonly number[],
  cdf: (x: number) => number,
): { readonly sum: number; readonly freedom: number } {
  const key = keyOf(17, 'chi-square')
  const seen = new Float64Array(edges.length + 1)
  for (let id = 0; id < count; id++) seen[binOf(edges, draw(keyedWord(key, id), key))]++
  let sum = 0
  for (let bin = 0; bin <= edges.length; bin++) {
    const below = bin === 0 ? 0 : cdf(edges[bin - 1])
    const above = bin === edges.length ? 1 : cdf(edges[bin])
    const expected = count * (above - below)
    expect(expected).toBeGreaterThan(20)
    sum += (seen[bin] - expected) ** 2 / expected
  }
  return { sum, freedom: edges.length }
}

function binOf(edges: readonly number[], x: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle] <= x) low = middle + 1
    else high = middle
  }
  return low
}

/** The seed is fixed; the border is five standard deviations of the sum. */
function expectFit({ sum, freedom }: { readonly sum: number; readonly freedom: number }): void {
  expect(Math.abs(sum - freedom)).toBeLessThan(5 * Math.sqrt(2 * freedom))
}

/** Φ by Simpson's rule on [0, |x|] with steps of 1/400: far more exact than the counts. */
function normalCdf(x: number): number {
  const steps = Math.max(2, 2 * Math.ceil(Math.abs(x) * 200))
  const h = Math.abs(x) / steps
  let sum = 0
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2
    sum += weight * Math.exp(-0.5 * (i * h) ** 2)
  }
  const half = (sum * h) / 3 / Math.sqrt(2 * Math.PI)
  return x < 0 ? 0.5 - half : 0.5 + half
}

const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step)

describe('the ziggurats', () => {
  it('[K12] exponential draws follow 1 − e^(−x), the tail included', () => {
    expectFit(chiSquare(exponential, range(0.05, 8.4, 0.05), (x) => 1 - Math.exp(-x)))
  })

  it('[K12] normal draws follow Φ, both tails included', () => {
    expectFit(chiSquare(normal, range(-3.9, 3.9, 0.05), normalCdf))
  })

  it.each([
    ['exponential', exponential, [1, 2, 6, 24]],
    ['normal', normal, [0, 1, 0, 3]],
  ] as const)('[K12] the first four moments of the %s are right', (_, draw, moments) => {
    const key = keyOf(23, 'moments')
    const sums = new Float64Array(5)
    const squares = new Float64Array(5)
    for (let id = 0; id < count; id++) {
      const x = draw(keyedWord(key, id), key)
      let power = 1
      for (let k = 1; k <= 4; k++) {
        power *= x
        sums[k] += power
        squares[k] += power * power
      }
    }
    moments.forEach((moment, i) => {
      const mean = sums[i + 1] / count
      const error = Math.sqrt((squares[i + 1] / count - mean * mean) / count)
      expect(Math.abs(mean - moment)).toBeLessThan(4.5 * error)
    })
  })

  it('[K12] many at once are the same draws of a stream, and it goes on behind them', () => {
    const [states, other] = [new Int32Array(2 * streamWords), new Int32Array(2 * streamWords)]
    for (const each of [states, other]) seedStream(each, streamWords, 7, 'arrivals')
    const drawn = new Float64Array(2003)
    fillExponential(states, streamWords, 5, drawn, 1, 2001)
    for (let i = 1; i <= 2001; i++)
      expect(drawn[i]).toBe(exponential(nextWord(other, streamWords), 5))
    expect([drawn[0], drawn[2002]]).toEqual([0, 0])
    expect(states).toEqual(other)
  })

  it('[K12] the first draws of a key are the same bits in every engine', () => {
    const key = keyOf(7, 'golden')
    // The last two ids lead beyond the last layers.
    const draws = (draw: typeof normal): readonly number[] =>
      [0, 1, 2, 323, 4194].map((id) => draw(keyedWord(key, id), key))
    expect(draws(exponential)).toEqual([
      1.4766268722024583, 0.006389568573581152, 0.21187289054397512, 9.682777089787258,
      7.859164986281172,
    ])
    expect(draws(normal)).toEqual([
      -1.3656764041722183, 0.008534387997683404, -0.30592656892626624, -3.6108668021634873,
      3.698499009136865,
    ])
  })
})
