import { allocate, float64 } from '#core/kernel/memory.ts'
import { listRoom } from '#core/traffic/list-room.ts'
import { clearRow, joinRouting } from '#core/traffic/routing-list.ts'
import { seatClients } from './clients.ts'
import { allocateShared } from './compiled/memory.ts'
import { compileWay } from './compiled/way.ts'
import type { Graph } from './graph.ts'
import { createMesh, meshLayout, type Mesh, type MeshCapacity, type MeshViews } from './mesh.ts'

/**
 * A mesh without a control plane: its cells stand ready from the start, and its clients are seated. The tables of known
 * results are reproduced with it, and the tests of the mesh run on it.
 */
export interface LoneMesh {
  readonly mesh: Mesh
  readonly views: MeshViews
  /** Rows of the cells, by service. */
  readonly rows: readonly (readonly number[])[]
}

export interface LoneMeshSettings {
  readonly graph: Graph
  /** Cells of each service. */
  readonly cells: readonly number[]
  readonly seed: number
  /** Attempts that may be under way at once. */
  readonly tasks: number
  /** Requests that the log holds between two readings; none where it is absent. */
  readonly logged?: number
  /** Departures that their log holds between two readings, see departures.ts; none where it is absent. */
  readonly departures?: number
  /** Whether it goes the compiled way where the engine lets it; the way of TypeScript where that is absent. */
  readonly isCompiled?: boolean
}

/** The room that such a mesh has. */
export function loneCapacity(settings: LoneMeshSettings): MeshCapacity {
  const { graph, cells, tasks, logged = 0, departures = 0 } = settings
  const { services, edges, populations } = graph
  return {
    services: services.length,
    edges: edges.length,
    populations: populations.length,
    rows: cells.reduce((sum, count) => sum + count, 0),
    slots: Math.max(...services.map(({ slots }) => slots)),
    room: listRoom(Math.max(...services.map(({ places }) => places))),
    tasks,
    jobs: Math.max(
      ...services.map(({ discipline = 'fcfs', places }) => (discipline === 'fcfs' ? 0 : places)),
    ),
    logged,
    departures,
  }
}

/** Puts a graph on fresh columns. */
export function createLoneMesh(settings: LoneMeshSettings): LoneMesh {
  const { graph, cells, seed, isCompiled = false } = settings
  const capacity = loneCapacity(settings)
  const layout = { clock: float64(1), mesh: meshLayout(capacity) }
  const { views, ground } = isCompiled
    ? allocateShared(layout, capacity)
    : { ...allocate(layout), ground: null }
  const mesh = createMesh(views.mesh, capacity, views.clock, graph, seed)
  compileWay(mesh, ground)
  let row = 0
  const rows = cells.map((count, service) =>
    Array.from({ length: count }, () => {
      clearRow(mesh.plane, service, row)
      joinRouting(mesh.plane, service, row)
      return row++
    }),
  )
  seatClients(mesh)
  return { mesh, views: views.mesh, rows }
}
