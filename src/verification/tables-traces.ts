import { loadFacts } from '#share/loads/facts.ts'
import { previewLoad } from '#share/loads/preview.ts'
import type { Verdict } from './report.ts'
import { expectsNothing, textIn } from './tables-input.ts'
import type { Table, TableContext, TableResult, TableRow } from './tables.ts'

/** Facts of real series, through the reader that a visitor's load goes through. */
export function holdTraces(table: Table, context: TableContext): TableResult {
  const verdicts = table.rows.map((row) => holdTrace(row, context))
  const keys = table.rows.map((row, i) =>
    verdicts[i]?.status === 'skipped' ? 0 : Object.keys(row.out).length,
  )
  const byFunction = keys.reduce((sum, count) => sum + count, 0)
  return { verdicts, held: { simulated: 0, byFunction, zMax: null, chiSquare: null } }
}

function holdTrace(row: TableRow, context: TableContext): Verdict {
  const { id } = row
  try {
    const name = textIn(row, 'trace')
    const trace = context.readTrace(name)
    if (!trace.ok) return { id, status: 'skipped', detail: `${name}: ${trace.problem}` }
    const preview = previewLoad(JSON.stringify(trace.value), `${name}.json`)
    if (!preview.ok) return { id, status: 'failed', detail: preview.problem }
    const { interval, peakToMean, ...facts } = loadFacts(preview.value)
    const known: Readonly<Record<string, unknown>> = {
      ...facts,
      dt_s: interval,
      peak_to_mean: peakToMean,
    }
    const wrong = Object.entries(row.out).filter(([key, value]) => !isSame(known[key], value))
    const detail = wrong.map(
      ([key, value]) => `${key} is ${String(known[key])} instead of ${String(value)}`,
    )
    if (Object.keys(row.out).length === 0) detail.push(expectsNothing)
    return detail.length === 0
      ? { id, status: 'passed', detail: null }
      : { id, status: 'failed', detail: detail.join('; ') }
  } catch (error) {
    // A row without its inputs.
    return { id, status: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
}

/** Equal to the twelve digits that tables carry. */
function isSame(found: unknown, expected: unknown): boolean {
  return typeof found === 'number' && Number(found.toPrecision(12)) === expected
}
