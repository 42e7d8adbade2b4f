import type { Run } from '#core/organisms/organism.ts'
import type { LogEntry } from '#core/organisms/recording.ts'

/** A run with the log of changes that it meets on its way. */
export interface Replay {
  readonly run: Run
  log: readonly LogEntry[]
  /** How many entries of the log have taken effect. */
  applied: number
}

/** Steps of work between two looks at the clock: about a millisecond. */
export const stepsPerLook = 10_000

/**
 * One look's worth of work, through the entries of the log that lie on the way; true when `until` was
 * reached. `refuse` is told why a change could not be made.
 */
export function replayTo(
  replay: Replay,
  until: number,
  refuse: (sentence: string) => void,
  steps = stepsPerLook,
): boolean {
  const { run, log } = replay
  const entry = log[replay.applied]
  // What lies behind the end of the run never comes.
  if (entry === undefined || entry.time > Math.min(until, run.duration())) {
    return run.advanceTo(until, steps)
  }
  if (!run.advanceTo(entry.time, steps)) return false
  // All of this moment, except that a look ends after each change of the rung: it lays out every request inside anew.
  for (let next = log[replay.applied]; next?.time === entry.time; next = log[++replay.applied]) {
    const done = run.apply(next.change)
    if (!done.ok) refuse(done.problem)
    if (next.change.type !== 'rung') continue
    replay.applied++
    return false
  }
  return entry.time === until
}
