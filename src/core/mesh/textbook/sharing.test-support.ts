import { failsItself, workOf } from './draws.test-support.ts'
import { nextStage, respond } from './calls.test-support.ts'
import { later } from './happenings.test-support.ts'
import type { Cell, Job, Textbook, Visit } from './state.test-support.ts'

/**
 * Cells in which who comes later postpones who is there. Each departure is an event; an arrival plans those anew that it
 * postpones, and what was planned before is void.
 */

/** An attempt is at work from now on. */
export function begin(book: Textbook, cell: Cell, visit: Visit): void {
  const { slots } = book.graph.services[cell.service]
  const work = workOf(book.chance, book.graph.services[cell.service], cell.service, visit)
  const job: Job = { visit, arrival: book.now, work, rest: work, end: Infinity, planned: 0 }
  visit.state = 'served'
  if (isSharing(book, cell)) {
    if (cell.jobs.length === 0) cell.virtual = 0
    else cell.virtual += (book.now - cell.since) / Math.max(1, cell.jobs.length / slots)
    cell.since = book.now
    // What is left of a job is said by the virtual time at which it has got its work.
    job.rest = cell.virtual + work
    cell.jobs.push(job)
    planShared(book, cell)
    return
  }
  cell.jobs.push(job)
  const displaced = cell.jobs.at(-1 - slots)
  if (displaced !== undefined) {
    displaced.rest = displaced.end - book.now
    displaced.planned++
  }
  resume(book, cell, job)
}

const isSharing = ({ graph }: Textbook, { service }: Cell): boolean =>
  graph.services[service].discipline === 'processor-sharing'

/** Plans when the first of those who share a cell leaves. */
function planShared(book: Textbook, cell: Cell): void {
  const { slots } = book.graph.services[cell.service]
  const least = Math.min(...cell.jobs.map(({ rest }) => rest))
  const next = cell.jobs.find(({ rest }) => rest === least)
  for (const job of cell.jobs) job.planned++
  if (next === undefined) return
  const slower = Math.max(1, cell.jobs.length / slots)
  plan(book, cell, next, book.now + Math.max(0, next.rest - cell.virtual) * slower)
}

/** A job is on a slot of its own from now on. */
function resume(book: Textbook, cell: Cell, job: Job): void {
  job.end = book.now + job.rest
  plan(book, cell, job, job.end)
}

function plan(book: Textbook, cell: Cell, job: Job, time: number): void {
  const { tag, tries } = job.visit
  later(book.happenings, time, tag ^ tries, { kind: 'ends', cell, job, planned: job.planned })
}

/** A job leaves its cell, if that was not planned anew since. */
export function end(book: Textbook, cell: Cell, job: Job, planned: number): void {
  if (job.planned !== planned) return
  const { visit, arrival, work } = job
  const { slots } = book.graph.services[cell.service]
  cell.jobs.splice(cell.jobs.indexOf(job), 1)
  visit.state = 'left'
  book.departures.push({ service: cell.service, tag: visit.tag, arrival, work, time: book.now })
  if (isSharing(book, cell)) {
    cell.virtual = Math.max(cell.virtual, job.rest)
    cell.since = book.now
    planShared(book, cell)
  } else {
    const resumed = cell.jobs.at(-slots)
    if (resumed !== undefined && cell.jobs.length >= slots) resume(book, cell, resumed)
  }
  const rules = book.graph.services[cell.service]
  if (failsItself(book.chance, rules, cell.service, visit.tag, visit.tries))
    respond(book, visit, false)
  else nextStage(book, visit)
}
