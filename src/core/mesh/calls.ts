import { act } from './acts-heap.ts'
import { expectNothingBefore, planAct, putDeadline } from './acts.ts'
import { backoffOf, callsOn, childTag, drawLatency, drawPatience, hedgeTag } from './draws.ts'
import type { Mesh } from './mesh.ts'
import { hand } from './hand.ts'
import { count, counter } from './edge-counters.ts'
import { enterReturn, returned } from './returns.ts'
import {
  at,
  flag,
  has,
  markOf,
  noTask,
  pendingOf,
  raise,
  takeTask,
  taskNumbers,
  taskWords,
  triesUnit,
  word,
} from './tasks.ts'
import { plan } from './wheel.ts'
import { trait } from './wiring.ts'
import { nextOf } from './think.ts'

/**
 * What follows from what: a visit's calls go out stage by stage, its answer when all have ended well, an error at the first
 * that failed. Times lie ahead of the clock wherever they are known.
 */

/** Makes the calls of a visit, stage by stage, until some are under way. True when there is none left to make. */
export function callStages(mesh: Mesh, visit: number): boolean {
  const { words, wiring } = mesh
  const base = visit * taskWords
  const end = wiring.starts[wiring.to[words[base + word.edge]] + 1]
  for (;;) {
    let place = words[base + word.calls] >> 8
    if (place === end) return true
    const stage = wiring.stages[place]
    // One more than there are, so that none of them ends the stage before all have gone out.
    words[base + word.calls] = 1
    for (; place < end && wiring.stages[place] === stage; place++) {
      const edge = wiring.edges[place]
      const whole = wiring.whole[place]
      const calls = whole < 0 ? callsOn(mesh, edge, words[base + word.tag]) : whole
      words[base + word.calls] += calls
      for (let n = 0; n < calls; n++) call(mesh, edge, visit, n)
    }
    words[base + word.calls] += 256 * place - 1
    if (has(mesh, visit, flag.error) || pendingOf(mesh, visit) > 0) return false
  }
}

/** A visit makes its n-th call on an edge as soon as it is ready to. */
export function call(mesh: Mesh, edge: number, visit: number, n: number): void {
  const { numbers, hand: held } = mesh
  const sent = numbers[visit * taskNumbers + at.latest]
  const task = takeTask(mesh)
  if (task === noTask) {
    count(mesh, edge, counter.calls)
    count(mesh, edge, counter.poolRefused)
    held[hand.back] = sent
    callFailed(mesh, visit, edge)
    return
  }
  const tag = childTag(markOf(mesh, visit), edge, n)
  fill(mesh, task, visit, edge, tag, 1)
  held[hand.sent] = sent
  send(mesh, task)
}

/** Writes a record: attempt number `tries` of a call. */
export function fill(
  mesh: Mesh,
  task: number,
  parent: number,
  edge: number,
  tag: number,
  tries: number,
): void {
  const { words } = mesh
  const base = task * taskWords
  words[base + word.parent] = parent
  words[base + word.edge] = edge
  words[base + word.bits] = tries * triesUnit
  words[base + word.tag] = tag
  words[base + word.calls] = 0
  words[base + word.row] = -1
  words[base + word.twin] = noTask
}

/** Sends an attempt at the time in hand. */
export function send(mesh: Mesh, task: number): void {
  const { wiring, words, numbers, hand: held } = mesh
  if ((wiring.traits[words[task * taskWords + word.edge]] & trait.breaker) === 0) {
    launch(mesh, task)
    return
  }
  setSent(mesh, task)
  numbers[task * taskNumbers + at.due] = Infinity
  held[hand.act] = held[hand.sent]
  planAct(mesh, act.sends, task)
  // Its own caller waits from then on, whatever for.
  held[hand.back] = held[hand.sent]
  expectNothingBefore(mesh, words[task * taskWords + word.parent])
}

/** Lets an attempt go on its way at the time in hand. */
export function launch(mesh: Mesh, task: number): void {
  const { hand: held, numbers } = mesh
  setSent(mesh, task)
  drawLatency(mesh, task, mesh.salts.there)
  const arrival = held[hand.sent] + held[hand.latency]
  if (arrival >= numbers[task * taskNumbers + at.soonest]) {
    held[hand.back] = arrival
    expectNothingBefore(mesh, task)
  }
  held[hand.arrival] = arrival
  plan(mesh, task)
}

