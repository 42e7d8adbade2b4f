import type { Held, Verdict } from './report.ts'
import { holdBackoff } from './tables-by-function.ts'
import { holdGolden } from './tables-golden.ts'
import { holdTable } from './tables-hold.ts'
import { plannedTables } from './tables-planned.ts'
import { holdStorms } from './tables-storms.ts'
import { holdTraces } from './tables-traces.ts'

/** One row of a table of published or closed-form results. */
export interface TableRow {
  readonly id: string
  readonly in: Readonly<Record<string, unknown>>
  readonly out: Readonly<Record<string, unknown>>
}

/** A table as its file holds it; what the keys of a row mean is the business of its check. */
export interface Table {
  readonly id: string
  readonly kind: string
  /** Tolerance for a function that evaluates the formula. */
  readonly tol: unknown
  /** How to hold a simulation against a row; null where there is none. */
  readonly sim: unknown
  readonly rows: readonly TableRow[]
}

/** What a check may look at besides its table. */
export interface TableContext {
  /**
   * A trace by the name a row gives it, from the folder after `--traces`: `<name>.json` or
   * `nab-<name>.json`; a sentence when there is no folder or no such file.
   */
  readonly readTrace: (
    name: string,
  ) =>
    | { readonly ok: true; readonly value: unknown }
    | { readonly ok: false; readonly problem: string }
}

/** A table held against the core: a verdict for every row, and how the rows were held. */
export interface TableResult {
  readonly verdicts: readonly Verdict[]
  readonly held: Held
}

/** Holds one table against the core. */
export type TableCheck = (table: Table, context: TableContext) => TableResult | Promise<TableResult>

/** The tables that the core answers, by id. */
export const coveredTables: Readonly<Record<string, TableCheck>> = {
  ...Object.fromEntries(
    Object.entries(plannedTables).map(([id, planned]): readonly [string, TableCheck] => [
      id,
      (table) => {
        const rule = planned.rule(table)
        return holdTable(table, rule, (row) => planned.plan(row, rule.precision))
      },
    ]),
  ),
  backoff: holdBackoff,
  'des-golden': holdGolden,
  metastable: holdStorms,
  'trace-facts': holdTraces,
}
