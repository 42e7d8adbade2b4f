import type { Held, Verdict } from './report.ts'
import { expectsNothing } from './tables-input.ts'
import { chiSquareBand, type Estimate } from './tables-statistics.ts'
import type { Table, TableResult, TableRow } from './tables.ts'

/** One run of the engine and the keys of a row that it answers. */
export interface Experiment {
  /** Distinguishes the seeds of several runs of one row. */
  readonly name: string
  readonly keys: readonly string[]
  /** Requests that the run takes, about. */
  readonly requests: number
  /** By what share of it the means may be off beside their errors, where the run is short of a limit; 0 where absent. */
  readonly short?: number
  run(seed: number): Readonly<Record<string, Estimate>>
}

/** How a row is held: formula values for its keys, and runs for those that are within reach. */
export interface RowPlan {
  readonly theory: Readonly<Record<string, number>>
  readonly experiments: readonly Experiment[]
}

/** How the simulated keys of a table are judged. */
export interface SimulationRule {
  /** Largest standard error relative to the expected value. */
  readonly precision: number
  /** Published simulations have errors of their own: the mean must lie within this share instead. */
  readonly publishedTolerance: number | null
  /** Largest distance from the expected value in standard errors. */
  readonly zMax: number
}

/** What one row came to. */
interface RowOutcome {
  readonly verdict: Verdict
  readonly simulated: number
  readonly byFunction: number
  /** z of the simulated keys, in the order of the row. */
  readonly z: readonly number[]
}

/** Holds all rows of a table by one plan; a row whose plan is a sentence is skipped with it. */
export function holdTable(
  table: Table,
  rule: SimulationRule,
  planOf: (row: TableRow) => RowPlan | string,
): TableResult {
  const outcomes = table.rows.map((row) => holdSafely(table, row, rule, planOf))
  return { verdicts: withChiSquare(outcomes), held: heldOf(outcomes) }
}

function holdSafely(
  table: Table,
  row: TableRow,
  rule: SimulationRule,
  planOf: (row: TableRow) => RowPlan | string,
): RowOutcome {
  try {
    const plan = planOf(row)
    return typeof plan === 'string' ? aside(row, 'skipped', plan) : holdRow(table, row, rule, plan)
  } catch (error) {
    // A row without its inputs, or a broken invariant of the core: this row has not passed.
    return aside(row, 'failed', error instanceof Error ? error.message : String(error))
  }
}

function aside(row: TableRow, status: 'skipped' | 'failed', detail: string): RowOutcome {
  return { verdict: { id: row.id, status, detail }, simulated: 0, byFunction: 0, z: [] }
}

/** Holds every key of a row: by its run where it has one, else by function. */
export function holdRow(
  table: Table,
  row: TableRow,
  rule: SimulationRule,
  plan: RowPlan,
): RowOutcome {
  const estimates: Record<string, Estimate> = {}
  const short: Record<string, number> = {}
  const wrong: string[] = []
  for (const experiment of plan.experiments) {
    const found = experiment.run(seedOf(`${row.id} ${experiment.name}`))
    for (const key of experiment.keys) {
      const estimate = found[key]
      if (estimate === undefined) wrong.push(`the run says nothing about ${key}`)
      else estimates[key] = estimate
      short[key] = experiment.short ?? 0
    }
  }
  const z: number[] = []
  let simulated = 0
  let byFunction = 0
  for (const [key, expected] of Object.entries(row.out)) {
    if (key === 'measured') continue
    if (typeof expected !== 'number') {
      wrong.push(`${key} expects no number`)
      continue
    }
    const estimate = estimates[key]
    if (estimate === undefined) {
      byFunction++
      wrong.push(...wrongValue(key, expected, plan.theory[key], table.tol))
      continue
    }
    simulated++
    wrong.push(...wrongEstimate(key, expected, estimate, rule, short[key] ?? 0))
    // What is short of a limit is off by more than chance.
    const isExact = rule.publishedTolerance === null && (short[key] ?? 0) === 0
    if (isExact && estimate.error > 0) {
      z.push((estimate.mean - expected) / estimate.error)
    }
  }
  if (simulated + byFunction + wrong.length === 0) wrong.push(expectsNothing)
  const detail = wrong.length === 0 ? null : wrong.join('; ')
  const verdict: Verdict = { id: row.id, status: detail === null ? 'passed' : 'failed', detail }
  return { verdict, simulated, byFunction, z }
}

