import { histogramCell } from '#core/kernel/histogram.ts'
import { admits } from './breaker.test-support.ts'
import {
  attemptTag,
  backoff,
  callsOf,
  callTag,
  network,
  patience,
  requestTag,
  thinking,
} from './draws.test-support.ts'
import { later } from './happenings.test-support.ts'
import { add, type Call, type Textbook, type Visit } from './state.test-support.ts'

/** From being called to being answered: attempts go out, visits call others, calls end. */

/** A client thinks, for at least `least`, and then sends a request. */
export function think(book: Textbook, edge: number, request: number, least = 0): void {
  const which = book.graph.populations.findIndex((population) => population.edge === edge)
  const population = book.graph.populations[which]
  if (population.kind !== 'closed') return
  const pause = thinking(book.chance, which, population.think, request)
  const time = book.now + Math.max(least, pause)
  later(book.happenings, time, request, { kind: 'clientSends', edge, request })
}

/** A client sends a request. */
export function openRequest(book: Textbook, edge: number, request: number): void {
  openCall(book, edge, null, requestTag(book.chance, edge, request), request)
}

function openCall(
  book: Textbook,
  edge: number,
  parent: Visit | null,
  tag: number,
  request: number,
): void {
  const call: Call = {
    edge,
    parent,
    tag,
    born: book.now,
    request,
    live: new Set(),
    isDropped: false,
  }
  parent?.open.add(call)
  sendAt(book, call, 1, false, book.now)
}

/** An attempt is sent at a time, s. */
export function sendAt(
  book: Textbook,
  call: Call,
  tries: number,
  isSecond: boolean,
  time: number,
): void {
  // Only a breaker makes the moment of sending matter; then it comes after what else happens at that time.
  if (time === book.now && book.graph.edges[call.edge].breaker === null) {
    send(book, call, tries, isSecond)
    return
  }
  const mark = attemptTag(call.tag, isSecond) ^ tries
  later(book.happenings, time, mark, { kind: 'sends', call, tries, isSecond })
}

/** An attempt is sent now. */
export function send(book: Textbook, call: Call, tries: number, isSecond: boolean): void {
  const { now, chance, happenings } = book
  const { edge } = call
  const rules = book.graph.edges[edge]
  const tag = attemptTag(call.tag, isSecond)
  if (!admits(book, edge)) {
    if (tries === 1 && !isSecond) add(book, edge, 'calls')
    add(book, edge, 'breakerRefused')
    if (call.live.size === 0 && !call.isDropped) attemptFailed(book, call, tries)
    return
  }
  const wait = patience(chance, rules, tag, tries)
  const visit: Visit = {
    call,
    tag,
    tries,
    isSecond,
    sent: now,
    deadline: now + wait,
    isWanted: !call.isDropped,
    isOver: false,
    pending: 0,
    stage: -1,
    open: new Set(),
    state: 'travels',
    cell: null,
  }
  call.live.add(visit)
  const mark = tag ^ tries
  const arrival = now + network(chance.there, rules, tag, tries)
  later(happenings, arrival, mark, { kind: 'arrives', visit })
  if (!isSecond && rules.hedge < wait) {
    later(happenings, now + rules.hedge, mark, { kind: 'hedges', visit })
  }
  if (wait < Infinity) later(happenings, visit.deadline, mark, { kind: 'givesUp', visit })
}

/** All attempts of a call that were under way have failed: it is tried again, or given up. */
export function attemptFailed(book: Textbook, call: Call, tries: number): void {
  const { edge } = call
  const rules = book.graph.edges[edge]
  if (tries > rules.retries) return callEnded(book, call, false)
  if (book.budgets[edge] < 1) {
    add(book, edge, 'budgetRefused')
    return callEnded(book, call, false)
  }
  book.budgets[edge] -= 1
  add(book, edge, 'retried')
  sendAt(book, call, tries + 1, false, book.now + backoff(book.chance, rules, call.tag, tries))
}

export function callEnded(book: Textbook, call: Call, isGood: boolean): void {
  const { parent, edge } = call
  add(book, edge, isGood ? 'succeeded' : 'failed')
  if (parent === null) {
    if (isGood) book.whole[edge][histogramCell(book.now - call.born)]++
    const crowd = book.graph.populations.find((population) => population.edge === edge)
    const least = call.born < book.now ? 0 : 1 / 1024
    if (crowd?.kind === 'closed') think(book, edge, call.request + crowd.clients, least)
    return
  }
  parent.open.delete(call)
  parent.pending--
  if (parent.isOver) return
  if (!isGood && !book.graph.edges[edge].optional) respond(book, parent, false)
  else if (parent.pending === 0) nextStage(book, parent)
}

/** A visit makes the calls of its next stage; it answers when there is none. */
export function nextStage(book: Textbook, visit: Visit): void {
  const { chance, graph } = book
  const service = graph.edges[visit.call.edge].to
  const own = graph.edges
    .map((edge, index) => ({ edge, index }))
    .filter(({ edge }) => edge.from === service)
  for (;;) {
    const stages = own.map(({ edge }) => edge.stage).filter((stage) => stage > visit.stage)
    if (stages.length === 0) return respond(book, visit, true)
    visit.stage = Math.min(...stages)
    const calls = own
      .filter(({ edge }) => edge.stage === visit.stage)
      .flatMap(({ edge, index }) =>
        Array.from({ length: callsOf(chance, edge, index, visit.tag) }, (_, n) => ({ index, n })),
      )
    visit.pending = calls.length
    for (const { index, n } of calls) {
      openCall(book, index, visit, callTag(visit.tag, visit.tries, index, n), -1)
    }
    if (calls.length > 0) return
  }
}

/** A visit is answered. */
export function respond(book: Textbook, visit: Visit, isGood: boolean): void {
  const { call, tag, tries } = visit
  visit.isOver = true
  visit.cell?.visits.delete(visit)
  const back = book.now + network(book.chance.back, book.graph.edges[call.edge], tag, tries)
  later(book.happenings, back, tag ^ tries, { kind: isGood ? 'hears' : 'hearsError', visit })
}
