import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearTicks, logDomain, logTicks, niceTop, timeTicks } from './axes.ts'

const positive = fc.double({ min: 1e-4, max: 1e7, noNaN: true })

describe('axes', () => {
  it('[D7] the top is round, above the highest value and not far from it', () => {
    expect([0, 3, 420, 905, 1890].map((value) => niceTop(value, 4))).toEqual([
      4, 4, 500, 1000, 2500,
    ])
    fc.assert(
      fc.property(positive, (value) => {
        const top = niceTop(value, 1e-6)
        expect(top).toBeGreaterThan(value)
        expect(top).toBeLessThan(value * 1.5)
        expect(Number(top.toPrecision(2))).toBeCloseTo(top, 9)
      }),
    )
  })

  it('[D7] a linear axis starts at zero', () => {
    expect(linearTicks(800, 4)).toEqual([0, 200, 400, 600, 800])
    expect(linearTicks(0, 4)[0]).toBe(0)
  })

  it('[D8] a logarithmic axis holds its values on one decade at least', () => {
    expect(logDomain(0.07, 3.2)).toEqual([0.05, 5])
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [lowest, highest] = [Math.min(a, b), Math.max(a, b)]
        const [low, high] = logDomain(lowest, highest)
        expect(low).toBeLessThanOrEqual(lowest * 1.001)
        expect(high).toBeGreaterThanOrEqual(highest)
        expect(high / low).toBeGreaterThanOrEqual(9.99)
      }),
    )
  })

  it('[D8] its labels are few, round, ascending and on the axis', () => {
    expect(logTicks(0.05, 5, 8)).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2, 5])
    expect(logTicks(0.05, 5, 5)).toEqual([0.1, 0.3, 1, 3])
    expect(logTicks(0.001, 100, 4).length).toBeLessThanOrEqual(4)
    expect(logTicks(1, Infinity, 6).length).toBeLessThanOrEqual(6)
    fc.assert(
      fc.property(positive, fc.double({ min: 10, max: 1e6, noNaN: true }), (low, factor) => {
        const found = logTicks(low, low * factor, 6)
        expect(found.length).toBeGreaterThan(0)
        expect(found.length).toBeLessThanOrEqual(6)
        found.forEach((tick, i) => {
          expect(tick).toBeGreaterThanOrEqual(low * 0.999)
          expect(tick).toBeLessThanOrEqual(low * factor * 1.001)
          if (i > 0) expect(tick).toBeGreaterThan(found[i - 1] ?? 0)
        })
      }),
    )
  })

  it('[D9] times are labelled at full steps of a clock', () => {
    expect(timeTicks(0, 900, 5)).toEqual([0, 180, 360, 540, 720, 900])
    expect(timeTicks(65, 305, 4)).toEqual([120, 180, 240, 300])
    expect(timeTicks(0, 43_200, 3)).toEqual([0, 21_600, 43_200])
    expect(timeTicks(0, 8_640_000, 4).length).toBeLessThanOrEqual(6)
  })
})
