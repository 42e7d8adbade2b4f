import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkLoad, type LoadCurve } from '#core/traffic/load.ts'
import { finishLoad } from './finish.ts'
import { loadToCsv } from './marked-load.ts'
import { previewLoad } from './preview.ts'

function comesBack(text: string, scale?: number) {
  const read = previewLoad(text, 'load.csv')
  if (!read.ok) return read.problem
  const load = finishLoad(read.value, scale === undefined ? {} : { scale })
  return load.ok ? load.value : load.problem
}

const rate = fc.double({ min: 0, max: 2e6, noNaN: true })

/** Any drawn curve: times that never fall, the first at 0. */
const drawn = fc
  .array(fc.tuple(fc.double({ min: 0, max: 5000, noNaN: true }), rate), {
    minLength: 1,
    maxLength: 40,
  })
  .map((steps): LoadCurve => {
    let at = 0
    const points = steps.map(([step, height]) => [(at += step), height] as const)
    return { form: 'linear', points: [[0, 5], ...points, [at + 10, 1]] }
  })

const measured = fc
  .record({
    every: fc.double({ min: 1, max: 3600, noNaN: true }),
    rates: fc.array(rate, { minLength: 1, maxLength: 50 }),
  })
  .map(({ every, rates }): LoadCurve => ({ form: 'steps', every, rates }))

describe('a load as CSV of our own', () => {
  it('[I39] comes back as the same curve, to the last digit', () => {
    fc.assert(
      fc.property(fc.oneof(drawn, measured), (load) => {
        const checked = checkLoad(load)
        expect(checked.ok).toBe(true)
        expect(comesBack(loadToCsv(load))).toEqual(checked.ok ? checked.value : null)
      }),
    )
  })

  it('[I39] comes back from an editor that changed its line ends', () => {
    const load: LoadCurve = { form: 'steps', every: 30, rates: [1, 2.5] }
    const text = `\uFEFF${loadToCsv(load).replaceAll('\n', '\r\n')}\r\n`
    expect(comesBack(text)).toEqual(load)
    expect(comesBack(loadToCsv(load), 2)).toEqual({ ...load, rates: [2, 5] })
    const lines: LoadCurve = {
      form: 'linear',
      points: [
        [0, 4],
        [60, 8],
      ],
    }
    expect(comesBack(loadToCsv(lines), 0.5)).toEqual({
      form: 'linear',
      points: [
        [0, 2],
        [60, 4],
      ],
    })
  })

  it('[I39] without its first line it is a table as any other', () => {
    const text = loadToCsv({ form: 'steps', every: 30, rates: [1, 2, 3] })
    expect(comesBack(text.slice(text.indexOf('\n') + 1))).toEqual({
      form: 'steps',
      every: 30,
      rates: [1, 2, 3],
    })
  })

  it.each([
    ['another first line', (text: string) => text.replace('30 s', 'a while'), 'Line 1 or 2'],
    ['another header', (text: string) => text.replace('time_s', 'time'), 'Line 1 or 2'],
    ['a cell too many', (text: string) => text.replace('30,2', '30,2,5'), 'Line 4: “30,2,5”'],
    ['a word', (text: string) => text.replace('30,2', '30,two'), 'Line 4: “30,two”'],
    [
      'a time that is none',
      (text: string) => text.replace('30,2', '31,2'),
      'Line 4: the time should be 30',
    ],
    ['no rows', (text: string) => text.replaceAll(/\n\d.*/gu, ''), 'holds no rates'],
    ['a negative rate', (text: string) => text.replace('30,2', '30,-2'), 'cannot be negative'],
    [
      'a rate beyond all bounds',
      (text: string) => text.replace('30,2', '30,1e309'),
      'not a number',
    ],
  ])('[I39] %s is refused', (_, damage, sentence) => {
    expect(comesBack(damage(loadToCsv({ form: 'steps', every: 30, rates: [1, 2] })))).toContain(
      sentence,
    )
  })
})

describe('resampling', () => {
  it('[I26] more values than the engine takes are averaged over the next round interval', () => {
    const text = JSON.stringify({ dt_s: 1, rates: Array.from({ length: 86_400 }, (_, i) => i % 7) })
    const load = comesBack(text)
    expect(load).toMatchObject({ form: 'steps', every: 5 })
    const week = JSON.stringify({ dt_s: 7, rates: Array.from({ length: 90_000 }, () => 1) })
    expect(comesBack(week)).toMatchObject({ every: 35 })
  })
})