/** A function must give the expected value within the tolerance of its table. */
export function wrongValue(
  key: string,
  expected: number,
  value: number | undefined,
  tol: unknown,
): readonly string[] {
  if (value === undefined) return [`nothing answers ${key}`]
  const { rel, abs } = toleranceOf(tol)
  // Where nothing is expected there must be nothing.
  const room = expected === 0 ? 0 : Math.max(rel * Math.abs(expected), abs)
  // Written so that a NaN fails.
  if (value === expected || Math.abs(value - expected) <= room) return []
  return [`${key} is ${value} instead of ${expected} (by function)`]
}

function toleranceOf(tol: unknown): { readonly rel: number; readonly abs: number } {
  if (typeof tol !== 'object' || tol === null) return { rel: 0, abs: 0 }
  const rel = 'rel' in tol && typeof tol.rel === 'number' ? tol.rel : 0
  const abs = 'abs' in tol && typeof tol.abs === 'number' ? tol.abs : 0
  return { rel, abs }
}

/** A simulated mean must lie near enough, and be sharp enough for that to mean something. */
function wrongEstimate(
  key: string,
  expected: number,
  { mean, error }: Estimate,
  rule: SimulationRule,
  short: number,
): readonly string[] {
  if (error === 0 || expected === 0) {
    return mean === expected ? [] : [`${key} is ${mean} instead of exactly ${expected}`]
  }
  const { publishedTolerance, precision, zMax } = rule
  const beside = (publishedTolerance ?? short) * Math.abs(expected)
  const room = publishedTolerance === null ? zMax * error + beside : beside
  const sharp = publishedTolerance === null ? precision : publishedTolerance / 4
  const wrong: string[] = []
  const shown = `${mean.toPrecision(6)} ± ${error.toPrecision(2)}`
  if (!(Math.abs(mean - expected) <= room)) wrong.push(`${key} is ${shown} instead of ${expected}`)
  if (!(error <= sharp * Math.abs(expected))) {
    wrong.push(`${key} is ${shown}, less sharp than ${sharp} of ${expected}`)
  }
  return wrong
}

/** The fixed seed of a run, from its name (FNV-1a). */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

function heldOf(outcomes: readonly RowOutcome[]): Held {
  const all = outcomes.flatMap(({ z }) => z.map(Math.abs))
  const sum = (pick: (outcome: RowOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0)
  return {
    simulated: sum(({ simulated }) => simulated),
    byFunction: sum(({ byFunction }) => byFunction),
    zMax: all.length === 0 ? null : Math.max(...all),
    chiSquare: chiSquareOf(outcomes),
  }
}

/** Σz² over the first simulated key of every row. */
function chiSquareOf(outcomes: readonly RowOutcome[]): Held['chiSquare'] {
  const firsts = outcomes.flatMap(({ z }) => z.slice(0, 1))
  if (firsts.length === 0) return null
  return { sum: firsts.reduce((sum, z) => sum + z * z, 0), degrees: firsts.length }
}

/** A sum outside its band fails the table: too good was printed, too bad has a common bias. */
function withChiSquare(outcomes: readonly RowOutcome[]): readonly Verdict[] {
  const verdicts = outcomes.map(({ verdict }) => verdict)
  const chiSquare = chiSquareOf(outcomes)
  if (chiSquare === null) return verdicts
  const { sum, degrees } = chiSquare
  const { low, high } = chiSquareBand(degrees)
  if (sum >= low && sum <= high) return verdicts
  const detail = `Σz² = ${sum.toFixed(2)} over ${degrees} rows, outside ${low.toFixed(2)} … ${high.toFixed(2)}`
  return [...verdicts, { id: 'chi-square', status: 'failed', detail }]
}
