import { respond } from './calls.test-support.ts'
import { dropWhere } from './happenings.test-support.ts'
import { add, type Cell, type Textbook, type Visit } from './state.test-support.ts'

/** A cell is out of routing; what is in it goes on. */
export function drain({ cells }: Textbook, cell: Cell): void {
  const own = cells[cell.service]
  own.splice(own.indexOf(cell), 1)
}

/** Cells go down with everything in them. What ends at this very instant has ended. */
export function lose(book: Textbook, cells: readonly Cell[]): void {
  const lost = cells.flatMap(({ visits }) => [...visits])
  for (const visit of lost) dropCalls(book, visit)
  for (const visit of lost) {
    add(book, visit.call.edge, 'lost')
    visit.state = 'lost'
    respond(book, visit, false)
  }
  for (const cell of cells) {
    cell.busy = 0
    cell.queue.length = 0
    for (const job of cell.jobs) job.planned++
    cell.jobs.length = 0
  }
}

/** Nobody waits for the calls of a visit any more, and those that were to be tried again are not. */
function dropCalls(book: Textbook, { open }: Visit): void {
  for (const call of open) {
    add(book, call.edge, 'dropped')
    call.isDropped = true
    for (const visit of call.live) visit.isWanted = false
    call.live.clear()
  }
  dropWhere(book.happenings, ({ time, what }) => {
    if (what.kind !== 'sends' || !open.has(what.call) || time <= book.now) return false
    add(book, what.call.edge, 'withdrawn')
    return true
  })
}
