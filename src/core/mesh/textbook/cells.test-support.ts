import { nextWord, uniform } from '#core/kernel/random.ts'
import { budgetMost } from '#core/traffic/plane.ts'
import { nextStage, respond } from './calls.test-support.ts'
import { failsItself, workOf } from './draws.test-support.ts'
import { later } from './happenings.test-support.ts'
import { begin } from './sharing.test-support.ts'
import { add, type Cell, type Textbook, type Visit } from './state.test-support.ts'

/** What becomes of attempts in the cells of a service. */

const inside = ({ busy, queue, jobs }: Cell): number => busy + queue.length + jobs.length

/** An attempt arrives at the service. */
export function arrive(book: Textbook, visit: Visit): void {
  const { edge } = visit.call
  const service = book.graph.edges[edge].to
  const { places, slots, cancellation, discipline = 'fcfs' } = book.graph.services[service]
  add(book, edge, 'attempts')
  if (visit.tries === 1 && !visit.isSecond) {
    add(book, edge, 'calls')
    earn(book, edge)
  }
  const cell = pick(book, service)
  if (cell === null || inside(cell) >= places) {
    add(book, edge, 'shed')
    respond(book, visit, false)
    return
  }
  cell.routed++
  visit.cell = cell
  cell.visits.add(visit)
  if (discipline !== 'fcfs' && !(cancellation && book.now > visit.deadline)) {
    begin(book, cell, visit)
    return
  }
  visit.state = 'waits'
  cell.queue.push(visit)
  if (cell.busy < slots && !(cancellation && book.now > visit.deadline)) serveNext(book, cell)
  else if (cancellation && visit.deadline < Infinity) {
    // Where its caller gave up on the way it is in the queue for a moment of length nought.
    const end = Math.max(book.now, visit.deadline)
    later(book.happenings, end, visit.tag ^ visit.tries, { kind: 'quits', visit })
  }
}

/** A first attempt pays for retries. */
function earn({ graph, budgets }: Textbook, edge: number): void {
  const { retries, retryBudget } = graph.edges[edge]
  if (retries === 0) return
  budgets[edge] = Math.min(budgetMost(retryBudget), budgets[edge] + retryBudget)
}

/** The cell that an attempt is sent to; null where there is none. */
function pick({ graph, cells, streams }: Textbook, service: number): Cell | null {
  const own = cells[service]
  if (own.length < 2) return own.at(0) ?? null
  const draw = (count: number): number => Math.floor(uniform(nextWord(streams[service], 0)) * count)
  if (graph.services[service].routing === 'random') return own[draw(own.length)]
  const first = draw(own.length)
  let second = draw(own.length - 1)
  if (second >= first) second++
  return inside(own[second]) < inside(own[first]) ? own[second] : own[first]
}

function serveNext(book: Textbook, cell: Cell): void {
  const visit = cell.queue.shift()
  if (visit === undefined) return
  cell.busy++
  visit.state = 'served'
  const rules = book.graph.services[cell.service]
  const end = book.now + workOf(book.chance, rules, cell.service, visit)
  later(book.happenings, end, 0, { kind: 'leaves', visit })
}

/** The own work of a visit has ended. */
export function leave(book: Textbook, visit: Visit): void {
  if (visit.state !== 'served') return
  const { cell, tag, tries } = visit
  if (cell === null) throw new Error('what leaves has been in a cell')
  cell.busy--
  visit.state = 'left'
  serveNext(book, cell)
  const rules = book.graph.services[cell.service]
  if (failsItself(book.chance, rules, cell.service, tag, tries)) respond(book, visit, false)
  else nextStage(book, visit)
}

/**
 * An attempt leaves the queue unserved at its deadline, if it still waits: whether its caller gives up then or has lost
 * interest before, of which the service hears nothing.
 */
export function quit(book: Textbook, visit: Visit): void {
  if (visit.state !== 'waits') return
  visit.state = 'quit'
  add(book, visit.call.edge, 'abandoned')
  visit.cell?.queue.splice(visit.cell.queue.indexOf(visit), 1)
  visit.cell?.visits.delete(visit)
}
