import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsLevels } from './approximate.ts'

const times = fc.integer({ min: 0, max: 60 })

describe('a stretch of time', () => {
  it('[P27] holds levels where a slow oracle finds a moment of both', () => {
    const spans = fc.array(fc.record({ from: times, to: fc.option(times) }), { maxLength: 4 })
    let found = 0
    fc.assert(
      fc.property(spans, times, times, (all, from, to) => {
        // Borders are whole, so a moment of both is one between two whole ones.
        const moments = Array.from({ length: 200 }, (_, i) => i + 0.5)
        const isFound = moments.some(
          (moment) =>
            from < moment &&
            moment < to &&
            all.some((span) => span.from < moment && (span.to === null || moment < span.to)),
        )
        if (isFound) found += 1
        expect(holdsLevels(all, from, to)).toBe(isFound)
      }),
      { seed: 71, numRuns: 300 },
    )
    expect(found).toBeGreaterThan(30)
  })

  it('[P27] that touches levels at an end alone has nothing of them', () => {
    const spans = [{ from: 20, to: 25.9 }]
    const rows = [19, 20, 21, 25, 26, 27]
    expect(rows.filter((row) => holdsLevels(spans, row - 1, row))).toEqual([21, 25, 26])
    expect(holdsLevels([{ from: 20, to: 20 }], 19, 21)).toBe(false)
  })
})
