import { histogramCell } from '#core/kernel/histogram.ts'
import { note } from './breaker.test-support.ts'
import { attemptFailed, callEnded, sendAt } from './calls.test-support.ts'
import { add, type Textbook, type Visit } from './state.test-support.ts'

/** What the caller of an attempt does about it. */

/** It has waited for long: a second attempt goes out beside this one. */
export function hedge(book: Textbook, { call, tries, isWanted }: Visit): void {
  if (!isWanted) return
  add(book, call.edge, 'hedged')
  sendAt(book, call, tries, true, book.now)
}

/** It will not wait any longer. */
export function giveUp(book: Textbook, visit: Visit): void {
  const { call, tries } = visit
  if (!visit.isWanted) return
  add(book, call.edge, 'timeouts')
  note(book, call.edge, false)
  visit.isWanted = false
  call.live.delete(visit)
  if (call.live.size === 0) attemptFailed(book, call, tries)
}

/** An answer is back. */
export function hear(book: Textbook, visit: Visit, isGood: boolean): void {
  const { call, tries } = visit
  const { edge } = call
  if (!visit.isWanted) {
    add(book, edge, 'unwanted')
    return
  }
  visit.isWanted = false
  note(book, edge, isGood)
  call.live.delete(visit)
  if (!isGood) {
    add(book, edge, 'errors')
    if (call.live.size === 0) attemptFailed(book, call, tries)
    return
  }
  add(book, edge, 'answered')
  book.latency[edge][histogramCell(book.now - visit.sent)]++
  for (const other of call.live) other.isWanted = false
  call.live.clear()
  callEnded(book, call, true)
}
