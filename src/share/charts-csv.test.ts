import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#core/organisms/observation.ts'
import { finishLoad } from './loads/finish.ts'
import { previewLoad } from './loads/preview.ts'
import { isChartsCsv, readChartsCsv, writeChartsCsv, type ChartsCsv } from './charts-csv.ts'

const width = sampleColumns.length
const timeAt = sampleColumns.indexOf('time')

/** Any history: strictly later times, any numbers that a run can reach, −1 and NaN among them. */
const histories = fc
  .array(
    fc.tuple(
      fc.double({ min: 0.001, max: 100, noNaN: true }),
      fc.array(fc.oneof(fc.double({ min: -1e15, max: 1e15 }), fc.constant(-1)), {
        minLength: width,
        maxLength: width,
      }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((steps) => {
    const rows = new Float64Array(steps.length * width)
    let time = 0
    steps.forEach(([step, values], row) => {
      rows.set(values, row * width)
      time += step
      rows[row * width + timeAt] = time
    })
    return { rows, count: steps.length }
  })

const facts = { engine: '2', scenario: 'surge', seed: '1', time: '304' }

const file = (lines: readonly string[]): string => lines.join('\n')
const head = '# Digital Mitosis charts'

describe('the rows of a chart as CSV', () => {
  it('[D22] read back as the very numbers, with the facts', () => {
    fc.assert(
      fc.property(histories, ({ rows, count }) => {
        const text = writeChartsCsv({ facts, columns: sampleColumns, rows, count })
        const read = readChartsCsv(text)
        expect(read.ok).toBe(true)
        if (!read.ok) return
        expect(read.value.facts).toEqual(facts)
        expect(read.value.columns).toEqual(sampleColumns)
        expect(read.value.count).toBe(count)
        // −0 is written as 0, which draws the same.
        expect([...read.value.rows].map((value) => value + 0)).toEqual(
          [...rows].map((value) => value + 0),
        )
      }),
      { seed: 61, numRuns: 100 },
    )
  })

  it('[D22] of some columns leave the others unknown', () => {
    const rows = Float64Array.from({ length: 2 * width }, (_, i) => i + 1)
    const text = writeChartsCsv({ facts, columns: ['p50', 'p99'], rows, count: 2 })
    expect(text).toContain('time (s),p50 (s),p99 (s)\r\n1,5,6\r\n19,23,24\r\n')
    const read = readChartsCsv(text)
    expect(read.ok && read.value.columns).toEqual(['time', 'p50', 'p99'])
    expect(read.ok && read.value.rows[sampleColumns.indexOf('p99')]).toBe(6)
    expect(read.ok && read.value.rows[sampleColumns.indexOf('ready')]).toBeNaN()
  })

  it('[D22] [P27] say in a last column which of them hold something approximate, and it reads back', () => {
    const rows = Float64Array.from({ length: 3 * width }, (_, i) => i + 1)
    const approximate = [false, true, false]
    const text = writeChartsCsv({ facts, columns: ['arrivals'], rows, count: 3, approximate })
    expect(text).toContain(
      'time (s),arrivals (requests/s),approximate (0 or 1)\r\n1,2,0\r\n19,20,1\r\n37,38,0\r\n',
    )
    expect(readChartsCsv(text)).toMatchObject({
      ok: true,
      value: { columns: ['time', 'arrivals'], count: 3, approximate },
    })
    expect(readChartsCsv(text.replace('20,1', '20,2'))).toMatchObject({
      problem: 'Line 8 does not end with 0 or 1, for what is approximate.',
    })
    // As a load it is what it is without the mark.
    const preview = previewLoad(text, 'surge-arrivals.csv')
    expect(preview.ok && preview.value.columns[preview.value.valueColumn]?.name).toContain(
      'arrivals',
    )
  })

  it('[D22] read back whatever a program ends its lines with', () => {
    const rows = Float64Array.from({ length: 2 * width }, (_, i) => i + 1)
    const text = writeChartsCsv({ facts, columns: ['p50'], rows, count: 2 })
    const read = readChartsCsv(text)
    expect(read).toMatchObject({ ok: true, value: { count: 2, facts } })
    for (const ending of ['\n', '\r']) {
      expect(readChartsCsv(text.replaceAll('\r\n', ending))).toEqual(read)
    }
  })

  it('[D23] are a load where they hold arrivals: the reader of loads takes them as they are', () => {
    const rows = new Float64Array(60 * width)
    for (let row = 0; row < 60; row++) {
      rows[row * width + timeAt] = row + 1
      rows[row * width + sampleColumns.indexOf('arrivals')] = 100 + 7.5 * row
      rows[row * width + sampleColumns.indexOf('capacity')] = 500
    }
    const text = writeChartsCsv({ facts, columns: ['arrivals', 'capacity'], rows, count: 60 })
    const preview = previewLoad(text, 'surge-arrivals.csv')
    if (!preview.ok) throw new Error(preview.problem)
    expect(preview.value).toMatchObject({ unit: 'rate', per: 1, interval: 1, rows: 60 })
    const load = finishLoad(preview.value)
    expect(load).toMatchObject({ ok: true, value: { form: 'steps', every: 1 } })
    expect(load.ok && load.value.form === 'steps' && load.value.rates.slice(0, 3)).toEqual([
      100, 107.5, 115,
    ])
  })

  it('[D24] are refused with the line that is wrong', () => {
    const wrong: readonly [string, RegExp][] = [
      ['a,b\n1,2', /does not begin/u],
      [file([head, 'time (s),p50 (s)']), /no rows/u],
      [file([head, 'time (s),height (m)', '1,2']), /“height \(m\)”/u],
      [file([head, 'p50 (s),time (s)', '1,2']), /first column/u],
      [file([head, 'time (s)', '1']), /another one/u],
      [file([head, 'time (s),p50 (s),p50 (s)', '1,2,3']), /twice/u],
      [file([head, 'time (s),p50 (s)', '1,2', '2,3,4']), /^Line 4 has other columns/u],
      [file([head, '# seed: 1', 'time (s),p50 (s)', '1,x']), /^Line 4 holds “x”/u],
      [file([head, 'time (s),p50 (s)', '1,Infinity']), /^Line 3/u],
      [file([head, 'time (s),p50 (s)', '1,1e999']), /^Line 3/u],
      [file([head, 'time (s),p99 (s)', '0,1', '10,1e308']), /^Line 4 holds “1e308”, .* more than/u],
      [file([head, 'time (s),p50 (s)', '1e10,1']), /^Line 3 holds “1e10”, .* more than/u],
      [file([head, 'time (s),p50 (s)', '-0.5,1']), /^Line 3 has no time/u],
      [file([head, 'time (s),p50 (s)', '2,1', '1,1']), /^Line 4 has no time/u],
      [file([head, 'time (s),p50 (s)', ',1']), /^Line 3 has no time/u],
      [file([head, ...Array.from({ length: 60 }, () => '# a: b')]), /facts/u],
      [`${head}\u0000`, /UTF-8/u],
    ]
    for (const [text, problem] of wrong) {
      const read = readChartsCsv(text)
      expect(read.ok ? 'taken' : read.problem).toMatch(problem)
    }
    const many = Array.from({ length: 40_050 }, (_, row) => `${row + 1},2`)
    const read = readChartsCsv(file([head, 'time (s),p50 (s)', ...many]))
    expect(read.ok ? 'taken' : read.problem).toMatch(/40000 rows/u)
  })

  it('[D24] get an answer whatever they are, and facts change no prototype', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!readChartsCsv(`${head}\n${text}`).ok) refused += 1
        expect(isChartsCsv(text)).toBe(text.startsWith(head))
      }),
      { seed: 62, numRuns: 300 },
    )
    expect(refused).toBe(300)
    const evil: ChartsCsv = {
      facts: { seed: '1\n2,3' },
      columns: ['p50'],
      rows: new Float64Array(width).fill(1),
      count: 1,
    }
    const read = readChartsCsv(writeChartsCsv(evil))
    expect(read.ok && read.value.facts).toEqual({ seed: '1 2,3' })
    const named = readChartsCsv(file([head, '# __proto__: x', 'time (s),p50 (s)', '1,2']))
    expect(named.ok && Object.keys(named.value.facts)).toEqual([])
  })
})
