import { planPolicies } from './tables-balancing.ts'
import { planElasticity, planManyServers, planStaffing } from './tables-by-function.ts'
import { planPowerOfChoices, planSupermarket } from './tables-choices.ts'
import { planMg1 } from './tables-general.ts'
import { planClosed } from './tables-closed.ts'
import { planFanOut } from './tables-fan-out.ts'
import { planHedging } from './tables-hedging.ts'
import type { RowPlan, SimulationRule } from './tables-hold.ts'
import { simulationOf } from './tables-input.ts'
import { planLag } from './tables-lag.ts'
import { planErlangA, planMmck } from './tables-limits.ts'
import { planMm1, planMmc } from './tables-queues.ts'
import { planRetries } from './tables-retries.ts'
import { planSetup } from './tables-setup.ts'
import { planSharing } from './tables-sharing.ts'
import { planSpike } from './tables-spike.ts'
import type { Table, TableRow } from './tables.ts'

/** A table whose rows are planned one by one: formulas for every key, runs for those within reach. */
export interface PlannedTable {
  rule(table: Table): SimulationRule
  plan(row: TableRow, precision: number): RowPlan
}

/** Where a table does not say how precise its simulations must be. */
const precisionOtherwise = 0.03

/** Where the table of spikes does not say: four errors are then one per cent. */
const spikePrecision = 0.0025

const queue = (plan: PlannedTable['plan']): PlannedTable => ({
  rule: ({ sim }) => simulationOf(sim, precisionOtherwise),
  plan,
})

/** Means that are held within a share of the expected value, with an error of at most a quarter of it. */
const published = (plan: PlannedTable['plan']): PlannedTable => ({
  rule: (table) => ({
    ...simulationOf(table.sim, precisionOtherwise),
    precision: publishedTolerance(table) / 4,
    publishedTolerance: publishedTolerance(table),
  }),
  plan,
})

/** Published simulations without a tolerance of their own are held within two per cent. */
function publishedTolerance({ tol }: Table): number {
  const given = typeof tol === 'object' && tol !== null && 'rel' in tol ? tol.rel : null
  return typeof given === 'number' ? given : 0.02
}

export const plannedTables: Readonly<Record<string, PlannedTable>> = {
  mm1: queue(planMm1),
  mmc: queue(planMmc),
  'mmck-shed': queue(planMmck),
  'mg1-fcfs': queue(planMg1),
  'mg1-ps': queue(planSharing),
  'erlang-a': queue(planErlangA),
  'lb-policies': queue(planPolicies),
  'power-of-d': queue(planSupermarket),
  'power-of-d-finite': published(planPowerOfChoices),
  'retry-amplification': queue(planRetries),
  'closed-mva': queue(planClosed),
  hedge: queue(planHedging),
  'tail-at-scale': queue(planFanOut),
  'mtginf-lag': queue(planLag),
  'elasticity-metrics': queue(planElasticity),
  'halfin-whitt': queue(planManyServers),
  staffing: queue(planStaffing),
  'mmk-setup': queue(planSetup),
  'spike-lag': {
    rule: ({ sim }) => simulationOf(sim, spikePrecision),
    plan: planSpike,
  },
}
