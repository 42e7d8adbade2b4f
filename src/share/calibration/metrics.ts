import { refuse, type Result } from '#core/schema/schema.ts'
import { fileLimits, notText, tooLarge } from '../file-limits.ts'
import { jsonFault } from '../json-fault.ts'
import { readCloudWatch } from '../loads/cloudwatch-load.ts'
import { shapeOf } from '../loads/columns.ts'
import { isPrometheus, readPrometheus } from '../loads/prometheus-load.ts'
import { through, untold, type Progress } from '../loads/progress.ts'
import type { SeriesRow } from '../loads/series.ts'
import { readTable } from '../loads/table.ts'
import { readTimes, readValues } from '../loads/table-load.ts'
import { isRecord } from '../plain.ts'
import { guessMeaning, type Meaning } from './roles.ts'

/** One series of metrics. */
export interface MetricSeries {
  readonly name: string
  /** In order of time; a file without times counts its rows. */
  readonly rows: readonly SeriesRow[]
  readonly guess: Meaning
}

/** What a file of metrics holds. */
export interface MetricsFile {
  readonly series: readonly MetricSeries[]
  /** Whether its rows have times, without which it can stand beside no other file. */
  readonly isTimed: boolean
  readonly notes: readonly string[]
}

/** So many values are put beside one another while somebody waits: a month of five series a minute. */
const valuesMax = 220_000

/** Reads all series of a file: columns of a table, or an answer of Prometheus or CloudWatch. */
export function readMetrics(text: string, tell: Progress = untold): Result<MetricsFile> {
  const large = text.length > fileLimits.load ? tooLarge('load', text.length) : null
  if (large !== null) return refuse(large)
  const binary = notText(text)
  if (binary !== null) return refuse(binary)
  if (text.trim() === '') return refuse('This file is empty.')
  const read = /^\uFEFF?\s*[{[]/u.test(text) ? fromJson(text) : fromTable(text, tell)
  const count = read.ok ? read.value.series.reduce((sum, { rows }) => sum + rows.length, 0) : 0
  if (count <= valuesMax) return read
  return refuse(
    `These metrics hold ${count} values; ${valuesMax} are the limit here. Ask for a longer step, or take a part of them.`,
  )
}

function fromJson(text: string): Result<MetricsFile> {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch (error) {
    return refuse(
      `This file is no complete JSON (${jsonFault(text, error)}). Metrics are answers of Prometheus or CloudWatch, or a table.`,
    )
  }
  const known =
    isRecord(data) && isPrometheus(data)
      ? readPrometheus(data)
      : isRecord(data) && 'MetricDataResults' in data
        ? readCloudWatch(data)
        : null
  if (known === null) {
    return refuse(
      'This JSON holds no metrics; take an answer of Prometheus or CloudWatch, or a table.',
    )
  }
  if (!known.ok) return known
  const { series, notes } = known.value
  const usable = series.filter(({ problem }) => problem === null)
  const [broken] = series.filter(({ problem }) => problem !== null)
  if (usable.length === 0) return refuse(broken?.problem ?? 'This file holds no values.')
  const problems = broken?.problem === undefined || broken.problem === null ? [] : [broken.problem]
  return {
    ok: true,
    value: {
      series: usable.map(({ name, rows }) => seriesOf(name, rows)),
      isTimed: true,
      notes: [...notes, ...problems],
    },
  }
}

function fromTable(text: string, tell: Progress): Result<MetricsFile> {
  const read = readTable(text, (share) => tell(0.4 * share))
  if (!read.ok) return read
  const table = read.value
  const shape = shapeOf(table, {})
  const { timeColumn, columns } = shape
  const first = shape.hasHeader ? 1 : 0
  const numeric = columns.flatMap(({ holds }, column) =>
    holds === 'numbers' && column !== timeColumn ? [column] : [],
  )
  if (numeric.length === 0) {
    return refuse(
      'There is no column of numbers here; metrics need a time and numbers in each line.',
    )
  }
  const times =
    timeColumn === null
      ? null
      : readTimes(table, shape, { column: timeColumn, first, tell: untold })
  if (times?.ok === false) return times
  const report = through(tell, { from: 0.4, to: 1, count: 4096 * numeric.length })
  const series: MetricSeries[] = []
  for (const [at, column] of numeric.entries()) {
    report(4096 * at)
    const values = readValues(table, shape, { column, first, tell: untold })
    if (!values.ok) return values
    const rows = values.value.map((value, row): SeriesRow => {
      return { time: times?.value.seconds[row] ?? row, value, place: table.lines[first + row] ?? 0 }
    })
    series.push(seriesOf(columns[column]?.name ?? '', rows))
  }
  return { ok: true, value: { series, isTimed: times !== null, notes: [] } }
}

function seriesOf(name: string, rows: readonly SeriesRow[]): MetricSeries {
  const sorted = rows.toSorted((one, next) => (one.time ?? 0) - (next.time ?? 0))
  return { name, rows: sorted, guess: guessMeaning(name, middleOf(rows.map(({ value }) => value))) }
}

/** The middle of some numbers, those that are missing left out; 0 of none. */
export function middleOf(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null).sort((one, next) => one - next)
  const half = known.length / 2
  const [below = 0, above = 0] = [known[Math.ceil(half) - 1], known[Math.floor(half)]]
  return (below + above) / 2
}
