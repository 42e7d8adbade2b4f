import { createLoneService, flowLogged, scriptedDemand } from '#core/traffic/lone-service.ts'
import { logStride } from '#core/traffic/plane.ts'
import type { Verdict } from './report.ts'
import { countIn, numbersIn, textIn } from './tables-input.ts'
import type { Table, TableResult, TableRow } from './tables.ts'

/** Traces without chance: scripted arrivals and work, exact departures of every request. */
export function holdGolden(table: Table): TableResult {
  const verdicts = table.rows.map((row) => holdTrace(table, row))
  const simulated = 2 * verdicts.filter(({ status }) => status !== 'skipped').length
  return { verdicts, held: { simulated, byFunction: 0, zMax: null, chiSquare: null } }
}

function holdTrace(table: Table, row: TableRow): Verdict {
  const { id } = row
  try {
    const discipline = textIn(row, 'discipline')
    if (discipline !== 'FCFS') {
      return {
        id,
        status: 'skipped',
        detail: `${discipline}: this discipline comes with a later engine`,
      }
    }
    const detail = differenceOf(row, departuresOf(row), roomOf(table.tol))
    return { id, status: detail === null ? 'passed' : 'failed', detail }
  } catch (error) {
    // A row without its inputs, or a broken invariant of the core.
    return { id, status: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
}

/** When each job leaves one cell with c slots, in the order of the row. */
function departuresOf(row: TableRow): readonly number[] {
  const arrivals = numbersIn(row, 'arrivals')
  const works = numbersIn(row, 'service')
  const slots = countIn(row, 'c', 1)
  if (works.length !== arrivals.length) throw new Error('each arrival needs its service')
  if (arrivals.some((at, i) => at < (arrivals[i - 1] ?? 0))) throw new Error('arrivals go back')
  const service = createLoneService({
    seed: 0,
    load: { form: 'steps', every: 1, rates: [0] },
    rules: {
      demand: scriptedDemand(works),
      script: Float64Array.from(arrivals),
      slots,
      places: slots + arrivals.length,
    },
    cells: 1,
    logged: arrivals.length + 1,
  })
  const departures: number[] = []
  flowLogged(service, Infinity, (log, rows) => {
    for (let at = 0; at < rows * logStride; at += logStride) {
      departures[log[at] ?? 0] = log[at + 4] ?? NaN
    }
  })
  return departures
}

function differenceOf(row: TableRow, departures: readonly number[], room: number): string | null {
  const arrivals = numbersIn(row, 'arrivals')
  const expected: unknown = row.out['departures']
  const wanted: readonly unknown[] = Array.isArray(expected) ? expected : []
  if (wanted.length !== departures.length) return `${departures.length} jobs left`
  const wrong = departures.findIndex((at, i) => !(Math.abs(at - Number(wanted[i])) <= room))
  if (wrong >= 0) {
    return `job ${wrong + 1} leaves at ${departures[wrong]} instead of ${String(wanted[wrong])}`
  }
  const total = departures.reduce((sum, at, i) => sum + at - (arrivals[i] ?? NaN), 0)
  if (!(Math.abs(total - Number(row.out['total_sojourn'])) <= room))
    return `the sojourns sum to ${total}`
  const area = presence(arrivals, departures)
  return Math.abs(area - total) <= room ? null : `∫ N dt is ${area}, the sojourns sum to ${total}`
}

/** ∫ N(t) dt over the instants at which jobs come and go: Little's law from empty to empty. */
function presence(arrivals: readonly number[], departures: readonly number[]): number {
  const steps = [
    ...arrivals.map((at) => ({ at, by: 1 })),
    ...departures.map((at) => ({ at, by: -1 })),
  ].toSorted((a, b) => a.at - b.at)
  let inside = 0
  let before = 0
  let area = 0
  for (const { at, by } of steps) {
    area += inside * (at - before)
    before = at
    inside += by
  }
  return area
}

function roomOf(tol: unknown): number {
  const given = typeof tol === 'object' && tol !== null && 'abs' in tol ? tol.abs : null
  return typeof given === 'number' ? given : 0
}
