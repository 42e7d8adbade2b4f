import { assert } from '#core/kernel/assert.ts'
import { float64, int32, type Views } from '#core/kernel/memory.ts'
import { hand } from './hand.ts'

/**
 * What callers do by themselves, by kind. Of what happens at the same time the lower kind comes first, of one kind the lower mark, and of one
 * mark the lower first number, as two closed populations may send requests of one number: so the order does not depend on when an event
 * was planned, which is the engine's own affair.
 */
export const act = {
  /** A good answer is back, where that is told at its moment. */
  hears: 0,
  /** An error is back. */
  hearsError: 1,
  /** It will not wait any longer: a second attempt goes out beside this one, or it is given up. */
  givesUp: 2,
  /** An attempt is sent, where a breaker is asked before. */
  sends: 3,
  /** A client of a closed population sends; the first number is the edge. */
  clientSends: 4,
} as const

/** Events in a binary heap: their times, their kinds and marks as one number, and their attempts. */
export const actsLayout = (capacity: number) => ({
  times: float64(capacity),
  orders: float64(capacity),
  tasks: int32(capacity),
  count: int32(1),
})
export type Acts = Views<ReturnType<typeof actsLayout>>

const marks = 4294967296

/** What has such events, and numbers in hand. */
interface Planner {
  readonly acts: Acts
  readonly hand: Float64Array
}

/** Plans an event of a kind and a mark at the time in hand. */
export function pushAct(
  { acts, hand: held }: Planner,
  kind: number,
  mark: number,
  task: number,
): void {
  const order = kind * marks + (mark >>> 0)
  const { times, orders, tasks } = acts
  const time = held[hand.act]
  assert(acts.count[0] < times.length, 'there is room for an event of every attempt')
  let place = acts.count[0]++
  while (place > 0) {
    const parent = (place - 1) >> 1
    if (!isAfter(acts, parent, time, order, task)) break
    times[place] = times[parent]
    orders[place] = orders[parent]
    tasks[place] = tasks[parent]
    place = parent
  }
  times[place] = time
  orders[place] = order
  tasks[place] = task
}

/** The kind of an event, from the number that it has in the order of its time. */
export function kindOf(order: number): number {
  return Math.floor(order / marks)
}

/** The kind of the next event. */
export function nextKind({ acts }: Planner): number {
  return kindOf(acts.orders[0])
}

/** The mark of an event, likewise. */
export function markIn(order: number): number {
  return (order % marks) | 0
}

/** The mark of the next event. */
export function nextMark({ acts }: Planner): number {
  return markIn(acts.orders[0])
}

/** Takes the next event out. */
export function dropAct({ acts }: Planner): void {
  const { times, orders, tasks } = acts
  const last = --acts.count[0]
  const [time, order, task] = [times[last], orders[last], tasks[last]]
  let place = 0
  for (;;) {
    let child = 2 * place + 1
    if (child >= last) break
    if (
      child + 1 < last &&
      isAfter(acts, child, times[child + 1], orders[child + 1], tasks[child + 1])
    )
      child++
    if (isAfter(acts, child, time, order, task)) break
    times[place] = times[child]
    orders[place] = orders[child]
    tasks[place] = tasks[child]
    place = child
  }
  times[place] = time
  orders[place] = order
  tasks[place] = task
}

/** Keeps the events that `isKept` says so of, by kind, mark and place; slow, for when there is no room left. */
export function keepActs(
  planner: Planner,
  isKept: (kind: number, mark: number, place: number) => boolean,
): void {
  const { acts, hand: held } = planner
  const { times, orders, tasks, count } = acts
  const planned = count[0]
  const time = held[hand.act]
  count[0] = 0
  // The heap grows anew behind the place that is read, because it never holds more than have been read.
  for (let i = 0; i < planned; i++) {
    const order = orders[i]
    const kind = kindOf(order)
    const mark = markIn(order)
    if (!isKept(kind, mark, i)) continue
    held[hand.act] = times[i]
    pushAct(planner, kind, mark, tasks[i])
  }
  held[hand.act] = time
}

/** Whether the event at a place comes after another one. */
function isAfter(
  { times, orders, tasks }: Acts,
  place: number,
  time: number,
  order: number,
  task: number,
): boolean {
  if (times[place] !== time) return times[place] > time
  return orders[place] > order || (orders[place] === order && tasks[place] > task)
}
