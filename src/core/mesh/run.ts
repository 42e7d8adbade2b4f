import { act } from './acts-heap.ts'
import { expectNothingBefore, planAct, putDeadline } from './acts.ts'
import { atOnce, atWork, book, drawWorks, unserved } from './book.ts'
import { answer, callStages, failBack } from './calls.ts'
import { takeAct } from './callers.ts'
import { putFresh, sendFresh } from './clients.ts'
import { begin, sortDepartures } from './departures.ts'
import { failsItself } from './draws.ts'
import type { Mesh } from './mesh.ts'
import { hand } from './hand.ts'
import { count, counter, edgeCounters } from './edge-counters.ts'
import { at, flag, has, raise, taskNumbers, taskWords, triesOf, word } from './tasks.ts'
import { closeLooks, openLooks } from './looks.ts'
import { nextHeld, openSlot, turn } from './wheel.ts'
import { special } from './wiring.ts'

/**
 * Runs everything between services up to but not at `until`, for about `limit` steps; returns how many it took, fewer
 * than `limit` where `until` was reached. At equal times a fresh request goes first, then arrivals, then what callers do
 * by themselves. Where a run is cut leaves no trace: all is done in the order of time.
 */
export function runMesh(mesh: Mesh, until: number, limit: number): number {
  const { turns } = mesh
  const way = mesh.looksAhead ? mesh.compiled : null
  let steps = 0
  way?.follow()
  for (;;) {
    const end = (turns[turn.slot] + 1) * mesh.slotTime
    const bound = end < until ? end : until
    if (way !== null) steps += way.runSlot(bound)
    else steps += mesh.looksAhead ? runSlot(mesh, bound) : runSteps(mesh, bound)
    // The next slot may lie far ahead: until it is to be run, a change of now may still put something before it.
    if (end >= until || steps >= limit) break
    if (mesh.wiring.isUnforeseen) {
      if (way !== null) way.closeLooks()
      else closeLooks(mesh)
    }
    const next = nextSlot(mesh)
    if (next * mesh.slotTime >= until) break
    if (way !== null) way.openSlot(next)
    else openSlot(mesh, next)
    if (mesh.wiring.isUnforeseen) {
      if (way !== null) way.openLooks()
      else openLooks(mesh)
    }
    if (way === null || !way.drawWorks(0, mesh.open[1])) drawWorks(mesh, 0, mesh.open[1])
  }
  return steps
}

/** The next slot in which something may be due; Infinity where nothing is. */
function nextSlot(mesh: Mesh): number {
  const { turns, slotsPerSecond, acts } = mesh
  const following = turns[turn.slot] + 1
  // In most runs something is due in every slot, and nothing more is asked.
  if (nextHeld(mesh, following, following + 1) === following) return following
  putFresh(mesh)
  const time = Math.min(mesh.hand[hand.fresh], acts.count[0] > 0 ? acts.times[0] : Infinity)
  const slot = Math.floor(time * slotsPerSecond)
  return nextHeld(mesh, following, slot > following ? slot : following)
}

/** All of the open slot before `bound`: first the cells' side of its arrivals, then the callers'. */
function runSlot(mesh: Mesh, bound: number): number {
  const { open, openTimes, hand: held } = mesh
  const from = open[0]
  let to = open[1]
  while (to > from && openTimes[to - 1] >= bound) to--
  book(mesh, from, to)
  held[hand.bound] = bound
  if (mesh.wiring.isUnforeseen) sortDepartures(mesh)
  putFresh(mesh)
  const steps = to - from + passArrivals(mesh, from, to)
  open[0] = to
  held[hand.bound] = bound
  return steps + runOthers(mesh, false)
}

/**
 * The callers' side of the open arrivals [from, to), with what else comes between them; returns how much that was. When the next
 * fresh request comes is in hand.
 */
