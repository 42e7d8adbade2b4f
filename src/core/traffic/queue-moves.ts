import { assert } from '#core/kernel/assert.ts'
import { gaveUp, isFull, mark, moment, type Queue } from './queue.ts'
import { dropDeadline } from './queue-deadlines.ts'

/** How attempts come into the queue of a service and leave it. */

/** No place: before the first and behind the last. */
const nobody = -1

/** One more place at the end; what waits there is the caller's to write. */
export function joinQueue(queue: Queue): number {
  const { marks, nexts, befores } = queue
  assert(!isFull(queue), 'a full queue takes nobody')
  const place = marks[mark.freed] > 0 ? queue.free[--marks[mark.freed]] : marks[mark.used]++
  const before = marks[mark.count] === 0 ? nobody : marks[mark.last]
  queue.orders[place] = queue.moments[moment.joined]++
  // All of a place is written: what is alive must not hang on who was there before.
  queue.heapPlaces[place] = nobody
  nexts[place] = nobody
  befores[place] = before
  if (before === nobody) marks[mark.first] = place
  else nexts[before] = place
  marks[mark.last] = place
  marks[mark.count]++
  return place
}

/** Takes the attempt at a place out; what it was may be read there until the next one joins. */
export function leaveQueue(queue: Queue, place: number): void {
  const { marks, nexts, befores, deadlines } = queue
  if (deadlines[place] !== Infinity && deadlines[place] !== gaveUp) dropDeadline(queue, place)
  const before = befores[place]
  const next = nexts[place]
  if (before === nobody) marks[mark.first] = next
  else nexts[before] = next
  if (next === nobody) marks[mark.last] = before
  else befores[next] = before
  marks[mark.count]--
  queue.free[marks[mark.freed]++] = place
  if (marks[mark.count] > 0) return
  // Empty: places begin anew, so that little of a queue is alive in the usual case.
  marks[mark.freed] = 0
  marks[mark.used] = 0
}

/** The client of a waiting attempt has given up, and the attempt stays. */
export function outstay(queue: Queue, place: number): void {
  dropDeadline(queue, place)
  queue.deadlines[place] = gaveUp
}
