import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { isList, isRecord } from '../plain.ts'
import { unitOf } from './columns.ts'
import type { SeriesRow } from './series.ts'
import { seriesMax, type NamedSeries } from './sources.ts'
import { rowsMax } from './table.ts'

/** The series of a file, and what is to be said of all of them. */
export interface SeriesFile {
  readonly series: readonly NamedSeries[]
  readonly notes: readonly string[]
}

/** True for an answer of Prometheus' HTTP API, or for its `data` alone. */
export function isPrometheus(data: Readonly<Record<string, unknown>>): boolean {
  if (typeof data.status === 'string' && ('errorType' in data || isRecord(data.data))) return true
  return 'resultType' in data && 'result' in data
}

/** The series of a range query: a matrix of times in s and values as text, as `/api/v1/query_range` answers. */
export function readPrometheus(answer: Readonly<Record<string, unknown>>): Result<SeriesFile> {
  if (answer.status === 'error') {
    return refuse(
      `Prometheus answered with an error: “${wordsOf(answer.error)}”. Mend the query, and take its answer then.`,
    )
  }
  const data = isRecord(answer.data) ? answer.data : answer
  if (data.resultType !== 'matrix') {
    return refuse(
      `This answer of Prometheus is of the type ${shown(data.resultType)}, which has no course over time; ask /api/v1/query_range, which answers with a “matrix”.`,
    )
  }
  if (!isList(data.result) || data.result.length === 0) {
    return refuse('This answer of Prometheus holds no series; look at the query and its span.')
  }
  if (data.result.length > seriesMax) {
    return refuse(
      `This answer holds ${data.result.length} series; ${seriesMax} are the limit. Let Prometheus add them up with sum(…).`,
    )
  }
  const series = data.result.map((entry, place) => seriesOf(entry, place))
  const points = series.reduce((sum, { rows }) => sum + rows.length, 0)
  if (points > rowsMax) {
    return refuse(
      `This answer holds ${points} values; ${rowsMax} are the limit. Ask for a longer step.`,
    )
  }
  const told = [answer.warnings, answer.infos].flatMap((list) => (isList(list) ? list : []))
  const notes = told.slice(0, 3).map((text) => `Prometheus says: “${wordsOf(text)}”.`)
  if (data.result.some((entry) => isRecord(entry) && isCounter(entry.metric))) {
    notes.push('A counter only grows; what it grew by each second is taken, over restarts too.')
  }
  return { ok: true, value: { series, notes } }
}

function seriesOf(entry: unknown, place: number): NamedSeries {
  const { metric, values, histograms } = isRecord(entry) ? entry : {}
  const name = nameOf(metric, place)
  const broken = (problem: string): NamedSeries => ({ name, rows: [], unit: null, per: 1, problem })
  if (!isList(values)) {
    return broken(
      isList(histograms)
        ? `The series “${name}” holds histograms, not numbers; ask for histogram_count(rate(…)).`
        : `The series “${name}” has no list “values”; take the answer of a range query as it is.`,
    )
  }
  const rows: SeriesRow[] = []
  for (const [at, pair] of values.entries()) {
    const row = rowOf(pair, at + 1)
    if (typeof row === 'string') return broken(`Value ${at + 1} of the series “${name}” ${row}`)
    rows.push(row)
  }
  if (isCounter(metric)) return { name, rows: increases(rows), unit: 'rate', per: 1, problem: null }
  // The functions that make a rate drop the name of the metric, and what they make is per second.
  const isPlain = !isRecord(metric) || typeof metric.__name__ !== 'string'
  // Recording rules end with what they did, such as :rate5m.
  const isRate = isPlain || /[:_]i?rate\d*[smhd]?(\{|$)/u.test(name)
  const told = isRate ? perSecond : unitOf(name.replace(/\{.*/su, ''))
  return { name, rows, unit: told?.unit ?? null, per: told?.per ?? 1, problem: null }
}

const perSecond = { unit: 'rate', per: 1 } as const

// A sentence's end where the pair is none.
function rowOf(pair: unknown, place: number): SeriesRow | string {
  const [time, text]: readonly unknown[] = isList(pair) ? pair : []
  if (typeof time !== 'number' || !(Math.abs(time) < timeMax)) {
    return `has the time ${shown(time)}; a time is a number of seconds since 1970.`
  }
  const value = typeof text === 'string' && text.length < 40 ? numberOf(text) : Infinity
  // NaN is what Prometheus says where there was nothing to divide by.
  if (Number.isNaN(value)) return { time, value: null, place }
  if (!(Math.abs(value) < Infinity)) {
    return `is ${shown(text)}; a value is a finite number in quotes, or "NaN" where there is none.`
  }
  if (value < 0) return `is ${shown(text)}; there are no negative requests. Correct the query.`
  return { time, value, place }
}

function numberOf(text: string): number {
  if (text === 'NaN') return Number.NaN
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(text) ? Number(text) : Infinity
}

/** The year 5138: a larger number is no time in seconds. */
const timeMax = 1e11

/** Counters end with _total by convention; a name is kept only where no function was applied. */
function isCounter(metric: unknown): boolean {
  const name = isRecord(metric) ? metric.__name__ : null
  return typeof name === 'string' && /_(total|count)$/u.test(name)
}

/** What a counter grew by, per second, from each value to the next; a fall is a restart from zero. */
export function increases(rows: readonly SeriesRow[]): readonly SeriesRow[] {
  const known = rows.filter(({ value }) => value !== null)
  return known.slice(1).flatMap(({ time, value, place }, at) => {
    const before = known[at]
    const span = (time ?? 0) - (before?.time ?? 0)
    if (before === undefined || !(span > 0)) return []
    const [from, to] = [before.value ?? 0, value ?? 0]
    return [{ time: before.time, value: (to < from ? to : to - from) / span, place }]
  })
}

/** A series as PromQL writes it. */
function nameOf(metric: unknown, place: number): string {
  const { __name__: bare, ...labels } = isRecord(metric) ? metric : {}
  const name = typeof bare === 'string' ? bare : ''
  const pairs = Object.entries(labels)
    .slice(0, 12)
    .map(([label, value]) => `${label}="${typeof value === 'string' ? value : ''}"`)
  const written = `${name}${pairs.length === 0 ? '' : `{${pairs.join(', ')}}`}`.slice(0, 120)
  return written === '' ? `series ${place + 1}` : written
}

function wordsOf(text: unknown): string {
  return typeof text === 'string' ? text.slice(0, 160) : 'unknown'
}
