import { nextTime } from '#core/kernel/calendar.ts'
import { keyedWord, uniform } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { prepareRequests } from './arrivals.ts'
import { clientEvent, earnBudget, leavePool, notice, noticeLater } from './clients.ts'
import { demandOf } from './demand.ts'
import { makeGap, outcome } from './lists.ts'
import { batch, cellField, counters, entryStride, hand, logStride, type Plane } from './plane.ts'
import { lesserOfTwo, route } from './route.ts'
import { bookEarliest } from './slots.ts'

/**
 * Serves requests in the order of time, up to but not at `until`, at most `limit` of them. Returns how
 * many it served; at the limit the clock stands at the last one. There is no event per request: what
 * becomes of an attempt follows from the cell it meets, at the moment it is sent.
 *
 * One long function on purpose: a request costs a few dozen nanoseconds, and every call that is not
 * inlined loads the columns anew (docs/decisions/0015). What is rare is called.
 */
export function flow(plane: Plane, until: number, limit: number): number {
  const { clients, clock, hand: held, places, times, works, cells, lists, counters: tally } = plane
  const { stride, entries } = plane.record
  const { room } = plane.capacity
  let served = 0
  while (served < limit) {
    let service = places.length === 1 ? 0 : earliestService(plane)
    if (places[service] === batch) prepareRequests(plane, service)
    const place = service * batch + places[service]
    const arrival = times[place]
    let tries = 1
    // A fresh request goes before a client of the same instant.
    if (nextTime(clients) < arrival) {
      if (nextTime(clients) >= until) break
      clock[0] = nextTime(clients)
      service = clients.seconds[0]
      tries = clientTurn(plane, service)
      served++
      if (tries === 0) continue
    } else {
      if (arrival >= until) break
      clock[0] = arrival
      places[service]++
      held[hand.request] = plane.nextRequest[service]++
      held[hand.born] = arrival
      held[hand.work] = works[place]
      tally[service * counters.length + arrived]++
      if (plane.rules[service].retries > 0) earnBudget(plane, service)
      served++
    }
    tally[service * counters.length + attempts]++
    const rules = plane.rules[service]
    const row = rules.pairwise ? lesserOfTwo(plane, service) : route(plane, service)
    const count = row < 0 ? rules.places : lists[2 * row + 1]
    if (count >= rules.places) {
      refuse(plane, service, tries)
      continue
    }
    const cell = row * stride
    const now = clock[0]
    const free = cells[cell + cellField.slots]
    const start = free > now ? free : now
    const leave = start + held[hand.work]
    held[hand.start] = start
    held[hand.leave] = leave
    cells[cell + cellField.routed]++
    const result = rules.plain ? outcome.success : foresee(plane, service, tries)
    if (result !== outcome.abandoned) {
      if (rules.slots === 1) cells[cell + cellField.slots] = leave
      else bookEarliest(plane, row, rules.slots)
      cells[cell + cellField.committed] += held[hand.work]
    }
    const end = lists[2 * row] + count
    let at = cell + entries + end * entryStride
    // With one slot and no abandonment nobody is overtaken: who comes last leaves last.
    if (end === room || (count > 0 && cells[at - entryStride] > held[hand.leave])) {
      at = makeGap(plane, row)
    }
    cells[at] = held[hand.leave]
    cells[at + 1] = held[hand.born]
    cells[at + 2] = held[hand.request]
    cells[at + 3] = 8 * tries + result
    lists[2 * row + 1] = count + 1
    if (plane.log.length > 0) log(plane, tries, result)
  }
  return served
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

/**
 * The earliest client event: a failure is noticed, or a request is sent again. Returns the number of
 * the attempt to send, with its request in hand, or 0 when none is sent now.
 */
function clientTurn(plane: Plane, service: number): number {
  const kind = plane.clients.kinds[0]
  const place = leavePool(plane)
  const request = plane.clientRequests[place]
  const tries = plane.clientTries[place]
  plane.hand[hand.request] = request
  plane.hand[hand.born] = plane.clientBorns[place]
  if (kind === clientEvent.notices) {
    notice(plane, service, tries)
    return 0
  }
  plane.counters[service * counters.length + retried]++
  const { demand } = plane.rules[service]
  plane.hand[hand.work] = demandOf(demand, plane.keys[service].demand, request)
  return tries
}

/**
 * What becomes of the attempt in hand, where clients give up or attempts fail. A client that will
 * notice a failure is told when; one that leaves the queue leaves at its timeout instead of being served.
 */
function foresee(plane: Plane, service: number, tries: number): number {
  const rules = plane.rules[service]
  const held = plane.hand
  const now = plane.clock[0]
  if (rules.impatient) {
    setPatience(plane, service, tries)
    const givesUp = now + held[hand.patience]
    if (rules.cancellation && held[hand.start] > givesUp) {
      held[hand.start] = givesUp
      held[hand.leave] = givesUp
      noticeLater(plane, service, givesUp, tries)
      return outcome.abandoned
    }
    if (held[hand.leave] > givesUp) {
      noticeLater(plane, service, givesUp, tries)
      return outcome.late
    }
  }
  if (!rules.failing || !fails(plane, service, tries)) return outcome.success
  noticeLater(plane, service, held[hand.leave], tries)
  return outcome.error
}

/** No ready cell, or no place in the chosen one: the client hears it at once. */
function refuse(plane: Plane, service: number, tries: number): void {
  plane.counters[service * counters.length + shed]++
  plane.hand[hand.start] = plane.clock[0]
  plane.hand[hand.leave] = plane.clock[0]
  if (plane.log.length > 0) log(plane, tries, outcome.shed)
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

/** Writes the attempt in hand into the log of attempts, as long as there is room. */
function log(plane: Plane, tries: number, result: number): void {
  const row = plane.logCount[0]++
  if (row >= plane.capacity.logged) return
  const at = row * logStride
  plane.log[at] = plane.hand[hand.request]
  plane.log[at + 1] = tries
  plane.log[at + 2] = plane.clock[0]
  plane.log[at + 3] = plane.hand[hand.start]
  plane.log[at + 4] = plane.hand[hand.leave]
  plane.log[at + 5] = result
}
