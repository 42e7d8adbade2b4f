import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { shapeOf, unitOf, wordsOf, type ColumnChoice, type TableShape } from './columns.ts'
import { readNumber } from './numbers.ts'
import type { RawLoad } from './preview.ts'
import type { SeriesRow } from './series.ts'
import { through, untold, type Progress } from './progress.ts'
import { readTable, type Table } from './table.ts'
import { dateOf, isEpoch, readTime, slashedDate, timeUnit } from './times.ts'

/** How many rows the preview shows. */
const rowsShown = 6

/** A load from a table of columns; the first wrong cell is refused with its line. */
export function readTableLoad(
  text: string,
  choice: ColumnChoice,
  tell: Progress = untold,
): Result<RawLoad> {
  const read = readTable(text, (share) => tell(0.45 * share))
  if (!read.ok) return read
  const table = read.value
  const shape = shapeOf(table, choice)
  const { timeColumn, valueColumn, columns } = shape
  if (valueColumn === null || columns[valueColumn] === undefined) {
    return refuse(
      'There is no column of numbers here, and no “kind: HorizontalPodAutoscaler”. A load needs one number a line, with a time before it if there is one; a manifest names its kind.',
    )
  }
  const first = shape.hasHeader ? 1 : 0
  const times =
    timeColumn === null ? null : readTimes(table, shape, { column: timeColumn, first, tell })
  if (times?.ok === false) return times
  const values = readValues(table, shape, { column: valueColumn, first, tell })
  if (!values.ok) return values
  const series = values.value.map((value, i): SeriesRow => {
    return { time: times?.value.seconds[i] ?? null, value, place: table.lines[first + i] ?? 0 }
  })
  const unit = unitOf(columns[valueColumn].name)
  return {
    ok: true,
    value: {
      form: 'table',
      delimiter: table.delimiter,
      decimal: shape.decimal,
      columns,
      timeColumn,
      valueColumn,
      sampleRows: table.rows.slice(first, first + rowsShown),
      start: times?.value.start ?? null,
      unit: unit?.unit ?? null,
      per: unit?.per ?? 1,
      placeName: 'Line',
      sources: [],
      curve: null,
      problems: problemsOf(table, shape),
      series,
      interval: null,
    },
  }
}

interface Times {
  readonly seconds: readonly number[]
  readonly start: string | null
}

/** Which column is read from which row on, and who hears of it. */
interface Walk {
  readonly column: number
  readonly first: number
  readonly tell: Progress
}

/** The cells of a column as seconds, each of one form of time; the first wrong one is refused with its line. */
export function readTimes(
  table: Table,
  shape: TableShape,
  { column, first, tell }: Walk,
): Result<Times> {
  const report = through(tell, { from: 0.45, to: 0.7, count: table.rows.length })
  const seconds: number[] = []
  let form: string | null = null
  let days = 0
  for (let row = first; row < table.rows.length; row++) {
    const cell = table.rows[row]?.[column] ?? ''
    report(row)
    const time = readTime(cell, shape.decimal)
    if (time === null) return refuse(wrongTime(table.lines[row] ?? 0, cell))
    if (form !== null && time.form !== form) {
      return refuse(
        `Line ${table.lines[row] ?? 0}: ${shown(cell)} is another form of time than the lines above.`,
      )
    }
    form = time.form
    const before = seconds.at(-1)
    // A time of day that falls by more than half a day has passed midnight.
    if (form === 'clock' && before !== undefined && time.value + days < before - 43_200)
      days += 86_400
    seconds.push(time.value + days)
  }
  const highest = seconds.reduce((most, second) => Math.max(most, Math.abs(second)), 0)
  const header = wordsOf(shape.columns[column]?.name ?? '')
  const unit = form === 'number' ? timeUnit(highest, header) : 1
  const scaled = unit === 1 ? seconds : seconds.map((second) => second * unit)
  const earliest = scaled.reduce((least, second) => Math.min(least, second), Infinity)
  const isDate = form === 'date' || (form === 'number' && isEpoch(earliest))
  return { ok: true, value: { seconds: scaled, start: isDate ? dateOf(earliest) : null } }
}

/** The cells of a column as numbers; the first wrong one is refused with its line. */
export function readValues(
  table: Table,
  shape: TableShape,
  { column, first, tell }: Walk,
): Result<readonly (number | null)[]> {
  const report = through(tell, { from: 0.7, to: 0.9, count: table.rows.length })
  const values: (number | null)[] = []
  for (let row = first; row < table.rows.length; row++) {
    const cell = table.rows[row]?.[column] ?? ''
    report(row)
    const value = readNumber(cell, shape.decimal)
    const line = table.lines[row] ?? 0
    if (Number.isNaN(value) || value === Infinity || value === -Infinity) {
      return refuse(
        `Line ${line}: ${shown(cell)} is not a number. Leave a cell empty where the value is missing.`,
      )
    }
    if (value !== null && value < 0) {
      return refuse(
        `Line ${line}: ${shown(cell)} is negative; there are no negative requests. Correct it, or take the line out.`,
      )
    }
    values.push(value)
  }
  return { ok: true, value: values }
}

function wrongTime(line: number, cell: string): string {
  return slashedDate.test(cell)
    ? `Line ${line}: in ${shown(cell)} day and month cannot be told apart; write dates as 2026-04-22.`
    : `Line ${line}: ${shown(cell)} is not a time. Write times as 2026-04-22 14:05:00, as 14:05:00 or as seconds.`
}

function problemsOf(table: Table, shape: TableShape): readonly string[] {
  const problems: string[] = []
  const { timeColumn, valueColumn, columns, doubtful, decimal } = shape
  const unused = columns.filter((_, column) => column !== timeColumn && column !== valueColumn)
  if (unused.length > 0) {
    const names = unused.slice(0, 5).map(({ name }) => `“${name}”`)
    const more = unused.length > names.length ? ` and ${unused.length - names.length} more` : ''
    problems.push(`Not used: ${names.join(', ')}${more}.`)
  }
  if (doubtful !== null) {
    const [sign, asDecimal] = doubtful.includes(',')
      ? ['comma', 'a decimal comma']
      : ['point', 'a decimal point']
    const meaning = doubtful.includes(decimal) ? asDecimal : 'thousands'
    problems.push(
      `The ${sign} in ${shown(doubtful)} is read as ${meaning}; choose otherwise if that is wrong.`,
    )
  }
  if (table.comments > 0) {
    const lines =
      table.comments === 1 ? 'One line that begins' : `${table.comments} lines that begin`
    problems.push(`${lines} with #: passed over.`)
  }
  return problems
}
