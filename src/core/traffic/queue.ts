import type { Life } from '#core/kernel/compact.ts'
import { float64, int32, type Views } from '#core/kernel/memory.ts'

/**
 * The queue of a lone service, of no single cell: attempts in the order of joining, a list that is linked both ways, because a client
 * that gives up leaves from anywhere. Where a service has none every column is empty, and a run is the bytes that it always was.
 */
export const queueLayout = (places: number) => ({
  // Per place: the request, when it was first sent, when this attempt was, when its client gives it up (`gaveUp` once it
  // has), its number among all that ever joined, and its tries.
  requests: float64(places),
  borns: float64(places),
  sents: float64(places),
  deadlines: float64(places),
  orders: float64(places),
  tries: int32(places),
  nexts: int32(places),
  befores: int32(places),
  // Places that were used and are free again.
  free: int32(places),
  // A heap of the places whose clients are to give up, and where in it each of those stands.
  heap: int32(places),
  heapPlaces: int32(places),
  marks: int32(places === 0 ? 0 : markCount),
  moments: float64(places === 0 ? 0 : momentCount),
})
export type Queue = Views<ReturnType<typeof queueLayout>>

/** Whole numbers of a queue: its ends, how many wait, places that are free again and that were ever used, clients to give up, calls. */
export const mark = { first: 0, last: 1, count: 2, freed: 3, used: 4, heaped: 5, calls: 6 } as const
const markCount = 7

/** When a cell is looked at for room next, s, Infinity for never; and how many have joined. */
export const moment = { due: 0, joined: 1 } as const
const momentCount = 2

/** The deadline of an attempt whose client has given up already. */
export const gaveUp = -1

/** What of a queue is alive: all places that were used since it was empty last. */
export function queueLife(queue: Queue): Life<ReturnType<typeof queueLayout>> {
  const mostly = (which: number) => ({
    first: () => (queue.marks.length === 0 ? 0 : queue.marks[which]),
  })
  const used = mostly(mark.used)
  return {
    requests: used,
    borns: used,
    sents: used,
    deadlines: used,
    orders: used,
    tries: used,
    nexts: used,
    befores: used,
    free: mostly(mark.freed),
    heap: mostly(mark.heaped),
    heapPlaces: used,
  }
}

/** Attempts that wait in the queue. */
export function queueLength({ marks }: Queue): number {
  return marks.length === 0 ? 0 : marks[mark.count]
}

/** Whether there is no place left. */
export function isFull({ marks, tries }: Queue): boolean {
  return marks[mark.count] === tries.length
}

/** The attempts of a queue from the first to the last, by their places. */
export function eachWaiting(queue: Queue, see: (place: number) => void): void {
  let place = queue.marks[mark.first]
  for (let left = queueLength(queue); left > 0; left--) {
    see(place)
    place = queue.nexts[place]
  }
}
