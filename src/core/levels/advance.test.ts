import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '#core/kernel/digest.ts'
import { loadSegments, type LoadCurve } from '#core/traffic/load.ts'
import { advanceLevels, finishLeap } from './advance.ts'
import { createLoneLevels, levelCount } from './levels.ts'
import { addCells } from './population.ts'
import { estimate } from './runs.test-support.ts'

const rules = { slots: 2, places: 30, mean: 0.1, routing: 'power-of-d', choices: 2 } as const

/** A ramp, a jump, a stretch without anybody, and the end. */
const load: LoadCurve = {
  form: 'linear',
  points: [
    [0, 0],
    [3, 3000],
    [3, 500],
    [4, 500],
    [4, 0],
    [5, 0],
    [6.1, 1000],
  ],
}

describe('levels along a load', () => {
  it('[F7] are the same run in slices of any size, and what happens between two leaps ends one', () => {
    const segments = loadSegments(load)
    const whole = createLoneLevels(rules, 150, 3)
    const go = (levels: typeof whole.levels, stops: readonly number[], most: number): void => {
      for (const stop of stops) while (advanceLevels(levels, segments, stop, most) === most);
    }
    go(whole.levels, [2], Infinity)
    finishLeap(whole.levels, segments, 2)
    expect(whole.levels.clock[0]).toBe(2)
    addCells(whole.levels, 7)
    go(whole.levels, [8], Infinity)
    const leaps = Math.round(8 / 0.0125)
    expect(leaps).toBeGreaterThan(600)
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 8, noNaN: true }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (stops, most) => {
          const cut = createLoneLevels(rules, 150, 3)
          const sorted = stops.toSorted((a, b) => a - b)
          go(
            cut.levels,
            sorted.filter((stop) => stop < 2),
            most,
          )
          go(cut.levels, [2], most)
          finishLeap(cut.levels, segments, 2)
          // There is nothing left to finish.
          finishLeap(cut.levels, segments, 2)
          addCells(cut.levels, 7)
          go(
            cut.levels,
            sorted.filter((stop) => stop >= 2),
            most,
          )
          go(cut.levels, [8], most)
          expect(digestOf([cut.buffer])).toBe(digestOf([whole.buffer]))
        },
      ),
      { seed: 91, numRuns: 12 },
    )
  })

  it('[F7] see as many requests as the load has, stretch by stretch', () => {
    const segments = loadSegments(load)
    const stretches = [1.7, 3, 4, 5, 5.5, 6.1, 50]
    const runs = Array.from({ length: 40 }, (_, seed) => {
      const { levels } = createLoneLevels(rules, 150, seed)
      return stretches.map((until) => {
        const before = levelCount(levels, 'arrived')
        advanceLevels(levels, segments, until, Infinity)
        finishLeap(levels, segments, until)
        return levelCount(levels, 'arrived') - before
      })
    })
    const expected = [1445, 3055, 500, 0, 113.636, 436.364, 0]
    expected.forEach((mean, i) => {
      const counts = runs.map((run) => run[i])
      if (mean === 0) expect(Math.max(...counts)).toBe(0)
      else expect(Math.abs(estimate(counts).mean - mean)).toBeLessThan(4 * Math.sqrt(mean / 40))
    })
  })

  it('[F7] go on where a leap is shorter than the clock can tell', () => {
    const dense = { ...rules, slots: 256, places: 300, mean: 0.0001 }
    const { levels } = createLoneLevels(dense, 100, 1)
    const late = 31_000_000
    levels.clock[0] = late
    const segments = loadSegments({ form: 'steps', every: 2 * late, rates: [2_000_000] })
    expect(advanceLevels(levels, segments, late + 1e-5, 1000)).toBeLessThan(1000)
    expect(levels.clock[0]).toBeGreaterThan(late)
  })
})
