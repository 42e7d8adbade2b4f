import { createLogWindows, readLog, type LogColumn } from '#core/traffic/log-windows.ts'
import { createLoneService, flowLogged } from '#core/traffic/lone-service.ts'
import type { Rules } from '#core/traffic/plane.ts'
import { createLevels, levelOf, lookAtLevels } from './tables-levels.ts'
import { estimateOf, ratioOf, sortedQuantile, type Estimate } from './tables-statistics.ts'

/** A run of one service at a constant rate, and what is looked at in it. */
export interface QueueRun {
  /** Fresh requests per second, and about how many of them. */
  readonly rate: number
  readonly requests: number
  readonly cells: number
  readonly rules: Partial<Rules>
  /** A wait above this counts as long, s. */
  readonly longWait?: number
  /** What quantiles are taken of. */
  readonly sampleOf?: 'wait' | 'time'
  /** How many levels of the cells are looked at, and so often, s; see tables-levels.ts. */
  readonly levels?: { readonly count: number; readonly every: number }
  /** Share of the run that is left out at its beginning; only a test asks for another than a tenth. */
  readonly warmUpShare?: number
}

/** What was measured in the windows of a run. */
export interface QueueFindings {
  /** One count for each of another, over all windows. */
  ratio(top: WindowValue, bottom: WindowValue): Estimate
  /** A quantile of the sorted sample; its error comes from the quantiles of the windows. */
  quantile(p: number): Estimate
  /** The mean share of the cells with so many requests inside or more. */
  readonly level: (least: number) => Estimate
  /** Attempts that were refused, in the windows together. */
  readonly shed: number
}

/** A value of one window. */
type WindowValue = (window: WindowCounts) => number

/** The counts of one window by name, and its length in s. */
export type WindowCounts = { readonly [Name in LogColumn]: number } & { readonly length: number }

/** Windows of a run: at least 64 batches, and so many that their spread is known to 6 %. */
const windowCount = 128

/** Attempts in one piece of the log. */
const pieceLength = 4096

/** No sample is larger; of longer runs only every second, third … value is kept. */
const sampleMax = 16_777_216

/** Runs the engine and counts what became of its requests. */
export function runQueue(run: QueueRun, seed: number): QueueFindings {
  const duration = run.requests / run.rate
  const service = createLoneService({
    seed,
    load: { form: 'steps', every: duration, rates: [run.rate] },
    rules: run.rules,
    cells: run.cells,
    logged: pieceLength,
    ...(run.rules.timeout === undefined ? {} : { clients: 100_000 }),
  })
  const every = Math.ceil(run.requests / sampleMax)
  // The number of requests is Poisson; ten deviations above its mean are never met.
  const room = Math.ceil((run.requests + 10 * Math.sqrt(run.requests)) / every)
  const windows = createLogWindows({
    duration,
    warmUp: (run.warmUpShare ?? 0.1) * duration,
    count: windowCount,
    longWait: run.longWait ?? Infinity,
    sample: run.sampleOf === undefined ? null : { of: run.sampleOf, every, room },
  })
  const read = (log: Float64Array, attempts: number): void => readLog(windows, log, attempts)
  const levels = createLevels(windowCount, run.levels?.count ?? 0)
  if (run.levels !== undefined) {
    const { every } = run.levels
    for (let look = 1; windows.warmUp + look * every < duration; look++) {
      const time = windows.warmUp + look * every
      flowLogged(service, time, read)
      service.plane.clock[0] = time
      lookAtLevels(levels, service.plane, Math.floor((look * every) / windows.length))
    }
  }
  flowLogged(service, Infinity, read)
  const { columns, sample, length } = windows
  const each = Array.from({ length: windowCount }, (_, window) => countsOf(columns, window, length))
  return {
    ratio: (top, bottom) => ratioOf(each.map(top), each.map(bottom)),
    quantile: (p) => {
      if (sample === null) return { mean: NaN, error: NaN }
      return quantileOf(sample.values.subarray(0, sample.counts[0]), sample.ends, p)
    },
    level: (least) => levelOf(levels, least),
    shed: each.reduce((sum, { shed }) => sum + shed, 0),
  }
}

function countsOf(
  columns: { readonly [Name in LogColumn]: Float64Array },
  window: number,
  length: number,
): WindowCounts {
  const counts = Object.entries(columns).map(([name, column]) => [name, column[window]] as const)
  // The entries are the columns by name.
  return { ...(Object.fromEntries(counts) as { [Name in LogColumn]: number }), length }
}

function quantileOf(values: Float64Array, ends: Int32Array, p: number): Estimate {
  const ofWindows = Array.from(ends, (end, window) =>
    sortedQuantile(values.slice(window === 0 ? 0 : ends[window - 1], end).toSorted(), p),
  )
  return { mean: sortedQuantile(values.toSorted(), p), error: estimateOf(ofWindows).error }
}