function setSent(mesh: Mesh, task: number): void {
  const { hand: held, numbers, words, wiring } = mesh
  const base = task * taskNumbers
  const edge = words[task * taskWords + word.edge]
  numbers[base + at.sent] = held[hand.sent]
  let wait = wiring.timeout[edge]
  if ((wiring.traits[edge] & trait.exponentialTimeout) !== 0) {
    drawPatience(mesh, task)
    wait = held[hand.patience]
  }
  const hedge = wiring.hedge[edge]
  if (hedge < wait && (words[task * taskWords + word.bits] & flag.second) === 0) {
    words[task * taskWords + word.bits] |= flag.hedges
    wait = hedge
  }
  const deadline = held[hand.sent] + wait
  const parent = words[task * taskWords + word.parent]
  const above = parent < 0 ? Infinity : numbers[parent * taskNumbers + at.soonest]
  numbers[base + at.soonest] = above < deadline ? above : deadline
}

/** The answer of a visit is on its way: all has gone well until the time in hand. */
export function answer(mesh: Mesh, visit: number): void {
  drawLatency(mesh, visit, mesh.salts.back)
  mesh.hand[hand.left] = mesh.hand[hand.back]
  mesh.hand[hand.back] += mesh.hand[hand.latency]
  resolve(mesh, visit)
}

/** A good answer leaves, and will be back, at the times in hand; what follows from that follows now. */
export function resolve(mesh: Mesh, answered: number): void {
  const { hand: held, numbers, words, wiring } = mesh
  let task = answered
  for (;;) {
    const base = task * taskWords
    const edge = words[base + word.edge]
    const back = held[hand.back]
    const soonest = numbers[task * taskNumbers + at.soonest]
    numbers[task * taskNumbers + at.latest] = back
    numbers[task * taskNumbers + at.left] = held[hand.left]
    words[base + word.bits] |= flag.answered
    if ((words[base + word.bits] & flag.orphan) !== 0) {
      numbers[task * taskNumbers + at.due] = back
      enterReturn(mesh, edge, returned.unwanted, task)
      return
    }
    if ((wiring.traits[edge] & trait.told) !== 0 || words[base + word.twin] !== noTask) {
      tellLater(mesh, task)
      return
    }
    if (back > soonest && isLate(mesh, task)) return
    const visit = settle(mesh, task)
    if (visit === noTask || !stageEnded(mesh, visit)) return
    drawLatency(mesh, visit, mesh.salts.back)
    held[hand.left] = numbers[visit * taskNumbers + at.latest]
    held[hand.back] = held[hand.left] + held[hand.latency]
    task = visit
  }
}

/** Its caller hears of the answer at its moment, the time in hand. */
export function tellLater(mesh: Mesh, task: number): void {
  mesh.numbers[task * taskNumbers + at.due] = Infinity
  mesh.hand[hand.act] = mesh.hand[hand.back]
  planAct(mesh, act.hears, task)
  expectNothingBefore(mesh, task)
}

/** Whether the caller does not wait until the time in hand. The record stays until then: nobody will want its answer. */
function isLate(mesh: Mesh, task: number): boolean {
  const { hand: held, numbers } = mesh
  putDeadline(mesh, task)
  if (held[hand.act] >= held[hand.back]) return false
  numbers[task * taskNumbers + at.due] = held[hand.back]
  expectNothingBefore(mesh, task)
  return true
}

/** Finds when the request of an attempt was first sent by its client; puts it in hand (`since`). */
export function putBorn(mesh: Mesh, task: number): void {
  const bits = mesh.words[task * taskWords + word.bits]
  const isFirst = bits < 2 * triesUnit && (bits & flag.second) === 0
  mesh.hand[hand.since] = isFirst ? mesh.numbers[task * taskNumbers + at.sent] : mesh.borns[task]
}

/**
 * An answer that its caller waits for is back at the time in hand. Returns the visit that made the call, if all
 * its calls under way have ended; `noTask` otherwise.
 */
export function settle(mesh: Mesh, task: number): number {
  const { hand: held, numbers, words, wiring } = mesh
  const base = task * taskWords
  const edge = words[base + word.edge]
  const back = held[hand.back]
  numbers[task * taskNumbers + at.due] = back
  held[hand.since] = numbers[task * taskNumbers + at.sent]
  enterReturn(mesh, edge, returned.good, task)
  const visit = words[base + word.parent]
  if (visit === noTask) {
    putBorn(mesh, task)
    enterReturn(mesh, edge, returned.whole, task)
    if (wiring.crowd[edge] >= 0) nextOf(mesh, edge, mesh.requests[task])
    return noTask
  }
  if (back > numbers[visit * taskNumbers + at.latest]) {
    numbers[visit * taskNumbers + at.latest] = back
  }
  return --words[visit * taskWords + word.calls] & 255 ? noTask : visit
}

