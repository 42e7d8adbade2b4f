import { fours } from './fours.ts'
import { leanSlots } from './lean.ts'
import { outcome } from './lists.ts'
import { logAttempt } from './log.ts'
import { batch, cellField, glance, hand, type Plane } from './plane.ts'
import { admitTo, inside } from './ring.ts'
import { enrol, tagOf } from './roll.ts'
import { drawWords, lesserAt } from './route.ts'
import { singles } from './singles.ts'
import { bookEarliest } from './slots.ts'
import { countUsual } from './usual.ts'

/**
 * The usual requests, many in a row: fresh ones that go to the lesser of two cells (or to the only
 * one), find a place, and succeed in time. The speed of the project rests on these loops, so whatever
 * they call must be small enough to be compiled into them (docs/decisions/0015).
 */

/**
 * Serves the next fresh requests of a service, at most `most` and none beyond `hand.until`, as long as
 * they are usual, and returns how many. One that is not ends the burst before anything of it is done.
 */
export function burst(plane: Plane, service: number, most: number): number {
  // A fresh request goes before a client of the same instant, but that is for `flow` to settle.
  const { registers, times: client } = plane.clients
  const until = plane.hand[hand.until]
  plane.hand[hand.horizon] = registers[0] > 0 && client[0] < until ? client[0] : until
  const first = service * batch + plane.places[service]
  const last = lastPlace(plane, service, first, most)
  const { slots, places } = plane.rules[service]
  const isSingle = slots === 1 && places >= glance
  if (
    !(isSingle || slots === leanSlots) ||
    plane.readyCounts[service] < 2 ||
    plane.log.length > 0
  ) {
    return serve(plane, service, last)
  }
  let place = first
  for (;;) {
    place += isSingle ? singles(plane, service, last) : fours(plane, service, last)
    // The one that it left may be usual all the same.
    const served = place < last ? serve(plane, service, place + 1) : 0
    if (served === 0) return place - first
    place += served
  }
}

/** Serves the requests up to place `last`. */
function serve(plane: Plane, service: number, last: number): number {
  const first = service * batch + plane.places[service]
  const horizon = plane.hand[hand.horizon]
  const { cells, times, works, clock, stride, hand: held } = plane
  const { rows } = plane.capacity
  const { places, slots, timeout } = plane.rules[service]
  const ready = plane.readyCounts[service]
  let position = plane.positions[service]
  let request = plane.nextRequest[service]
  let place = first
  while (place < last) {
    const now = times[place]
    if (now >= horizon) break
    clock[0] = now
    const row = ready > 1 ? lesserAt(plane, service, position, ready) : plane.ready[service * rows]
    const count = inside(plane, row, slots)
    const cell = row * stride
    const free = cells[cell + cellField.slots]
    const start = free > now ? free : now
    const work = works[place]
    const leave = start + work
    if (count >= places || leave > now + timeout) break
    cells[cell + cellField.committed] += work
    held[hand.start] = start
    held[hand.leave] = leave
    held[hand.born] = now
    held[hand.request] = request
    if (slots === 1) cells[cell + cellField.slots] = leave
    else bookEarliest(plane, row, slots)
    admitTo(plane, row, slots)
    enrol(plane, tagOf(row, 1, outcome.success))
    if (plane.log.length > 0) logAttempt(plane, 1, outcome.success)
    request++
    position += 2
    place++
  }
  const served = place - first
  if (ready > 1) plane.positions[service] = position
  countUsual(plane, service, served)
  return served
}

/** Up to where a burst may go: as far as times and random words are prepared. */
function lastPlace(plane: Plane, service: number, first: number, most: number): number {
  const rules = plane.rules[service]
  const ready = plane.readyCounts[service]
  if (!rules.pairwise || rules.failing || rules.exponentialTimeout || ready === 0) return first
  const last = Math.min(service * batch + batch, first + most)
  if (ready === 1) return last
  if (plane.positions[service] > batch - 2) {
    // Only a request that is sent now may throw away a last odd word.
    if (plane.times[first] >= plane.hand[hand.horizon]) return first
    drawWords(plane, service)
  }
  return Math.min(last, first + ((batch - plane.positions[service]) >> 1))
}
