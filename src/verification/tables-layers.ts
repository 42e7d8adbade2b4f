import { countedOn } from '#core/mesh/edge-counters.ts'
import { plainEdge, type EdgeRules } from '#core/mesh/graph.ts'
import { createLoneMesh } from '#core/mesh/lone-mesh.ts'
import { runMesh } from '#core/mesh/run.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import { retryAmplification } from '#core/organisms/autoscaled-service/theory-retries.ts'
import type { Experiment, RowPlan } from './tables-hold.ts'
import { countIn } from './tables-input.ts'
import { ratioOf, type Estimate } from './tables-statistics.ts'
import type { TableRow } from './tables.ts'

/** Runs with seeds of their own. */
const runs = 64

/** Attempts on all layers that a row may take, and what it takes where it can. */
const attemptsMost = 50_000_000
const attemptsUsual = 200_000

/** The most requests of a run. */
const requestsMost = 1600

/** Retries of several layers: a chain of services of which the last fails always, and everyone above it tries again. */
export function planLayers(row: TableRow): RowPlan {
  const tries = countIn(row, 'tries', 1)
  const layers = countIn(row, 'layers', 1)
  const theory = { amplification: retryAmplification(tries, layers) }
  let attempts = 0
  for (let layer = 1; layer <= layers; layer++) attempts += retryAmplification(tries, layer)
  if (runs * attempts > attemptsMost) return { theory, experiments: [] }
  const each = Math.floor(attemptsUsual / (runs * attempts))
  const requests = Math.min(requestsMost, Math.max(1, each))
  const experiment: Experiment = {
    name: 'layers',
    keys: ['amplification'],
    requests: runs * requests * attempts,
    // Few requests at once, so that the budgets are never at their most when a call is to pay for its retries.
    run: (seed) => runLayers({ tries, layers, requests, gap: attempts / 1024 }, seed),
  }
  return { theory, experiments: [experiment] }
}

interface Layers {
  readonly tries: number
  readonly layers: number
  /** Requests of one run. */
  readonly requests: number
  /** From one request to the next, s. */
  readonly gap: number
}

function runLayers(plan: Layers, seed: number): Readonly<Record<string, Estimate>> {
  const found = Array.from({ length: runs }, (_, i) => runOnce(plan, (seed + i) >>> 0))
  return {
    amplification: ratioOf(
      found.map(({ lowest }) => lowest),
      found.map(({ sent }) => sent),
    ),
  }
}

/** How often clients called, and how often the lowest service was tried, from empty to empty. */
function runOnce(
  { tries, layers, requests, gap }: Layers,
  seed: number,
): { readonly sent: number; readonly lowest: number } {
  const rules = {
    ...plainRules,
    demand: prepareDemand('exponential', 0.001, 1),
    slots: 8,
    places: 1000,
  }
  const edge: EdgeRules = {
    ...plainEdge,
    latency: 1 / 2048,
    jitter: 1 / 4096,
    retries: tries - 1,
    // Each call pays for its own retries.
    retryBudget: tries - 1,
  }
  const { mesh } = createLoneMesh({
    graph: {
      services: Array.from({ length: layers }, (_, layer) => ({
        ...rules,
        script: layer === 0 ? Float64Array.from({ length: requests }, (__, i) => i * gap) : null,
        failing: layer === layers - 1,
        failureShare: layer === layers - 1 ? 1 : 0,
      })),
      edges: Array.from({ length: layers }, (_, layer) => ({
        ...edge,
        from: layer - 1,
        to: layer,
      })),
      populations: [{ kind: 'open', edge: 0 }],
    },
    cells: Array.from({ length: layers }, () => 1),
    seed,
    tasks: 1024 + 4 * requests * (layers + 1),
    isCompiled: true,
  })
  runMesh(mesh, Infinity, Infinity)
  for (let layer = 0; layer < layers; layer++) {
    if (countedOn(mesh, layer, 'poolRefused') > 0) throw new Error('the pool of attempts was full')
  }
  return { sent: countedOn(mesh, 0, 'calls'), lowest: countedOn(mesh, layers - 1, 'attempts') }
}