/** All calls of a visit that were under way have ended. True when it has none left to make, and answers. */
export function stageEnded(mesh: Mesh, visit: number): boolean {
  const { words, numbers, wiring } = mesh
  const base = visit * taskWords
  if ((words[base + word.bits] & flag.error) !== 0) {
    // It has answered with an error already, and is needed until that is back and the last of its calls too.
    const isOver = (words[base + word.bits] & flag.orphan) !== 0
    if (isOver) numbers[visit * taskNumbers + at.due] = numbers[visit * taskNumbers + at.latest]
    return false
  }
  const isLast =
    words[base + word.calls] >> 8 === wiring.starts[wiring.to[words[base + word.edge]] + 1]
  return isLast || callStages(mesh, visit)
}

/** The call of a visit has failed for good at the time in hand. */
function callFailed(mesh: Mesh, visit: number, edge: number): void {
  const { hand: held, numbers, words, wiring } = mesh
  count(mesh, edge, counter.failed)
  const pending = --words[visit * taskWords + word.calls] & 255
  if (!has(mesh, visit, flag.error) && (wiring.traits[edge] & trait.optional) === 0) {
    failBack(mesh, visit)
    return
  }
  if (held[hand.back] > numbers[visit * taskNumbers + at.latest]) {
    numbers[visit * taskNumbers + at.latest] = held[hand.back]
  }
  if (pending > 0 || !stageEnded(mesh, visit)) return
  held[hand.back] = numbers[visit * taskNumbers + at.latest]
  answer(mesh, visit)
}

/** A visit answers with an error at the time in hand. */
export function failBack(mesh: Mesh, visit: number): void {
  const { hand: held, numbers } = mesh
  drawLatency(mesh, visit, mesh.salts.back)
  numbers[visit * taskNumbers + at.left] = held[hand.back]
  held[hand.back] += held[hand.latency]
  raise(mesh, visit, flag.error | flag.answered)
  numbers[visit * taskNumbers + at.due] = Infinity
  // Calls of it that have ended, as far as is known, may end later than that; what an earlier attempt left there is past.
  const latest = numbers[visit * taskNumbers + at.latest]
  numbers[visit * taskNumbers + at.latest] = latest > held[hand.back] ? latest : held[hand.back]
  held[hand.act] = held[hand.back]
  planAct(mesh, act.hearsError, visit)
  expectNothingBefore(mesh, visit)
}

/** An attempt has failed now: its caller backs off and tries again, or gives the call up. */
export function attemptFailed(mesh: Mesh, failed: number): void {
  const { words, hand: held } = mesh
  const base = failed * taskWords
  const edge = words[base + word.edge]
  const tries = words[base + word.bits] >> 8
  if (tries <= mesh.wiring.retries[edge] && triesAgain(mesh, failed, edge, tries)) return
  held[hand.back] = mesh.clock[0]
  const visit = words[base + word.parent]
  if (visit !== noTask) {
    callFailed(mesh, visit, edge)
    return
  }
  count(mesh, edge, counter.failed)
  if (mesh.wiring.crowd[edge] < 0) return
  putBorn(mesh, failed)
  nextOf(mesh, edge, mesh.requests[failed])
}

/** Sends the next attempt of a call, if the budget and the pool allow it. */
function triesAgain(mesh: Mesh, failed: number, edge: number, tries: number): boolean {
  const { words, budgets } = mesh
  if (budgets[edge] < 1) {
    count(mesh, edge, counter.budgetRefused)
    return false
  }
  const task = takeTask(mesh)
  if (task === noTask) {
    count(mesh, edge, counter.poolRefused)
    return false
  }
  budgets[edge] -= 1
  count(mesh, edge, counter.retried)
  const base = failed * taskWords
  // What the second of a hedged pair draws is its own; the next attempt is one of the call again.
  const isSecond = (words[base + word.bits] & flag.second) !== 0
  const tag = isSecond ? hedgeTag(words[base + word.tag]) : words[base + word.tag]
  fill(mesh, task, words[base + word.parent], edge, tag, tries + 1)
  putBorn(mesh, failed)
  mesh.borns[task] = mesh.hand[hand.since]
  mesh.requests[task] = mesh.requests[failed]
  mesh.hand[hand.sent] = mesh.clock[0] + backoffOf(mesh, edge, tag, tries)
  send(mesh, task)
  return true
}
