import { createMissedReader, missedEvents } from '#app/player/timeline-events.ts'
import type { Session } from '#app/store/session.ts'
import type { SessionState } from '#app/store/session-state.ts'

/** What a visitor steps to: a decision of the autoscaler, a division or death of a cell, the first moment in which the objective is missed. */
export const stepKinds = ['decision', 'division', 'death', 'breach'] as const
export type StepKind = (typeof stepKinds)[number]

/** The times of all that is known of a kind, of the watched service, in order, s. */
export function timesOf(kind: StepKind, state: SessionState): readonly number[] {
  const { decisions, notes, watched } = state
  switch (kind) {
    case 'decision':
      return decisions.filter(({ service }) => service === watched).map(({ time }) => time)
    case 'division':
      return notes
        .filter((note) => note.kind === 'born' && note.service === watched && note.mother > 0)
        .map(({ time }) => time)
    case 'death':
      return notes
        .filter(({ kind: what, service }) => service === watched && isDeath.includes(what))
        .map(({ time }) => time)
    case 'breach': {
      const missed = createMissedReader().read(state.run, watched, state.history)
      return missedEvents(missed).map(({ time }) => time)
    }
  }
}

const isDeath: readonly string[] = ['dead', 'killed']

/** A time is another one from here on, s: no clock tells them apart. */
const apart = 1e-6

/** Stands exactly at the next or former event of a kind; where there is none at the end of the run, or where it stood. */
export function stepTo(
  session: Session,
  kind: StepKind,
  direction: -1 | 1,
  onNone: () => void,
): void {
  const { store } = session
  const { time } = store.getState()
  if (direction < 0) {
    const before = timesOf(kind, store.getState()).findLast((one) => one < time - apart)
    if (before === undefined) onNone()
    else session.seek(before)
    return
  }
  const next = (state: SessionState): number | null =>
    timesOf(kind, state).find((one) => one > time + apart) ?? null
  session.lookAhead(next, onNone)
}
