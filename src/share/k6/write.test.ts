import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadArea, loadDuration, rateAt, type LoadCurve } from '#core/traffic/load.ts'
import { k6Load, sumOf } from './load.ts'
import { readK6 } from './plan.ts'
import type { Course } from './scenario.ts'
import { loadToK6 } from './write.ts'

function loadOf(text: string): LoadCurve {
  const plan = readK6(text)
  if (!plan.ok) throw new Error(plan.problem)
  const load = k6Load(plan.value, { perIteration: 1, perUser: null, asUsers: false })
  if (!load.ok) throw new Error(load.problem)
  return load.value.load
}

const rate = fc.oneof(
  fc.integer({ min: 0, max: 5000 }),
  fc.integer({ min: 0, max: 90_000 }).map((tenth) => tenth / 10),
)

const drawn = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 900 }), rate), { minLength: 1, maxLength: 20 })
  .map((steps): LoadCurve => {
    let at = 0
    const points = steps.map(([step, height]) => [(at += step / 2), height] as const)
    return { form: 'linear', points: [[0, 5], ...points, [at + 10, 1]] }
  })

const measured = fc
  .record({
    every: fc.constantFrom(0.5, 1, 15, 60, 300),
    rates: fc.array(rate, { minLength: 2, maxLength: 60 }),
  })
  .map(({ every, rates }): LoadCurve => ({ form: 'steps', every, rates }))

describe('a load as a script of k6', () => {
  it('[I75] comes back as the same course', () => {
    fc.assert(
      fc.property(fc.oneof(drawn, measured), (load) => {
        const { text, isRounded } = loadToK6(load)
        expect(isRounded).toBe(false)
        const back = loadOf(text)
        if (load.form === 'linear') expect(back).toEqual(load)
        expect(loadDuration(back)).toBeCloseTo(loadDuration(load), 6)
        expect(loadArea(back)).toBeCloseTo(loadArea(load), 4)
        const middle = load.form === 'steps' ? load.every / 2 : 0.25
        for (let i = 0; i < 40; i++) {
          const at = middle + i * (load.form === 'steps' ? load.every : 7.5)
          expect(rateAt(back, at)).toBeCloseTo(rateAt(load, at), 6)
        }
      }),
    )
  })

  it('[I75] a measured load stays one, however long', () => {
    const rates = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 1009)
    const load: LoadCurve = { form: 'steps', every: 60, rates }
    expect(loadOf(loadToK6(load).text)).toEqual(load)
  })

  it('[I75] rates are whole numbers in a unit of time, rounded to thousandths where none fits', () => {
    const third: LoadCurve = {
      form: 'linear',
      points: [
        [0, 1 / 7],
        [60, 2.5],
      ],
    }
    const written = loadToK6(third)
    expect(written.isRounded).toBe(true)
    expect(loadOf(written.text)).toMatchObject({
      points: [
        [0, 0.143],
        [60, 2.5],
      ],
    })
    expect(
      loadToK6({
        form: 'linear',
        points: [
          [0, 2.5],
          [60, 4],
        ],
      }).text,
    ).toContain("timeUnit: '10s'")
    expect(written.text).not.toMatch(/target: \d*\./u)
  })
})

describe('the sum of scenarios', () => {
  const course = fc
    .record({
      start: fc.integer({ min: 0, max: 20 }),
      steps: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 50 })), {
        minLength: 2,
        maxLength: 8,
      }),
    })
    .map(({ start, steps }): Course => {
      let at = start
      return [
        [start, 3],
        ...steps.map(([step, height]) => [(at += step), height] as const),
        [at + 1, 7],
      ]
    })

  /** The height of a course between its points. */
  function heightAt(of: Course, at: number): number {
    const next = of.findIndex(([time]) => time > at)
    const [before, after] = [of[next - 1], of[next]]
    if (before === undefined || after === undefined) return 0
    return before[1] + ((after[1] - before[1]) * (at - before[0])) / (after[0] - before[0])
  }

  it('[I76] is at any time the sum of what runs then', () => {
    fc.assert(
      fc.property(fc.array(course, { minLength: 1, maxLength: 5 }), (courses) => {
        const sum = sumOf(courses)
        for (let at = 0.5; at < 100; at++) {
          const expected = courses.reduce((total, one) => total + heightAt(one, at), 0)
          expect(heightAt(sum, at)).toBeCloseTo(expected, 9)
        }
      }),
    )
  })
})
