import { organismOf } from '#core/organisms/models.ts'
import type { Run } from '#core/organisms/organism.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { figuresOf, wholeHistory } from './figures.ts'
import type { RunResult } from './result.ts'
import { keyAt, recordingAt, sweepId, type Sweep } from './sweep.ts'

/**
 * A run of a sweep under way, for whoever owns the thread. It is a pure function of the sweep and the
 * number of the run: neither the slices nor what runs beside it leave a trace in its result.
 */
export interface SweepRun {
  /** Goes on with at most about `limit` steps of work; true when the run has reached its end. */
  advance(limit: number): boolean
  /** How far it is, 0 to 1 of its simulated time. */
  share(): number
  /** What it has come to, after its end; a run that broke a rule of its model has no result. */
  result(): Result<RunResult>
  /** Its history so far, as in `wholeHistory`: rows of sampleColumns.length numbers, to be read before the run goes on. */
  history(): ReturnType<Run['history']>
}

/** Begins run number `index` of a sweep, which `planSweep` has found possible. */
export function beginSweepRun(sweep: Sweep, index: number): Result<SweepRun> {
  const recording = recordingAt(sweep, index)
  if (!recording.ok) return recording
  const { organism, settings, seed, log } = recording.value
  const begun = organismOf(organism)?.begin(settings, seed)
  if (begun === undefined) return refuse(`There is no system “${organism}”.`)
  if (!begun.ok) return begun
  const run = begun.value
  let next = 0
  let changesRefused = 0
  const end = (): number => Math.min(sweep.until ?? Infinity, run.duration())
  return {
    ok: true,
    value: {
      advance(limit) {
        for (;;) {
          const entry = log[next]
          // What was changed at the very end belongs to the run, as it does in `mitosis run`.
          const stop = entry !== undefined && entry.time <= end() ? entry : null
          if (!run.advanceTo(stop?.time ?? end(), limit)) return false
          if (stop === null) return true
          if (!run.apply(stop.change).ok) changesRefused++
          next++
        }
      },
      share: () => (end() > 0 ? run.now() / end() : 1),
      result() {
        const broken = run.brokenInvariant()
        if (broken !== null) {
          return refuse(`it broke a rule of its model, please report it: “${broken}” does not hold`)
        }
        return { ok: true, value: resultOf(run, recording.value, { sweep, index, changesRefused }) }
      },
      history: () => wholeHistory(run),
    },
  }
}

function resultOf(
  run: Run,
  recording: Recording,
  place: { readonly sweep: Sweep; readonly index: number; readonly changesRefused: number },
): RunResult {
  return {
    sweep: sweepId(place.sweep),
    engine: engineVersion,
    ...keyAt(place.sweep, place.index),
    digest: run.digest(),
    time: run.now(),
    ...figuresOf(run, recording, place.changesRefused),
    ...((run.approximation()?.spans.length ?? 0) > 0 ? { approximate: true } : {}),
  }
}
