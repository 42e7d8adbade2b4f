import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkVertical, decideVertical, verticalDefaults, type VerticalSeen } from './vertical.ts'

const spec = { ...verticalDefaults, min: 2, max: 16, above: 80, below: 30, factor: 2, cooldown: 60 }
const seen: VerticalSeen = {
  now: 100,
  slots: 4,
  wanted: 4,
  isUp: true,
  measured: 50,
  changedAt: null,
}
const decided = (over: Partial<VerticalSeen>) => {
  const { wanted, reason } = decideVertical(spec, { ...seen, ...over })
  return [wanted, reason]
}

describe('one server', () => {
  it('[J110] grows and shrinks by a factor, within its floor and its ceiling', () => {
    expect(decided({ measured: 81 })).toEqual([8, 'larger'])
    expect(decided({ measured: 80 })).toEqual([4, 'between'])
    expect(decided({ measured: 30 })).toEqual([4, 'between'])
    expect(decided({ measured: 29 })).toEqual([2, 'smaller'])
    // Half a slot counts as one, up and down.
    expect(decided({ measured: 29, slots: 5, wanted: 5 })).toEqual([3, 'smaller'])
    const half = { ...spec, factor: 1.5 }
    expect(decideVertical(half, { ...seen, slots: 5, wanted: 5, measured: 81 }).wanted).toBe(8)
    expect(decided({ measured: 90, slots: 12, wanted: 12 })).toEqual([16, 'larger'])
    expect(decided({ measured: 90, slots: 16, wanted: 16 })).toEqual([16, 'at-ceiling'])
    expect(decided({ measured: 9, slots: 2, wanted: 2 })).toEqual([2, 'at-floor'])
    expect(decided({ measured: null })).toEqual([4, 'no-data'])
    expect(decided({ slots: 1, wanted: 1 })).toEqual([2, 'below-min'])
    expect(decided({ slots: 64, wanted: 64, measured: 90 })).toEqual([16, 'above-max'])
  })

  it('[J110] that is being resized, or was lately, is left alone', () => {
    expect(decided({ measured: 95, wanted: 8 })).toEqual([8, 'resizing'])
    expect(decided({ measured: 95, isUp: false })).toEqual([4, 'resizing'])
    expect(decided({ measured: 95, changedAt: 41 })).toEqual([4, 'cooldown'])
    expect(decided({ measured: 95, changedAt: 40 })).toEqual([8, 'larger'])
    expect(decideVertical(spec, { ...seen, measured: 95, changedAt: 70 }).cooldownLeft).toBe(30)
  })

  it('[J110] moves one slot at the least, and always within its bounds', () => {
    const one = { ...spec, factor: 1 }
    expect(decideVertical(one, { ...seen, measured: 99 }).wanted).toBe(5)
    expect(decideVertical(one, { ...seen, measured: 1 }).wanted).toBe(3)
    const size = fc.integer({ min: 1, max: 256 })
    fc.assert(
      fc.property(
        size,
        fc.double({ min: 1, max: 16, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (slots, factor, measured) => {
          const given = { ...seen, slots, wanted: slots, measured }
          const { wanted, reason } = decideVertical({ ...spec, factor }, given)
          expect(wanted).toBeGreaterThanOrEqual(2)
          expect(wanted).toBeLessThanOrEqual(16)
          if (reason === 'larger') expect(wanted).toBeGreaterThan(slots)
          if (reason === 'smaller') expect(wanted).toBeLessThan(slots)
        },
      ),
      { seed: 3 },
    )
  })

  it('[J110] asks for no less where more is measured, and for the same where the same is', () => {
    const cpu = fc.double({ min: 0, max: 200, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 16 }), cpu, cpu, (slots, one, other) => {
        const at = (measured: number) =>
          decideVertical(spec, { ...seen, slots, wanted: slots, measured })
        expect(at(Math.max(one, other)).wanted).toBeGreaterThanOrEqual(
          at(Math.min(one, other)).wanted,
        )
        expect(at(one)).toEqual(at(one))
      }),
      { seed: 4 },
    )
  })

  it('[J110] bounds that contradict each other are refused', () => {
    const problem = (over: object): string => {
      const checked = checkVertical({ kind: 'vertical', ...over }, 'policy')
      return checked.ok ? '' : checked.problem
    }
    expect(problem({ min: 9, max: 8 })).toContain('the minimum cannot exceed the maximum')
    expect(problem({ above: 20, below: 30 })).toContain('it must not be larger')
    expect(problem({ max: 257 })).toContain('from 1 to 256')
    expect(problem({})).toBe('')
    expect(problem({ min: 8, max: 8, above: 30, below: 30 })).toBe('')
  })
})
