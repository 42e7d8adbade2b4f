import type { Samples } from '#app/charts/samples.ts'
import { rowsUpTo, sampleValue } from '#app/charts/samples.ts'
import type { CellNote } from '#worker/frame.ts'
import {
  cellEvents,
  missedEvents,
  type MissedStretch,
  type TimelineEvent,
} from './timeline-events.ts'

/** What the time bar knows of the time to come, if nothing changes. */
export interface TimelineAhead {
  readonly events: readonly TimelineEvent[]
  readonly missed: readonly MissedStretch[]
  /** Up to when it is known, s. */
  readonly until: number
}

/** A future as the session knows it. */
interface Foreseen {
  readonly history: Samples
  readonly notes: readonly CellNote[]
  readonly until: number
}

/** The part of a service's future that is still to come; `past` are the stretches missed so far. */
export function timelineAhead(
  future: Foreseen,
  time: number,
  past: readonly MissedStretch[],
  service: number,
): TimelineAhead {
  const missed = missedAhead(future.history, time)
  const before = past.slice(-1)
  // An episode that goes on into the future has had its mark.
  const starts = missedEvents([...before, ...missed]).filter((event) => event.time >= time)
  const events = [
    ...cellEvents(future.notes, service).filter((event) => event.time > time),
    ...starts,
  ]
  return { events: events.toSorted((a, b) => a.time - b.time), missed, until: future.until }
}

function missedAhead(samples: Samples, time: number): readonly MissedStretch[] {
  const stretches: { from: number; to: number }[] = []
  let before = time
  for (let row = rowsUpTo(samples, time); row < samples.count; row++) {
    const now = sampleValue(samples, 'time', row)
    const last = stretches.at(-1)
    if (sampleValue(samples, 'missed', row) === 1) {
      if (last?.to === before) last.to = now
      else stretches.push({ from: before, to: now })
    }
    before = now
  }
  return stretches
}
