import { keyedWord, uniform } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { clientEvent, earnBudgets, isVoid, leavePool, notice, noticeLater } from './clients.ts'
import { demandOf } from './demand.ts'
import { outcome } from './lists.ts'
import { logAttempt } from './log.ts'
import { batch, cellField, counters, hand, type Plane } from './plane.ts'
import { admitTo } from './ring.ts'
import { enrol, tagOf } from './roll.ts'
import { bookEarliest } from './slots.ts'

/** One attempt, step by step: whose it is, when its turn comes in a cell, what becomes of it. */

/** Takes the next prepared request of a service in hand. */
export function takeFresh(plane: Plane, service: number): void {
  const { hand: held } = plane
  const place = service * batch + plane.places[service]
  plane.places[service]++
  held[hand.request] = plane.nextRequest[service]++
  held[hand.born] = plane.times[place]
  held[hand.work] = plane.works[place]
  plane.counters[service * counters.length + arrived]++
  if (plane.rules[service].retries > 0) earnBudgets(plane, service, 1)
}

/**
 * The earliest client event: a failure is noticed, or a request is to be sent again. Then it is in hand, and the number of this try
 * is returned; else 0.
 */
export function clientTurn(plane: Plane, service: number): number {
  const kind = plane.clients.kinds[0]
  const place = leavePool(plane)
  const request = plane.clientRequests[place]
  const tries = plane.clientTries[place]
  if (tries === isVoid) return 0
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

/** When the attempt in hand starts in cell `row`, and when it leaves if its client does not leave before. */
export function findSlot(plane: Plane, row: number): void {
  const { cells, clock, hand: held } = plane
  const now = clock[0]
  const free = cells[row * plane.stride + cellField.slots]
  held[hand.start] = free > now ? free : now
  held[hand.leave] = held[hand.start] + held[hand.work]
}

/** Takes the attempt in hand into cell `row`, where this will become of it; `sent` where it was not sent now. */
export function admit(
  plane: Plane,
  service: number,
  row: number,
  tries: number,
  result: number,
  sent?: number,
): void {
  const { cells, hand: held } = plane
  const { slots } = plane.rules[service]
  if (result !== outcome.abandoned) {
    const cell = row * plane.stride
    if (slots === 1) cells[cell + cellField.slots] = held[hand.leave]
    else bookEarliest(plane, row, slots)
    cells[cell + cellField.committed] += held[hand.work]
  }
  admitTo(plane, row, slots)
  enrol(plane, tagOf(row, tries, result))
  if (plane.log.length > 0) logAttempt(plane, tries, result, sent)
}

/**
 * What becomes of the attempt in hand, where clients give up or attempts fail. A client that will
 * notice a failure is told when; one that leaves the queue leaves at its timeout instead of being served.
 */
export function foresee(plane: Plane, service: number, row: number, tries: number): number {
  const rules = plane.rules[service]
  const held = plane.hand
  const givesUp = held[hand.givesUp]
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
  if (!rules.failing || !fails(plane, service, tries)) return outcome.success
  noticeLater(plane, service, row, held[hand.leave], tries)
  return outcome.error
}

/** No ready cell, or no place in the chosen one: the client hears it at once. */
export function refuse(plane: Plane, service: number, tries: number): void {
  plane.counters[service * counters.length + shed]++
  plane.hand[hand.start] = plane.clock[0]
  plane.hand[hand.leave] = plane.clock[0]
  if (plane.log.length > 0) logAttempt(plane, tries, outcome.shed)
  notice(plane, service, tries)
}

/** When the client gives up the attempt that is sent now: after the timeout, or after an exponential time with the timeout as mean. */
export function setPatience(plane: Plane, service: number, tries: number): void {
  const rules = plane.rules[service]
  const held = plane.hand
  const key = plane.keys[service].patience + tries
  const patience = rules.exponentialTimeout
    ? rules.timeout * exponential(keyedWord(key, held[hand.request]), key)
    : rules.timeout
  held[hand.givesUp] = plane.clock[0] + patience
}

function fails(plane: Plane, service: number, tries: number): boolean {
  const rules = plane.rules[service]
  const word = keyedWord(plane.keys[service].failure + tries, plane.hand[hand.request])
  return uniform(word) < rules.failureShare
}

const arrived = counters.indexOf('arrived')
const shed = counters.indexOf('shed')
const retried = counters.indexOf('retried')
