import { plainEdge } from '#core/mesh/graph.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import {
  closedChain,
  closedSystem,
  type ClosedSystem,
} from '#core/organisms/autoscaled-service/theory-chains.ts'
import { trialOf, type Measured } from './tables-experiment.ts'
import type { RowPlan } from './tables-hold.ts'
import { countIn, numberIn, positiveIn } from './tables-input.ts'
import { runGraph, type MeshFindings } from './tables-mesh-run.ts'
import { chainVariance } from './tables-run-length.ts'
import type { TableRow } from './tables.ts'

/** Requests a second of the engine's time; the table's unit of time is as long as that makes it. */
const rate = 2048

/** Most clients of a run. */
const clientsMost = 100_000

/** A closed population that thinks, and one cell with c slots that it waits for. */
export function planClosed(row: TableRow, precision: number): RowPlan {
  const system = {
    N: countIn(row, 'N', 1),
    Z: numberIn(row, 'Z'),
    S: positiveIn(row, 'S'),
    c: countIn(row, 'c', 1),
  }
  const { N, Z, S, c } = system
  if (Z < 0) throw new Error(`“Z” of the row is ${Z}, and nobody thinks for less than no time`)
  const theory = closedSystem(system)
  if (N > clientsMost) return { theory, experiments: [] }
  const unit = theory.X / rate
  const experiment = trialOf(row, 'closed', precision, keysOf(system, theory.X, unit), {
    run: (requests, seed) => {
      const rules = { ...plainRules, demand: prepareDemand('exponential', S * unit, 1) }
      const findings = runGraph(
        {
          graph: {
            services: [{ ...rules, slots: c, places: c + N }],
            edges: [plainEdge],
            populations: [{ kind: 'closed', edge: 0, clients: N, think: Z * unit }],
          },
          cells: [1],
          tasks: 2 * N + 64,
          rate,
          requests,
          sampled: false,
        },
        seed,
      )
      if (findings.refused > 0) throw new Error('the station had no place for all clients')
      return findings
    },
  })
  return { theory, experiments: experiment === null ? [] : [experiment] }
}

function keysOf(
  system: ClosedSystem,
  X: number,
  unit: number,
): Readonly<Record<string, Measured<MeshFindings>>> {
  const { c } = system
  // Those who do not think vary as those who hardly do.
  const chain = closedChain({ ...system, Z: Math.max(system.Z, 1e-6 * system.S) })
  const of = (f: (n: number) => number): number => chainVariance(chain, X, f)
  const busy = of((n) => Math.min(n, c))
  return {
    // Beside what the chain does, the departures of a window are as many as chance will have it.
    X: {
      variance: busy + 2,
      read: ({ ratio }) =>
        ratio(
          ({ ended }) => ended,
          ({ length }) => length / unit,
        ),
    },
    R: {
      variance: of((n) => n) + busy + 4,
      read: ({ ratio }) =>
        ratio(
          ({ timeSum }) => timeSum / unit,
          ({ ended }) => ended,
        ),
    },
    util: {
      variance: busy,
      exceptions: of((n) => Math.max(c - n, 0)),
      read: ({ ratio }) =>
        ratio(
          ({ busy: inSlots }) => inSlots(0),
          ({ length }) => c * length,
        ),
    },
  }
}
