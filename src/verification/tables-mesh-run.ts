import { counter, countedOn, edgeCounters, type EdgeCounter } from '#core/mesh/edge-counters.ts'
import type { Graph } from '#core/mesh/graph.ts'
import { createLoneMesh, type LoneMesh } from '#core/mesh/lone-mesh.ts'
import { countReturned } from '#core/mesh/returns.ts'
import { runMesh } from '#core/mesh/run.ts'
import { requestStride } from '#core/mesh/sizes.ts'
import { busyTime } from '#core/traffic/slots.ts'
import { estimateOf, ratioOf, sortedQuantile, type Estimate } from './tables-statistics.ts'

/** A run of a call graph in its steady state, and what is looked at in it. */
export interface MeshRun {
  readonly graph: Graph
  readonly cells: readonly number[]
  /** Attempts that may be under way at once. */
  readonly tasks: number
  /** Requests of clients per second, about, and how many of them. */
  readonly rate: number
  readonly requests: number
  /** Whether quantiles are wanted. */
  readonly sampled: boolean
}

/** What was counted in one window of a run. */
export interface MeshWindow {
  /** s. */
  readonly length: number
  /** Requests of clients that ended well, and the sum of their times from end to end, s. */
  readonly ended: number
  readonly timeSum: number
  /** ∫ busy slots of a service dt. */
  readonly busy: (service: number) => number
  /** How much a counter of an edge has grown. */
  readonly counted: (edge: number, name: EdgeCounter) => number
}

export interface MeshFindings {
  /** One value for each of another, over all windows. */
  readonly ratio: (
    top: (window: MeshWindow) => number,
    bottom: (window: MeshWindow) => number,
  ) => Estimate
  /** A quantile of the sorted times from end to end; its error comes from the quantiles of the windows. */
  readonly quantile: (p: number) => Estimate
  /** Of the whole run. */
  readonly refused: number
}

/** Windows of a run, behind a tenth that is left out because it began empty. */
export const meshWindows = 64

/** Times that a sample for quantiles has at most; of a longer run it has every second, third … of them. */
const sampleMost = 4_000_000

/** Steps between two readings of the log. */
const stepsAtOnce = 4096

/** Runs the mesh, and counts what becomes of its clients' requests. */
export function runGraph(run: MeshRun, seed: number): MeshFindings {
  const { graph, cells, tasks, rate, requests, sampled } = run
  const lone = createLoneMesh({ graph, cells, seed, tasks, logged: loggedAtOnce(tasks) })
  const duration = requests / rate
  const warmUp = duration / 10
  const length = (duration - warmUp) / meshWindows
  timesUntil(lone, warmUp)
  const every = Math.ceil(requests / sampleMost)
  const samples: (readonly number[])[] = []
  const windows: MeshWindow[] = []
  let before = standOf(lone)
  for (let window = 0; window < meshWindows; window++) {
    const times = timesUntil(lone, warmUp + (window + 1) * length)
    const now = standOf(lone)
    windows.push({
      length,
      ended: times.length,
      timeSum: times.reduce((sum, time) => sum + time, 0),
      ...growth(before, now),
    })
    before = now
    if (sampled) samples.push(every === 1 ? times : times.filter((_, i) => i % every === 0))
  }
  return {
    ratio: (top, bottom) => ratioOf(windows.map(top), windows.map(bottom)),
    quantile: (p) => quantileOf(samples, p),
    refused: graph.edges.reduce(
      (sum, _, edge) =>
        sum + countedOn(lone.mesh, edge, 'shed') + countedOn(lone.mesh, edge, 'poolRefused'),
      0,
    ),
  }
}

/** Runs until a time, s, and returns how long the requests took that ended meanwhile. */
function timesUntil(lone: LoneMesh, until: number): readonly number[] {
  const times: number[] = []
  advance(lone, until, (sent, back) => times.push(back - sent))
  return times
}

/** Runs until a time, s, and hands over when each request that ended meanwhile was first sent and when it was back. */
export function advance(
  { mesh }: LoneMesh,
  until: number,
  read: (sent: number, back: number) => void,
): void {
  for (let isOver = false; !isOver;) {
    isOver = runMesh(mesh, until, stepsAtOnce) < stepsAtOnce
    if (isOver) {
      mesh.clock[0] = until
      countReturned(mesh)
    }
    const { log, logCount } = mesh
    const end = (logCount[0] ?? NaN) * requestStride
    if (!(end <= log.length)) throw new Error('the log of requests was too short')
    for (let at = 0; at < end; at += requestStride) read(log[at + 1] ?? NaN, log[at + 2] ?? NaN)
    logCount[0] = 0
  }
}

/** So many requests may end between two readings of a log: what is counted at once is under way or one of so many steps. */
export function loggedAtOnce(tasks: number): number {
  return 2 * (tasks + stepsAtOnce)
}

/** All that has been counted so far: ∫ busy slots dt by service, and the counters by edge and name. */
interface Stand {
  readonly busy: readonly number[]
  readonly counters: Float64Array
}

function standOf({ mesh, rows }: LoneMesh): Stand {
  const { plane, clock, counters } = mesh
  const now = clock[0] ?? NaN
  return {
    busy: rows.map((own, service) => {
      const slots = plane.rules[service]?.slots ?? NaN
      return own.reduce((sum, row) => sum + busyTime(plane, row, slots, now), 0)
    }),
    counters: counters.slice(),
  }
}

function growth(before: Stand, now: Stand): Pick<MeshWindow, 'busy' | 'counted'> {
  return {
    busy: (service) => (now.busy[service] ?? NaN) - (before.busy[service] ?? NaN),
    counted: (edge, name) => {
      const at = edge * edgeCounters.length + counter[name]
      return (now.counters[at] ?? NaN) - (before.counters[at] ?? NaN)
    },
  }
}

function quantileOf(samples: readonly (readonly number[])[], p: number): Estimate {
  const sorted = samples.map((times) => Float64Array.from(times).toSorted())
  const all = Float64Array.from(samples.flat()).toSorted()
  return {
    mean: sortedQuantile(all, p),
    error: estimateOf(sorted.map((times) => sortedQuantile(times, p))).error,
  }
}
