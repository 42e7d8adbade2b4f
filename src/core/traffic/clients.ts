import { drop, push } from '#core/kernel/calendar.ts'
import { keyedWord, uniform } from '#core/kernel/random.ts'
import { budgetMost, counters, hand, type Plane } from './plane.ts'

/**
 * Clients whose attempt has failed or will fail. Only they cost an event; the others never do. A
 * client notices a failure at a moment that is known beforehand, then tries again after a back-off
 * if its retries, the budget and the pool allow it, or gives the request up.
 */

export const clientEvent = { notices: 0, triesAgain: 1 } as const

/** The row of a client whose attempt is in no cell, and the end of a chain. */
export const noCell = -1

/** The number of tries of an event that stands for nothing any more. */
export const isVoid = 0

const failed = counters.indexOf('failed')
const budgetRefused = counters.indexOf('budgetRefused')
const poolRefused = counters.indexOf('poolRefused')

/**
 * Lets the client of the request in hand notice at `time` that attempt number `tries` has failed; `row`
 * is the cell that holds the attempt until then, −1 when none does.
 */
export function noticeLater(
  plane: Plane,
  service: number,
  row: number,
  time: number,
  tries: number,
): void {
  if (!join(plane, service, row, time, clientEvent.notices, tries)) {
    // A full pool: the request counts as failed at once, and the pool's counter says why.
    plane.counters[service * counters.length + failed]++
    plane.counters[service * counters.length + poolRefused]++
  }
}

/** The client of the request in hand notices the failure now: it plans another attempt or gives up. */
export function notice(plane: Plane, service: number, tries: number): void {
  const rules = plane.rules[service]
  const base = service * counters.length
  if (tries > rules.retries) {
    plane.counters[base + failed]++
    return
  }
  if (plane.budgets[service] < 1) {
    plane.counters[base + budgetRefused]++
    plane.counters[base + failed]++
    return
  }
  const again = plane.clock[0] + backoff(plane, service, tries)
  if (!join(plane, service, noCell, again, clientEvent.triesAgain, tries + 1)) {
    plane.counters[base + poolRefused]++
    plane.counters[base + failed]++
    return
  }
  plane.budgets[service] -= 1
}

/**
 * Exponential back-off with full jitter: uniform on [0, min(longest, first·2^(tries − 1)))
 * (M. Brooker, Exponential Backoff and Jitter, AWS Architecture Blog 2015).
 */
function backoff(plane: Plane, service: number, tries: number): number {
  const { backoff: first, backoffMax } = plane.rules[service]
  let longest = first
  for (let i = 1; i < tries && longest < backoffMax; i++) longest *= 2
  return (
    Math.min(longest, backoffMax) *
    uniform(keyedWord(plane.keys[service].jitter + tries, plane.hand[hand.request]))
  )
}

function join(
  plane: Plane,
  service: number,
  row: number,
  time: number,
  kind: number,
  tries: number,
): boolean {
  const place = freePlace(plane)
  if (place < 0) return false
  plane.clientRequests[place] = plane.hand[hand.request]
  plane.clientBorns[place] = plane.hand[hand.born]
  plane.clientTries[place] = tries
  plane.clientRows[place] = row
  plane.clientNext[place] = noCell
  plane.clientBefore[place] = noCell
  if (row !== noCell) chain(plane, row, place)
  push(plane.clients, time, kind, place, service)
  return true
}

/** The place that was freed last, else one that was never used; −1 when the pool is full. */
function freePlace({ clientPlaces, clientFree, capacity }: Plane): number {
  if (clientPlaces[0] > 0) return clientFree[--clientPlaces[0]]
  return clientPlaces[1] < capacity.clients ? clientPlaces[1]++ : -1
}

/** Takes the earliest client event out of the pool; its place may be read until the next join. */
export function leavePool(plane: Plane): number {
  const place = plane.clients.firsts[0]
  drop(plane.clients)
  unchain(plane, place)
  plane.clientFree[plane.clientPlaces[0]++] = place
  return place
}

/**
 * Lets all clients notice now whose attempt was to fail in cell `row`; those that gave up are gone. Their
 * events stay in the calendar as void ones until their times. Where the pool has no room for a new
 * event, the client notices when it would have anyway.
 */
export function hastenNotices(plane: Plane, service: number, row: number): void {
  let place = plane.firstClients[row]
  while (place !== noCell) {
    const next = plane.clientNext[place]
    plane.hand[hand.request] = plane.clientRequests[place]
    plane.hand[hand.born] = plane.clientBorns[place]
    const tries = plane.clientTries[place]
    unchain(plane, place)
    if (join(plane, service, noCell, plane.clock[0], clientEvent.notices, tries)) {
      plane.clientTries[place] = isVoid
    }
    place = next
  }
}

function chain(plane: Plane, row: number, place: number): void {
  const last = plane.lastClients[row]
  plane.clientBefore[place] = last
  plane.lastClients[row] = place
  if (last === noCell) plane.firstClients[row] = place
  else plane.clientNext[last] = place
}

function unchain(plane: Plane, place: number): void {
  const row = plane.clientRows[place]
  if (row === noCell) return
  const before = plane.clientBefore[place]
  const next = plane.clientNext[place]
  if (before === noCell) plane.firstClients[row] = next
  else plane.clientNext[before] = next
  if (next === noCell) plane.lastClients[row] = before
  else plane.clientBefore[next] = before
  plane.clientRows[place] = noCell
}

/** Each of `count` fresh requests adds its share to the budget of its service; a full budget stays full. */
export function earnBudgets(plane: Plane, service: number, count: number): void {
  const share = plane.rules[service].retryBudget
  const most = budgetMost(share)
  let budget = plane.budgets[service]
  for (let i = 0; i < count && budget !== most; i++) budget = Math.min(budget + share, most)
  plane.budgets[service] = budget
}
