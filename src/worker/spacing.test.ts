import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitsFor, saveLimits, thinned, type Spaced } from './spacing.ts'

const first: Spaced = { position: 0, bytes: 40 }

/** The saves of a run that goes on and on, one a step, thinned at each of them. */
function taken(sizes: readonly number[], bytesMax: number): readonly Spaced[] {
  const limits = { spacing: 1, bytes: bytesMax, stepsPerByte: 0, saves: 0 }
  let later: readonly Spaced[] = []
  sizes.forEach((bytes, i) => {
    later = thinned(first, [...later, { position: i + 1, bytes }], limits)
  })
  return later
}

describe('saves are spaced', () => {
  it('[W12] within their bound, in their order, and the newest is among them where it fits', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 120 })
    let [lost, alone] = [0, 0]
    fc.assert(
      fc.property(sizes, fc.integer({ min: 10, max: 1500 }), (list, bytesMax) => {
        const later = taken(list, bytesMax)
        const bytes = later.reduce((sum, save) => sum + save.bytes, first.bytes)
        if (later.length > 0) expect(bytes).toBeLessThanOrEqual(bytesMax)
        const positions = later.map(({ position }) => position)
        expect(positions).toEqual(positions.toSorted((a, b) => a - b))
        expect(new Set(positions).size).toBe(positions.length)
        const fits = (list.at(-1) ?? 0) + first.bytes <= bytesMax
        expect(positions.includes(list.length)).toBe(fits)
        lost += list.length - later.length
        if (!fits) alone += 1
      }),
      { seed: 11, numRuns: 300 },
    )
    expect(lost).toBeGreaterThan(1000)
    expect(alone).toBeGreaterThan(20)
  })

  it('[W12] by a share of the work since: dense where it is new, sparse where it is old', () => {
    let sparse = 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (count) => {
        // Room for 170 beside the first, as for a thousand cells.
        const sizes = Array.from({ length: count }, () => 100)
        const positions = [0, ...taken(sizes, 17_040).map(({ position }) => position)]
        expect(positions).toHaveLength(1 + Math.min(count, 170))
        const share = (2 * Math.log((count + 256) / 256)) / 170
        positions.slice(1).forEach((position, i) => {
          const before = positions[i] ?? 0
          const most = Math.max(2, share * (count - before + 256))
          expect(position - before).toBeLessThanOrEqual(most)
        })
        const old = positions.filter((position) => 2 * position < count).length
        if (count < 500) return
        sparse += 1
        expect(old / positions.length).toBeLessThan(0.45)
      }),
      { seed: 12, numRuns: 25 },
    )
    expect(sparse).toBeGreaterThan(10)
  })

  it('[W12] without one that is larger than all may be, whatever else is there', () => {
    const limits = { spacing: 1, bytes: 1000, stepsPerByte: 0, saves: 0 }
    const before = taken([100, 100, 100], 1000)
    expect(before).toHaveLength(3)
    expect(thinned(first, [...before, { position: 9, bytes: 961 }], limits)).toEqual(before)
    expect(thinned({ position: 0, bytes: 2000 }, before, limits)).toEqual([])
  })

  it('[W12] five of the largest size have room beside the first, farther apart; for usual ones nothing changes', () => {
    expect(limitsFor(saveLimits, 350_000, 350_000)).toEqual(saveLimits)
    const large = 30_000_000
    const limits = limitsFor(saveLimits, large, large)
    expect(limits.spacing).toBe(15_000_000)
    const kept = taken([large, large, large, large, large], 1e9)
    expect(kept).toHaveLength(5)
    expect(thinned({ position: 0, bytes: large }, kept, limits)).toEqual(kept)
    const more = [...kept, { position: 9e9, bytes: large }]
    expect(thinned({ position: 0, bytes: large }, more, limits)).toHaveLength(5)
  })

  it('[W12] a run that began large and has become small keeps as many of its saves', () => {
    const [large, small] = [42_000_000, 9_000_000]
    const limits = limitsFor(saveLimits, large, small)
    const later = Array.from({ length: 5 }, (_, i) => ({ position: (i + 1) * 1e7, bytes: small }))
    expect(thinned({ position: 0, bytes: large }, later, limits)).toEqual(later)
  })
})
