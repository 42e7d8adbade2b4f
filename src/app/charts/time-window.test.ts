import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeWindow } from './time-window.ts'

describe('timeWindow', () => {
  it('[D10] the whole run grows in steps and ends with the run', () => {
    const ends = [0, 40, 70, 304, 500, 880, 900].map((time) => timeWindow('whole', time, 900).to)
    expect(ends).toEqual([60, 60, 90, 420, 600, 900, 900])
    expect(timeWindow('whole', 10, 30)).toEqual({ from: 0, to: 30 })
  })

  it('[D10] the last four minutes follow the present time', () => {
    expect(timeWindow('last', 100, 900)).toEqual({ from: 0, to: 240 })
    expect(timeWindow('last', 500, 900)).toEqual({ from: 260, to: 500 })
    expect(timeWindow('last', 100, 120)).toEqual({ from: 0, to: 120 })
  })

  it('[D10] the present time is always inside a window of some length', () => {
    const time = fc.double({ min: 0, max: 8_640_000, noNaN: true })
    fc.assert(
      fc.property(time, time, fc.constantFrom('whole' as const, 'last' as const), (a, b, mode) => {
        const [now, duration] = [Math.min(a, b), Math.max(a, b, 0.1)]
        const { from, to } = timeWindow(mode, now, duration)
        expect(from).toBeLessThanOrEqual(now)
        expect(to).toBeGreaterThanOrEqual(now)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(Math.max(1, duration))
      }),
    )
  })
})
