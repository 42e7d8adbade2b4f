import type { Demand } from '#core/traffic/demand.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import type { Discipline } from './disciplines.ts'
import { plainEdge, type EdgeRules, type Graph, type ServiceRules } from './graph.ts'
import { departureStride } from './jobs.ts'
import { readyMesh } from './mesh-of-case.test-support.ts'
import type { Mesh } from './mesh.ts'
import { countReturned } from './returns.ts'
import { runMesh } from './run.ts'

/** A departure as the log has it; times in s. */
export interface LoggedDeparture {
  readonly arrival: number
  readonly work: number
  readonly departure: number
}

/** A service that clients call over a network that takes a quarter of a second; requests come at `times`. */
export function loneGraph(
  discipline: Discipline,
  demand: Demand,
  times: readonly number[],
  rules: Partial<ServiceRules> = {},
  edge: Partial<EdgeRules> = {},
): Graph {
  return {
    services: [
      {
        ...plainRules,
        demand,
        discipline,
        places: 100,
        script: Float64Array.from(times),
        ...rules,
      },
    ],
    edges: [{ ...plainEdge, latency: 0.25, ...edge }],
    populations: [{ kind: 'open', edge: 0 }],
  }
}

/** The mesh of a graph after a run, and its departures. */
export function runGraph(
  graph: Graph,
  cells: number,
  until: number,
  logged = 256,
): { readonly mesh: Mesh; readonly departures: readonly LoggedDeparture[] } {
  const { mesh } = readyMesh(graph, [cells], 7, 1 << 10, { departures: logged })
  runMesh(mesh, until, Infinity)
  mesh.clock[0] = until
  countReturned(mesh)
  return { mesh, departures: departuresOf(mesh) }
}

/** What stands in the log of departures. */
export function departuresOf({ jobs }: Mesh): readonly LoggedDeparture[] {
  const { log, logged } = jobs
  return Array.from({ length: logged[0] }, (_, i) => {
    const row = i * departureStride
    return { arrival: log[row + 2], work: log[row + 3], departure: log[row + 4] }
  })
}

/** Poisson requests at a rate to one cell, over a network that takes 1/1024 s; all departures up to `until`, s. */
export function poissonDepartures(
  rules: Partial<ServiceRules>,
  rate: number,
  until: number,
  seed: number,
): readonly LoggedDeparture[] {
  const load = loadSegments({ form: 'steps', every: until, rates: [rate] })
  const graph: Graph = {
    services: [{ ...plainRules, places: 4000, ...rules, load }],
    edges: [{ ...plainEdge, latency: 1 / 1024 }],
    populations: [{ kind: 'open', edge: 0 }],
  }
  const { mesh } = readyMesh(graph, [1], seed, 1 << 12, {
    departures: Math.ceil(2 * rate * until),
  })
  runMesh(mesh, until, Infinity)
  return departuresOf(mesh)
}
