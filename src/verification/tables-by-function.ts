import { elasticity, type StepCurve } from '#core/organisms/elasticity.ts'
import { erlangC } from '#core/organisms/autoscaled-service/theory-queues.ts'
import {
  fewestServers,
  loadFor,
  squareRootServers,
  waitingShare,
} from '#core/organisms/autoscaled-service/theory-staffing.ts'
import { backoffWaits, fullJitterMean } from '#core/policies/restart-backoff.ts'
import { holdTable, type RowPlan } from './tables-hold.ts'
import { countIn, numberIn, positiveIn, runsIn, simulationOf } from './tables-input.ts'
import type { Table, TableResult, TableRow } from './tables.ts'

/** Tables of which every key is answered by a function of the product, without a run. */

/** The metrics of a demand and a supply that are given as runs of a value. */
export function planElasticity(row: TableRow): RowPlan {
  const dt = positiveIn(row, 'dt')
  const demand = curveOf(runsIn(row, 'demand_runs'), dt)
  const supply = curveOf(runsIn(row, 'supply_runs'), dt)
  if (demand.end !== supply.end) throw new Error('demand and supply do not end together')
  return { theory: { ...elasticity(demand.curve, supply.curve, 0, demand.end) }, experiments: [] }
}

function curveOf(
  runs: readonly (readonly [value: number, count: number])[],
  dt: number,
): { readonly curve: StepCurve; readonly end: number } {
  const starts: number[] = []
  let counted = 0
  for (const [, count] of runs) {
    starts.push(counted * dt)
    counted += count
  }
  return { curve: { starts, values: runs.map(([value]) => value) }, end: counted * dt }
}

/** The fewest servers that let no more than a share wait, and those of the square-root rule. */
export function planStaffing(row: TableRow): RowPlan {
  const a = positiveIn(row, 'a')
  const epsilon = numberIn(row, 'eps')
  const c = fewestServers(a, epsilon)
  // The table has twelve digits and asks for all of them: a difference of two numbers has more.
  const spare = Number((c - a).toPrecision(12))
  return { theory: { c, rule: squareRootServers(a, epsilon), spare }, experiments: [] }
}

/** The limit of many servers, and beside it so many as a key says: `a_c100` is their load, `C_c100` the share that waits. */
export function planManyServers(row: TableRow): RowPlan {
  const beta = positiveIn(row, 'beta')
  const theory: Record<string, number> = { alpha: waitingShare(beta) }
  for (const key of Object.keys(row.out)) {
    const [, name, digits] = /^(a|C)_c(\d+)$/.exec(key) ?? []
    if (name === undefined) continue
    const c = Number(digits)
    const a = loadFor(c, beta)
    theory[key] = name === 'a' ? a : erlangC(c, a)
  }
  return { theory, experiments: [] }
}

/** Waits between restarts; lists are held number by number, and so is how many they are. */
export function holdBackoff(table: Table): TableResult {
  const rows = table.rows.map((row) => ({ ...row, out: numbered(row.out) }))
  return holdTable({ ...table, rows }, simulationOf(table.sim, NaN), planBackoff)
}

function planBackoff(row: TableRow): RowPlan {
  const rule = {
    initial: positiveIn(row, 'base'),
    maximum: positiveIn(row, 'cap'),
    expireAfter: Infinity,
  }
  const delays = backoffWaits(rule, countIn(row, 'restarts', 0))
  const theory = {
    ...members('delays', delays),
    total: delays.reduce((sum, wait) => sum + wait, 0),
    full_jitter_mean_total: fullJitterMean(delays),
  }
  return { theory, experiments: [] }
}

/** The same with each list as its length and its members, `delays.length`, `delays.0`, `delays.1` … */
function numbered(out: TableRow['out']): TableRow['out'] {
  const entries = Object.entries(out).flatMap(
    ([key, value]): readonly (readonly [string, unknown])[] =>
      Array.isArray(value) ? Object.entries(members<unknown>(key, value)) : [[key, value]],
  )
  return Object.fromEntries(entries)
}

function members<Value>(
  key: string,
  list: readonly Value[],
): Readonly<Record<string, Value | number>> {
  const each = Object.fromEntries(list.map((value, i) => [`${key}.${i}`, value]))
  return { ...each, [`${key}.length`]: list.length }
}
