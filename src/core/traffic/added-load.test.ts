import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBurst, withBurst } from './added-load.ts'
import { checkLoad, loadArea, loadDuration, loadLimits, rateAt, type LoadCurve } from './load.ts'

const whole = (max: number) => fc.integer({ min: 0, max })
const curve: fc.Arbitrary<LoadCurve> = fc.oneof(
  fc.record({
    form: fc.constant('steps' as const),
    every: fc.integer({ min: 1, max: 20 }),
    rates: fc.array(whole(9), { minLength: 1, maxLength: 12 }),
  }),
  fc.array(fc.tuple(whole(100), whole(9)), { minLength: 1, maxLength: 8 }).map((points) => ({
    form: 'linear' as const,
    points: [[0, 3] as const, ...points.toSorted((a, b) => a[0] - b[0]), [101, 5] as const],
  })),
)
const burst = fc.record({
  rate: fc.integer({ min: 1, max: 50 }),
  seconds: fc.integer({ min: 1, max: 60 }),
})

function raised(load: LoadCurve, from: number, rate: number, seconds: number): LoadCurve {
  const made = withBurst(load, from, { rate, seconds })
  if (!made.ok) throw new Error(made.problem)
  return made.value
}

describe('a burst added to a load', () => {
  it('[T13] raises the rate by its own while it lasts, and nowhere else, on lines and on steps', () => {
    const property = fc.property(
      curve,
      burst,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (load, { rate, seconds }, share) => {
        const end = loadDuration(load)
        const from = share * end
        const more = raised(load, from, rate, seconds)
        expect(loadDuration(more)).toBe(end)
        const checked = checkLoad(more)
        expect(checked.ok).toBe(true)
        for (let i = 0; i < 40; i++) {
          const time = ((i + 0.37) / 40) * end
          const isIn = time >= from && time < from + seconds
          expect(rateAt(more, time)).toBeCloseTo(rateAt(load, time) + (isIn ? rate : 0), 6)
        }
        const added = rate * (Math.min(end, from + seconds) - from)
        expect(loadArea(more) - loadArea(load)).toBeCloseTo(added, 4)
      },
    )
    fc.assert(property, { seed: 42, numRuns: 300 })
  })

  it('[T13] is cut at the end of the load, and none is added behind it', () => {
    const steps: LoadCurve = { form: 'steps', every: 60, rates: [10, 20] }
    expect(raised(steps, 100, 5, 1000)).toEqual({
      form: 'linear',
      points: [
        [0, 10],
        [60, 10],
        [60, 20],
        [100, 20],
        [100, 25],
        [120, 25],
      ],
    })
    expect(withBurst(steps, 120, { rate: 5, seconds: 1 })).toMatchObject({ ok: false })
  })

  it('[T13] keeps both sides of a jump that it begins or ends at', () => {
    const load: LoadCurve = { form: 'steps', every: 10, rates: [1, 2, 4] }
    expect(raised(load, 10, 100, 10)).toEqual({
      form: 'linear',
      points: [
        [0, 1],
        [10, 1],
        [10, 102],
        [20, 102],
        [20, 4],
        [30, 4],
      ],
    })
  })

  it('[T13] is refused where a limit of loads would break', () => {
    const load: LoadCurve = { form: 'steps', every: 1, rates: [loadLimits.rateMax - 1] }
    expect(withBurst(load, 0, { rate: 1, seconds: 1 }).ok).toBe(true)
    expect(withBurst(load, 0, { rate: 2, seconds: 1 })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Choose a smaller burst'),
    })
    const rates = Array.from({ length: loadLimits.pointsMax / 2 }, (_, i) => i % 2)
    expect(
      withBurst({ form: 'steps', every: 1, rates }, 3.5, { rate: 1, seconds: 1 }),
    ).toMatchObject({
      ok: false,
      problem: expect.stringContaining('corners'),
    })
    for (const wrong of [
      0,
      -1,
      Number.NaN,
      Infinity,
      '5',
      null,
      undefined,
      loadLimits.rateMax + 1,
    ]) {
      expect(checkBurst(wrong, 1).ok).toBe(false)
    }
    for (const wrong of [0, -1, Number.NaN, Infinity, '5', null, loadLimits.durationMax + 1]) {
      expect(checkBurst(1, wrong).ok).toBe(false)
    }
  })
})
