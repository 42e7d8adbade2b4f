import { allocate, float64 } from '#core/kernel/memory.ts'
import { listRoom } from '#core/traffic/list-room.ts'
import { clearRow, joinRouting } from '#core/traffic/routing-list.ts'
import { seatClients } from './clients.ts'
import type { Graph } from './graph.ts'
import { createMesh, meshLayout, type Mesh, type MeshViews } from './mesh.ts'

/** A mesh whose cells stand ready from the start, with its clients seated. */
export interface ReadyMesh {
  readonly mesh: Mesh
  readonly views: MeshViews
  /** Rows of the cells, by service. */
  readonly rows: readonly (readonly number[])[]
}

/** Puts a graph with so many cells of each service on fresh columns; `tasks` attempts may be under way at once. */
export function readyMesh(
  graph: Graph,
  cells: readonly number[],
  seed: number,
  tasks: number,
): ReadyMesh {
  const { services, edges, populations } = graph
  const capacity = {
    services: services.length,
    edges: edges.length,
    populations: populations.length,
    rows: cells.reduce((sum, count) => sum + count, 0),
    slots: Math.max(...services.map(({ slots }) => slots)),
    room: listRoom(Math.max(...services.map(({ places }) => places))),
    tasks,
  }
  const { views } = allocate({ clock: float64(1), mesh: meshLayout(capacity) })
  const mesh = createMesh(views.mesh, capacity, views.clock, graph, seed)
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
