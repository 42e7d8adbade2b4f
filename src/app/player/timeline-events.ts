import type { LogEntry } from '#core/organisms/recording.ts'
import type { Tree } from '#app/store/branches.ts'
import type { CellNote } from '#worker/frame.ts'
import type { Samples } from '#app/charts/samples.ts'
import { sampleValue } from '#app/charts/samples.ts'

/** What the time bar marks, each by a shape of its own. */
export type EventKind = 'rollout' | 'note' | 'burst' | 'branch' | 'division' | 'pruning' | 'missed'

/** Some equal events at one moment: four cells that divide, one objective that is missed. */
export interface TimelineEvent {
  readonly kind: EventKind
  readonly time: number
  readonly count: number
  /** What a note says. */
  readonly text?: string
}

/** A stretch of simulated time in which the objective was missed. */
export interface MissedStretch {
  readonly from: number
  readonly to: number
}

/** Divisions and prunings of a service in the journal; births at time 0 are the founders, not divisions. */
export function cellEvents(notes: readonly CellNote[], service: number): readonly TimelineEvent[] {
  const events: TimelineEvent[] = []
  for (const note of notes) {
    const kind = note.kind === 'born' ? 'division' : note.kind === 'draining' ? 'pruning' : null
    if (kind === null || note.service !== service || note.time <= 0) continue
    const last = events.at(-1)
    if (last?.kind === kind && last.time === note.time) {
      events[events.length - 1] = { ...last, count: last.count + 1 }
    } else events.push({ kind, time: note.time, count: 1 })
  }
  return events
}

/** Rollouts of a service, notes and bursts up to a time, as the log has them. */
export function deedEvents(
  log: readonly LogEntry[],
  service: number,
  until: number,
): readonly TimelineEvent[] {
  return log.flatMap(({ time, change }): readonly TimelineEvent[] => {
    if (time > until) return []
    if (change.type === 'note') return [{ kind: 'note', time, count: 1, text: change.text }]
    if (change.type === 'burst') return [{ kind: 'burst', time, count: 1 }]
    return change.type === 'rollout' && change.service === service
      ? [{ kind: 'rollout', time, count: 1 }]
      : []
  })
}

/** Where the run shown left another one, and where others left it, up to a time. */
export function branchEvents({ branches, current }: Tree, until: number): readonly TimelineEvent[] {
  return branches.flatMap(({ id, parent, forkTime: time }) =>
    parent !== null && [id, parent].includes(current) && time <= until
      ? [{ kind: 'branch', time, count: 1 }]
      : [],
  )
}

/** Gathers the missed stretches of a growing history; it reads every row once. */
export interface MissedReader {
  /** The same list every time, longer or with a later end, until a new run begins or another service is shown. */
  read(run: number, service: number, samples: Samples): readonly MissedStretch[]
}

/** Makes a reader; a new run, another service or a shorter history starts it again. */
export function createMissedReader(): MissedReader {
  let [seenRun, seenService, seenRows] = [-1, 0, 0]
  let stretches: { from: number; to: number }[] = []
  return {
    read(run, service, samples) {
      if (run !== seenRun || service !== seenService || samples.count < seenRows) {
        stretches = []
        seenRows = 0
      }
      for (let row = seenRows; row < samples.count; row++) {
        if (sampleValue(samples, 'missed', row) !== 1) continue
        // A row speaks about the time since the row before, whatever their distance is.
        const from = row === 0 ? 0 : sampleValue(samples, 'time', row - 1)
        const to = sampleValue(samples, 'time', row)
        const last = stretches.at(-1)
        if (last?.to === from) last.to = to
        else stretches.push({ from, to })
      }
      seenRun = run
      seenService = service
      seenRows = samples.count
      return stretches
    },
  }
}

/** A missed objective is met again after so long without a missed window, simulated s. */
export const episodeGap = 15

/** The start of each episode of missed windows as an event. */
export function missedEvents(stretches: readonly MissedStretch[]): readonly TimelineEvent[] {
  const starts = stretches.filter(({ from }, index) => {
    const before = stretches[index - 1]
    return before === undefined || from - before.to >= episodeGap
  })
  return starts.map(({ from }) => ({ kind: 'missed', time: from, count: 1 }))
}

/** The time of the nearest event before or after a moment; null when there is none. */
export function neighbourEvent(
  events: readonly TimelineEvent[],
  time: number,
  direction: -1 | 1,
): number | null {
  let found: number | null = null
  for (const event of events) {
    const distance = (event.time - time) * direction
    // Half a second keeps a repeated key press from sticking to the event that was just reached.
    if (distance > 0.5 && (found === null || distance < (found - time) * direction)) {
      found = event.time
    }
  }
  return found
}
