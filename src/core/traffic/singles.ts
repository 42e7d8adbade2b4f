import { glanceAt } from './glance.ts'
import { outcome } from './lists.ts'
import { batch, cellField, glance, hand, rollStride, type Plane } from './plane.ts'
import { tagOf } from './roll.ts'
import { share } from './route.ts'
import { countUsual } from './usual.ts'

/**
 * The usual requests at cells of one slot with four places or more, not logged. There the attempt that comes last
 * leaves last, and how many are inside shows at a glance (ring.ts): so the loop calls nothing, and no branch
 * of it hangs on chance. It ends where four are inside or the roll is to be counted, and the loop of burst.ts serves
 * that one; both leave the same bytes behind, whichever of them serves a request (docs/decisions/0023).
 */

/** Serves the requests up to place `last` of the batch as long as they are usual. Returns how many it served. */
export function singles(plane: Plane, service: number, last: number): number {
  const base = service * batch
  const from = base + plane.places[service]
  const place = admit(plane, service, from, last)
  const served = place - from
  if (served === 0) return 0
  plane.clock[0] = plane.times[place - 1]
  plane.positions[service] += 2 * served
  countUsual(plane, service, served)
  return served
}

/** Admits the requests from place `from` on; returns the place of the first that it did not admit. */
function admit(plane: Plane, service: number, from: number, last: number): number {
  const { cells, roll, rolled, times, works, words, ready, stride } = plane
  const { committed, routed, slots } = cellField
  const { timeout } = plane.rules[service]
  const base = service * batch
  const count = plane.readyCounts[service]
  const firstRow = service * plane.capacity.rows
  const pair = nowAndFree
  const horizon = plane.hand[hand.horizon]
  // Up to there the roll has room before it is counted.
  const end = Math.min(last, from + rolled[1] - rolled[0])
  let position = base + plane.positions[service]
  let request = plane.nextRequest[service]
  let place = from
  let at = rolled[0] * rollStride
  // `| 0` after a sum of indices: without it each would be watched for growing out of 32 bits.
  while (place < end) {
    const now = times[place]
    if (now >= horizon) break
    const first = share(words[position], count)
    const drawn = share(words[(position + 1) | 0], count - 1)
    const second = (drawn + 1 + ((drawn - first) >> 31)) | 0
    const one = ready[(firstRow + first) | 0]
    const two = ready[(firstRow + second) | 0]
    const inOne = glanceAt(cells, Math.imul(one, stride), now)
    const inTwo = glanceAt(cells, Math.imul(two, stride), now)
    if (inOne === glance || inTwo === glance) break
    // All ones if the second holds fewer.
    const isTwo = (inTwo - inOne) >> 31
    const row = (one + ((two - one) & isTwo)) | 0
    const cell = Math.imul(row, stride)
    const free = cells[(cell + slots) | 0]
    // The later of two by an index: a branch would be foretold wrong every other time.
    pair[0] = now
    pair[1] = free
    const work = works[place]
    const leave = pair[Number(free > now)] + work
    if (leave > now + timeout) break
    const before = cells[(cell + routed) | 0]
    cells[(cell + (before & 3)) | 0] = leave
    cells[(cell + committed) | 0] += work
    cells[(cell + routed) | 0] = before + 1
    cells[(cell + slots) | 0] = leave
    roll[at] = leave
    roll[(at + 1) | 0] = now
    roll[(at + 2) | 0] = request
    roll[(at + 3) | 0] = ((row << 10) + firstSuccess) | 0
    at = (at + rollStride) | 0
    request++
    position = (position + 2) | 0
    place = (place + 1) | 0
  }
  rolled[0] += place - from
  return place
}

const firstSuccess = tagOf(0, 1, outcome.success)

/** Scratch of one request. */
const nowAndFree = new Float64Array(2)
