import { act, nextMark, dropAct, nextKind } from './acts-heap.ts'
import { expectNothingBefore, putDeadline, watch } from './acts.ts'
import { admits, noteOutcome } from './breaker.ts'
import {
  answer,
  putBorn,
  attemptFailed,
  fill,
  launch,
  send,
  settle,
  stageEnded,
  tellLater,
} from './calls.ts'
import { clientSends } from './clients.ts'
import { hedgeTag } from './draws.ts'
import type { Mesh } from './mesh.ts'
import { hand } from './hand.ts'
import { count, counter } from './edge-counters.ts'
import { enterReturn, returned } from './returns.ts'
import {
  at,
  flag,
  has,
  lower,
  markOf,
  noTask,
  pendingOf,
  raise,
  takeTask,
  taskNumbers,
  taskWords,
  word,
} from './tasks.ts'

/** What callers do by themselves, at its moment: they give up, hedge, hear of answers that race, and ask breakers. */

/** Takes the next event of the callers, which is due now. */
export function takeAct(mesh: Mesh): void {
  const kind = nextKind(mesh)
  const mark = nextMark(mesh)
  const task = mesh.acts.tasks[0]
  dropAct(mesh)
  if (kind === act.clientSends) clientSends(mesh, task, mark >>> 0)
  else if (markOf(mesh, task) !== mark) return
  else if (kind === act.givesUp) giveUp(mesh, task)
  else if (kind === act.hears) hear(mesh, task)
  else if (kind === act.hearsError) hearError(mesh, task)
  else askBreaker(mesh, task)
}

function edgeOf(mesh: Mesh, task: number): number {
  return mesh.words[task * taskWords + word.edge]
}

/** An attempt is to be sent now, if the breaker lets it out. */
function askBreaker(mesh: Mesh, task: number): void {
  const edge = edgeOf(mesh, task)
  if (admits(mesh, edge)) {
    mesh.hand[hand.sent] = mesh.clock[0]
    launch(mesh, task)
    return
  }
  if (firstTry(mesh, task)) count(mesh, edge, counter.calls)
  count(mesh, edge, counter.breakerRefused)
  const isOrphan = has(mesh, task, flag.orphan)
  raise(mesh, task, flag.orphan)
  mesh.numbers[task * taskNumbers + at.due] = mesh.clock[0]
  if (parted(mesh, task) || isOrphan) return
  attemptFailed(mesh, task)
}

/** Whether an attempt is the first of its call. */
export function firstTry(mesh: Mesh, task: number): boolean {
  const bits = mesh.words[task * taskWords + word.bits]
  return bits >> 8 === 1 && (bits & flag.second) === 0
}

/** Takes an attempt out of a hedged pair. True when there was another one, which the call goes on with. */
function parted(mesh: Mesh, task: number): boolean {
  const { words } = mesh
  const twin = words[task * taskWords + word.twin]
  if (twin === noTask) return false
  words[task * taskWords + word.twin] = noTask
  words[twin * taskWords + word.twin] = noTask
  return true
}

/** The caller of an attempt will not wait any longer. */
function giveUp(mesh: Mesh, task: number): void {
  // A deadline may outlive its attempt, and where a visit is tried again its calls have the same marks: so another one may have this
  // record now that is told from the first by its deadline alone.
  putDeadline(mesh, task)
  if (mesh.hand[hand.act] !== mesh.clock[0]) return
  lower(mesh, task, flag.timed)
  if (has(mesh, task, flag.orphan)) {
    if (has(mesh, task, flag.abandons)) leaveQueue(mesh, task)
    return
  }
  // An answer that comes at the very end of the patience counts.
  const { numbers, words, clock } = mesh
  const isAnswered = has(mesh, task, flag.answered)
  if (isAnswered && numbers[task * taskNumbers + at.latest] <= clock[0]) return
  if (has(mesh, task, flag.hedges)) {
    hedge(mesh, task)
    return
  }
  const edge = edgeOf(mesh, task)
  count(mesh, edge, counter.timeouts)
  noteOutcome(mesh, edge, false)
  // What comes next has a record of its own, because the attempt stays where it is.
  if (!parted(mesh, task)) attemptFailed(mesh, task)
  if (has(mesh, task, flag.abandons)) leaveQueue(mesh, task)
  disown(mesh, task)
  words[task * taskWords + word.parent] = noTask
}

