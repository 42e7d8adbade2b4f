import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { jsonFault } from '../json-fault.ts'
import { isList, isRecord } from '../plain.ts'
import type { LoadUnit } from './columns.ts'
import type { RawLoad } from './preview.ts'
import { intervalMax, intervalMin, type SeriesRow } from './series.ts'
import { rowsMax } from './table.ts'

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

/** A load from JSON: `dt_s` and `counts`, `rates` or `values`, or a bare list of numbers. */
export function readJsonLoad(text: string): Result<RawLoad> {
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
      form: 'json',
      delimiter: null,
      decimal: '.',
      columns: [{ name: list.name.replaceAll(/[“”]/g, ''), holds: 'numbers' }],
      timeColumn: null,
      valueColumn: 0,
      sampleRows: values.slice(0, 6).map((value) => [String(value)]),
      start: null,
      unit: list.unit,
      per: 1,
      placeName: 'Value',
      problems: [],
      series,
      interval: list.interval,
    },
  }
}
