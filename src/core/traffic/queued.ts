import { pendingCount } from '#core/kernel/calendar.ts'
import { prepareRequests } from './arrivals.ts'
import { admit, clientTurn, findSlot, foresee, refuse, setPatience, takeFresh } from './attempts.ts'
import { noCell, noticeLater } from './clients.ts'
import { demandOf } from './demand.ts'
import { flow, send } from './flow.ts'
import { outcome } from './lists.ts'
import { logAttempt } from './log.ts'
import { batch, counters, hand, type Plane } from './plane.ts'
import { gaveUp, isFull, mark, moment, queueLength } from './queue.ts'
import { addDeadline, nextDeadline } from './queue-deadlines.ts'
import { joinQueue, leaveQueue, outstay } from './queue-moves.ts'
import { lookAtCells, roomiest } from './room.ts'

/**
 * A lone service whose attempts can wait in a queue of its own, and not of a cell (docs/spec/queue.md). Who waits there has no foreseen
 * start, because cells come and go before: so it costs an event when a cell has room for it, and one when its client gives up.
 *
 * `activator`: attempts wait here while there is no ready cell, as at the activator of Knative, and behind those who do.
 * `shared`: attempts wait here and nowhere else, and a slot that is free takes the first, as in M/M/k.
 */

/** Serves as `flow` does. It also ends where the control plane is called; then the clock stands at that moment. */
export function flowQueued(plane: Plane, until: number, limit: number): number {
  const { clients, clock, places, times, queue } = plane
  let served = 0
  while (served < limit && queue.marks[mark.calls] === 0) {
    if (isUsual(plane)) return served + flow(plane, until, limit - served)
    if (places[0] === batch) prepareRequests(plane, 0)
    // At one instant cells have room first, then clients give up, requests come, and clients act.
    const due = queue.moments[moment.due]
    const deadline = nextDeadline(queue)
    const arrival = times[places[0]]
    const client = pendingCount(clients) > 0 ? clients.times[0] : Infinity
    const next = Math.min(due, deadline, arrival, client)
    if (next >= until) break
    clock[0] = next
    if (due === next) takeIn(plane)
    else if (deadline === next) giveUp(plane)
    else if (arrival === next) {
      takeFresh(plane, 0)
      sendOrWait(plane, 1)
    } else {
      const tries = clientTurn(plane, 0)
      if (tries > 0) sendOrWait(plane, tries)
    }
    served++
  }
  return served
}

/** A cell has become ready, or has more room than it had: it is looked at before anything else happens. */
export function lookForRoom({ queue, clock }: Plane): void {
  if (queue.moments.length > 0) queue.moments[moment.due] = clock[0]
}

/** Whether the control plane was called since it was asked last. */
export function takeCall({ queue }: Plane): boolean {
  if (queue.marks.length === 0 || queue.marks[mark.calls] === 0) return false
  queue.marks[mark.calls] = 0
  return true
}

/** Nobody waits nor will before a cell goes, and nobody wants to know of a cell without work: all goes its usual way. */
function isUsual({ rules, queue, readyCounts }: Plane): boolean {
  const { waiting, heed } = rules[0]
  return (
    waiting === 'activator' &&
    heed !== 'every' &&
    readyCounts[0] > 0 &&
    queueLength(queue) === 0 &&
    queue.moments[moment.due] === Infinity
  )
}

/** Sends the attempt in hand to a cell, or to the end of the queue. */
function sendOrWait(plane: Plane, tries: number): void {
  const { queue, rules, readyCounts, hand: held } = plane
  const { waiting, slots, heed } = rules[0]
  if (queueLength(queue) === 0 && waiting === 'activator' && readyCounts[0] > 0) {
    send(plane, 0, tries)
    if (heed === 'every') expect(plane)
    return
  }
  plane.counters[attempts]++
  setPatience(plane, 0, tries)
  const row = queueLength(queue) === 0 && waiting === 'shared' ? roomiest(plane, slots) : noCell
  if (row !== noCell) {
    goTo(plane, row, tries, held[hand.givesUp])
    if (heed === 'every') expect(plane)
  } else if (isFull(queue)) refuse(plane, 0, tries)
  else wait(plane, tries)
}

