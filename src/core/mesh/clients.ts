import { prepareTimes } from '#core/traffic/arrivals.ts'
import { batch } from '#core/traffic/plane.ts'
import { fill, send } from './calls.ts'
import { passDeparture, putDeparture } from './departures.ts'
import { rootTag } from './draws.ts'
import type { Mesh } from './mesh.ts'
import { hand } from './hand.ts'
import { count, counter } from './edge-counters.ts'
import { noTask, takeTask } from './tasks.ts'
import { nextOf, thinkAndSend } from './think.ts'

/** Clients: open populations send along a load whatever comes back; closed ones think, send and wait. */

/** Lets every client of the closed populations begin to think. */
export function seatClients(mesh: Mesh): void {
  for (const population of mesh.populations) {
    if (population.kind !== 'closed') continue
    for (let client = 0; client < population.clients; client++) {
      mesh.hand[hand.back] = mesh.clock[0]
      thinkAndSend(mesh, population.edge, client, 0)
    }
  }
}

/** A client has thought long enough. Where no record is free it thinks once more. */
export function clientSends(mesh: Mesh, edge: number, request: number): void {
  const { clock, hand: held, wiring, sent } = mesh
  held[hand.sent] = clock[0]
  sent[wiring.crowd[edge]]++
  if (begin(mesh, edge, request)) return
  held[hand.since] = clock[0]
  held[hand.back] = clock[0]
  nextOf(mesh, edge, request)
}

/**
 * Finds when the next request of an open population comes, or what leaves a cell before it, Infinity when nothing does; puts it in
 * hand.
 */
export function putFresh(mesh: Mesh): void {
  const { plane, populations, wiring } = mesh
  let soonest = Infinity
  for (let i = 0; i < populations.length; i++) {
    const population = populations[i]
    if (population.kind !== 'open') continue
    const service = wiring.to[population.edge]
    if (plane.places[service] === batch) prepareTimes(plane, service)
    const time = plane.times[service * batch + plane.places[service]]
    if (time >= soonest) continue
    soonest = time
    fresh[0] = i
  }
  mesh.hand[hand.fresh] = soonest
  if (wiring.isUnforeseen && preferDeparture(mesh)) fresh[0] = departure
}

/** The population of the request that `putFresh` found, or `departure`; scratch between the two calls. */
const fresh = new Int32Array(1)

/** In place of a population: what `putFresh` found is a departure. */
const departure = -1

/** Whether something leaves a cell before the fresh request in hand, or at its time; then that is in hand in its place. */
export function preferDeparture(mesh: Mesh): boolean {
  const { hand: held } = mesh
  putDeparture(mesh)
  if (held[hand.departure] > held[hand.fresh] || held[hand.departure] === Infinity) return false
  held[hand.fresh] = held[hand.departure]
  return true
}

/** Sends the request that `putFresh` found, at the time in hand, or lets go on what leaves a cell then. */
export function sendFresh(mesh: Mesh): void {
  if (fresh[0] === departure) {
    passDeparture(mesh)
    return
  }
  sendFreshOf(mesh, fresh[0])
}

/** Sends the next request of an open population at the time in hand. */
export function sendFreshOf(mesh: Mesh, population: number): void {
  const { plane, wiring } = mesh
  const { edge } = mesh.populations[population]
  const service = wiring.to[edge]
  plane.places[service]++
  mesh.sent[population]++
  begin(mesh, edge, plane.nextRequest[service]++)
}

/** A request of a client on an edge; false, and counted, where no record is free. */
function begin(mesh: Mesh, edge: number, request: number): boolean {
  const tag = rootTag(mesh, edge, request)
  const task = takeTask(mesh)
  if (task === noTask) {
    count(mesh, edge, counter.calls)
    count(mesh, edge, counter.poolRefused)
    count(mesh, edge, counter.failed)
    return false
  }
  fill(mesh, task, noTask, edge, tag, 1)
  if (mesh.wiring.plain[edge] === 0) mesh.requests[task] = request
  send(mesh, task)
  return true
}
