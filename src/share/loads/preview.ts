import { refuse, type Result } from '#core/schema/schema.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { fileLimits, notText, tooLarge } from '../file-limits.ts'
import type { ColumnChoice, LoadColumn, LoadUnit } from './columns.ts'
import { readJsonLoad } from './json-load.ts'
import type { Decimal } from './numbers.ts'
import { untold, type Progress } from './progress.ts'
import { isMarked, readMarkedLoad } from './marked-load.ts'
import { slotsOf, type SeriesRow } from './series.ts'
import type { LoadSource } from './sources.ts'
import type { Delimiter } from './table.ts'
import { readTableLoad } from './table-load.ts'

/** What a file seems to hold, before anything is taken from it. Plain data. */
export interface LoadPreview {
  readonly fileName: string
  readonly form: 'table' | 'json' | 'prometheus' | 'cloudwatch' | 'curve'
  readonly delimiter: Delimiter | null
  readonly decimal: Decimal
  readonly columns: readonly LoadColumn[]
  readonly timeColumn: number | null
  readonly valueColumn: number
  /** The series of an answer of Prometheus or CloudWatch; empty for any other file. */
  readonly sources: readonly LoadSource[]
  /** The load itself, where a file of our own holds one of straight lines; null: it is made of intervals. */
  readonly curve: LoadCurve | null
  /** Rows with data, and the first of them as written. */
  readonly rows: number
  readonly sampleRows: readonly (readonly string[])[]
  /** First time in words where the file has dates. */
  readonly start: string | null
  /** Length of one interval, s; null: the visitor must say. */
  readonly interval: number | null
  /** Of all intervals, s; null without an interval. */
  readonly duration: number | null
  /** Equal intervals from the first value to the last. */
  readonly intervals: number
  /** The first gaps, and the number of intervals without a value in all of them. */
  readonly gaps: readonly LoadGap[]
  readonly missing: number
  /** What a value means: requests per `per` seconds, or requests in an interval; null: ask. */
  readonly unit: LoadUnit | null
  readonly per: number
  /** Highest value and sum of the values as written. */
  readonly peak: number
  readonly sum: number
  /** What was guessed, left out or put right, in sentences. */
  readonly problems: readonly string[]
  /** What one place of `slots.places` is: a line of a table or the position in a list. */
  readonly placeName: 'Line' | 'Value'
  /** Equal intervals: sum and number of values in each (none: a gap), place of the first. */
  readonly slots: {
    readonly sums: readonly number[]
    readonly sizes: readonly number[]
    readonly places: readonly number[]
  }
}

/** Intervals in a row without a value. */
export interface LoadGap {
  /** Since the first value, s; in a file without an interval the number of the row. */
  readonly from: number
  readonly intervals: number
}

/** What a reader of one form of file finds, before it is put into intervals. */
export interface RawLoad extends Pick<
  LoadPreview,
  | 'form'
  | 'delimiter'
  | 'decimal'
  | 'columns'
  | 'timeColumn'
  | 'valueColumn'
  | 'sources'
  | 'curve'
  | 'sampleRows'
  | 'start'
  | 'unit'
  | 'per'
  | 'placeName'
  | 'problems'
> {
  readonly series: readonly SeriesRow[]
  /** Told by the file itself; null: taken from the times. */
  readonly interval: number | null
}

/** Gaps shown one by one. */
const gapsShown = 10

/**
 * Reads a load from the text of a file: a table of columns, an answer of Prometheus or CloudWatch, or JSON with
 * `dt_s` and `counts`, `rates` or `values`. `choice` decides about columns and decimal sign what was guessed wrongly before; `tell` hears
 * how far a table is.
 */
export function previewLoad(
  text: string,
  fileName: string,
  choice: ColumnChoice = {},
  tell: Progress = untold,
): Result<LoadPreview> {
  const large = text.length > fileLimits.load ? tooLarge('load', text.length) : null
  if (large !== null) return refuse(large)
  const binary = notText(text)
  if (binary !== null) return refuse(binary)
  if (text.trim() === '') return refuse('This file is empty.')
  const isJson = /^\uFEFF?\s*[{[]/.test(text)
  const raw = isMarked(text)
    ? readMarkedLoad(text)
    : isJson
      ? readJsonLoad(text, choice)
      : readTableLoad(text, choice, tell)
  if (!raw.ok) return raw
  const { series, interval: told, ...shown } = raw.value
  // A list in JSON is read in one go, without a share that could be told.
  if (!isJson) tell(0.92)
  const slots = slotsOf(series)
  if (!slots.ok) return slots
  const { sums, sizes, places, notes } = slots.value
  const values = series.map(({ value }) => value).filter((value) => value !== null)
  if (values.length === 0) return refuse('This file holds no values: every row is empty.')
  const interval = told ?? slots.value.interval
  const missing = sizes.filter((size) => size === 0).length
  const problems = [...shown.problems, ...notes]
  if (missing > sizes.length / 2) {
    problems.push(
      `${missing} of ${sizes.length} intervals have no value; look whether the interval is right.`,
    )
  }
  return {
    ok: true,
    value: {
      ...shown,
      fileName,
      rows: series.length,
      interval,
      duration: interval === null ? null : interval * sums.length,
      intervals: sums.length,
      gaps: gapsOf(sizes, interval ?? 1).slice(0, gapsShown),
      missing,
      peak: values.reduce((peak, value) => Math.max(peak, value), 0),
      sum: values.reduce((sum, value) => sum + value, 0),
      problems,
      slots: { sums, sizes, places },
    },
  }
}

function gapsOf(sizes: readonly number[], interval: number): readonly LoadGap[] {
  const gaps: LoadGap[] = []
  let length = 0
  sizes.forEach((size, slot) => {
    length = size === 0 ? length + 1 : 0
    const isLast = size === 0 && sizes[slot + 1] !== 0
    if (isLast) gaps.push({ from: (slot - length + 1) * interval, intervals: length })
  })
  return gaps
}
