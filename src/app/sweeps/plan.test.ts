import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { parameters as ofServices } from '#core/organisms/microservices/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { recordingOf } from '#app/store/settings.ts'
import { planSweep, recordingAt, runCount } from '#sweep/sweep.ts'
import { choicesOf, rangeAround, sizes, valuesBetween } from './choices.ts'
import { planOf, sweepAttemptsMax, type SweepWish } from './plan.ts'
import { choiceOf, pageWith, planWords } from './sweeps.test-support.ts'

const wish: SweepWish = { from: 30, to: 90, count: 5, seeds: 3 }

function planned(path: string, part: Partial<SweepWish> = {}, page = pageWith()) {
  return planOf(page, choiceOf(path, page), { ...wish, ...part }, planWords)
}

function problemOf(path: string, part: Partial<SweepWish> = {}, page = pageWith()): string {
  const plan = planned(path, part, page)
  return plan.ok ? '' : plan.problem
}

describe('what can be varied', () => {
  it('[Q40] is every single parameter and every number of a link, and what is offered first is a sweep', () => {
    const page = pageWith()
    const choices = choicesOf(page)
    const single = Object.entries(parameters).filter(([, { kind }]) => kind !== 'document')
    expect(choices.map(({ path }) => path).toSorted()).toEqual(
      [
        'hpa.cpu',
        'hpa.min',
        'hpa.max',
        'load.peak',
        'policy',
        ...single.map(([name]) => name),
      ].toSorted(),
    )
    for (const choice of choices) {
      const range = choice.kind === 'number' ? { from: choice.from, to: choice.to } : {}
      const plan = planOf(page, choice, { ...wish, ...range, seeds: 2 }, planWords)
      if (!plan.ok) throw new Error(`${choice.path}: ${plan.problem}`)
      expect(planSweep(plan.value.sweep), choice.path).toMatchObject({ ok: true })
      // Bounds cut the first; no limit of CPU is none that the second could begin at.
      if (choice.path !== 'objectivePercentile' && choice.path !== 'cpuLimit')
        expect(plan.value.values, choice.path).toContain(choice.present)
    }
  })

  it('[B23] [Q40] is of the watched service where each has its own, with the values of that one', () => {
    const settings = startSettings(ofServices)
    const recording = recordingOf(settings, 7)
    const paths = (watched: number) => choicesOf({ settings, watched }).map(({ path }) => path)
    const ofAnother = new Set(paths(0))
    const both = paths(1).filter((path) => ofAnother.has(path))
    expect(both).toEqual(['load.peak', 'scrapePeriod'])
    const page = { settings, watched: 1, recording }
    for (const path of ['checkout.slots', 'checkout.hpa.cpu', 'load.peak']) {
      const choice = choicesOf(page).find((one) => one.path === path)
      if (choice === undefined) throw new Error(`${path} cannot be varied`)
      const range = choice.kind === 'number' ? { from: choice.from, to: choice.to } : {}
      const plan = planOf(page, choice, { ...wish, ...range, seeds: 1 }, planWords)
      if (!plan.ok) throw new Error(`${path}: ${plan.problem}`)
      const runs = Array.from({ length: runCount(plan.value.sweep) }, (_, index) =>
        recordingAt(plan.value.sweep, index),
      )
      const told = runs.map((run) => (run.ok ? JSON.stringify(run.value.settings) : run.problem))
      expect(new Set(told).size, path).toBe(plan.value.values.length)
    }
    expect(choicesOf(page).find(({ path }) => path === 'checkout.slots')?.present).toBe(8)
  })

  it('[Q40] a CPU target goes from 30 to 90, and is not offered where CPU is not the one metric', () => {
    expect(choiceOf('hpa.cpu')).toMatchObject({ from: 30, to: 90, unit: '%' })
    const { hpa } = pageWith().settings
    const page = pageWith(7, { hpa: { ...hpa, metrics: [...hpa.metrics, ...hpa.metrics] } })
    expect(choicesOf(page).map(({ path }) => path)).not.toContain('hpa.cpu')
  })

  it('[Q40] values rise in equal steps from end to end, each once', () => {
    const size = fc.integer({ min: sizes.values.min, max: sizes.values.max })
    const bound = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(bound, bound, size, fc.boolean(), (from, to, count, integer) => {
        const values = valuesBetween(from, to, count, integer)
        expect(new Set(values).size).toBe(values.length)
        expect(values).toEqual(values.toSorted((a, b) => a - b))
        expect(values.length).toBeLessThanOrEqual(count)
        const near = Math.max(1e-5 * Math.max(Math.abs(from), Math.abs(to)), integer ? 0.5 : 0)
        expect(Math.abs((values[0] ?? NaN) - Math.min(from, to))).toBeLessThanOrEqual(near)
        expect(Math.abs((values.at(-1) ?? NaN) - Math.max(from, to))).toBeLessThanOrEqual(near)
      }),
      { seed: 40 },
    )
    expect(valuesBetween(0.1, 0.3, 3, false)).toEqual([0.1, 0.2, 0.3])
  })

  it('[Q40] a range keeps to its bounds', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), fc.nat({ max: 1000 }), fc.boolean(), (a, b, integer) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b) + 2]
        const range = rangeAround(Math.min(max, min + 1), { min, max, integer })
        expect(range.from).toBeGreaterThanOrEqual(min)
        expect(range.to).toBeLessThanOrEqual(max)
        expect(range.to).toBeGreaterThan(range.from)
      }),
      { seed: 41 },
    )
  })
})

