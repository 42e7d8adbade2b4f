import { sampleColumns, type SampleColumn } from '#core/organisms/observation.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { notText } from './file-limits.ts'

/**
 * The rows of a chart as a table of numbers: lines of facts that begin with #, a header with units,
 * then a row a line. Every number is the shortest that reads back as itself.
 */
export interface ChartsCsv {
  /** What is known of the run: engine, scenario, seed, time, link … */
  readonly facts: Readonly<Record<string, string>>
  /** The columns that the file holds, time first. */
  readonly columns: readonly SampleColumn[]
  /** Rows of sampleColumns.length numbers; NaN in a column that the file does not hold. */
  readonly rows: Float64Array
  readonly count: number
  /** Of each row whether its window holds something that was counted by level; absent where none does. */
  readonly approximate?: readonly boolean[]
}

const firstLine = '# Digital Mitosis charts'

/** Names of the columns with their units, as a reader of loads understands them. */
const headers: Readonly<Record<SampleColumn, string>> = {
  time: 'time (s)',
  arrivals: 'arrivals (requests/s)',
  capacity: 'capacity (requests/s)',
  completions: 'completions (requests/s)',
  p50: 'p50 (s)',
  p99: 'p99 (s)',
  desired: 'desired (cells)',
  ready: 'ready (cells)',
  starting: 'starting (cells)',
  draining: 'draining (cells)',
  waiting: 'waiting (requests)',
  inService: 'in service (requests)',
  shed: 'shed (attempts/s)',
  failed: 'failed (requests/s)',
  costServing: 'cost of serving cells (USD/h)',
  costNotServing: 'cost of cells that do not serve (USD/h)',
  utilisation: 'utilisation (share)',
  missed: 'objective missed (0 or 1)',
}

/** The last column of a file with such rows. */
const approximateHeader = 'approximate (0 or 1)'

/** A file has no more rows than a page keeps of a run. */
const rowsMax = 40_000
const factsMax = 40
const factLength = 4000
/** Far beyond what any run has, and far from where sums of such numbers end: thirty years, and a quadrillion. */
const timeMax = 1e9
const valueMax = 1e15

/** True for a text that says it is such a file. */
export function isChartsCsv(text: string): boolean {
  return text.replace(/^\uFEFF/u, '').startsWith(firstLine)
}

/** Writes the columns named, after the time. */
export function writeChartsCsv({ facts, columns, rows, count, approximate }: ChartsCsv): string {
  const written: readonly SampleColumn[] = ['time', ...columns.filter((name) => name !== 'time')]
  const places = written.map((name) => sampleColumns.indexOf(name))
  const lines = [firstLine]
  for (const [name, value] of Object.entries(facts)) {
    lines.push(`# ${oneLine(name)}: ${oneLine(value)}`)
  }
  const marks = approximate === undefined ? [] : [approximateHeader]
  lines.push([...written.map((name) => headers[name]), ...marks].join(','))
  const width = sampleColumns.length
  for (let row = 0; row < count; row++) {
    const mark = approximate === undefined ? [] : [approximate[row] === true ? '1' : '0']
    lines.push([...places.map((place) => cell(rows[row * width + place])), ...mark].join(','))
  }
  return `${lines.join('\r\n')}\r\n`
}

/** A number as short as it can be and still be read back; what is not known is empty. */
function cell(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').slice(0, factLength)
}

/** Reads such a file; what is wrong with it is said with its line. */
export function readChartsCsv(text: string): Result<ChartsCsv> {
  const binary = notText(text)
  if (binary !== null) return refuse(binary)
  if (!isChartsCsv(text)) return refuse(`This file does not begin with “${firstLine}”.`)
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u, rowsMax + factsMax + 3)
  const facts: Record<string, string> = {}
  let at = 1
  for (; lines[at]?.startsWith('#') === true; at++) {
    if (at > factsMax) return refuse(`This file has more than ${factsMax} lines of facts.`)
    const [, name, value] = /^#\s*([\w ]{1,60}):\s*(.*)$/u.exec(lines[at] ?? '') ?? []
    if (name !== undefined && value !== undefined && name !== '__proto__') {
      facts[name] = value.slice(0, factLength)
    }
  }
  const titles = (lines[at] ?? '').split(',').map((part) => part.trim())
  const isMarked = titles.at(-1) === approximateHeader
  const columns = readHeader(isMarked ? titles.slice(0, -1) : titles)
  if (!columns.ok) return columns
  const body = lines.slice(at + 1)
  while (body.at(-1)?.trim() === '') body.pop()
  if (body.length === 0) return refuse('This file holds no rows.')
  if (body.length > rowsMax) return refuse(`This file has more than ${rowsMax} rows.`)
  const read = readRows(body, columns.value, { firstLine: at + 2, isMarked })
  if (!read.ok) return read
  const { rows, approximate } = read.value
  const marks = isMarked ? { approximate } : {}
  return {
    ok: true,
    value: { facts, columns: columns.value, rows, count: body.length, ...marks },
  }
}

function readHeader(titles: readonly string[]): Result<readonly SampleColumn[]> {
  const found: SampleColumn[] = []
  for (const title of titles) {
    const name = sampleColumns.find((column) => headers[column] === title)
    if (name === undefined) {
      return refuse(`The header names a column “${title.slice(0, 40)}”, which no chart has.`)
    }
    if (found.includes(name)) return refuse(`The header names the column “${title}” twice.`)
    found.push(name)
  }
  return found[0] === 'time' && found.length > 1
    ? { ok: true, value: found }
    : refuse(`The first column must be “${headers.time}”, and another one must follow.`)
}

function readRows(
  body: readonly string[],
  columns: readonly SampleColumn[],
  { firstLine, isMarked }: { readonly firstLine: number; readonly isMarked: boolean },
): Result<Required<Pick<ChartsCsv, 'rows' | 'approximate'>>> {
  const width = sampleColumns.length
  const rows = new Float64Array(body.length * width).fill(Number.NaN)
  const places = columns.map((name) => sampleColumns.indexOf(name))
  const cellCount = columns.length + (isMarked ? 1 : 0)
  const approximate: boolean[] = []
  // The first row is at 0 at the earliest.
  let before = -Number.MIN_VALUE
  for (const [row, line] of body.entries()) {
    const where = `Line ${firstLine + row}`
    const cells = line.split(',', cellCount + 1)
    if (cells.length !== cellCount) {
      return refuse(`${where} has other columns than the header.`)
    }
    const mark = isMarked ? cells.pop() : '0'
    if (mark !== '0' && mark !== '1') {
      return refuse(`${where} does not end with 0 or 1, for what is approximate.`)
    }
    approximate.push(mark === '1')
    for (const [index, text] of cells.entries()) {
      if (text === '') continue
      const value = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(text) ? Number(text) : Number.NaN
      if (!Number.isFinite(value)) {
        return refuse(`${where} holds “${text.slice(0, 40)}”, which is no number.`)
      }
      if (Math.abs(value) > (index === 0 ? timeMax : valueMax)) {
        return refuse(`${where} holds “${text.slice(0, 40)}”, which is more than a run can reach.`)
      }
      rows[row * width + (places[index] ?? 0)] = value
    }
    const time = rows[row * width + (places[0] ?? 0)] ?? Number.NaN
    if (!(time > before)) {
      return refuse(`${where} has no time, or one that is not after the line above it.`)
    }
    before = time
  }
  return { ok: true, value: { rows, approximate } }
}
