import { countLiving, isStarting, livingOf } from '#core/cells/population.ts'
import { controlLife, createControl, leadingLayout, trailingLayout } from '#core/control/control.ts'
import { mostWanted, sampleInterval } from '#core/control/room.ts'
import type { Colony } from '#core/control/run.ts'
import { checkLoadGoingOn, noRoomFor, withServiceValue } from '#core/control/service-changes.ts'
import { livePartsOf } from '#core/kernel/compact.ts'
import { sizeBytes } from '#core/kernel/memory.ts'
import { putFresh, seatClients } from '#core/mesh/clients.ts'
import { allocateShared } from '#core/mesh/compiled/memory.ts'
import { compileWay } from '#core/mesh/compiled/way.ts'
import { meshLife } from '#core/mesh/mesh-life.ts'
import { createMesh, meshLayout, type Mesh } from '#core/mesh/mesh.ts'
import { keepPatience } from '#core/mesh/patience.ts'
import { runMesh } from '#core/mesh/run.ts'
import { revive, tidy } from '#core/mesh/tidy.ts'
import { wire } from '#core/mesh/wiring.ts'
import type { Change } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { replanArrivals } from '#core/traffic/arrivals.ts'
import { brokenMesh } from './invariants.ts'
import { graphOf, isOpen, scaled } from './mesh-graph.ts'
import { changeObjective, meshFace } from './mesh-face.ts'
import { readingsLayout } from './mesh-readings.ts'
import { settingsOf, withValue } from './one-service.ts'
import { parameters, type MicroservicesSettings } from './parameters.ts'
import { serviceFields } from './service-fields.ts'
import { capacityOf, checkTogether, mostCells, servicesOf } from './together.ts'
import { countAnew, createVisits, type Visits } from './visits.ts'

/** Services that call one another: their mesh, and the control plane over it. */
export interface MeshColony extends Colony<MicroservicesSettings> {
  readonly mesh: Mesh
  /** The settings that the run began with, by which its memory was laid out. */
  readonly begun: MicroservicesSettings
}

/** At time 0: no cells, no events, closed clients who think, the first request planned. */
export function createColony(begun: MicroservicesSettings, seed: number): MeshColony {
  const capacity = capacityOf(begun)
  const graph = graphOf(begun)
  const room = { services: capacity.services, rows: capacity.rows }
  const layout = {
    ...leadingLayout(room),
    mesh: meshLayout(capacity),
    readings: readingsLayout(capacity.services, capacity.edges),
    ...trailingLayout(room),
  }
  const { views, ground } = allocateShared(layout, capacity)
  const { leading, trailing } = controlLife(views)
  const mesh = createMesh(views.mesh, capacity, views.clock, graph, seed)
  compileWay(mesh, ground)
  seatClients(mesh)
  const visits = createVisits(mesh)
  const living = (): Int32Array => livingOf(views.population)
  const serving = () => living().filter((row) => !isStarting(views.population, row))
  const life = { ...leading, mesh: meshLife(mesh, views.mesh, capacity, living), ...trailing }
  let settings = begun
  let services = servicesOf(begun)
  const control = createControl({
    views,
    seed,
    names: begun.graph.services.map(({ name }) => name),
    edges: graph.edges.map(({ from, to, optional }) => ({ from, to, optional })),
    data: meshFace(mesh, visits, views.readings, (service) => services[service].objectiveLatency),
    services,
    interval: sampleInterval(settingsOf(begun, 0)),
  })
  const adopt = (next: MicroservicesSettings): void => {
    settings = next
    services = servicesOf(next)
    control.beside.services = services
    const after = graphOf(next)
    mesh.plane.rules = after.services
    mesh.edges = after.edges
    mesh.wiring = wire(after)
  }
  const colony: MeshColony = {
    mesh,
    begun,
    control,
    parts: livePartsOf(views, life),
    bytes: sizeBytes(layout),
    settings: () => settings,
    adopt,
    servicesOf,
    tidy: () => tidy(mesh),
    revive: () => reviveAll(mesh, visits),
    flow: flowOf(mesh, visits),
    // Every event looks for the cells of its service among all.
    weight: () => countLiving(views.population) + (mesh.returned[0] >> 4),
    withChange,
    checkGoingOn: (after) => checkGoingOn(colony, after),
    replan(before, { name }) {
      if (name === 'load') replanLoad(mesh, before)
      if (name === 'timeout' || name === 'timeoutLaw') keepPatience(mesh, wire(graphOf(before)))
      if (name !== 'objectiveLatency') return
      servicesOf(before).forEach(({ objectiveLatency }, service) => {
        const after = services[service].objectiveLatency
        changeObjective(mesh, views.readings, service, { before: objectiveLatency, after })
      })
    },
    emptyLike: () => createColony(begun, seed),
    brokenInvariant: () => brokenMesh(mesh, serving()),
  }
  return colony
}

/** After a save was read back. */
function reviveAll(mesh: Mesh, visits: Visits): void {
  revive(mesh)
  countAnew(visits)
}

function flowOf(mesh: Mesh, visits: Visits) {
  return (until: number, limit: number): number => {
    // Up to the time where it stands all has been done.
    if (until > mesh.clock[0]) countAnew(visits)
    return runMesh(mesh, until, limit)
  }
}

/** The load has changed: fresh requests of all clients who follow it are planned anew. */
function replanLoad(mesh: Mesh, before: MicroservicesSettings): void {
  // So that the next request of each is prepared.
  putFresh(mesh)
  for (const [edge, entry] of before.graph.calls.entries()) {
    if (!isOpen(entry)) continue
    replanArrivals(mesh.plane, mesh.wiring.to[edge], scaled(before.load, entry.calls))
  }
}

type SetChange = Extract<Change, { readonly type: 'set' }>

/** Settings with one more change in them. */
function withChange(
  settings: MicroservicesSettings,
  { name, value, service }: SetChange,
): Result<MicroservicesSettings> {
  const count = settings.graph.services.length
  if (service !== undefined && !(Number.isInteger(service) && service >= 0 && service < count)) {
    return refuse(`There is no service ${service}; this run has ${count}.`)
  }
  if (service !== undefined && name === 'load') {
    return refuse('The load is that of the clients and cannot be set for one service.')
  }
  if (name === 'graph') {
    return refuse(
      `“${parameters.graph.label}” cannot change while a run goes on. Start a new run with it.`,
    )
  }
  const checked = withServiceValue(serviceFields, settingsOf(settings, service ?? 0), name, value)
  if (!checked.ok) return checked
  return { ok: true, value: withValue(settings, name, Reflect.get(checked.value, name), service) }
}

function checkGoingOn({ control, begun }: MeshColony, after: MicroservicesSettings): Result<null> {
  const together = checkTogether(after)
  if (!together.ok) return together
  for (const [service, one] of servicesOf(after).entries()) {
    const room = mostCells(begun, service)
    if (mostWanted(one) > room) return noRoomFor(mostWanted(one), room)
  }
  return checkLoadGoingOn(control, settingsOf(after, 0))
}
