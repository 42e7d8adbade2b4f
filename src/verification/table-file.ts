import { readFileIn } from './files.ts'
import type { FileReport, Verdict } from './report.ts'
import type { Table, TableContext, TableRow } from './tables.ts'
import { coveredTables } from './tables.ts'

/** Whether a file says of itself that it is a table: it has an id. */
export function isTable(value: unknown): value is { readonly id: string } {
  return (
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
  )
}

/** The report of one table. */
export async function verifyTable(
  file: { readonly id: string; readonly rows?: unknown },
  traces: string | null,
  checks = coveredTables,
): Promise<FileReport> {
  const name = file.id
  const check = Object.hasOwn(checks, name) ? checks[name] : undefined
  if (check === undefined) {
    return { kind: 'not-covered', name, what: `no part of the core answers the table ${name}` }
  }
  const given: readonly unknown[] = Array.isArray(file.rows) ? file.rows : []
  const rows: TableRow[] = []
  for (const [index, row] of given.entries()) {
    const read = rowOf(row)
    if (read === null) {
      return { kind: 'broken', name, problem: `row ${index + 1} lacks an id, “in” or “out”` }
    }
    rows.push(read)
  }
  if (rows.length === 0) return { kind: 'broken', name, problem: 'it has no rows' }
  try {
    const result = await check(tableOf(file, rows), contextOf(traces))
    const verdicts = [...result.verdicts, ...leftOut(rows, result.verdicts)]
    return { kind: 'checked', name, verdicts, held: result.held, problem: null }
  } catch (error) {
    // A broken invariant of the core or a mistake in the check: every row counts as failed.
    const detail = error instanceof Error ? error.message : String(error)
    const verdicts = rows.map(({ id }): Verdict => ({ id, status: 'failed', detail }))
    return { kind: 'checked', name, verdicts, held: null, problem: null }
  }
}

/** A row without a verdict has not passed. */
function leftOut(rows: readonly TableRow[], verdicts: readonly Verdict[]): readonly Verdict[] {
  const judged = new Set(verdicts.map(({ id }) => id))
  return rows
    .filter(({ id }) => !judged.has(id))
    .map(({ id }) => ({ id, status: 'failed', detail: 'the check gave no verdict on this row' }))
}

function tableOf(file: { readonly id: string }, rows: readonly TableRow[]): Table {
  return {
    id: file.id,
    kind: 'kind' in file && typeof file.kind === 'string' ? file.kind : '',
    tol: 'tol' in file ? file.tol : null,
    sim: 'sim' in file ? file.sim : null,
    rows,
  }
}

function contextOf(traces: string | null): TableContext {
  return {
    readTrace: (name) => {
      if (traces === null) return { ok: false, problem: 'no folder of traces was given' }
      const plain = readFileIn(traces, `${name}.json`)
      return plain.ok ? plain : readFileIn(traces, `nab-${name}.json`)
    },
  }
}

function rowOf(row: unknown): TableRow | null {
  if (!isRecord(row)) return null
  const { id, in: given, out } = row
  if (typeof id !== 'string' || !isRecord(given) || !isRecord(out)) return null
  return { id, in: given, out }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