function passArrivals(mesh: Mesh, from: number, to: number): number {
  const { openTasks, openTimes, leaves, clock, hand: held, counters, words, numbers, wiring } = mesh
  const { to: services, starts, retries, specials, budgetShare, budgetMost } = wiring
  const { budgets } = mesh
  // Written out, because a call that is not inlined would put the time it returns on the heap.
  const { times, count: planned } = mesh.acts
  let others = 0
  for (let k = from; k < to; k++) {
    const now = openTimes[k]
    if (held[hand.fresh] <= now || (planned[0] > 0 && times[0] < now)) {
      held[hand.bound] = now
      others += runOthers(mesh, true)
    }
    clock[0] = now
    const task = openTasks[k]
    const base = (task * taskWords) | 0
    const edge = words[(base + word.edge) | 0]
    const service = services[edge]
    const leave = leaves[k]
    const bits = words[(base + word.bits) | 0]
    const tally = (edge * edgeCounters.length) | 0
    counters[(tally + counter.attempts) | 0]++
    if (bits >> 8 === 1 && (bits & flag.second) === 0) {
      counters[(tally + counter.calls) | 0]++
      if (retries[edge] > 0) {
        // Each first attempt that reaches the service adds its share to the budget of its edge.
        const budget = budgets[edge] + budgetShare[edge]
        const most = budgetMost[edge]
        budgets[edge] = budget < most ? budget : most
      }
    }
    held[hand.back] = leave
    if (words[(base + word.row) | 0] < 0 || leave === unserved || specials[service] > 0) {
      if (isTurnedAway(mesh, k)) continue
    }
    const first = starts[service]
    numbers[(task * taskNumbers + at.latest) | 0] = leave
    words[(base + word.calls) | 0] = 256 * first
    if (first !== starts[(service + 1) | 0]) {
      if (!callStages(mesh, task)) continue
      held[hand.back] = numbers[(task * taskNumbers + at.latest) | 0]
    }
    answer(mesh, task)
  }
  return others
}

/** Fresh requests and what callers do before the bound in hand, fresh requests at it too where they are to be. */
function runOthers(mesh: Mesh, isInclusive: boolean): number {
  const { clock, hand: held } = mesh
  const { times, count: planned } = mesh.acts
  const bound = held[hand.bound]
  let steps = 0
  for (;;) {
    const fresh = held[hand.fresh]
    const other = planned[0] > 0 ? times[0] : Infinity
    if (fresh <= other) {
      if (isInclusive ? fresh > bound : fresh >= bound) return steps
      clock[0] = fresh
      held[hand.sent] = fresh
      sendFresh(mesh)
      putFresh(mesh)
    } else {
      if (other >= bound) return steps
      clock[0] = other
      takeAct(mesh)
    }
    steps++
  }
}

/** The same step by step, where the network takes no time and an arrival may be due at once. */
function runSteps(mesh: Mesh, bound: number): number {
  const { open, openTimes, clock } = mesh
  const { times, count: planned } = mesh.acts
  let steps = 0
  for (;;) {
    const due = open[0] < open[1] ? openTimes[open[0]] : Infinity
    putFresh(mesh)
    const fresh = mesh.hand[hand.fresh]
    const other = planned[0] > 0 ? times[0] : Infinity
    if (fresh <= due && fresh <= other) {
      if (fresh >= bound) return steps
      clock[0] = fresh
      mesh.hand[hand.sent] = fresh
      sendFresh(mesh)
    } else if (due <= other) {
      if (due >= bound) return steps
      const k = open[0]
      drawWorks(mesh, k, k + 1)
      book(mesh, k, k + 1)
      open[0] = k + 1
      passArrivals(mesh, k, k + 1)
    } else {
      if (other >= bound) return steps
      clock[0] = other
      takeAct(mesh)
    }
    steps++
  }
}

/**
 * Whether it is not known that the `k`-th open arrival is served well: it is refused, leaves the queue, is answered with an error, or is
 * at work where later ones may postpone when it leaves.
 */
export function isTurnedAway(mesh: Mesh, k: number): boolean {
  const { words, wiring } = mesh
  const task = mesh.openTasks[k]
  const base = task * taskWords
  const edge = words[base + word.edge]
  const service = wiring.to[edge]
  if (words[base + word.row] < 0) {
    count(mesh, edge, counter.shed)
    failBack(mesh, task)
    return true
  }
  if (mesh.leaves[k] === unserved) {
    quit(mesh, task)
    return true
  }
  if (mesh.leaves[k] === atWork || mesh.leaves[k] === atOnce) {
    begin(mesh, task, mesh.leaves[k] === atOnce)
    return true
  }
  if ((wiring.specials[service] & special.fails) === 0) return false
  if (!failsItself(mesh, service, words[base + word.tag], triesOf(mesh, task))) return false
  failBack(mesh, task)
  return true
}

/** An attempt that will leave the queue at its deadline: that is all that will be known of it. */
function quit(mesh: Mesh, task: number): void {
  const { numbers, clock, hand: held } = mesh
  raise(mesh, task, flag.abandons)
  putDeadline(mesh, task)
  if (held[hand.act] < clock[0]) {
    // Its caller has given up while it was under way.
    count(mesh, mesh.words[task * taskWords + word.edge], counter.abandoned)
    numbers[task * taskNumbers + at.due] = clock[0]
    return
  }
  if (!has(mesh, task, flag.timed)) {
    raise(mesh, task, flag.timed)
    planAct(mesh, act.givesUp, task)
  }
  held[hand.back] = held[hand.act]
  expectNothingBefore(mesh, task)
}
