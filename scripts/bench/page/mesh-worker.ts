import { histogramQuantile } from '#core/kernel/histogram.ts'
import { float64 } from '#core/kernel/memory.ts'
import { seatClients } from '#core/mesh/clients.ts'
import { allocateShared } from '#core/mesh/compiled/memory.ts'
import { compileWay } from '#core/mesh/compiled/way.ts'
import { countedOn } from '#core/mesh/edge-counters.ts'
import { plainEdge, type EdgeRules } from '#core/mesh/graph.ts'
import { createMesh, meshLayout, type Mesh } from '#core/mesh/mesh.ts'
import { countReturned } from '#core/mesh/returns.ts'
import { runMesh } from '#core/mesh/run.ts'
import { insideNow } from '#core/traffic/census.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { listRoom } from '#core/traffic/list-room.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import type { Rules } from '#core/traffic/plane.ts'
import { clearRow, joinRouting } from '#core/traffic/routing-list.ts'
import { busyTime, routedTo } from '#core/traffic/slots.ts'
import type { MeshWish } from './mesh.ts'

/**
 * Three services in a row, each calling the next: latency there and back with jitter, patience of a second, two
 * retries within a budget, histograms, and a snapshot of all cells a picture, sent to the page.
 */
const utilisation = 0.7
const pictureTime = 1 / 60
const places = 64
const columns = 8
/** Snapshots on their way at most; a further one waits for the page to send one back. */
const buffers: Float32Array<ArrayBuffer>[] = []

addEventListener('message', ({ data }: MessageEvent<MeshWish | Float32Array<ArrayBuffer>>) => {
  if (data instanceof Float32Array) buffers.push(data)
  else void measure(data)
})

async function measure(wish: MeshWish): Promise<void> {
  const mesh = meshOf(wish)
  for (let i = 0; i < 3; i++) buffers.push(new Float32Array(3 * wish.cells * columns))
  let picture = 0
  let ms = 0
  let before = 0
  for (; picture < wish.warmPictures + wish.pictures; picture++) {
    if (picture === wish.warmPictures) {
      ms = 0
      before = hopsOf(mesh)
    }
    const began = performance.now()
    runMesh(mesh, (picture + 1) * pictureTime, Infinity)
    mesh.clock[0] = (picture + 1) * pictureTime
    countReturned(mesh)
    for (let edge = 0; edge < 3; edge++) histogramQuantile(mesh.latency, edge * 1024, 0.99)
    const buffer = buffers.pop()
    if (buffer !== undefined) {
      look(mesh, 3 * wish.cells, buffer)
      postMessage(buffer, { transfer: [buffer.buffer] })
    }
    ms += performance.now() - began
    // Lets what the page has sent back arrive.
    if (buffers.length < 2) await new Promise((resolve) => setTimeout(resolve))
  }
  const hops = hopsOf(mesh) - before
  postMessage({ pictures: wish.pictures, ms, hops, answered: countedOn(mesh, 0, 'succeeded') })
}

function hopsOf(mesh: Mesh): number {
  return [0, 1, 2].reduce((sum, edge) => sum + countedOn(mesh, edge, 'attempts'), 0)
}

/** What a picture needs of every cell: eight numbers. */
function look(mesh: Mesh, cells: number, into: Float32Array): void {
  const { plane } = mesh
  const now = mesh.clock[0] ?? 0
  for (let row = 0; row < cells; row++) {
    const at = row * columns
    const inside = insideNow(plane, row)
    into[at] = row
    into[at + 1] = plane.owners[row] ?? 0
    into[at + 2] = inside
    into[at + 3] = inside > 1 ? inside - 1 : 0
    into[at + 4] = busyTime(plane, row, 1, now) / now
    into[at + 5] = routedTo(plane, row)
    into[at + 6] = 1
    into[at + 7] = now
  }
}

function meshOf({ cells, rate }: MeshWish): Mesh {
  const mean = (utilisation * cells) / rate
  const service: Rules = {
    ...plainRules,
    demand: prepareDemand('exponential', mean, 1),
    places,
    routing: 'power-of-d',
    choices: 2,
    pairwise: true,
  }
  const services = [0, 1, 2].map((index) => ({
    ...service,
    load: loadSegments({ form: 'steps', every: 1e6, rates: [index === 0 ? rate : 0] }),
  }))
  const edge: EdgeRules = {
    ...plainEdge,
    latency: 0.0005,
    jitter: 0.0001,
    timeout: 1,
    retries: 2,
    retryBudget: 0.1,
    backoff: 0.01,
    backoffMax: 0.1,
  }
  const edges = [edge, { ...edge, from: 0, to: 1 }, { ...edge, from: 1, to: 2 }]
  const rows = 3 * cells
  const size = { services: 3, edges: 3, populations: 1, rows, slots: 1, room: listRoom(places) }
  const capacity = { ...size, tasks: 1 << 18 }
  const layout = { clock: float64(1), mesh: meshLayout(capacity) }
  const { views, ground } = allocateShared(layout, capacity)
  const populations = [{ kind: 'open', edge: 0 }] as const
  const mesh = createMesh(views.mesh, capacity, views.clock, { services, edges, populations }, 1)
  for (let row = 0; row < rows; row++) {
    const owner = Math.floor(row / cells)
    clearRow(mesh.plane, owner, row)
    joinRouting(mesh.plane, owner, row)
  }
  seatClients(mesh)
  compileWay(mesh, ground)
  return mesh
}
