import { mark, type Queue } from './queue.ts'

/**
 * When the clients give up who wait in the queue of a service: a binary heap of places by (deadline, order of joining). Each place knows
 * where in it it stands, because most attempts are served before and taken out from the middle.
 */

/** When the next client gives up, s; Infinity when none does. */
export function nextDeadline({ marks, deadlines, heap }: Queue): number {
  return marks[mark.heaped] > 0 ? deadlines[heap[0]] : Infinity
}

/** Adds the deadline of a place. */
export function addDeadline(queue: Queue, place: number): void {
  rise(queue, queue.marks[mark.heaped]++, place)
}

/** Takes the deadline of a place out, wherever it stands. */
export function dropDeadline(queue: Queue, place: number): void {
  const { marks, heap, heapPlaces } = queue
  const last = heap[--marks[mark.heaped]]
  if (last === place) return
  const at = heapPlaces[place]
  // What stood last takes its room: one of the two moves it, or none.
  sink(queue, at, last)
  rise(queue, heapPlaces[last], last)
}

/** Puts a place into the heap at `at`, or above where it is earlier than what stands there. */
function rise(queue: Queue, at: number, place: number): void {
  let to = at
  while (to > 0) {
    const parent = (to - 1) >> 1
    if (!isEarlier(queue, place, queue.heap[parent])) break
    put(queue, to, queue.heap[parent])
    to = parent
  }
  put(queue, to, place)
}

/** Puts a place into the heap at `at`, or below where it is later than what stands there. */
function sink(queue: Queue, at: number, place: number): void {
  const { heap, marks } = queue
  const count = marks[mark.heaped]
  let to = at
  for (;;) {
    let child = 2 * to + 1
    if (child >= count) break
    if (child + 1 < count && isEarlier(queue, heap[child + 1], heap[child])) child++
    if (!isEarlier(queue, heap[child], place)) break
    put(queue, to, heap[child])
    to = child
  }
  put(queue, to, place)
}

function put({ heap, heapPlaces }: Queue, at: number, place: number): void {
  heap[at] = place
  heapPlaces[place] = at
}

function isEarlier({ deadlines, orders }: Queue, one: number, other: number): boolean {
  const before = deadlines[one]
  const after = deadlines[other]
  return before < after || (before === after && orders[one] < orders[other])
}
