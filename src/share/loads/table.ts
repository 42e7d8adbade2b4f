import { dsvFormat } from 'd3-dsv'
import { refuse, type Result } from '#core/schema/schema.ts'
import { through, untold, type Progress } from './progress.ts'

export type Delimiter = ',' | ';' | '\t' | '|'

/** A text of lines with columns. */
export interface Table {
  readonly delimiter: Delimiter
  /** Trimmed cells, without empty lines and comments. */
  readonly rows: readonly (readonly string[])[]
  /** The line of each row in the file, from 1. */
  readonly lines: readonly number[]
  /** Lines that begin with # and were passed over. */
  readonly comments: number
}

/** The most rows of a table. */
export const rowsMax = 500_000

/** No table that a person made is wider. */
const columnsMax = 1000

const tooManyRows = `This file has more than ${rowsMax} rows; sum it up to longer intervals or cut a part out of it.`

const delimiters: readonly Delimiter[] = ['\t', ';', ',', '|']

/** Reads a text of columns: any of four delimiters, quotes, BOM, CRLF, empty and comment lines. */
export function readTable(text: string, tell: Progress = untold): Result<Table> {
  const plain = text.replace(/^\uFEFF/, '')
  // Looked at first: splitting millions of empty lines takes longer than anybody waits.
  const lineCount = lineEnds(plain)
  if (lineCount > 2 * rowsMax) return refuse(tooManyRows)
  const delimiter = delimiterOf(plain)
  const table = { delimiter, rows: [] as (readonly string[])[], lines: [] as number[], comments: 0 }
  let line = 1
  let refusal: string | null = null
  const report = through(tell, { from: 0, to: 1, count: lineCount })
  // parseRows, unlike parse, compiles no code, which a strict content security policy forbids.
  dsvFormat(delimiter).parseRows(plain, (row, index) => {
    report(index)
    refusal ??= takeRow(table, row, line)
    // A quoted cell may hold line breaks of its own.
    line += 1 + row.reduce((breaks, cell) => breaks + lineBreaks(cell), 0)
    // What is kept is kept in the table; the parser need not keep it as well.
    return null
  })
  return refusal === null ? { ok: true, value: table } : refuse(refusal)
}

/** Puts a row into the table, unless it is empty or a comment; a sentence where it is too much. */
function takeRow(
  table: { rows: (readonly string[])[]; lines: number[]; comments: number },
  row: readonly string[],
  line: number,
): string | null {
  if (row.length > columnsMax) {
    return `Line ${line} has ${row.length} columns; ${columnsMax} are the limit. Leave only times and values.`
  }
  const cells = row.map((cell) => cell.trim())
  if (row[0]?.startsWith('#') === true) table.comments++
  else if (cells.some((cell) => cell !== '')) {
    table.rows.push(cells)
    table.lines.push(line)
  }
  return table.rows.length > rowsMax ? tooManyRows : null
}

function lineBreaks(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  return count
}

function lineEnds(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) count++
  }
  return count
}

// The delimiter that splits most of the first lines into the same number of columns, two or more.
function delimiterOf(text: string): Delimiter {
  const head = text.slice(0, 20_000).split(/\r?\n/).slice(0, 40)
  const sample = head.filter((line) => line.trim() !== '' && !line.startsWith('#')).join('\n')
  let best: { readonly delimiter: Delimiter; readonly fit: number } = { delimiter: ',', fit: 0 }
  for (const delimiter of delimiters) {
    const widths = dsvFormat(delimiter)
      .parseRows(sample)
      .map((row) => row.length)
    const columns = widths[Math.floor(widths.length / 2)] ?? 1
    const fit = columns < 2 ? 0 : widths.filter((width) => width === columns).length
    if (fit > best.fit) best = { delimiter, fit }
  }
  return best.delimiter
}
