import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { jsonFault } from '../json-fault.ts'
import { isList, isRecord } from '../plain.ts'
import { readCloudWatch, sparse } from './cloudwatch-load.ts'
import type { ColumnChoice, LoadUnit } from './columns.ts'
import type { RawLoad } from './preview.ts'
import { isPrometheus, readPrometheus, type SeriesFile } from './prometheus-load.ts'
import { intervalMax, intervalMin, type SeriesRow } from './series.ts'
import { takeSources } from './sources.ts'
import { rowsMax } from './table.ts'
import { dateOf, isEpoch } from './times.ts'

/** The lists that a JSON load may hold, and what their values mean. */
const units: readonly (readonly [name: string, unit: LoadUnit | null])[] = [
  ['counts', 'count'],
  ['rates', 'rate'],
  ['values', null],
]

// What describes a load without changing it; anything else might, and is refused.
const descriptions = new Set([
  'source',
  'license',
  'licence',
  'start',
  'name',
  'title',
  'description',
])

const forms = '{"dt_s": 60, "counts": […]} or {"dt_s": 60, "rates": […]}'

/**
 * A load from JSON: an answer of Prometheus or CloudWatch, `dt_s` with `counts`, `rates` or `values`, or a bare
 * list of numbers.
 */
export function readJsonLoad(text: string, choice: ColumnChoice = {}): Result<RawLoad> {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // A SyntaxError, or a RangeError on absurdly deep nesting.
    const reason = jsonFault(text, error)
    return refuse(`This file is no complete JSON (${reason}). A load looks like ${forms}.`)
  }
  if (isList(data)) return fromList(data, { name: 'the list', unit: null, interval: null })
  if (!isRecord(data)) return refuse(`A load in JSON looks like ${forms}.`)
  if (isPrometheus(data)) return ofPrometheus(readPrometheus(data), choice)
  if ('MetricDataResults' in data) return ofCloudWatch(readCloudWatch(data), choice)
  return fromFields(data)
}

// A query is asked for one thing, and its series are the parts of it.
function ofPrometheus(read: Result<SeriesFile>, { sources }: ColumnChoice): Result<RawLoad> {
  if (!read.ok) return read
  const usable = read.value.series.flatMap(({ problem }, place) =>
    problem === null ? [place] : [],
  )
  const taken = sources ?? (usable.length > 0 ? usable : [0])
  return fromSeries('prometheus', read.value, taken)
}

// One answer of CloudWatch often holds requests, processors and latencies side by side.
function ofCloudWatch(read: Result<SeriesFile>, { sources }: ColumnChoice): Result<RawLoad> {
  if (!read.ok) return read
  const { series, notes } = read.value
  const known = series.findIndex(({ problem, unit }) => problem === null && unit !== null)
  const usable = series.findIndex(({ problem }) => problem === null)
  const raw = fromSeries('cloudwatch', { series, notes }, sources ?? [Math.max(0, known, usable)])
  if (!raw.ok) return raw
  return { ok: true, value: { ...raw.value, problems: [...raw.value.problems, sparse] } }
}

function fromSeries(
  form: 'prometheus' | 'cloudwatch',
  file: SeriesFile,
  chosen: readonly number[],
): Result<RawLoad> {
  const taken = takeSources(file.series, chosen)
  if (!taken.ok) return taken
  const { rows, sources, unit, per, notes } = taken.value
  if (rows.length === 0)
    return refuse('There is no value in the series that are taken; take others.')
  const earliest = rows.reduce((least, { time }) => Math.min(least, time ?? Infinity), Infinity)
  return {
    ok: true,
    value: {
      ...plainForm,
      form,
      columns: sources.map(({ name }) => ({ name, holds: 'numbers' })),
      start: isEpoch(earliest) ? dateOf(earliest) : null,
      sources,
      unit,
      per,
      problems: [...notes, ...file.notes],
      series: rows,
      interval: null,
    },
  }
}

/** What a file has that is no table. */
const plainForm = {
  delimiter: null,
  decimal: '.',
  timeColumn: null,
  valueColumn: 0,
  sampleRows: [],
  curve: null,
  placeName: 'Value',
} as const

function fromFields(data: Readonly<Record<string, unknown>>): Result<RawLoad> {
  const found = units.filter(([name]) => Object.hasOwn(data, name))
  const [first] = found
  if (first === undefined) {
    return typeof data.format === 'string' && data.format.startsWith('digital-mitosis')
      ? refuse('This file holds a whole run, not a load; open it as a run.')
      : refuse(
          `This JSON holds neither “counts” nor “rates” nor “values”. A load looks like ${forms}.`,
        )
  }
  if (found.length > 1) {
    return refuse(
      `This JSON holds ${found.map(([name]) => `“${name}”`).join(' and ')}; leave only one of them.`,
    )
  }
  const [name, unit] = first
  const strange = Object.keys(data).find(
    (key) => key !== name && key !== 'dt_s' && !descriptions.has(key),
  )
  if (strange !== undefined) {
    return refuse(
      `The field “${strange.slice(0, 60)}” of this load is not known here; remove it if it means nothing.`,
    )
  }
  const interval = data.dt_s ?? null
  if (
    interval !== null &&
    (typeof interval !== 'number' || !(interval >= intervalMin && interval <= intervalMax))
  ) {
    return refuse(
      `“dt_s” must be the seconds of one interval, from ${intervalMin} to ${intervalMax}, not ${shown(data.dt_s)}.`,
    )
  }
  const values = data[name]
  if (!isList(values)) return refuse(`“${name}” must be a list of numbers, not ${shown(values)}.`)
  const start = typeof data.start === 'string' ? data.start.slice(0, 40) : null
  const raw = fromList(values, { name: `“${name}”`, unit, interval })
  return raw.ok ? { ok: true, value: { ...raw.value, start } } : raw
}

function fromList(
  values: readonly unknown[],
  list: { readonly name: string; readonly unit: LoadUnit | null; readonly interval: number | null },
): Result<RawLoad> {
  if (values.length === 0) return refuse(`There is no value in ${list.name}.`)
  if (values.length > rowsMax) {
    return refuse(
      `There are ${values.length} values in ${list.name}; ${rowsMax} are the limit. Sum them up to longer intervals.`,
    )
  }
  const series: SeriesRow[] = []
  for (const [i, value] of values.entries()) {
    const place = i + 1
    if (value !== null && (typeof value !== 'number' || !Number.isFinite(value))) {
      return refuse(
        `Value ${place} of ${list.name} is ${shown(value)}, not a number; use null where one is missing.`,
      )
    }
    if (value !== null && value < 0) {
      return refuse(
        `Value ${place} of ${list.name} is ${value}; there are no negative requests. Correct it.`,
      )
    }
    series.push({ time: null, value, place })
  }
  return {
    ok: true,
    value: {
      ...plainForm,
      form: 'json',
      columns: [{ name: list.name.replaceAll(/[“”]/g, ''), holds: 'numbers' }],
      start: null,
      sources: [],
      unit: list.unit,
      per: 1,
      problems: [],
      series,
      interval: list.interval,
    },
  }
}
