import { nextTime } from '#core/kernel/calendar.ts'
import { keyedWord, uniform } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { planArrival } from './arrivals.ts'
import { clientEvent, earnBudget, leavePool, notice, noticeLater } from './clients.ts'
import { demandOf } from './demand.ts'
import { enlist, outcome } from './lists.ts'
import { counters, hand, logStride, type Plane, type Rules } from './plane.ts'
import { route } from './route.ts'
import { bookEarliest, earliestFree } from './slots.ts'

/**
 * Serves requests in the order of time, up to but not at `until`, at most `limit` of them. Returns how
 * many it served; at the limit the clock stands at the last one. There is no event per request: what
 * becomes of an attempt follows from the cell it meets, at the moment it is sent.
 */
export function flow(plane: Plane, until: number, limit: number): number {
  const { nextArrivals, clients } = plane
  let served = 0
  while (served < limit) {
    const service = nextArrivals.length === 1 ? 0 : earliestService(nextArrivals)
    const arrival = nextArrivals[service]
    const client = nextTime(clients)
    // A fresh request goes before a client of the same instant.
    if (client < arrival) {
      if (client >= until) return served
      plane.clock[0] = client
      clientTurn(plane)
    } else {
      if (arrival >= until) return served
      plane.clock[0] = arrival
      freshRequest(plane, service)
    }
    served++
  }
  return served
}

function earliestService(nextArrivals: Float64Array): number {
  let earliest = 0
  for (let service = 1; service < nextArrivals.length; service++) {
    if (nextArrivals[service] < nextArrivals[earliest]) earliest = service
  }
  return earliest
}

const arrived = counters.indexOf('arrived')
const attempts = counters.indexOf('attempts')
const shed = counters.indexOf('shed')
const retried = counters.indexOf('retried')

function freshRequest(plane: Plane, service: number): void {
  const request = plane.nextRequest[0]
  plane.nextRequest[0] = request + 1
  plane.hand[hand.request] = request
  plane.hand[hand.born] = plane.clock[0]
  plane.counters[service * counters.length + arrived]++
  if (plane.rules[service].retries > 0) earnBudget(plane, service)
  attempt(plane, service, 1)
  planArrival(plane, service)
}

function clientTurn(plane: Plane): void {
  const kind = plane.clients.kinds[0]
  const service = plane.clients.seconds[0]
  const place = leavePool(plane)
  plane.hand[hand.request] = plane.clientRequests[place]
  plane.hand[hand.born] = plane.clientBorns[place]
  const tries = plane.clientTries[place]
  if (kind === clientEvent.notices) {
    notice(plane, service, tries)
  } else {
    plane.counters[service * counters.length + retried]++
    attempt(plane, service, tries)
  }
}

/** Sends attempt number `tries` of the request in hand to a cell, and settles its whole future. */
function attempt(plane: Plane, service: number, tries: number): void {
  const rules = plane.rules[service]
  plane.counters[service * counters.length + attempts]++
  const row = route(plane, service)
  if (row < 0 || plane.counts[row] >= rules.places) {
    refuse(plane, service, tries)
    return
  }
  plane.routed[row]++
  const now = plane.clock[0]
  const held = plane.hand
  const free = earliestFree(plane, row)
  const start = free > now ? free : now
  if (rules.impatient) {
    setPatience(plane, rules, tries)
    if (rules.cancellation && start - now > held[hand.patience]) {
      abandon(plane, service, row, tries)
      return
    }
  }
  held[hand.start] = start
  setWork(plane, rules)
  const leave = start + held[hand.work]
  held[hand.leave] = leave
  bookEarliest(plane, row, rules.slots)
  plane.committed[row] += held[hand.work]
  let result: number = outcome.success
  if (rules.impatient && leave - now > held[hand.patience]) {
    result = outcome.late
    noticeLater(plane, service, now + held[hand.patience], tries)
  } else if (rules.failing && fails(plane, rules, tries)) {
    result = outcome.error
    noticeLater(plane, service, leave, tries)
  }
  enlist(plane, row, 8 * tries + result)
  if (plane.capacity.logged > 0) log(plane, tries, result)
}

/** No ready cell, or no place in the chosen one: the client hears it at once. */
function refuse(plane: Plane, service: number, tries: number): void {
  plane.counters[service * counters.length + shed]++
  plane.hand[hand.start] = plane.clock[0]
  plane.hand[hand.leave] = plane.clock[0]
  if (plane.capacity.logged > 0) log(plane, tries, outcome.shed)
  notice(plane, service, tries)
}

/** The attempt will leave the queue of cell `row` at its timeout, before any slot is free for it. */
function abandon(plane: Plane, service: number, row: number, tries: number): void {
  const leave = plane.clock[0] + plane.hand[hand.patience]
  plane.hand[hand.start] = leave
  plane.hand[hand.leave] = leave
  enlist(plane, row, 8 * tries + outcome.abandoned)
  if (plane.capacity.logged > 0) log(plane, tries, outcome.abandoned)
  noticeLater(plane, service, leave, tries)
}

/** The work of the request in hand; the most common law stands here, where it is inlined. */
function setWork(plane: Plane, rules: Rules): void {
  const { demand } = rules
  const key = plane.keys.demand
  const request = plane.hand[hand.request]
  plane.hand[hand.work] =
    demand.law === 'exponential'
      ? demand.mean * exponential(keyedWord(key, request), key)
      : +demandOf(demand, key, request)
}

/** How long the client waits for this attempt: fixed, or exponential with the timeout as mean. */
function setPatience(plane: Plane, rules: Rules, tries: number): void {
  const key = plane.keys.patience + tries
  plane.hand[hand.patience] = rules.exponentialTimeout
    ? rules.timeout * exponential(keyedWord(key, plane.hand[hand.request]), key)
    : rules.timeout
}

function fails(plane: Plane, rules: Rules, tries: number): boolean {
  const word = keyedWord(plane.keys.failure + tries, plane.hand[hand.request])
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