/** An attempt leaves the queue unserved, at its deadline. */
function leaveQueue(mesh: Mesh, task: number): void {
  count(mesh, edgeOf(mesh, task), counter.abandoned)
  mesh.numbers[task * taskNumbers + at.due] = mesh.clock[0]
}

/** Nobody wants the answer of an attempt any more. Its work is done all the same. */
export function disown(mesh: Mesh, task: number): void {
  const { numbers, hand: held } = mesh
  raise(mesh, task, flag.orphan)
  const edge = edgeOf(mesh, task)
  if (numbers[task * taskNumbers + at.due] < Infinity && has(mesh, task, flag.answered)) {
    held[hand.back] = numbers[task * taskNumbers + at.latest]
    enterReturn(mesh, edge, returned.unwanted, task)
  }
}

/** A second attempt goes out beside one that takes long. */
function hedge(mesh: Mesh, task: number): void {
  const { words, numbers, hand: held } = mesh
  lower(mesh, task, flag.hedges)
  const isAnswered = has(mesh, task, flag.answered)
  held[hand.back] = isAnswered ? numbers[task * taskNumbers + at.latest] : Infinity
  const edge = edgeOf(mesh, task)
  const base = task * taskWords
  const second = takeTask(mesh)
  if (second === noTask) count(mesh, edge, counter.poolRefused)
  else {
    count(mesh, edge, counter.hedged)
    const parent = words[base + word.parent]
    fill(mesh, second, parent, edge, hedgeTag(words[base + word.tag]), words[base + word.bits] >> 8)
    raise(mesh, second, flag.second)
    putBorn(mesh, task)
    mesh.borns[second] = held[hand.since]
    mesh.requests[second] = mesh.requests[task]
    words[second * taskWords + word.twin] = task
    words[base + word.twin] = second
    held[hand.sent] = mesh.clock[0]
    send(mesh, second)
  }
  putDeadline(mesh, task)
  if (!isAnswered) {
    watch(mesh, task)
    // Of one that leaves the queue unserved that is all that will be known.
    held[hand.back] = held[hand.act]
    if (has(mesh, task, flag.abandons)) expectNothingBefore(mesh, task)
    return
  }
  held[hand.back] = numbers[task * taskNumbers + at.latest]
  if (held[hand.act] < held[hand.back]) watch(mesh, task)
  // An error has its event already, and so has what is told anyway.
  if (numbers[task * taskNumbers + at.due] < Infinity) tellLater(mesh, task)
}

/** A good answer is back, and that is told now. */
function hear(mesh: Mesh, task: number): void {
  const { words, numbers, clock, hand: held } = mesh
  held[hand.back] = clock[0]
  numbers[task * taskNumbers + at.due] = clock[0]
  const edge = edgeOf(mesh, task)
  if (has(mesh, task, flag.orphan)) {
    count(mesh, edge, counter.unwanted)
    return
  }
  noteOutcome(mesh, edge, true)
  const twin = words[task * taskWords + word.twin]
  if (parted(mesh, task)) {
    disown(mesh, twin)
    words[twin * taskWords + word.parent] = noTask
  }
  const visit = settle(mesh, task)
  raise(mesh, task, flag.orphan)
  if (visit === noTask || !stageEnded(mesh, visit)) return
  held[hand.back] = numbers[visit * taskNumbers + at.latest]
  answer(mesh, visit)
}

/** An error is back. */
function hearError(mesh: Mesh, task: number): void {
  const { numbers } = mesh
  const edge = edgeOf(mesh, task)
  // Of those of its calls that have ended already, as far as is known, the last may end later.
  const base = task * taskNumbers
  if (pendingOf(mesh, task) === 0) numbers[base + at.due] = numbers[base + at.latest]
  if (has(mesh, task, flag.orphan)) {
    count(mesh, edge, counter.unwanted)
    return
  }
  count(mesh, edge, counter.errors)
  noteOutcome(mesh, edge, false)
  raise(mesh, task, flag.orphan)
  if (!parted(mesh, task)) attemptFailed(mesh, task)
  mesh.words[task * taskWords + word.parent] = noTask
}