function wait(plane: Plane, tries: number): void {
  const { queue, rules, clock, hand: held } = plane
  const place = joinQueue(queue)
  queue.requests[place] = held[hand.request]
  queue.borns[place] = held[hand.born]
  queue.sents[place] = clock[0]
  queue.tries[place] = tries
  queue.deadlines[place] = rules[0].impatient ? held[hand.givesUp] : Infinity
  if (rules[0].impatient) addDeadline(queue, place)
  const { heed } = rules[0]
  const isFirst = queueLength(queue) === 1
  if (heed === 'every' || (heed === 'first' && isFirst)) call(plane)
  // All cells are full: the next room is where the first of their attempts leaves.
  if (isFirst && heed !== 'every') lookAtCells(plane)
}

/** The first in the queue go to where there is room, and it is known when there will be next. */
function takeIn(plane: Plane): void {
  const { queue, rules } = plane
  const { waiting, slots, places, heed } = rules[0]
  const before = queueLength(queue)
  const most = waiting === 'shared' ? slots : places
  while (queueLength(queue) > 0) {
    const row = roomiest(plane, most)
    if (row === noCell) break
    goFirst(plane, row)
  }
  queue.moments[moment.due] = Infinity
  const left = queueLength(queue)
  if (left === 0 && heed !== 'every') return
  const isIdle = lookAtCells(plane)
  if (heed === 'every' && (left !== before || (left === 0 && isIdle))) call(plane)
}

/** The first in the queue goes to a cell. */
function goFirst(plane: Plane, row: number): void {
  const { queue, rules, keys, hand: held } = plane
  const place = queue.marks[mark.first]
  leaveQueue(queue, place)
  held[hand.request] = queue.requests[place]
  held[hand.born] = queue.borns[place]
  held[hand.work] = demandOf(rules[0].demand, keys[0].demand, queue.requests[place])
  goTo(plane, row, queue.tries[place], queue.deadlines[place], queue.sents[place])
}

/** The attempt in hand goes to a cell that has room; its client gives it up at `deadline`, or has done so. */
function goTo(plane: Plane, row: number, tries: number, deadline: number, sent?: number): void {
  const { hand: held } = plane
  findSlot(plane, row)
  held[hand.givesUp] = deadline
  const result = deadline === gaveUp ? outcome.late : foresee(plane, 0, row, tries)
  admit(plane, 0, row, tries, result, sent)
}

/** A client in the queue gives up now. Where it can cancel, its attempt goes with it. */
function giveUp(plane: Plane): void {
  const { queue, clock, rules, hand: held } = plane
  const place = queue.heap[0]
  const tries = queue.tries[place]
  held[hand.request] = queue.requests[place]
  held[hand.born] = queue.borns[place]
  if (rules[0].cancellation) {
    leaveQueue(queue, place)
    plane.counters[abandoned]++
    held[hand.start] = clock[0]
    held[hand.leave] = clock[0]
    if (plane.log.length > 0) logAttempt(plane, tries, outcome.abandoned, queue.sents[place])
    if (rules[0].heed === 'every') call(plane)
  } else outstay(queue, place)
  // It acts in its turn, after the requests of this instant.
  noticeLater(plane, 0, noCell, clock[0], tries)
}

/** An attempt was taken into a cell: it leaves when it was foreseen to. */
function expect({ queue, hand: held }: Plane): void {
  if (held[hand.leave] < queue.moments[moment.due]) queue.moments[moment.due] = held[hand.leave]
}

function call({ queue }: Plane): void {
  queue.marks[mark.calls] = 1
}

const attempts = counters.indexOf('attempts')
const abandoned = counters.indexOf('abandoned')
