import { allCauses, sumsOf } from '#core/control/ledger.ts'
import { happenings, type Happening } from '#core/organisms/causes.ts'
import { organismOf } from '#core/organisms/models.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { replayTo, type Replay } from '#worker/replay.ts'
import type { Measure, Tally } from './measure.ts'
import type { Stretch } from './incident.ts'

/** A run under way from its beginning to its end, for whoever owns the thread. */
export interface Play {
  readonly run: Run
  /** Goes on with at most about `limit` steps of work, to `time` at the farthest; true when that or the end is reached. */
  readonly advance: (time: number, limit: number) => boolean
  /** How far it is, 0 to 1 of its simulated time. */
  readonly share: () => number
  /** Changes of the log that were refused so far: a cell that was to be killed is not there in another run. */
  readonly refused: () => number
}

export function beginPlay({ organism, settings, seed, log }: Recording): Result<Play> {
  const begun = organismOf(organism)?.begin(settings, seed)
  if (begun === undefined) return refuse(`There is no system “${organism}”.`)
  if (!begun.ok) return begun
  const run = begun.value
  const replay: Replay = { run, log, applied: 0 }
  let refused = 0
  return {
    ok: true,
    value: {
      run,
      advance: (time, limit) =>
        replayTo(replay, Math.min(time, run.duration()), () => void refused++, limit),
      share: () => (run.duration() > 0 ? run.now() / run.duration() : 1),
      refused: () => refused,
    },
  }
}

/** Something that is made slice by slice. */
export interface Making<Value> {
  /** True when it is made. */
  readonly advance: (limit: number) => boolean
  readonly share: () => number
  readonly value: () => Value
}

/** Counts what a service loses in a stretch of a run, and in the whole of it. */
export function beginMeasure(
  recording: Recording,
  service: number,
  { from, to }: Stretch,
): Result<Making<Measure>> {
  const begun = beginPlay(recording)
  if (!begun.ok) return begun
  const play = begun.value
  const stops = [from, to, Infinity] as const
  const tallies: Tally[] = []
  return {
    ok: true,
    value: {
      advance(limit) {
        const stop = stops[tallies.length]
        if (stop === undefined) return true
        if (play.advance(stop, limit)) tallies.push(tallyOf(play.run, service))
        return tallies.length === stops.length
      },
      share: play.share,
      value() {
        const [before, after, end] = tallies
        if (before === undefined || after === undefined || end === undefined) {
          throw new Error('a measure is read when its run is over')
        }
        return { from: before, to: after, end, refused: play.refused() }
      },
    },
  }
}

/** What has come to nothing at a service so far, and what has come at all. */
function tallyOf(run: Run, service: number): Tally {
  const { attempts, retries, objective, requests } = run.figures(service)
  const sums = sumsOf(allCauses(run.causes()), run.services.length)
  const losses = happenings.map((name) => [name, sums[name][service] ?? 0] as const)
  const doors = [...new Set(run.edges.flatMap(({ from, to }) => (from < 0 ? [to] : [])))]
  return {
    time: run.now(),
    // One entry a happening.
    losses: Object.fromEntries(losses) as Readonly<Record<Happening, number>>,
    arrived: doors.reduce((sum, door) => sum + run.figures(door).requests.arrived, 0),
    attempts: attempts.sent,
    retries: retries.sent,
    failed: requests.failed,
    missed: objective.missedRequests,
  }
}
