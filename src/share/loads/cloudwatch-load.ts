import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { isList, isRecord } from '../plain.ts'
import { wordsOf, unitOf } from './columns.ts'
import type { SeriesFile } from './prometheus-load.ts'
import type { SeriesRow } from './series.ts'
import { seriesMax, type NamedSeries } from './sources.ts'
import { rowsMax } from './table.ts'
import { readTime, timeUnit } from './times.ts'

/** The series of `aws cloudwatch get-metric-data`: lists of times and values in either order. */
export function readCloudWatch(answer: Readonly<Record<string, unknown>>): Result<SeriesFile> {
  const results = answer.MetricDataResults
  if (!isList(results) || results.length === 0) {
    return refuse('This answer of CloudWatch holds no series; look at its queries and their span.')
  }
  if (results.length > seriesMax) {
    return refuse(
      `This answer holds ${results.length} series; ${seriesMax} are the limit. Let CloudWatch add them up with SUM(METRICS()).`,
    )
  }
  const read = results.map((entry, place) => seriesOf(entry, place))
  const points = read.reduce((sum, { series }) => sum + series.rows.length, 0)
  if (points > rowsMax) {
    return refuse(
      `This answer holds ${points} values; ${rowsMax} are the limit. Ask for a longer period.`,
    )
  }
  const notes = read.flatMap(({ note }) => (note === null ? [] : [note]))
  if (typeof answer.NextToken === 'string' && answer.NextToken !== '') {
    notes.push(
      'This is one page of several (it holds a NextToken); take the answer without paging to have all of them.',
    )
  }
  return { ok: true, value: { series: read.map(({ series }) => series), notes } }
}

/** Every reader of CloudWatch meets these first. */
export const sparse =
  'CloudWatch leaves periods out in which nothing was counted; fill gaps with “no requests” where that is so.'

interface ReadSeries {
  readonly series: NamedSeries
  readonly note: string | null
}

function seriesOf(entry: unknown, place: number): ReadSeries {
  const result = isRecord(entry) ? entry : {}
  const name = nameOf(result, place)
  const broken = (problem: string): ReadSeries => {
    return { series: { name, rows: [], unit: null, per: 1, problem }, note: null }
  }
  const { StatusCode: status = 'Complete', Timestamps: times, Values: values } = result
  if (status !== 'Complete' && status !== 'PartialData') {
    return broken(
      `The series “${name}” has the status ${shown(status)}, so its values are not there; ask CloudWatch again.`,
    )
  }
  if (!isList(times) || !isList(values)) {
    return broken(
      `The series “${name}” lacks “Timestamps” or “Values”; take the answer of get-metric-data as it is.`,
    )
  }
  if (times.length !== values.length) {
    return broken(
      `The series “${name}” has ${times.length} times and ${values.length} values; take the answer as it is.`,
    )
  }
  const rows: SeriesRow[] = []
  for (const [at, value] of values.entries()) {
    const row = rowOf(times[at], value, at + 1)
    if (typeof row === 'string') return broken(`Value ${at + 1} of the series “${name}” ${row}`)
    rows.push(row)
  }
  // The latest comes first unless it was asked otherwise; that is no fault to be told.
  if ((rows[0]?.time ?? 0) > (rows.at(-1)?.time ?? 0)) rows.reverse()
  const note =
    status === 'PartialData'
      ? `The series “${name}” is not complete (PartialData); ask CloudWatch again for the rest.`
      : null
  const told = guessedUnit(name)
  const { unit = null, per = 1 } = told ?? {}
  return { series: { name, rows, unit, per, problem: null }, note }
}

function rowOf(time: unknown, value: unknown, place: number): SeriesRow | string {
  const seconds = secondsOf(time)
  if (seconds === null) {
    return `has the time ${shown(time)}; a time is written as 2026-04-22T14:05:00Z.`
  }
  if (value === null) return { time: seconds, value: null, place }
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return `is ${shown(value)}, not a number. Correct it, or take it out.`
  }
  if (value < 0) return `is ${shown(value)}; there are no negative requests. Correct the query.`
  return { time: seconds, value, place }
}

// The command line writes dates, the interface itself seconds since 1970.
function secondsOf(time: unknown): number | null {
  if (typeof time === 'number') {
    return Number.isFinite(time) && Math.abs(time) < 1e20
      ? time * timeUnit(Math.abs(time), '')
      : null
  }
  const read = typeof time === 'string' ? readTime(time, '.') : null
  return read?.form === 'date' ? read.value : null
}

function nameOf(
  { Id: id, Label: label }: Readonly<Record<string, unknown>>,
  place: number,
): string {
  const told = [id, label].filter((name) => typeof name === 'string' && name !== '')
  return told.length === 0 ? `series ${place + 1}` : [...new Set(told)].join(' · ').slice(0, 120)
}

// What is asked for loads is nearly always a Sum over the period; an average says so in its label.
function guessedUnit(name: string): ReturnType<typeof unitOf> {
  const isCounted = /\b(requests?|invocations?|hits|messages?)\b/u.test(wordsOf(name))
  return unitOf(name) ?? (isCounted ? { unit: 'count', per: 1 } : null)
}