describe('a plan', () => {
  it('[Q42] holds the run of the page: as one of its runs where it is one, else beside them', () => {
    const page = pageWith()
    const among = planned('hpa.cpu')
    if (!among.ok) throw new Error(among.problem)
    expect(among.value.orders).toHaveLength(15)
    expect(recordingAt(among.value.sweep, among.value.own)).toMatchObject({ value: page.recording })
    const log = [{ time: 5, change: { type: 'set', name: 'timeout', value: 3 } }] as const
    const edited = { ...page, recording: { ...page.recording, log } }
    for (const plan of [planned('hpa.cpu', { count: 4 }), planned('hpa.cpu', {}, edited)]) {
      if (!plan.ok) throw new Error(plan.problem)
      const { orders, own, sweep } = plan.value
      expect(own).toBe(runCount(sweep))
      expect(orders).toHaveLength(own + 1)
    }
    const last = planned('hpa.cpu', {}, edited)
    const order = last.ok ? last.value.orders.at(-1) : undefined
    expect(order?.sweep.base.log).toEqual(log)
  })

  it('[Q41] is refused with a sentence before its first run', () => {
    for (const seeds of [0, 21, 2.5, Number.NaN, Infinity])
      expect(problemOf('slots', { seeds }), String(seeds)).toContain('1 to 20 seeds')
    for (const count of [1, 9, -3, 2.5, Number.NaN])
      expect(problemOf('slots', { count }), String(count)).toContain('2 to 8 values')
    expect(problemOf('slots', { from: 4, to: 4 })).toContain('one value only')
    expect(problemOf('slots', { from: Number.NaN })).toContain('one value only')
    expect(problemOf('slots', { from: 0, to: 4 })).toMatch(/^0 is not possible here: .*Slots/u)
    expect(problemOf('hpa.max', { from: 1, to: 5 })).toMatch(/^1 is not possible.*minimum/u)
    expect(problemOf('hpa.cpu', {}, pageWith(0xffff_ffff))).toContain('beyond 4294967295')
    const heavy = pageWith(7, { load: { form: 'steps', every: 60, rates: [1_000_000] } })
    expect(problemOf('hpa.cpu', { seeds: 20, count: 8 }, heavy)).toContain('5B are the limit')
    expect(sweepAttemptsMax).toBe(5e9)
  })
})
