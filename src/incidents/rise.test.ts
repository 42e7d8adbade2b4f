import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDuration, rateAt, type LoadCurve } from '#core/traffic/load.ts'
import { heldTo, riseOf } from './rise.ts'

const ramp: LoadCurve = {
  form: 'linear',
  points: [
    [0, 60],
    [120, 60],
    [240, 420],
    [420, 420],
    [540, 80],
  ],
}
const steps: LoadCurve = { form: 'steps', every: 60, rates: [40, 40, 300, 200] }

describe('[E24] the rise of a load', () => {
  it('begins where the rate last stood lower, and ends at the highest rate of the stretch', () => {
    expect(riseOf(ramp, { from: 0, to: 300 })).toEqual({
      from: 120,
      to: 240,
      before: 60,
      peak: 420,
    })
    expect(riseOf(ramp, { from: 0, to: 180 })).toEqual({
      from: 120,
      to: 180,
      before: 60,
      peak: 240,
    })
    expect(riseOf(steps, { from: 0, to: 200 })).toEqual({
      from: 120,
      to: 120,
      before: 40,
      peak: 300,
    })
  })

  it('is none where the load was as high before', () => {
    expect(riseOf(ramp, { from: 0, to: 100 })).toBeNull()
    expect(riseOf({ form: 'steps', every: 60, rates: [300, 200] }, { from: 0, to: 120 })).toBeNull()
  })
})

const rates = fc.integer({ min: 0, max: 500 })
const curves = fc.oneof(
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 60 }), rates), { minLength: 1, maxLength: 8 })
    .map((gaps): LoadCurve => {
      let at = 0
      const points: [number, number][] = [[0, 10]]
      for (const [gap, rate] of gaps) points.push([(at += gap), rate])
      return { form: 'linear', points: [...points, [at + 10, 20]] }
    }),
  fc
    .array(rates, { minLength: 1, maxLength: 8 })
    .map((values): LoadCurve => ({ form: 'steps', every: 20, rates: values })),
)

describe('[E24] a load that is held', () => {
  it('leaves the line before as it was where it ends above the rate at that very moment', () => {
    const load: LoadCurve = {
      form: 'linear',
      points: [
        [0, 10],
        [8, 4],
        [8, 0],
        [18, 20],
      ],
    }
    const held = heldTo(load, 0, 8)
    expect([rateAt(held, 4), rateAt(held, 6), rateAt(held, 8), rateAt(held, 12)]).toEqual([
      7, 5.5, 0, 0,
    ])
  })

  it('is the load before, and never above the rate afterwards; what was below it stays', () => {
    fc.assert(
      fc.property(curves, rates, fc.integer({ min: 0, max: 400 }), (load, most, wish) => {
        // Steps are held whole.
        const from = load.form === 'steps' ? Math.ceil(wish / load.every) * load.every : wish
        const held = heldTo(load, most, from)
        expect(loadDuration(held)).toBe(loadDuration(load))
        for (let time = 0.37; time < loadDuration(load); time += 3.1) {
          const was = rateAt(load, time)
          expect(rateAt(held, time)).toBeCloseTo(time < from ? was : Math.min(was, most), 6)
        }
      }),
    )
  })
})
