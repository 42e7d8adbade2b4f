import { glanceAt } from './glance.ts'
import { bookOfFour, endOf, leanSlots, leanWord, makeLean } from './lean.ts'
import { outcome } from './lists.ts'
import { batch, cellField, hand, rollStride, type Plane } from './plane.ts'
import { tagOf } from './roll.ts'
import { share } from './route.ts'
import { countUsual } from './usual.ts'

/**
 * The usual requests at cells of four slots, not logged: fresh ones that find a slot free at the lesser of two cells. While
 * a slot of a cell is free nobody waits there, so who is inside shows in its slots, and its list need not be written for
 * each request (lean.ts). The loop ends where both cells are full, where a list says more than the slots, or where the roll is to be
 * counted, and the loop of burst.ts serves that one; both leave the same bytes behind once a call of `flow` has ended.
 */

/** Serves the requests up to place `last` of the batch as long as they are usual. Returns how many it served. */
export function fours(plane: Plane, service: number, last: number): number {
  const { cells, roll, rolled, times, works, words, ready, stride, lean } = plane
  const { committed, routed, slots } = cellField
  const { timeout } = plane.rules[service]
  const { room } = plane.capacity
  const count = plane.readyCounts[service]
  const firstRow = service * plane.capacity.rows
  const horizon = plane.hand[hand.horizon]
  const from = service * batch + plane.places[service]
  // Up to there the roll has room before it is counted.
  const end = Math.min(last, from + rolled[1] - rolled[0])
  let position = service * batch + plane.positions[service]
  let request = plane.nextRequest[service]
  let place = from
  let at = rolled[0] * rollStride
  while (place < end) {
    const now = times[place]
    if (now >= horizon) break
    const first = share(words[position], count)
    const drawn = share(words[(position + 1) | 0], count - 1)
    const second = (drawn + 1 + ((drawn - first) >> 31)) | 0
    const one = ready[(firstRow + first) | 0]
    const two = ready[(firstRow + second) | 0]
    if ((lean[one] | lean[two]) < 0 && !makeBothLean(plane, one, two, place)) break
    const inOne = glanceAt(cells, (Math.imul(one, stride) + slots) | 0, now)
    const inTwo = glanceAt(cells, (Math.imul(two, stride) + slots) | 0, now)
    // All ones if the second holds fewer.
    const isTwo = (inTwo - inOne) >> 31
    const row = (one + ((two - one) & isTwo)) | 0
    const held = (inOne + ((inTwo - inOne) & isTwo)) | 0
    if (held === leanSlots) break
    const cell = Math.imul(row, stride)
    const work = works[place]
    const leave = now + work
    if (leave > now + timeout) break
    lean[one] = leanWord(endOf(lean[one]), inOne)
    lean[two] = leanWord(endOf(lean[two]), inTwo)
    // A list that has met the end of its room moves to the front.
    const listEnd = endOf(lean[row])
    lean[row] = leanWord(((listEnd === room ? held : listEnd) + 1) | 0, (held + 1) | 0)
    cells[(cell + committed) | 0] += work
    cells[(cell + routed) | 0] += 1
    bookOfFour(cells, (cell + slots) | 0, leave)
    roll[at] = leave
    roll[(at + 1) | 0] = now
    roll[(at + 2) | 0] = request
    roll[(at + 3) | 0] = ((row << 10) + firstSuccess) | 0
    at = (at + rollStride) | 0
    request++
    position = (position + 2) | 0
    place = (place + 1) | 0
  }
  const served = place - from
  if (served > 0) plane.clock[0] = times[place - 1]
  rolled[0] += served
  plane.positions[service] += 2 * served
  countUsual(plane, service, served)
  return served
}

/** Makes two rows lean at the time of the request at `place`; returns whether they are. */
function makeBothLean(plane: Plane, one: number, two: number, place: number): boolean {
  plane.clock[0] = plane.times[place]
  return makeLean(plane, one) && makeLean(plane, two)
}

const firstSuccess = tagOf(0, 1, outcome.success)
