import type { Graph } from './graph.ts'
import { createLoneMesh, type LoneMesh } from './lone-mesh.ts'

export type ReadyMesh = LoneMesh

/** Puts a graph with so many cells of each service on fresh columns; `tasks` attempts may be under way, and so many departures are logged. */
export function readyMesh(
  graph: Graph,
  cells: readonly number[],
  seed: number,
  tasks: number,
  { departures = 0, isCompiled = false } = {},
): ReadyMesh {
  return createLoneMesh({ graph, cells, seed, tasks, departures, isCompiled })
}
