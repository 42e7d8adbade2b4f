import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadArea } from '#core/traffic/load.ts'
import { canonicalRecording } from '../recording-check.ts'
import { loadFacts } from './facts.ts'
import { finishLoad, type LoadChoices } from './finish.ts'
import { previewLoad, type LoadPreview } from './preview.ts'

function preview(text: string): LoadPreview {
  const read = previewLoad(text, 'load.csv')
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

function ratesOf(text: string, choices: LoadChoices = {}): readonly number[] {
  const load = finishLoad(preview(text), choices)
  if (!load.ok) throw new Error(load.problem)
  return load.value.form === 'steps' ? load.value.rates : []
}

function problemOf(text: string, choices: LoadChoices = {}): string {
  const load = finishLoad(preview(text), choices)
  return load.ok ? 'accepted' : load.problem
}

const gappy = 't,count\n0,60\n60,120\n240,300'

describe('a load taken from a file', () => {
  it('[I23] counts are divided by the interval, rates by the seconds they speak of', () => {
    expect(ratesOf('t,count\n0,60\n60,90')).toEqual([1, 1.5])
    expect(ratesOf('t,rps\n0,60\n60,90')).toEqual([60, 90])
    expect(ratesOf('t,rpm\n0,60\n60,90')).toEqual([1, 1.5])
    expect(ratesOf('t,value\n0,60\n60,90', { unit: 'count' })).toEqual([1, 1.5])
    expect(ratesOf('6\n9', { unit: 'count', interval: 3 })).toEqual([2, 3])
    expect(ratesOf('t,rps\n0,10\n60,20\n61,40\n120,7')).toEqual([10, 30, 7])
  })

  it('[I23] what the preview could not tell is asked for', () => {
    expect(problemOf('t,value\n0,60\n60,90')).toContain('requests per second (rate) or requests in')
    expect(problemOf('6\n9', { unit: 'rate' })).toContain('how many seconds')
  })

  it('[I24] gaps become nothing, the last rate or a line', () => {
    expect(ratesOf(gappy, { gaps: 'zero' })).toEqual([1, 2, 0, 0, 5])
    expect(ratesOf(gappy, { gaps: 'hold' })).toEqual([1, 2, 2, 2, 5])
    expect(ratesOf(gappy, { gaps: 'linear' })).toEqual([1, 2, 3, 4, 5])
    expect(ratesOf('t,count\n0,\n60,60\n120,', { gaps: 'linear' })).toEqual([1, 1, 1])
  })

  it('[I25] a part can be cut out, averaged over longer intervals and scaled', () => {
    const text = 't,rps\n0,10\n60,20\n120,30\n180,40\n240,50'
    expect(ratesOf(text, { from: 60, to: 240 })).toEqual([20, 30, 40])
    expect(ratesOf(text, { every: 120 })).toEqual([15, 35, 50])
    expect(ratesOf(text, { scale: 0.5 })).toEqual([5, 10, 15, 20, 25])
    expect(problemOf(text, { every: 90 })).toContain('a multiple of 60 s')
    expect(problemOf(text, { from: 500, to: 600 })).toBe(
      'accepted'.replace('accepted', 'The load holds no rates.'),
    )
    expect(problemOf(text, { from: 100, to: 50 })).toContain('no interval')
    expect(problemOf(text, { scale: Number.NaN })).toContain('scaled by 0 or more')
  })

  it('[I26] [T10] [T11] [T12] a rate beyond the engine is refused with its line, and so is too long a load', () => {
    expect(problemOf('t,rps\n0,10\n60,1e9')).toBe(
      'Line 3: 1000000000 requests/s; the engine takes at most 2000000. Scale the load down, or check its unit.',
    )
    expect(problemOf('{"dt_s": 1, "rates": [1, 3e6]}')).toContain('Value 2: 3000000 requests/s')
    expect(ratesOf('t,rps\n0,10\n60,1e9', { scale: 1e-3 })).toEqual([0.01, 1e6])
    const long = `{"dt_s": 86400, "counts": [${'1,'.repeat(399)}1]}`
    expect(problemOf(long)).toContain('longer than a year')
    expect(problemOf(long, { to: 86_400 * 300 })).toBe('accepted')
    const many = `{"dt_s": 1, "counts": [${'1,'.repeat(24_999)}1]}`
    expect(problemOf(many, { every: 1 })).toContain('25000 values')
    expect(problemOf(many, { every: 5 })).toBe('accepted')
  })

  it('[I26] less than a second is refused, whatever it comes in', () => {
    const told = 'The load lasts 0.75 s; it must last at least 1 s. Check the unit of its times.'
    expect(problemOf('{"dt_s": 0.25, "rates": [1, 2, 3]}')).toBe(told)
    expect(problemOf('{"dt_s": 0.25, "rates": [1, 2, 3, 4]}')).toBe('accepted')
    const load = { form: 'steps', every: 1e-300, rates: [1] }
    const run = { engine: 2, organism: 'autoscaled-service', seed: 1, settings: { load }, log: [] }
    expect(canonicalRecording(run)).toMatchObject({ ok: false, problem: expect.any(String) })
    const change = { type: 'set', name: 'load', value: load }
    const changed = { ...run, settings: {}, log: [{ time: 5, change }] }
    expect(canonicalRecording(changed)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('at least 1 s'),
    })
    const minute = { ...run, settings: { load: { ...load, every: 60 } } }
    expect(canonicalRecording(minute).ok).toBe(true)
  })

  it('[I27] no request is lost: the area of the load is the sum of the counts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(1, 60, 300),
        fc.integer({ min: 1, max: 7 }),
        (counts, dt, factor) => {
          const whole = counts.slice(0, counts.length - (counts.length % factor))
          fc.pre(whole.length > 0)
          const load = finishLoad(preview(JSON.stringify({ dt_s: dt, counts: whole })), {
            every: dt * factor,
          })
          const sum = whole.reduce((total, count) => total + count, 0)
          expect(load.ok ? loadArea(load.value) : Number.NaN).toBeCloseTo(sum, 3)
        },
      ),
    )
  })
})

describe('facts of a series', () => {
  it('[I28] number, sum, maximum and peak ÷ mean', () => {
    const facts = { n: 4, sum: 12, max: 6, interval: 60, peakToMean: 2 }
    expect(loadFacts(preview('{"dt_s": 60, "values": [1, 2, null, 3, 6]}'))).toEqual(facts)
    const tenths = `[${'0.1,'.repeat(9999)}0.1]`
    expect(loadFacts(preview(tenths))).toMatchObject({ n: 10_000, sum: 1000, interval: null })
    expect(loadFacts(preview('[0, 0]')).peakToMean).toBe(0)
  })
})
