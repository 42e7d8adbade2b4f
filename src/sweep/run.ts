import { organismOf } from '#core/organisms/models.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { compactHistogram, quantileOf } from './histogram.ts'
import type { RunFigures, RunResult } from './result.ts'
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
  /** Its history so far: rows of sampleColumns.length numbers, to be read before the run goes on. */
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
      history: () => run.history(),
    },
  }
}

function resultOf(
  run: Run,
  recording: Recording,
  place: { readonly sweep: Sweep; readonly index: number; readonly changesRefused: number },
): RunResult {
  const latency = compactHistogram(run.latencies())
  const { requests, attempts, retries, objective, cost, ...rest } = run.figures()
  const figures: RunFigures = {
    p50: quantileOf(latency, 0.5),
    p95: quantileOf(latency, 0.95),
    p99: quantileOf(latency, 0.99),
    requests: requests.arrived,
    succeeded: requests.succeeded,
    failed: requests.failed,
    open: requests.open,
    attempts: attempts.sent,
    retries: retries.sent,
    shed: attempts.shed,
    abandoned: attempts.abandoned,
    lost: attempts.lost,
    missedRequests: objective.missedRequests,
    missedSeconds: objective.missedSeconds,
    divisions: rest.divisions,
    prunings: rest.prunings,
    divisionsRefused: rest.divisionsRefused,
    mostReady: mostReady(run, rest.cells.ready),
    cost: cost.total,
    costNotServing: cost.notServing,
    replicaSeconds: replicaSeconds(cost.total, recording),
    changesRefused: place.changesRefused,
  }
  return {
    sweep: sweepId(place.sweep),
    engine: engineVersion,
    ...keyAt(place.sweep, place.index),
    digest: run.digest(),
    time: run.now(),
    figures,
    latency,
  }
}

function mostReady(run: Run, now: number): number {
  const { rows, count } = run.history()
  const column = sampleColumns.indexOf('ready')
  let most = now
  for (let row = 0; row < count; row++) {
    most = Math.max(most, rows[row * sampleColumns.length + column] ?? 0)
  }
  return most
}

/** Cost is the exact integral of living cells times their price. */
function replicaSeconds(cost: number, { settings, log }: Recording): number | null {
  const checked = checkSettings(parameters, settings)
  const price = checked.ok ? checked.value.pricePerHour : 0
  const changes = log.some(({ change }) => change.type === 'set' && change.name === 'pricePerHour')
  return price === 0 || changes ? null : (3600 * cost) / price
}
