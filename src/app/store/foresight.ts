import type { SlowReport } from '#worker/client.ts'
import { timeOf, type Drive } from './drive.ts'
import { appendNotes, appendRows, emptyHistory } from './gather.ts'
import type { Future } from './session-state.ts'

/**
 * The future by the page's leave: it asks for one piece at a time, and only while the worker has time
 * to spare and somebody can see what it is spent on.
 */

/** Wall time of a piece, ms: the next frame of a running run waits no longer than that. */
const budgets = { play: 4, rest: 8 } as const

/** The part of what is foreseen that passes before it is looked into again. */
const renewal = 0.1

/** Asks for the next piece, when there is one to ask for. */
export function foresee(drive: Drive): void {
  const { store, clock, client } = drive
  const { foresight, gate, status, duration } = store.getState()
  // What lies behind the gate is not to be seen from here.
  const mayAsk = foresight && gate === null && !drive.foreseeing && drive.seen && clock.isVisible()
  const hasRun = drive.frame !== null && !drive.startNeeded && status !== 'broken'
  const isIdle = drive.mode === 'rest' || (drive.mode === 'play' && !drive.pace.lagging)
  const time = timeOf(drive)
  if (!mayAsk || !hasRun || !isIdle || time < drive.foreseeAt || time >= duration) return
  drive.foreseeing = true
  client.foresee(drive.mode === 'play' ? budgets.play : budgets.rest)
}

/** What is known of the future with one more piece of it. */
export function foreseen(
  drive: Drive,
  known: Future | null,
  piece: Extract<SlowReport, { readonly type: 'future' }>,
): Future {
  drive.foreseeing = false
  const { from, rows, notes, until, complete } = piece
  const time = timeOf(drive)
  if (complete) drive.foreseeAt = time + (until - time) * renewal
  const goesOn = known !== null && from === known.from + known.history.count
  const before = goesOn ? known : { from, history: emptyHistory(), notes: [] }
  return {
    from: before.from,
    history: appendRows(before.history, rows),
    notes: appendNotes(before.notes, notes),
    until,
  }
}

/** A piece of the future that nobody may see. */
export function unseen(drive: Drive): null {
  drive.foreseeing = false
  return null
}

/** The run has changed: another future is to be looked into. */
export function forgetFuture(drive: Drive): void {
  drive.foreseeAt = 0
}
