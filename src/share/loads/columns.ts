import { guessDecimal, readNumber, type Decimal } from './numbers.ts'
import type { Table } from './table.ts'
import { readTime, slashedDate } from './times.ts'

export type LoadUnit = 'rate' | 'count'

/** One column of a file, as the preview shows it. */
export interface LoadColumn {
  /** Its header, or “column 2” where the file has none. */
  readonly name: string
  /** What most of its cells are. */
  readonly holds: 'times' | 'numbers' | 'text'
}

/** What a reader of the first rows would say about a table. */
export interface TableShape {
  readonly hasHeader: boolean
  readonly columns: readonly LoadColumn[]
  readonly decimal: Decimal
  /** A cell that could be read with either decimal sign; null when all are clear. */
  readonly doubtful: string | null
  readonly timeColumn: number | null
  /** Null when no column holds numbers. */
  readonly valueColumn: number | null
}

/** What the visitor may decide otherwise. */
export interface ColumnChoice {
  readonly timeColumn?: number | null
  readonly valueColumn?: number
  readonly decimal?: Decimal
  /** Places of the series that are taken, of a file that holds several; they are added up. */
  readonly sources?: readonly number[]
}

const sampleRows = 200

/** Header, decimal sign, time and value column of a table, from its first rows and its header. */
export function shapeOf(table: Table, choice: ColumnChoice): TableShape {
  const sample = table.rows.slice(0, sampleRows)
  const cells = sample.flat()
  const guess = guessDecimal(cells, table.delimiter !== ',')
  const decimal = choice.decimal ?? guess.decimal
  const width = sample.reduce((most, row) => Math.max(most, row.length), 0)
  const hasHeader = isHeader(sample, decimal)
  const body = hasHeader ? sample.slice(1) : sample
  const columns = Array.from({ length: width }, (_, column): LoadColumn => {
    const name = hasHeader ? (sample[0]?.[column] ?? '') : ''
    const holds = kindOf(
      body.map((row) => row[column] ?? ''),
      decimal,
    )
    return { name: name === '' ? `column ${column + 1}` : name.slice(0, 80), holds }
  })
  const timeColumn =
    choice.timeColumn === undefined
      ? timeColumnOf(columns, body, hasHeader, decimal)
      : choice.timeColumn
  const valueColumn = choice.valueColumn ?? valueColumnOf(columns, timeColumn)
  const doubtful = choice.decimal === undefined ? guess.doubtful : null
  return { hasHeader, columns, decimal, doubtful, timeColumn, valueColumn }
}

/** A header in words: lower case, without underscores and camel case. */
export function wordsOf(header: string): string {
  return header
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_\-.()[\]]+/g, ' ')
    .toLowerCase()
    .trim()
}

/** The unit that a header tells: a rate per so many seconds, a count, or null where it is unclear. */
export function unitOf(header: string): { readonly unit: LoadUnit; readonly per: number } | null {
  const words = wordsOf(header)
  if (/(\/|\bper|\bpro) ?(s|secs?|seconds?|sekunde)\b|\b(rps|qps|tps|rate|hz)\b/.test(words)) {
    return { unit: 'rate', per: 1 }
  }
  if (/(\/|\bper|\bpro) ?(m|mins?|minutes?)\b|\b(rpm|qpm)\b/.test(words))
    return { unit: 'rate', per: 60 }
  if (/(\/|\bper|\bpro) ?(h|hours?|stunde)\b/.test(words)) return { unit: 'rate', per: 3600 }
  return /\b(counts?|total|hits|anzahl|invocations|sum|number of)\b/.test(words)
    ? { unit: 'count', per: 1 }
    : null
}

// Words above a column of times or numbers; a column of words tells nothing.
function isHeader(sample: readonly (readonly string[])[], decimal: Decimal): boolean {
  const [first, ...body] = sample
  if (first === undefined || body.length === 0) return false
  return first.some((cell, column) => {
    if (kindOf([cell], decimal) !== 'text' || cell === '') return false
    return (
      kindOf(
        body.map((row) => row[column] ?? ''),
        decimal,
      ) !== 'text'
    )
  })
}

function kindOf(cells: readonly string[], decimal: Decimal): LoadColumn['holds'] {
  const written = cells.filter((cell) => cell !== '')
  const half = written.length / 2
  if (written.length === 0) return 'text'
  const numbers = written.filter((cell) => !Number.isNaN(readNumber(cell, decimal)))
  if (numbers.length >= half) return 'numbers'
  const times = written.filter((cell) => readTime(cell, decimal) !== null || slashedDate.test(cell))
  return times.length >= half ? 'times' : 'text'
}

function timeColumnOf(
  columns: readonly LoadColumn[],
  body: readonly (readonly string[])[],
  hasHeader: boolean,
  decimal: Decimal,
): number | null {
  const written = columns.findIndex(({ holds }) => holds === 'times')
  if (written >= 0) return written
  // A column called “time” whose cells cannot be read is refused with its line, not passed over.
  const unread = columns.findIndex(({ name, holds }) => holds === 'text' && isTimeName(name))
  if (unread >= 0 && hasHeader) return unread
  const numeric = columns.flatMap(({ holds }, column) => (holds === 'numbers' ? [column] : []))
  if (numeric.length < 2) return null
  const named = numeric.find((column) => isTimeName(columns[column]?.name ?? ''))
  if (named !== undefined) return named
  const [first] = numeric
  if (first === undefined || hasHeader) return null
  const times = body.map((row) => readNumber(row[first] ?? '', decimal) ?? Number.NaN)
  return times.every((time, row) => row === 0 || time > (times[row - 1] ?? time)) ? first : null
}

function isTimeName(header: string): boolean {
  return /\b(time|date|datetime|timestamp|epoch|ts|t|seconds?|zeit|datum|uhrzeit|sekunden?)\b/.test(
    wordsOf(header),
  )
}

function valueColumnOf(columns: readonly LoadColumn[], timeColumn: number | null): number | null {
  const numeric = columns.flatMap(({ holds }, column) =>
    holds === 'numbers' && column !== timeColumn ? [column] : [],
  )
  const named = numeric.find((column) => unitOf(columns[column]?.name ?? '') !== null)
  return named ?? numeric[0] ?? null
}
