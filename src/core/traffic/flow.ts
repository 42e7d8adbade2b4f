import { keyedWord, uniform } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { prepareRequests } from './arrivals.ts'
import { clientEvent, earnBudgets, isVoid, leavePool, notice, noticeLater } from './clients.ts'
import { demandOf } from './demand.ts'
import { burst } from './burst.ts'
import { writeLists } from './lean.ts'
import { outcome } from './lists.ts'
import { logAttempt } from './log.ts'
import { batch, cellField, counters, hand, type Plane } from './plane.ts'
import { admitTo, inside } from './ring.ts'
import { enrol, tagOf } from './roll.ts'
import { lesserOfTwo, route } from './route.ts'
import { bookEarliest } from './slots.ts'

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
      clientTurn(plane, clients.seconds[0])
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

/** Takes the next prepared request of a service in hand. */
function takeFresh(plane: Plane, service: number): void {
  const { hand: held } = plane
  const place = service * batch + plane.places[service]
  plane.places[service]++
  held[hand.request] = plane.nextRequest[service]++
  held[hand.born] = plane.times[place]
  held[hand.work] = plane.works[place]
  plane.counters[service * counters.length + arrived]++
  if (plane.rules[service].retries > 0) earnBudgets(plane, service, 1)
}

/** Sends attempt number `tries` of the request in hand. */
function send(plane: Plane, service: number, tries: number): void {
  const { cells, clock, hand: held } = plane
  plane.counters[service * counters.length + attempts]++
  const rules = plane.rules[service]
  const row = rules.pairwise ? lesserOfTwo(plane, service) : route(plane, service)
  const count = row < 0 ? rules.places : inside(plane, row, rules.slots)
  if (count >= rules.places) {
    refuse(plane, service, tries)
    return
  }
  const cell = row * plane.stride
  const now = clock[0]
  const free = cells[cell + cellField.slots]
  held[hand.start] = free > now ? free : now
  held[hand.leave] = held[hand.start] + held[hand.work]
  const result = rules.plain ? outcome.success : foresee(plane, service, row, tries)
  if (result !== outcome.abandoned) {
    if (rules.slots === 1) cells[cell + cellField.slots] = held[hand.leave]
    else bookEarliest(plane, row, rules.slots)
    cells[cell + cellField.committed] += held[hand.work]
  }
  admitTo(plane, row, rules.slots)
  enrol(plane, tagOf(row, tries, result))
  if (plane.log.length > 0) logAttempt(plane, tries, result)
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

const arrived = counters.indexOf('arrived')
const attempts = counters.indexOf('attempts')
const shed = counters.indexOf('shed')
const retried = counters.indexOf('retried')

/** The earliest client event: a failure is noticed, or a request is sent again. */
function clientTurn(plane: Plane, service: number): void {
  const kind = plane.clients.kinds[0]
  const place = leavePool(plane)
  const request = plane.clientRequests[place]
  const tries = plane.clientTries[place]
  if (tries === isVoid) return
  plane.hand[hand.request] = request
  plane.hand[hand.born] = plane.clientBorns[place]
  if (kind === clientEvent.notices) {
    notice(plane, service, tries)
    return
  }
  plane.counters[service * counters.length + retried]++
  const { demand } = plane.rules[service]
  plane.hand[hand.work] = demandOf(demand, plane.keys[service].demand, request)
  send(plane, service, tries)
}

/**
 * What becomes of the attempt in hand, where clients give up or attempts fail. A client that will
 * notice a failure is told when; one that leaves the queue leaves at its timeout instead of being served.
 */
function foresee(plane: Plane, service: number, row: number, tries: number): number {
  const rules = plane.rules[service]
  const held = plane.hand
  const now = plane.clock[0]
  if (rules.impatient) {
    setPatience(plane, service, tries)
    const givesUp = now + held[hand.patience]
    if (rules.cancellation && held[hand.start] > givesUp) {
      held[hand.start] = givesUp
      held[hand.leave] = givesUp
      noticeLater(plane, service, row, givesUp, tries)
      return outcome.abandoned
    }
    if (held[hand.leave] > givesUp) {
      noticeLater(plane, service, row, givesUp, tries)
      return outcome.late
    }
  }
  if (!rules.failing || !fails(plane, service, tries)) return outcome.success
  noticeLater(plane, service, row, held[hand.leave], tries)
  return outcome.error
}

/** No ready cell, or no place in the chosen one: the client hears it at once. */
function refuse(plane: Plane, service: number, tries: number): void {
  plane.counters[service * counters.length + shed]++
  plane.hand[hand.start] = plane.clock[0]
  plane.hand[hand.leave] = plane.clock[0]
  if (plane.log.length > 0) logAttempt(plane, tries, outcome.shed)
  notice(plane, service, tries)
}

/** How long the client waits for this attempt: fixed, or exponential with the timeout as mean. */
function setPatience(plane: Plane, service: number, tries: number): void {
  const rules = plane.rules[service]
  const key = plane.keys[service].patience + tries
  plane.hand[hand.patience] = rules.exponentialTimeout
    ? rules.timeout * exponential(keyedWord(key, plane.hand[hand.request]), key)
    : rules.timeout
}

function fails(plane: Plane, service: number, tries: number): boolean {
  const rules = plane.rules[service]
  const word = keyedWord(plane.keys[service].failure + tries, plane.hand[hand.request])
  return uniform(word) < rules.failureShare
}
