import { nextTime } from '#core/kernel/calendar.ts'
import { earnBudget } from './clients.ts'
import { glanceAt, outcome, sweepAt } from './lists.ts'
import { logAttempt } from './log.ts'
import { batch, cellField, counters, glance, hand, type Plane } from './plane.ts'
import { share } from './route.ts'

/**
 * The usual requests at cells of one slot. There the attempt that comes last leaves last, and how many
 * are inside shows at a glance: the latest four entries, behind which all have left if one of them has.
 * So the loop takes nothing out of the lists, calls nothing, and no branch of it hangs on chance. What
 * has left stays until a list has grown to `sweepAt`; then `burst` takes many out at once. Both loops
 * leave the same bytes behind, whichever of them serves a request (docs/decisions/0015).
 */

const arrived = counters.indexOf('arrived')
const attempts = counters.indexOf('attempts')

/**
 * Serves the requests up to place `last` of the batch as long as they are usual and four are never
 * inside one of the two cells compared. Returns how many it served.
 */
export function singles(plane: Plane, service: number, last: number): number {
  const base = service * batch
  const from = base + plane.places[service]
  const place = admit(plane, service, from, last)
  const served = place - from
  if (served === 0) return 0
  plane.clock[0] = plane.times[place - 1]
  plane.places[service] += served
  plane.positions[service] += 2 * served
  plane.nextRequest[service] += served
  plane.counters[service * counters.length + arrived] += served
  plane.counters[service * counters.length + attempts] += served
  if (plane.rules[service].retries > 0) {
    for (let i = 0; i < served; i++) earnBudget(plane, service)
  }
  return served
}

/** Admits the requests from place `from` on; returns the place of the first that it did not admit. */
function admit(plane: Plane, service: number, from: number, last: number): number {
  const { cells, lists, times, works, words, ready, nextLeaves } = plane
  const { committed, routed, slots } = cellField
  const { stride, entries } = plane.record
  const { rows, room } = plane.capacity
  const { places, timeout } = plane.rules[service]
  const most = sweepAt(places)
  const base = service * batch
  const count = plane.readyCounts[service]
  const firstRow = service * rows
  const pair = nowAndFree
  const mark = 8 + outcome.success
  const isLogged = plane.log.length > 0
  const horizon = Math.min(plane.hand[hand.until], nextTime(plane.clients))
  let position = base + plane.positions[service]
  let request = plane.nextRequest[service]
  let place = from
  // `| 0` after a sum of indices: without it each would be watched for growing out of 32 bits.
  while (place < last) {
    const now = times[place]
    if (now >= horizon) break
    const first = share(words[position], count)
    const drawn = share(words[(position + 1) | 0], count - 1)
    const second = (drawn + 1 + ((drawn - first) >> 31)) | 0
    const one = ready[(firstRow + first) | 0]
    const two = ready[(firstRow + second) | 0]
    const endOne = (lists[one << 1] + lists[(one << 1) + 1]) | 0
    const endTwo = (lists[two << 1] + lists[(two << 1) + 1]) | 0
    const a = (Math.imul(one, stride) + entries + (endOne << 2)) | 0
    const b = (Math.imul(two, stride) + entries + (endTwo << 2)) | 0
    const inOne = glanceAt(cells, a, now)
    const inTwo = glanceAt(cells, b, now)
    // All ones if the second holds fewer.
    const isTwo = (inTwo - inOne) >> 31
    const row = (one + ((two - one) & isTwo)) | 0
    const end = (endOne + ((endTwo - endOne) & isTwo)) | 0
    const at = (a + ((b - a) & isTwo)) | 0
    const cell = Math.imul(row, stride)
    const free = cells[(cell + slots) | 0]
    // The later of two by an index: a branch would be foretold wrong every other time.
    pair[0] = now
    pair[1] = free
    const start = pair[Number(free > now)]
    const work = works[place]
    const leave = start + work
    const listed = lists[(row << 1) + 1]
    const isInTheWay = inOne === glance || inTwo === glance || listed >= most || end >= room
    if (isInTheWay || leave > now + timeout) break
    if (isLogged) logUsual(plane, request, now, start, leave)
    cells[(cell + committed) | 0] += work
    cells[(cell + routed) | 0]++
    cells[(cell + slots) | 0] = leave
    cells[at] = leave
    cells[(at + 1) | 0] = now
    cells[(at + 2) | 0] = request
    cells[(at + 3) | 0] = mark
    if (listed === 0) nextLeaves[row] = leave
    lists[(row << 1) + 1] = listed + 1
    request++
    position = (position + 2) | 0
    place = (place + 1) | 0
  }
  return place
}

/** Scratch of one request. */
const nowAndFree = new Float64Array(2)

function logUsual(plane: Plane, request: number, now: number, start: number, leave: number): void {
  plane.clock[0] = now
  plane.hand[hand.request] = request
  plane.hand[hand.start] = start
  plane.hand[hand.leave] = leave
  logAttempt(plane, 1, outcome.success)
}
