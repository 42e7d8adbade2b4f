import { lossNames, writeLosses, type DataPlane } from '#core/control/data-plane.ts'
import { cellMiddle, histogramCells } from '#core/kernel/histogram.ts'
import { countedOn } from '#core/mesh/edge-counters.ts'
import { loseCells, loseEmptyCell } from '#core/mesh/loss.ts'
import type { Mesh } from '#core/mesh/mesh.ts'
import { countReturned } from '#core/mesh/returns.ts'
import { edgeColumns, limitNames, type LimitName } from '#core/organisms/observation.ts'
import { counters } from '#core/traffic/plane.ts'
import { clearRow, joinRouting, leaveRoutingTogether } from '#core/traffic/routing-list.ts'
import { routedTo } from '#core/traffic/slots.ts'
import {
  addLatencies,
  busyOf,
  edgesTo,
  edgeTotal,
  inServiceOf,
  insideOf,
  oldestCall,
  tallyOf,
  type ReadingViews,
} from './mesh-readings.ts'
import { countAnew, visitsOf, type Visits } from './visits.ts'

/** What is counted of a mesh between two looks, by service; made anew whenever somebody asks, so no part of the state. */
interface Count {
  readonly tallies: Float64Array
  readonly window: Uint32Array
  /** Requests of a service that were answered later than its objective, of the windows before and of the present one. */
  readonly missed: (service: number) => number
  readonly again: () => void
  readonly endWindow: () => void
}

function countOf(
  mesh: Mesh,
  readings: ReadingViews,
  objectiveOf: (service: number) => number,
): Count {
  const services = mesh.plane.capacity.services
  const tallies = new Float64Array(services * counters.length)
  const window = new Uint32Array(services * histogramCells)
  const missed = (service: number): number =>
    readings.missed[service] + late(window, service * histogramCells, objectiveOf(service))
  return {
    tallies,
    window,
    missed,
    again() {
      // What is back is counted whenever somebody asks: two states that differ in that alone are one (tidy.ts of the mesh).
      countReturned(mesh)
      window.fill(0)
      for (let service = 0; service < services; service++) {
        addWindow(mesh, readings, service, window, service * histogramCells)
        const tally = tallyOf(mesh, service, missed(service))
        counters.forEach((name, i) => (tallies[service * counters.length + i] = tally[name]))
      }
    },
    endWindow() {
      for (let service = 0; service < services; service++) {
        readings.missed[service] = missed(service)
      }
      for (let i = 0; i < window.length; i++) readings.latency[i] += window[i]
      window.fill(0)
    },
  }
}

/** The data plane of many services, as the control plane knows it. `objectiveOf` is the latency that a service is to keep, s. */
export function meshFace(
  mesh: Mesh,
  visits: Visits,
  readings: ReadingViews,
  objectiveOf: (service: number) => number,
): DataPlane {
  const { plane } = mesh
  const count = countOf(mesh, readings, objectiveOf)
  const losses = new Float64Array(lossNames.length)
  const lateWindow = new Uint32Array(histogramCells)
  return {
    foresees: false,
    clear: (service, row) => clearRow(plane, service, row),
    join: (service, row) => joinRouting(plane, service, row),
    leave: (service, rows) => leaveRoutingTogether(plane, service, rows),
    lose(service, row) {
      if (visitsOf(mesh, visits, row) === 0) {
        loseEmptyCell(mesh, row)
        return 0
      }
      const before = tallyOf(mesh, service, 0).lost
      loseCells(mesh, [row])
      countAnew(visits)
      return tallyOf(mesh, service, 0).lost - before
    },
    ready: (service) => plane.readyCounts[service],
    inside: (service, row) => insideOf(mesh, service, row),
    inService: (service, row) => inServiceOf(mesh, service, row),
    busy: (service, row) => busyOf(mesh, service, row),
    routed: (row) => routedTo(plane, row),
    emptyAt: (row) => (visitsOf(mesh, visits, row) === 0 ? mesh.clock[0] : Infinity),
    arrived: (service) => tallyOf(mesh, service, 0).arrived,
    oldestOpen: (service) => oldestCall(mesh, service),
    tally(service) {
      count.again()
      const tally = tallyOf(mesh, service, count.missed(service))
      // A call counts as come when its first attempt does, and may have failed on the way before.
      return { ...tally, arrived: Math.max(tally.arrived, tally.succeeded + tally.failed) }
    },
    losses(service) {
      countReturned(mesh)
      lateWindow.fill(0)
      addWindow(mesh, readings, service, lateWindow, 0)
      const missed = readings.missed[service] + late(lateWindow, 0, objectiveOf(service))
      return writeLosses(tallyOf(mesh, service, missed), losses)
    },
    limits: (service) => limitsOf(mesh, service),
    latencies(service) {
      countReturned(mesh)
      const sum = new Float64Array(histogramCells)
      addLatencies(mesh, service, sum, 0)
      return sum
    },
    count: count.again,
    counters: count.tallies,
    window: count.window,
    endWindow(seconds) {
      count.endWindow()
      rateEdges(mesh, readings, seconds)
    },
    edgeRate: (edge, column) =>
      readings.rates[edge * edgeColumns.length + edgeColumns.indexOf(column)],
  }
}

/** Adds the latencies of a service's answers of the present window. */
function addWindow(
  mesh: Mesh,
  { latency }: ReadingViews,
  service: number,
  into: Uint32Array,
  offset: number,
): void {
  addLatencies(mesh, service, into, offset)
  const from = service * histogramCells
  for (let i = 0; i < histogramCells; i++) into[offset + i] -= latency[from + i]
}

/** A service is to keep another latency from now on: what was answered before in this window stays counted by the former one. */
export function changeObjective(
  mesh: Mesh,
  readings: ReadingViews,
  service: number,
  { before, after }: { readonly before: number; readonly after: number },
): void {
  if (before === after) return
  const window = new Uint32Array(histogramCells)
  countReturned(mesh)
  addWindow(mesh, readings, service, window, 0)
  readings.missed[service] += late(window, 0, before) - late(window, 0, after)
}

/** A window of so many seconds has ended: what came over each edge in it. */
function rateEdges(mesh: Mesh, { rates, totals }: ReadingViews, seconds: number): void {
  mesh.edges.forEach((_, edge) => {
    edgeColumns.forEach((column, i) => {
      const place = edge * edgeColumns.length + i
      const total = edgeTotal(mesh, edge, column)
      rates[place] = (total - totals[place]) / seconds
      totals[place] = total
    })
  })
}

/** Answers of a histogram that took longer than an objective, as finely as it tells them apart (1.6 %). */
function late(counts: Uint32Array, from: number, objective: number): number {
  let sum = 0
  for (let cell = histogramCells - 1; cell >= 0 && cellMiddle(cell) > objective; cell--) {
    sum += counts[from + cell]
  }
  return sum
}

/** How often calls from and to a service met a limit. */
function limitsOf(mesh: Mesh, service: number): Readonly<Record<LimitName, number>> {
  const into = edgesTo(mesh, service)
  const own = mesh.edges.flatMap(({ from }, edge) => (from === service ? [edge] : []))
  const sum = (name: LimitName): number =>
    [...into, ...own].reduce((so, edge) => so + countedOn(mesh, edge, name), 0)
  const limits: Partial<Record<LimitName, number>> = {}
  for (const name of limitNames) limits[name] = sum(name)
  // Every limit has just been given.
  return limits as Record<LimitName, number>
}
