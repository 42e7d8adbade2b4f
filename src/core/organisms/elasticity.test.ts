import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elasticity, type StepCurve } from './elasticity.ts'

/** The curve of pairs [start, value]. */
const curve = (...steps: readonly (readonly [number, number])[]): StepCurve => ({
  starts: steps.map(([start]) => start),
  values: steps.map(([, value]) => value),
})

/** Curves of whole values that change at quarters of a second. */
const curves = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => {
    let at = 0
    return curve(
      ...steps.map(([quarters, value], i): readonly [number, number] => {
        if (i > 0) at += quarters / 4
        return [at, value]
      }),
    )
  })

const valueAt = ({ starts, values }: StepCurve, time: number): number =>
  values[starts.findLastIndex((start) => start <= time)] ?? NaN

describe('elasticity', () => {
  it('[J80] [J81] counts what lies between the grid as exactly as what lies on it', () => {
    const demand = curve([0, 2], [0.25, 4])
    const supply = curve([0, 2], [1.75, 5])
    expect(elasticity(demand, supply, 0, 4)).toEqual({
      // Two of four are missing for 1.5 s, one of four too many for 2.25 s.
      thetaU: 18.75,
      thetaO: 14.0625,
      tauU: 37.5,
      tauO: 56.25,
      accU: 0.75,
      accO: 0.5625,
      // Of three steps the first lifts the demand alone, the second the supply alone.
      upsilon: 200 / 3,
      idle: 0,
    })
  })

  it('[J80] is the sum over small pieces, from any time to any other', () => {
    let judged = 0
    fc.assert(
      fc.property(
        curves,
        curves,
        fc.nat(40),
        fc.integer({ min: 1, max: 400 }),
        (demand, supply, from, length) => {
          const [start, end] = [from / 8, (from + length) / 8]
          const sums = { thetaU: 0, thetaO: 0, tauU: 0, tauO: 0, accU: 0, accO: 0, idle: 0 }
          for (let piece = 0; piece < length; piece++) {
            const d = valueAt(demand, start + piece / 8)
            const s = valueAt(supply, start + piece / 8)
            if (d === 0) sums.idle += 100 / length
            if (s < d) {
              sums.tauU += 100 / length
              sums.accU += (d - s) / length
              sums.thetaU += (100 * (d - s)) / d / length
            }
            if (s > d) {
              sums.tauO += 100 / length
              sums.accO += (s - d) / length
              if (d > 0) sums.thetaO += (100 * (s - d)) / d / length
            }
          }
          const found = elasticity(demand, supply, start, end)
          for (const [name, sum] of Object.entries(sums)) {
            expect(Math.abs(found[name as keyof typeof sums] - sum)).toBeLessThan(1e-9)
            if (sum > 0) judged++
          }
        },
      ),
      { seed: 1 },
    )
    expect(judged).toBeGreaterThan(300)
  })

  it('[J81] counts the seconds in which the two do not go the same way', () => {
    let apart = 0
    fc.assert(
      fc.property(curves, curves, fc.integer({ min: 2, max: 60 }), (demand, supply, seconds) => {
        let count = 0
        for (let t = 1; t < seconds; t++) {
          const step = (of: StepCurve): number => Math.sign(valueAt(of, t) - valueAt(of, t - 1))
          count += Math.min(Math.abs(step(supply) - step(demand)), 1)
        }
        expect(elasticity(demand, supply, 0, seconds).upsilon).toBe((100 * count) / (seconds - 1))
        apart += count
      }),
      { seed: 2 },
    )
    expect(apart).toBeGreaterThan(100)
  })

  it('[J80] a supply that is the demand has nothing to be blamed for', () => {
    fc.assert(
      fc.property(curves, (both) => {
        const { idle, ...rest } = elasticity(both, both, 0, 50)
        expect(Object.values(rest)).toEqual(Array(7).fill(0))
        expect(idle).toBeLessThanOrEqual(100)
      }),
      { seed: 3 },
    )
  })

  it('[J82] where nothing is demanded a surplus is no share of it, but is counted in units and time', () => {
    const found = elasticity(curve([0, 0], [10, 1]), curve([0, 3]), 0, 20)
    expect(found).toMatchObject({ thetaO: 100, tauO: 100, accO: 2.5, idle: 50 })
    expect(elasticity(curve([0, 0]), curve([0, 0]), 0, 1)).toMatchObject({ tauO: 0, idle: 100 })
  })

  it('[J81] a second has no step, and what is not known is not judged', () => {
    expect(elasticity(curve([0, 1]), curve([0, 2]), 0, 1).upsilon).toBe(0)
    expect(() => elasticity(curve([1, 1]), curve([0, 1]), 0, 5)).toThrow()
    expect(() => elasticity(curve([0, 1]), curve([0, 1]), 5, 5)).toThrow()
    expect(() => elasticity({ starts: [0], values: [] }, curve([0, 1]), 0, 5)).toThrow()
  })
})
