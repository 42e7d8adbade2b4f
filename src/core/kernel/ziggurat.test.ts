import { describe, expect, it } from 'vitest'
import { keyedWord, keyOf } from './random.ts'
import { exponential, normal } from './ziggurat.ts'

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

  it('[K12] the first draws of a key are the same bits in every engine', () => {
    const key = keyOf(7, 'golden')
    // The last two ids lead beyond the last layers.
    const draws = (draw: typeof normal): readonly number[] =>
      [0, 1, 2, 1681, 3491].map((id) => draw(keyedWord(key, id), key))
    expect(draws(exponential)).toEqual([
      1.9175507335998774, 3.7388895508827678, 3.21589061780442, 8.228160732667124,
      8.013562591491546,
    ])
    expect(draws(normal)).toEqual([
      1.498057213813923, -2.117398367762144, -1.526721444643437, 3.6405865016848535,
      -3.740751648819488,
    ])
  })
})
