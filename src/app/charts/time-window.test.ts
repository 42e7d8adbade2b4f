import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeWindow } from './time-window.ts'

describe('timeWindow', () => {
  it('[D10] the whole run grows in steps and ends with the run', () => {
    const ends = [0, 40, 70, 304, 500, 880, 900].map(
      (time) => timeWindow('whole', time, 900, false).to,
    )
    expect(ends).toEqual([60, 60, 90, 420, 600, 900, 900])
    expect(timeWindow('whole', 10, 30, false)).toEqual({ from: 0, to: 30 })
  })

  it('[D10] the last four minutes follow the present time', () => {
    expect(timeWindow('last', 100, 900, false)).toEqual({ from: 0, to: 240 })
    expect(timeWindow('last', 500, 900, false)).toEqual({ from: 260, to: 500 })
    expect(timeWindow('last', 100, 120, false)).toEqual({ from: 0, to: 120 })
  })

  it('[D18] both keep room for what is to come, up to the end of the run', () => {
    const ends = [0, 40, 70, 304, 700, 900].map((time) => timeWindow('whole', time, 900, true).to)
    expect(ends).toEqual([60, 120, 180, 420, 900, 900])
    expect(timeWindow('last', 304, 900, true)).toEqual({ from: 124, to: 364 })
    expect(timeWindow('last', 880, 900, true)).toEqual({ from: 660, to: 900 })
  })

  it('[D10] the present time is always inside a window of some length', () => {
    const time = fc.double({ min: 0, max: 8_640_000, noNaN: true })
    const mode = fc.constantFrom('whole' as const, 'last' as const)
    fc.assert(
      fc.property(time, time, mode, fc.boolean(), (a, b, mode, isAhead) => {
        const [now, duration] = [Math.min(a, b), Math.max(a, b, 0.1)]
        const { from, to } = timeWindow(mode, now, duration, isAhead)
        expect(from).toBeLessThanOrEqual(now)
        expect(to).toBeGreaterThanOrEqual(now)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(Math.max(1, duration))
      }),
    )
  })
})
