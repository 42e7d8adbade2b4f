import { histogramCell, histogramCells, histogramTotal } from '#core/kernel/histogram.ts'
import { countedOn } from '#core/mesh/edge-counters.ts'
import { clients, plainEdge, type EdgeRules, type ServiceRules } from '#core/mesh/graph.ts'
import { createLoneMesh } from '#core/mesh/lone-mesh.ts'
import { countReturned } from '#core/mesh/returns.ts'
import { runMesh } from '#core/mesh/run.ts'
import { leafQuantile, slowShare } from '#core/mesh/theory-fan-out.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import type { Experiment, RowPlan } from './tables-hold.ts'
import { countIn, numberIn } from './tables-input.ts'
import { requestsMax } from './tables-run-length.ts'
import type { Estimate } from './tables-statistics.ts'
import type { TableRow } from './tables.ts'

/** The standard error that the table names: √(P(1 − P)/N) is so small from 40,000 requests on, whatever P is. */
const errorMost = 0.0025

/** Requests of a run at least: so many, but fewer where each makes many calls. */
const requestsUsual = 40_000
const requestsLeast = 4000
const callsUsual = 10_000_000

/** One service calls so many others by itself at most; for more there is a level between them. */
const fanOut = 250

/** Requests of clients a second. */
const rate = 256

/** Work of a leaf in the mean, and what the way to the slow store takes beside it, s; all else takes much less than that. */
const work = 1 / 4096
const detour = 1 / 32

/**
 * Fan-out: a request waits for n leaves, each of which goes on to a slow store with probability p. Whoever takes longer than
 * one way there has waited for one that did.
 */
export function planFanOut(row: TableRow, precision: number): RowPlan {
  const p = numberIn(row, 'p')
  const n = countIn(row, 'n', 1)
  if (p < 0 || p > 1) throw new Error(`“p” of the row is ${p}, which is no probability`)
  const P = slowShare(p, n)
  const theory: Record<string, number> = { P }
  for (const key of Object.keys(row.out)) {
    const nines = /^leaf_quantile_for_p(\d+)$/.exec(key)?.[1]
    if (nines !== undefined) theory[key] = leafQuantile(Number(`0.${nines}`), n)
  }
  const needed = 1.1 * Math.max((P * (1 - P)) / errorMost ** 2, (1 - P) / P / precision ** 2)
  const least = Math.min(requestsUsual, Math.max(requestsLeast, callsUsual / n))
  const requests = Math.ceil(Math.max(needed, least))
  // The negation also takes what is no number.
  if (!(requests <= requestsMax) || n > fanOut * fanOut) return { theory, experiments: [] }
  const experiment: Experiment = {
    name: 'fan-out',
    keys: ['P'],
    requests,
    run: (seed) => ({ P: runFanOut(p, n, requests, seed, P) }),
  }
  return { theory, experiments: [experiment] }
}

/** The share of slow requests, with the error that the table states; where P is 0 or 1 there is none. */
function runFanOut(p: number, n: number, requests: number, seed: number, P: number): Estimate {
  const { services, edges, cells } = graphOf(p, n, requests)
  const { mesh } = createLoneMesh({
    graph: { services, edges, populations: [{ kind: 'open', edge: 0 }] },
    cells,
    seed,
    tasks: 4096 + Math.ceil(8 * n + 128 * n * p),
    isCompiled: true,
  })
  runMesh(mesh, Infinity, Infinity)
  mesh.clock[0] = Infinity
  countReturned(mesh)
  if (edges.some((_, edge) => countedOn(mesh, edge, 'failed') > 0)) {
    throw new Error('a call has failed')
  }
  const all = histogramTotal(mesh.whole, 0)
  let slow = 0
  // A power of two is the border of two cells.
  for (let cell = histogramCell(detour); cell < histogramCells; cell++) {
    slow += mesh.whole[cell] ?? NaN
  }
  return { mean: slow / all, error: Math.sqrt((P * (1 - P)) / all) }
}

interface FanOut {
  readonly services: readonly ServiceRules[]
  readonly edges: readonly EdgeRules[]
  readonly cells: readonly number[]
}

/** Clients, a root, perhaps a level of `fanOut` calls each and of what is over, the leaves, and the store. */
function graphOf(p: number, n: number, requests: number): FanOut {
  const [root, leaf, store, full, rest] = [0, 1, 2, 3, 4]
  const service: ServiceRules = {
    ...plainRules,
    demand: prepareDemand('exponential', work, 1),
    places: 4000,
    routing: 'round-robin',
  }
  const edge = { ...plainEdge, latency: 1 / 1024, jitter: 1 / 8192 }
  const load = loadSegments({ form: 'steps', every: requests / rate, rates: [rate] })
  const groups = Math.floor(n / fanOut)
  const over = n % fanOut
  const isFlat = n <= fanOut
  const below: readonly EdgeRules[] = isFlat
    ? [{ ...edge, from: root, to: leaf, calls: n }]
    : [
        { ...edge, from: root, to: full, calls: groups },
        { ...edge, from: root, to: rest, calls: Number(over > 0) },
        { ...edge, from: full, to: leaf, calls: fanOut },
        { ...edge, from: rest, to: leaf, calls: over },
      ]
  return {
    services: [{ ...service, load }, service, service, service, service],
    edges: [
      { ...edge, from: clients, to: root },
      ...below,
      { ...edge, from: leaf, to: store, calls: p, latency: detour },
    ],
    cells: [1, n, Math.ceil(n * p) + 4, groups + 1, 1],
  }
}
