import { nextTime } from '#core/kernel/calendar.ts'
import { earnBudget } from './clients.ts'
import { makeGap, outcome, settle, sweepAt } from './lists.ts'
import { logAttempt } from './log.ts'
import { batch, cellField, counters, entryStride, hand, type Plane } from './plane.ts'
import { drawWords, lesserAt } from './route.ts'
import { singles } from './singles.ts'
import { bookEarliest } from './slots.ts'

/**
 * The usual requests, many in a row: fresh ones that go to the lesser of two cells (or to the only
 * one), find a place, and succeed in time. The speed of the project rests on these loops, so whatever
 * they call must be small enough to be compiled into them (docs/decisions/0015).
 */

const arrived = counters.indexOf('arrived')
const attempts = counters.indexOf('attempts')

/**
 * Serves the next fresh requests of a service, at most `most` and none beyond `hand.until`, as long as
 * they are usual, and returns how many. One that is not ends the burst before anything of it is done.
 */
export function burst(plane: Plane, service: number, most: number): number {
  const first = service * batch + plane.places[service]
  const last = lastPlace(plane, service, first, most)
  if (plane.rules[service].slots > 1 || plane.readyCounts[service] < 2) {
    return serve(plane, service, last)
  }
  const served = singles(plane, service, last)
  if (first + served === last) return served
  // Where that loop gets nowhere because cells are full of waiting requests, it is tried less often.
  const detour = served < 8 ? 16 : 1
  return served + serve(plane, service, Math.min(last, first + served + detour))
}

/** Serves the requests up to place `last`. */
function serve(plane: Plane, service: number, last: number): number {
  const first = service * batch + plane.places[service]
  // A fresh request goes before a client of the same instant, but that is for `flow` to settle.
  const horizon = Math.min(plane.hand[hand.until], nextTime(plane.clients))
  const { cells, lists, times, works, clock } = plane
  const { stride, entries } = plane.record
  const { room } = plane.capacity
  const { places, slots, timeout, retries } = plane.rules[service]
  const firstSuccess = 8 + outcome.success
  const ready = plane.readyCounts[service]
  let position = plane.positions[service]
  let request = plane.nextRequest[service]
  let place = first
  while (place < last) {
    const now = times[place]
    if (now >= horizon) break
    clock[0] = now
    const row = ready > 1 ? lesserAt(plane, service, position, ready) : theOnly(plane, service)
    let count = lists[2 * row + 1]
    if (slots === 1 && count >= sweepAt(places)) count = settle(plane, service, row)
    const head = lists[2 * row]
    const cell = row * stride
    const free = cells[cell + cellField.slots]
    const start = free > now ? free : now
    const work = works[place]
    const leave = start + work
    if (count >= places || head + count === room || leave > now + timeout) break
    if (retries > 0) earnBudget(plane, service)
    cells[cell + cellField.routed]++
    cells[cell + cellField.committed] += work
    const front = cell + entries + head * entryStride
    let at = front + count * entryStride
    if (slots === 1) cells[cell + cellField.slots] = leave
    else {
      // With one slot nobody is overtaken: who comes last leaves last.
      plane.hand[hand.leave] = leave
      bookEarliest(plane, row, slots)
      if (count > 0 && cells[at - entryStride] > leave) at = makeGap(plane, row)
    }
    cells[at] = leave
    cells[at + 1] = now
    cells[at + 2] = request
    cells[at + 3] = firstSuccess
    plane.nextLeaves[row] = cells[front]
    lists[2 * row + 1] = count + 1
    if (plane.log.length > 0) logUsual(plane, request, start, leave)
    request++
    position += 2
    place++
  }
  const served = place - first
  plane.places[service] += served
  plane.nextRequest[service] = request
  if (ready > 1) plane.positions[service] = position
  plane.counters[service * counters.length + arrived] += served
  plane.counters[service * counters.length + attempts] += served
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
    if (plane.times[first] >= Math.min(plane.hand[hand.until], nextTime(plane.clients)))
      return first
    drawWords(plane, service)
  }
  return Math.min(last, first + ((batch - plane.positions[service]) >> 1))
}

function theOnly(plane: Plane, service: number): number {
  const row = plane.ready[service * plane.capacity.rows]
  settle(plane, service, row)
  return row
}

function logUsual(plane: Plane, request: number, start: number, leave: number): void {
  plane.hand[hand.request] = request
  plane.hand[hand.start] = start
  plane.hand[hand.leave] = leave
  logAttempt(plane, 1, outcome.success)
}
