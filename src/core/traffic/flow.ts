import { prepareRequests } from './arrivals.ts'
import { admit, clientTurn, findSlot, foresee, refuse, setPatience, takeFresh } from './attempts.ts'
import { burst } from './burst.ts'
import { writeLists } from './lean.ts'
import { outcome } from './lists.ts'
import { batch, counters, hand, type Plane } from './plane.ts'
import { inside } from './ring.ts'
import { lesserOfTwo, route } from './route.ts'

/**
 * Serves requests in the order of time, up to but not at `until`, at most `limit` of them. Returns how
 * many it served; at the limit the clock stands at the last one. There is no event per request: what
 * becomes of an attempt follows from the cell it meets, at the moment it is sent.
 */
export function flow(plane: Plane, until: number, limit: number): number {
  plane.hand[hand.until] = until
  const served = serve(plane, until, limit)
  // Rows become lean only on the way of a request, which is served then: where none comes nobody looks at all cells.
  if (served > 0) writeLists(plane)
  return served
}

/** What `flow` does, without what comes at its end: code behind a loop of millions would be deoptimised whenever it is met. */
function serve(plane: Plane, until: number, limit: number): number {
  const { clients, clock, places, times } = plane
  let served = 0
  while (served < limit) {
    const service = places.length === 1 ? 0 : earliestService(plane)
    if (places[service] === batch) prepareRequests(plane, service)
    const usual = places.length === 1 ? burst(plane, service, limit - served) : 0
    served += usual
    if (usual > 0) continue
    const arrival = times[service * batch + places[service]]
    const client = clients.registers[0] > 0 ? clients.times[0] : Infinity
    // A fresh request goes before a client of the same instant.
    if (client < arrival) {
      if (client >= until) break
      clock[0] = client
      const owner = clients.seconds[0]
      const tries = clientTurn(plane, owner)
      if (tries > 0) send(plane, owner, tries)
    } else {
      if (arrival >= until) break
      clock[0] = arrival
      takeFresh(plane, service)
      send(plane, service, 1)
    }
    served++
  }
  return served
}

/** Sends attempt number `tries` of the request in hand to a cell. */
export function send(plane: Plane, service: number, tries: number): void {
  plane.counters[service * counters.length + attempts]++
  const rules = plane.rules[service]
  const row = rules.pairwise ? lesserOfTwo(plane, service) : route(plane, service)
  const count = row < 0 ? rules.places : inside(plane, row, rules.slots)
  if (count >= rules.places) {
    refuse(plane, service, tries)
    return
  }
  findSlot(plane, row)
  if (rules.plain) {
    admit(plane, service, row, tries, outcome.success)
    return
  }
  setPatience(plane, service, tries)
  admit(plane, service, row, tries, foresee(plane, service, row, tries))
}

function earliestService(plane: Plane): number {
  let earliest = 0
  let soonest = Infinity
  for (let service = 0; service < plane.places.length; service++) {
    if (plane.places[service] === batch) prepareRequests(plane, service)
    const next = plane.times[service * batch + plane.places[service]]
    if (next >= soonest) continue
    soonest = next
    earliest = service
  }
  return earliest
}

const attempts = counters.indexOf('attempts')
