import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogramCells } from '#core/kernel/histogram.ts'
import { compactHistogram, quantileOf } from './histogram.ts'
import { estimate, pairedDifference, student } from './interval.ts'
import { beginMerge, type Merged } from './merge.ts'
import { paretoFront } from './pareto.ts'
import { figureNames, type RunFigures, type RunResult } from './result.ts'

/** A result with made-up numbers, the same for the same key. */
function resultOf(slots: number, seed: number): RunResult {
  const counts = new Uint32Array(histogramCells)
  for (let i = 0; i < 20; i++) counts[200 + ((slots * 31 + seed * 17 + i * i) % 300)] = i + seed
  const latency = compactHistogram(counts)
  const figures = Object.fromEntries(
    figureNames.map((name, i) => [name, name === 'replicaSeconds' ? null : slots * i + seed]),
  ) as RunFigures
  return {
    sweep: '00112233aabbccdd',
    engine: 2,
    values: { slots },
    seed,
    digest: `${slots}${seed}`.padStart(16, '0'),
    time: 30,
    figures,
    latency,
  }
}

const all = [9, 10, 2].flatMap((slots) => [3, 1, 2].map((seed) => resultOf(slots, seed)))

function mergeOf(results: readonly RunResult[]): Merged {
  const merging = beginMerge()
  for (const result of results) {
    const problem = merging.add(result, 'a.ndjson')
    if (problem !== null) throw new Error(problem)
  }
  const merged = merging.finish()
  if (!merged.ok) throw new Error(merged.problem)
  return merged.value
}

describe('the merge of a sweep', () => {
  it('[Q10] adds the histograms of a combination exactly, cell by cell', () => {
    const { combinations, seeds } = mergeOf(all)
    expect([combinations.map(({ values }) => values.slots), seeds]).toEqual([
      [2, 9, 10],
      [1, 2, 3],
    ])
    for (const { values, latency } of combinations) {
      const sum = Array.from({ length: histogramCells }, () => 0)
      for (const one of all.filter((result) => result.values.slots === values.slots)) {
        one.latency.counts.forEach((count, i) => {
          const cell = one.latency.from + i
          sum[cell] = (sum[cell] ?? 0) + count
        })
      }
      expect(latency.histogram).toEqual(compactHistogram(sum))
      expect(latency.p99).toBe(quantileOf(compactHistogram(sum), 0.99))
    }
  })

  it('[Q10] is the same to the last bit in whatever order the runs come, and twice the same', () => {
    const text = JSON.stringify(mergeOf(all))
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(JSON.stringify(mergeOf(shuffled))).toBe(text)
      }),
      { seed: 23, numRuns: 30 },
    )
    expect(mergeOf([...all, ...all.slice(4)])).toEqual({ ...mergeOf(all), repeated: 5 })
  })

  it('[Q11] gives means, intervals, and differences of pairs of one seed', () => {
    const [first, second] = mergeOf(all).combinations
    // The values are 2·3 + seed: mean 8, deviation 1, three seeds.
    expect(first?.figures.requests?.mean).toBe(8)
    expect(first?.figures.requests?.halfWidth).toBeCloseTo(student(2) / Math.sqrt(3), 12)
    expect(first?.difference).toBe(null)
    // Seed by seed the difference is 7·3, without any spread.
    expect(second?.difference?.requests).toEqual({ mean: 21, halfWidth: 0 })
    expect(second?.figures.replicaSeconds).toBe(null)
  })

  it('[Q12] tells which runs are missing, and pairs those that both have', () => {
    const { missing, combinations } = mergeOf(all.filter((_, i) => i !== 3))
    expect(missing).toEqual(['slots=10, seed 3'])
    expect(combinations[2]).toMatchObject({ seeds: 2, difference: { requests: { mean: 24 } } })
  })

  it.each([
    ['engine version 3', { engine: 3 }],
    ['are of different sweeps', { sweep: '00112233aabbccde' }],
    ['one result in a.ndjson and another in b.ndjson', { digest: 'ffffffffffffffff' }],
  ])('[Q12] a stranger is refused by name: %s', (words, more) => {
    const merging = beginMerge()
    expect(merging.add(resultOf(1, 1), 'a.ndjson')).toBe(null)
    const problem = merging.add({ ...resultOf(1, 1), ...more }, 'b.ndjson')
    expect(problem).toContain(words)
    expect(problem).toMatch(/a\.ndjson.*b\.ndjson|b\.ndjson.*a\.ndjson/)
  })

  it('[Q12] nothing merges to nothing', () => {
    expect(beginMerge().finish()).toEqual({ ok: false, problem: expect.stringContaining('no run') })
  })
})

describe('intervals', () => {
  it('[Q11] Student’s quantiles are those of the tables', () => {
    const published = [
      [1, 12.706],
      [10, 2.228],
      [30, 2.042],
      [31, 2.0395],
      [40, 2.0211],
      [60, 2.0003],
      [120, 1.9799],
      [100_000, 1.96],
    ] as const
    for (const [freedom, quantile] of published) expect(student(freedom)).toBeCloseTo(quantile, 3)
  })

  it('[Q11] of one seed there is a mean and no interval; of an unknown value neither', () => {
    expect(estimate([4])).toEqual({ mean: 4, halfWidth: null })
    expect([estimate([]), estimate([1, null])]).toEqual([null, null])
    expect(pairedDifference([5, 7], [1, 1])).toMatchObject({ mean: 5 })
    expect(pairedDifference([5, 7], [1, null])).toBe(null)
  })
})

describe('the front of cost against latency', () => {
  it('[Q13] holds what no other point beats, and nothing else', () => {
    const number = fc.option(fc.integer({ min: 0, max: 8 }), { nil: null })
    const points = fc.array(fc.record({ cost: number, latency: number }), { maxLength: 20 })
    fc.assert(
      fc.property(points, (list) => {
        // The definition, pair by pair.
        const beaten = list.map(
          ({ cost, latency }) =>
            cost === null ||
            latency === null ||
            list.some(
              (other) =>
                other.cost !== null &&
                other.latency !== null &&
                other.cost <= cost &&
                other.latency <= latency &&
                (other.cost < cost || other.latency < latency),
            ),
        )
        const front = paretoFront(list)
        expect(front.toSorted((a, b) => a - b)).toEqual(
          list.flatMap((_, i) => (beaten[i] ? [] : [i])),
        )
        const costs = front.map((place) => list[place]?.cost ?? -1)
        expect(costs).toEqual(costs.toSorted((a, b) => a - b))
      }),
      { seed: 24, numRuns: 500 },
    )
  })
})
