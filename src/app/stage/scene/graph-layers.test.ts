import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Call, crossings, layersOf } from './graph-layers.ts'

/** Calls of up to 32 services that only go to services with a larger number, and how many services. */
const acyclic = fc.integer({ min: 1, max: 32 }).chain((services) =>
  fc.record({
    services: fc.constant(services),
    calls: fc
      .array(fc.tuple(fc.nat(services - 1), fc.nat(services - 1), fc.boolean()), { maxLength: 60 })
      .map((pairs): readonly Call[] => [
        { from: -1, to: 0, optional: false },
        ...pairs
          .filter(([a, b]) => a !== b)
          .map(([a, b, optional]) => ({ from: Math.min(a, b), to: Math.max(a, b), optional })),
      ]),
  }),
)

function depthsIn(layers: readonly (readonly number[])[]): number[] {
  const depths: number[] = []
  layers.forEach((row, depth) => row.forEach((service) => (depths[service] = depth)))
  return depths
}

describe('layers of a call graph', () => {
  it('[S60] a service stands one layer behind the last of its callers, and each has one place', () => {
    fc.assert(
      fc.property(acyclic, ({ services, calls }) => {
        const layers = layersOf(services, calls)
        expect(layers.flat().toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: services }, (_, n) => n),
        )
        const depths = depthsIn(layers)
        // Longest paths by the numbers, which every call goes along.
        const longest = Array.from({ length: services }, () => 0)
        for (let service = 0; service < services; service++) {
          for (const { from, to } of calls) {
            if (from >= 0 && to === service) {
              longest[service] = Math.max(longest[service] ?? 0, (longest[from] ?? 0) + 1)
            }
          }
        }
        expect(depths).toEqual(longest)
      }),
      { seed: 5, numRuns: 60 },
    )
  })

  it('[S60] no more calls cross than in the order of the numbers, and the same graph gives the same layers', () => {
    let fewer = 0
    fc.assert(
      fc.property(acyclic, ({ services, calls }) => {
        const layers = layersOf(services, calls)
        const plain = layers.map((row) => row.toSorted((a, b) => a - b))
        const [after, before] = [crossings(layers, calls), crossings(plain, calls)]
        expect(after).toBeLessThanOrEqual(before)
        if (after < before) fewer++
        expect(layersOf(services, calls)).toEqual(layers)
      }),
      { seed: 6, numRuns: 60 },
    )
    expect(fewer).toBeGreaterThan(10)
  })

  it('[S60] two calls that cross are laid so that they do not', () => {
    const calls = [
      [-1, 0],
      [0, 1],
      [0, 2],
      [1, 4],
      [2, 3],
    ].map(([from = 0, to = 0]) => ({ from, to, optional: false }))
    expect(crossings([[0], [1, 2], [3, 4]], calls)).toBe(1)
    expect(crossings(layersOf(5, calls), calls)).toBe(0)
  })

  it('[S60] calls in a circle, to nobody and of itself leave every service with a place', () => {
    const calls = [
      { from: 0, to: 1, optional: false },
      { from: 1, to: 2, optional: false },
      { from: 2, to: 0, optional: true },
      { from: 2, to: 2, optional: false },
      { from: 1, to: 9, optional: false },
    ]
    expect(layersOf(4, calls)).toEqual([[0, 3], [1], [2]])
    expect(layersOf(1, [])).toEqual([[0]])
  })
})
