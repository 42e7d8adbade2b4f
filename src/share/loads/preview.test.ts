import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileLimits, tooLarge } from '../file-limits.ts'
import type { ColumnChoice } from './columns.ts'
import { previewLoad, type LoadPreview } from './preview.ts'

function preview(text: string, choice: ColumnChoice = {}): LoadPreview {
  const read = previewLoad(text, 'load.csv', choice)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

function problemOf(text: string): string {
  const read = previewLoad(text, 'load.csv')
  return read.ok ? 'accepted' : read.problem
}

const minutes = (rows: readonly string[]): string =>
  rows.map((value, i) => `2026-04-22T10:0${i}:00Z,${value}`).join('\n')

describe('a table as a load', () => {
  it('[I10] a column called time that cannot be read is refused with its line', () => {
    const log = (minute: number): string => `22/Apr/2026:14:0${minute}:00 +0000,5`
    expect(problemOf(`time,rps\n${log(0)}\n${log(1)}`)).toContain('Line 2: “22/Apr/2026:14:00:00')
  })

  it('[I12] points that may be thousands are told in a file without column commas', () => {
    expect(preview('t;count\n0;1.500\n60;2.250').problems).toEqual([
      'The point in “1.500” is read as a decimal point; choose otherwise if that is wrong.',
    ])
    expect(preview('t;count\n0;1.500\n60;2.25').problems).toEqual([])
    expect(preview('t,count\n0,1.500\n60,2.250').problems).toEqual([])
    expect(preview('t;count\n0;1.500\n60;2.250', { decimal: ',' }).sum).toBe(3750)
  })

  it.each(['+00', '+02', '-0530', '+05:30', 'Z', ' UTC'])('[I13] the zone %s is read', (zone) => {
    const seen = preview(`time,rps\n2026-04-22 14:05:00${zone},1\n2026-04-22 14:06:00${zone},2`)
    expect(seen).toMatchObject({ timeColumn: 0, interval: 60 })
  })

  it('[I13] zones are taken off', () => {
    expect(preview('t,rps\n2026-04-22 14:00:00+02,1\n2026-04-22 12:01:00+00,2').interval).toBe(60)
  })

  it('[I19] more lines or columns than a load has are refused before they are split', () => {
    expect(problemOf(`${'\n'.repeat(1_100_000)}1`)).toContain('more than 500000 rows')
    expect(problemOf('1,'.repeat(1200))).toContain('1201 columns')
  })

  it('[I20] a cell of a million digits is no number', () => {
    expect(problemOf('1'.repeat(9_000_000))).toContain('no column of numbers')
  })

  it('[I29] a text in UTF-16 is told as such', () => {
    expect(problemOf(Buffer.from('t,rps\n0,1', 'utf16le').toString())).toContain('Save it as UTF-8')
  })

  it('[I10] header, time column, value column and unit are found', () => {
    const seen = preview(
      `timestamp,host,request_count\n${minutes(['5', '7', '6']).replaceAll(',', ',a,')}`,
    )
    expect(seen).toMatchObject({
      form: 'table',
      delimiter: ',',
      timeColumn: 0,
      valueColumn: 2,
      rows: 3,
      start: '2026-04-22T10:00:00Z',
      interval: 60,
      duration: 180,
      unit: 'count',
      missing: 0,
      gaps: [],
      peak: 7,
      sum: 18,
      problems: ['Not used: “host”.'],
    })
    expect(seen.columns.map(({ name }) => name)).toEqual(['timestamp', 'host', 'request_count'])
    expect(seen.sampleRows[0]).toEqual(['2026-04-22T10:00:00Z', 'a', '5'])
  })

  it.each([
    ['comma', ',', '5.5'],
    ['semicolon', ';', '5,5'],
    ['tab', '\t', '5,5'],
    ['bar', '|', '5.5'],
  ])('[I11] columns are separated by %s', (_, delimiter, half) => {
    const rows = [`t${delimiter}rps`, `0${delimiter}${half}`, `10${delimiter}4`]
    expect(preview(rows.join('\n'))).toMatchObject({
      delimiter,
      decimal: half.charAt(1),
      interval: 10,
      unit: 'rate',
      sum: 9.5,
    })
  })

  it('[I11] BOM, CRLF, quotes, empty lines and comments are passed over', () => {
    const text = '\uFEFF# made by a tool\r\n"time","count"\r\n\r\n"0","1,200"\r\n"60","1,300.5"\r\n'
    expect(preview(text)).toMatchObject({ rows: 2, sum: 2500.5, interval: 60, unit: 'count' })
    expect(preview(text).problems.join()).toContain('One line that begins with #')
  })

  it('[I12] decimal commas and thousands are told apart, and a guess is said', () => {
    expect(preview('t;count\n0;1.234,5\n60;2.000,25').sum).toBe(3234.75)
    const doubtful = preview('t;count\n0;1,234\n60;2,500')
    expect(doubtful).toMatchObject({ decimal: ',', sum: 3.734 })
    expect(doubtful.problems.join()).toContain('“1,234” is read as a decimal comma')
    expect(preview('t;count\n0;1,234\n60;2,500', { decimal: '.' })).toMatchObject({
      sum: 3734,
      problems: [],
    })
  })

  it.each([
    ['ISO with zone', ['2026-04-22T10:00:00+02:00', '2026-04-22T10:05:00+02:00'], 300],
    ['ISO with a blank', ['2026-04-22 10:00', '2026-04-22 10:01'], 60],
    ['dates alone', ['2026-04-22', '2026-04-23'], 86_400],
    ['dots', ['22.04.2026 23:59:30', '23.04.2026 00:00:00'], 30],
    ['a time of day past midnight', ['23:59:00', '00:01:00'], 120],
    ['epoch seconds', ['1776852000', '1776852060'], 60],
    ['epoch milliseconds', ['1776852000000', '1776852000500'], 0.5],
    ['epoch nanoseconds', ['1776852000000000000', '1776852010000000000'], 10],
    ['seconds since the start', ['0', '15'], 15],
  ])('[I13] times are read: %s', (_, [one = '', two = ''], interval) => {
    expect(preview(`time,rps\n${one},1\n${two},2`).interval).toBe(interval)
  })

  it('[I13] a header may give the unit of plain times', () => {
    expect(preview('time_ms,rps\n0,1\n500,2').interval).toBe(0.5)
    expect(preview('time (min),rps\n0,1\n5,2').interval).toBe(300)
  })

  it.each([
    ['rps', 'rate', 1],
    ['requests/s', 'rate', 1],
    ['http_requests_per_second', 'rate', 1],
    ['requestRate', 'rate', 1],
    ['req per min', 'rate', 60],
    ['request_count', 'count', 1],
    ['RequestCount', 'count', 1],
    ['hits', 'count', 1],
    ['value', null, 1],
    ['requests', null, 1],
  ])('[I14] the unit of “%s” is %s', (header, unit, per) => {
    expect(preview(`t,${header}\n0,1\n60,2`)).toMatchObject({ unit, per })
  })

  it('[I15] without a time column the interval is asked for', () => {
    expect(preview('12\n13\n14')).toMatchObject({
      timeColumn: null,
      interval: null,
      duration: null,
      unit: null,
      rows: 3,
    })
  })

  it('[I16] gaps, empty cells, doubled and unsorted times are found and told', () => {
    const seen = preview('t,count\n0,1\n60,\n120,3\n420,4\n361,5\n420,6')
    expect(seen).toMatchObject({ interval: 60, missing: 4, sum: 19, rows: 6 })
    expect(seen.gaps).toEqual([
      { from: 60, intervals: 1 },
      { from: 180, intervals: 3 },
    ])
    expect(seen.slots.sums).toEqual([1, 0, 3, 0, 0, 0, 5, 10])
    expect(seen.problems.join(' ')).toMatch(/sorted.*1 times lay off the grid.*1 rows fell into/)
  })

  it('[I17] another column can be taken', () => {
    const text = 't,a,b\n0,1,10\n60,2,20'
    expect(preview(text).sum).toBe(3)
    expect(preview(text, { valueColumn: 2 }).sum).toBe(30)
    expect(preview(text, { timeColumn: null, valueColumn: 1 }).interval).toBe(null)
  })

  it('[I18] what cannot be a load is refused, with its line', () => {
    expect(problemOf('')).toBe('This file is empty.')
    expect(problemOf('name,city\nAnn,Rome\nBob,Oslo')).toContain('no column of numbers')
    expect(problemOf('t,count\n0,1\n60,-5\n120,3')).toContain('Line 3: “-5” is negative')
    expect(problemOf('t,count\n0,1\n60,NaN\n120,3')).toContain('Line 3: “NaN” is not a number')
    expect(problemOf('t,count\n\n0,1\n60,abc\n120,3')).toContain('Line 4: “abc” is not a number')
    expect(problemOf('t,count\n0,1\n60,1e999')).toContain('Line 3')
    expect(problemOf('t,rps\n0,100\n60,nan')).toContain('Line 3: “nan” is not a number')
    expect(problemOf('rps\n100\nnan')).toContain('Line 3: “nan” is not a number')
    expect(problemOf('t,count\n2026-04-22,1\n2026-04-23,1\nsoon,2')).toContain(
      'Line 4: “soon” is not a time',
    )
    expect(problemOf('t,count\n2026-02-28,1\n2026-02-29,1')).toContain('“2026-02-29” is not a time')
    expect(problemOf('t,count\n4/10/2014,1\n4/11/2014,2')).toContain(
      'day and month cannot be told apart',
    )
    expect(problemOf('t,count\n5,1\n5,2')).toContain('the same time')
    expect(problemOf('t,count\n0,1\n1e308,2')).toContain('Line 3: “1e308” is not a time')
    expect(problemOf('t,count\n0,1\n1e-300,2')).toContain(
      '1e-300 s apart; 0.000001 s are the least',
    )
    expect(problemOf('{"dt_s": 1e-308, "counts": [1]}')).toContain('from 0.000001 to 1000000000')
    expect(problemOf('t,count\n0,1\n1,1\n2,1\n90000000,2')).toContain('span 90000001 intervals')
  })

  it('[I19] a file that is too large is refused by its size', () => {
    expect(tooLarge('load', 50 * 1024 * 1024)).toContain('52.43 MB; 10 MB are the limit')
    expect(tooLarge('load', fileLimits.load)).toBe(null)
    expect(problemOf(`${'1,1\n'.repeat(2_600_000)}`)).toContain('10 MB are the limit')
    expect(problemOf('1\n'.repeat(600_000))).toContain('more than 500000 rows')
  })

  it('[I20] any text at all gets an answer', () => {
    let taken = 0
    const cell = fc.constantFrom('1', '2,5', '', 'a', '-', '2026-04-22', '10:00', '"', '7.5', 'NaN')
    const tables = fc
      .array(fc.array(cell, { maxLength: 4 }), { maxLength: 8 })
      .chain((rows) =>
        fc.constantFrom(',', ';', '\t').map((by) => rows.map((row) => row.join(by)).join('\n')),
      )
    fc.assert(
      fc.property(fc.oneof(fc.string(), tables), (text) => {
        const read = previewLoad(text, 'x')
        if (!read.ok) return read.problem.endsWith('.')
        taken++
        return Number.isFinite(read.value.sum) && read.value.rows > 0
      }),
      { numRuns: 1000 },
    )
    expect(taken).toBeGreaterThan(50)
  })
})

describe('JSON as a load', () => {
  it('[I21] counts, rates and values are told apart', () => {
    expect(preview('{"dt_s": 60, "counts": [5, null, 7], "source": "a log"}')).toMatchObject({
      form: 'json',
      interval: 60,
      unit: 'count',
      missing: 1,
      sum: 12,
    })
    expect(preview('{"dt_s": 1, "rates": [5.5]}').unit).toBe('rate')
    expect(preview('{"dt_s": 300.0, "values": [1, 2]}').unit).toBe(null)
    expect(preview('[1, 2, 3]')).toMatchObject({ unit: null, interval: null })
  })

  it('[I22] what cannot be a load is refused by name', () => {
    expect(problemOf('{"dt_s": 60, "counts": [1, 2')).toContain('no complete JSON')
    expect(problemOf('{"dt_s": 0, "counts": [1]}')).toContain('“dt_s” must be')
    expect(problemOf('{"dt_s": 60, "counts": [1, -2]}')).toContain('Value 2 of “counts” is -2')
    expect(problemOf('{"dt_s": 60, "counts": [1, "2"]}')).toContain('is “2”, not a number')
    expect(problemOf('{"dt_s": 60, "counts": [1], "rates": [1]}')).toContain('only one')
    expect(problemOf('{"dt_s": 60, "counts": [1], "jitter": 3}')).toContain('“jitter”')
    expect(problemOf('{"dt_s": 60}')).toContain('neither “counts”')
    expect(problemOf('{"dt_s": 60, "counts": []}')).toContain('no value')
    expect(problemOf('{"format": "digital-mitosis/0", "seed": 1}')).toContain('a whole run')
    expect(problemOf('['.repeat(100_000))).toContain('no complete JSON')
  })
})
