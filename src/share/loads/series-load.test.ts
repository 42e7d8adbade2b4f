import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnChoice } from './columns.ts'
import { finishLoad } from './finish.ts'
import { previewLoad, type LoadPreview } from './preview.ts'

function preview(data: unknown, choice: ColumnChoice = {}): LoadPreview {
  const read = previewLoad(JSON.stringify(data), 'load.json', choice)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

function problemOf(data: unknown, choice: ColumnChoice = {}): string {
  const read = previewLoad(JSON.stringify(data), 'load.json', choice)
  return read.ok ? 'accepted' : read.problem
}

function ratesOf(seen: LoadPreview): readonly number[] {
  const load = finishLoad(seen)
  if (!load.ok) throw new Error(load.problem)
  return load.value.form === 'steps' ? load.value.rates : []
}

type Pair = readonly [time: unknown, value: unknown]

const start = 1_776_852_000

/** An answer of a range query: series by their labels. */
function matrix(series: readonly (readonly [labels: object, values: readonly Pair[]])[]) {
  const result = series.map(([metric, values]) => ({ metric, values }))
  return { status: 'success', data: { resultType: 'matrix', result } }
}

/** Values a minute apart. */
const minutes = (values: readonly string[]): readonly Pair[] =>
  values.map((value, i) => [start + 60 * i, value])

describe('a range query of Prometheus', () => {
  it('[I33] is a load of the values of its series', () => {
    const seen = preview(matrix([[{}, minutes(['12.5', '13', '1e1'])]]))
    expect(seen).toMatchObject({
      form: 'prometheus',
      start: '2026-04-22T10:00:00Z',
      interval: 60,
      unit: 'rate',
      per: 1,
      problems: [],
    })
    expect(ratesOf(seen)).toEqual([12.5, 13, 10])
    expect(preview(matrix([[{}, minutes(['1', '2'])]]).data).form).toBe('prometheus')
  })

  it('[I33] NaN and missing steps are gaps', () => {
    const values = minutes(['5', 'NaN', '7', '8', '9', '10']).filter((_, i) => i !== 3)
    const seen = preview(matrix([[{ job: 'api' }, values]]))
    expect(seen.gaps).toEqual([
      { from: 60, intervals: 1 },
      { from: 180, intervals: 1 },
    ])
    expect(ratesOf(seen)).toEqual([5, 5, 7, 7, 9, 10])
  })

  it('[I34] several series are added up, or one is chosen', () => {
    const answer = matrix([
      [{ pod: 'a' }, minutes(['1', '2', 'NaN', '4'])],
      [{ pod: 'b' }, minutes(['10', '20', '30'])],
    ])
    const both = preview(answer)
    expect(both.sources).toEqual([
      { name: '{pod="a"}', points: 4, isTaken: true },
      { name: '{pod="b"}', points: 3, isTaken: true },
    ])
    expect(ratesOf(both)).toEqual([11, 22, 30, 4])
    expect(both.problems.join()).toContain('2 series are added up')
    const one = preview(answer, { sources: [1] })
    expect(ratesOf(one)).toEqual([10, 20, 30])
    expect(one.sources.map(({ isTaken }) => isTaken)).toEqual([false, true])
    expect(problemOf(answer, { sources: [] })).toContain('tick at least one')
  })

  it('[I34] series of different steps are not added up', () => {
    const slow = minutes(['1', '2', '3']).map(([time, value], i) => [start + 300 * i, value, time])
    const answer = matrix([
      [{ a: '1' }, minutes(['1', '2', '3'])],
      [{ a: '2' }, slow.map(([time, value]) => [time, value] as const)],
    ])
    expect(problemOf(answer)).toContain('every 60 s, “{a="2"}” every 300 s')
    expect(problemOf(answer, { sources: [1] })).toBe('accepted')
  })

  it('[I34] the sum of any series is the sum of their loads', () => {
    const value = fc.integer({ min: 0, max: 5000 })
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 30 }).chain((length) =>
          fc.array(fc.array(value, { minLength: length, maxLength: length }), {
            minLength: 1,
            maxLength: 6,
          }),
        ),
        (all) => {
          const answer = matrix(
            all.map((values, pod) => [{ pod: String(pod) }, minutes(values.map(String))]),
          )
          const [first = []] = all
          const sums = first.map((_, i) => all.reduce((sum, values) => sum + (values[i] ?? 0), 0))
          expect(ratesOf(preview(answer))).toEqual(sums)
        },
      ),
    )
  })

  it('[I35] a bare counter becomes what it grew by, over restarts and gaps too', () => {
    const values = minutes(['100', '160', '40', '100', '400']).filter((_, i) => i !== 3)
    const seen = preview(matrix([[{ __name__: 'http_requests_total' }, values]]))
    expect(seen).toMatchObject({ unit: 'rate', per: 1 })
    // 60 in a minute; a restart, 40 since; 360 in two minutes.
    expect(ratesOf(seen)).toEqual([1, 40 / 60, 3])
  })

  it('[I33] the unit comes from the name, and is asked where that says nothing', () => {
    const unit = (name: string) => {
      const { unit: found, per } = preview(matrix([[{ __name__: name }, minutes(['1', '2'])]]))
      return [found, per]
    }
    expect(unit('job:http_requests:rate5m')).toEqual(['rate', 1])
    expect(unit('requests_per_minute')).toEqual(['rate', 60])
    expect(unit('queue_depth')).toEqual([null, 1])
  })

  it.each([
    [
      'an error',
      { status: 'error', errorType: 'bad_data', error: 'parse error at char 5' },
      '“parse error at char 5”',
    ],
    [
      'an instant query',
      { status: 'success', data: { resultType: 'vector', result: [] } },
      'ask /api/v1/query_range',
    ],
    ['no series', matrix([]), 'holds no series'],
    [
      'a value without quotes',
      matrix([[{}, [[start, 5]]]]),
      'Value 1 of the series “series 1” is 5',
    ],
    [
      'an infinite value',
      matrix([[{}, [[start, '+Inf']]]]),
      'is “+Inf”; a value is a finite number',
    ],
    [
      'a number too large',
      matrix([[{}, [[start, '1e309']]]]),
      'is “1e309”; a value is a finite number',
    ],
    ['a negative value', matrix([[{}, [[start, '-3']]]]), 'there are no negative requests'],
    ['a time as text', matrix([[{}, [['now', '1']]]]), 'has the time “now”'],
    ['an empty series', matrix([[{}, []]]), 'There is no value in the series'],
    ['only NaN', matrix([[{}, minutes(['NaN', 'NaN'])]]), 'every row is empty'],
    [
      'one time twice',
      matrix([
        [
          {},
          [
            [start, '1'],
            [start, '2'],
          ],
        ],
      ]),
      'the same time',
    ],
    [
      'histograms',
      { resultType: 'matrix', result: [{ metric: {}, histograms: [] }] },
      'holds histograms',
    ],
    ['a list for a series', { resultType: 'matrix', result: [[]] }, 'has no list “values”'],
    [
      'too many series',
      matrix(Array.from({ length: 501 }, () => [{}, []] as const)),
      '500 are the limit',
    ],
  ])('[I36] %s is refused', (_, answer, sentence) => {
    expect(problemOf(answer)).toContain(sentence)
  })

  it('[I36] a broken series is left out by itself and refused when it is chosen', () => {
    const answer = matrix([
      [{ a: '1' }, minutes(['1', '-2'])],
      [{ a: '2' }, minutes(['3', '4'])],
    ])
    expect(ratesOf(preview(answer))).toEqual([3, 4])
    expect(problemOf(answer, { sources: [0, 1] })).toContain('negative')
  })

  it('[I16] times that go back are sorted, and it is said', () => {
    const values = minutes(['1', '2', '3']).toReversed()
    const seen = preview(matrix([[{}, values]]))
    expect(ratesOf(seen)).toEqual([1, 2, 3])
    expect(seen.problems.join()).toContain('sorted')
  })

  it('[I20] anything at all gets an answer', () => {
    const part = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(part, part, part, (one, two, three) => {
        for (const data of [
          { status: 'success', data: { resultType: 'matrix', result: [one, two] } },
          { resultType: 'matrix', result: [{ metric: one, values: [two, three] }] },
          { resultType: 'matrix', result: [{ metric: one, values: [[5, two]] }] },
          { MetricDataResults: [one, { Timestamps: two, Values: three }] },
          { MetricDataResults: [{ Id: one, Timestamps: [two], Values: [three] }] },
        ]) {
          const read = previewLoad(JSON.stringify(data), 'a.json')
          expect(read.ok ? '' : read.problem).toMatch(/^$|\.$/u)
        }
      }),
    )
    const deep = `{"resultType":"matrix","result":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(previewLoad(deep, 'a.json').ok).toBe(false)
  })
})

/** An answer of get-metric-data: id, label, values from the latest to the earliest. */
function metrics(results: readonly object[], rest: object = {}) {
  return { MetricDataResults: results, Messages: [], ...rest }
}

const stamps = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) =>
    new Date((start + 60 * i) * 1000).toISOString().replace('.000Z', '+00:00'),
  )

const requests = {
  Id: 'm1',
  Label: 'RequestCount',
  Timestamps: stamps(4).toReversed(),
  Values: [240, 180, 120, 60],
  StatusCode: 'Complete',
}

describe('get-metric-data of CloudWatch', () => {
  it('[I37] sums over a period become requests per second, in either order of time', () => {
    const seen = preview(metrics([requests]))
    expect(seen).toMatchObject({ form: 'cloudwatch', interval: 60, unit: 'count' })
    expect(seen.start).toBe('2026-04-22T10:00:00Z')
    expect(ratesOf(seen)).toEqual([1, 2, 3, 4])
    expect(seen.problems.join()).not.toContain('sorted')
    const ascending = { ...requests, Timestamps: stamps(4), Values: [60, 120, 180, 240] }
    expect(ratesOf(preview(metrics([ascending])))).toEqual([1, 2, 3, 4])
    const epoch = { ...ascending, Timestamps: [0, 60, 120, 180].map((after) => start + after) }
    expect(ratesOf(preview(metrics([epoch])))).toEqual([1, 2, 3, 4])
  })

  it('[I37] of several series the one that counts requests is taken first', () => {
    const processor = { ...requests, Id: 'm2', Label: 'CPUUtilization' }
    const answer = metrics([processor, requests])
    expect(preview(answer).sources).toEqual([
      { name: 'm2 · CPUUtilization', points: 4, isTaken: false },
      { name: 'm1 · RequestCount', points: 4, isTaken: true },
    ])
    expect(ratesOf(preview(metrics([requests, requests]), { sources: [0, 1] }))).toEqual([
      2, 4, 6, 8,
    ])
    expect(preview(metrics([processor])).unit).toBeNull()
  })

  it('[I38] what is not complete is told, and what failed refused', () => {
    const partial = preview(
      metrics([{ ...requests, StatusCode: 'PartialData' }], { NextToken: 'x' }),
    )
    expect(partial.problems.join()).toContain('not complete (PartialData)')
    expect(partial.problems.join()).toContain('one page of several')
    expect(problemOf(metrics([{ ...requests, StatusCode: 'InternalError' }]))).toContain(
      'has the status “InternalError”',
    )
  })

  it.each([
    ['no series', metrics([]), 'holds no series'],
    ['lists of different lengths', metrics([{ ...requests, Values: [1] }]), '4 times and 1 values'],
    ['no lists', metrics([{ Id: 'm1' }]), 'lacks “Timestamps” or “Values”'],
    [
      'a negative value',
      metrics([{ ...requests, Values: [1, 2, -3, 4] }]),
      'Value 3 of the series',
    ],
    ['a text for a value', metrics([{ ...requests, Values: [1, 2, '3', 4] }]), 'not a number'],
    [
      'a text for a time',
      metrics([{ ...requests, Timestamps: ['a', 'b', 'c', 'd'] }]),
      'the time “a”',
    ],
    ['nothing in it', metrics([{ ...requests, Timestamps: [], Values: [] }]), 'There is no value'],
  ])('[I38] %s is refused', (_, answer, sentence) => {
    expect(problemOf(answer)).toContain(sentence)
  })

  it('[I38] a number beyond all bounds is no number', () => {
    const text = JSON.stringify(metrics([requests])).replace('240', '1e309')
    const read = previewLoad(text, 'a.json')
    expect(read.ok ? '' : read.problem).toContain('is Infinity, not a number')
  })
})
