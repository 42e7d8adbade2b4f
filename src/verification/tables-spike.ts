import { prepareDemand } from '#core/traffic/demand.ts'
import { createBacklog, readBacklog } from '#core/traffic/log-backlog.ts'
import { createLoneService, flowLogged, openSlotsLater } from '#core/traffic/lone-service.ts'
import { spikeLag } from '#core/organisms/autoscaled-service/theory-spike.ts'
import type { Experiment, RowPlan } from './tables-hold.ts'
import { numberIn } from './tables-input.ts'
import { estimateOf, type Estimate } from './tables-statistics.ts'
import type { TableRow } from './tables.ts'

/**
 * A spike at many times the rates of the table, so that single requests are small against the fluid:
 * one cell, deterministic work, and slots of which some stay shut until D. The slots are as few as
 * the ratio of the capacities allows, so that they do not serve in bursts.
 *
 * `max_delay` of the table is peak/C2: the longest wait of those sent after D. Some sent before D wait
 * longer than that, in the fluid limit as in the engine (10 s in a row with 7.5 s).
 */

/** Independent runs of a row, at least. */
const runsMin = 64

/** No row takes more requests than this; one that would is held by function. */
const requestsMax = 500_000_000

/** Requests at once in one cell, at most: a list that a browser could still hold. */
const backlogMax = 8_000_000

interface SpikeRow {
  readonly l1: number
  readonly l2: number
  readonly C1: number
  readonly C2: number
  readonly D: number
}

export function planSpike(row: TableRow, precision: number): RowPlan {
  const spike: SpikeRow = {
    l1: numberIn(row, 'l1'),
    l2: numberIn(row, 'l2'),
    C1: numberIn(row, 'C1'),
    C2: numberIn(row, 'C2'),
    D: numberIn(row, 'D'),
  }
  const { peakBacklog, drain, peakDelay, extraWait } = spikeLag(spike)
  const plan = effortFor(spike, precision)
  const experiment: Experiment = {
    name: 'spike',
    keys: ['peak_backlog', 'drain', 'max_delay', 'extra_wait_job_seconds'],
    requests: plan.requests,
    run: (seed) => runSpikes(spike, plan, seed),
  }
  return {
    theory: {
      peak_backlog: peakBacklog,
      drain,
      max_delay: peakDelay,
      extra_wait_job_seconds: extraWait,
    },
    experiments: plan.requests <= requestsMax ? [experiment] : [],
  }
}

interface Effort {
  /** How many times the rates of the table. */
  readonly factor: number
  readonly runs: number
  /** When every run is empty again, s after the jump. */
  readonly end: number
  readonly requests: number
}

/** The runs and rates that reach the precision, with single requests far below it. */
function effortFor(spike: SpikeRow, precision: number): Effort {
  const { l1, l2, C1, C2, D } = spike
  const { peakBacklog, drain } = spikeLag(spike)
  const aim = 0.8 * precision
  const arrivals = arrivalsOf(spike, 1)
  // The backlog at D varies as the Poisson arrivals do; the waits, its area, somewhat more.
  const needed = (1.6 * arrivals * arrivals) / (peakBacklog * peakBacklog * aim * aim)
  // What the fluid leaves out, in requests: some wait at the jump, and the peak lies beside D.
  const whole = 1 + l1 / (2 * (C1 - l1)) + l2 / (2 * (l2 - C1)) + l2 / (2 * (C2 - l2))
  const wanted = Math.max(needed / (runsMin * arrivals), (10 * whole) / (aim * peakBacklog))
  const factor = Math.min(wanted, backlogMax / peakBacklog)
  const runs = Math.max(runsMin, Math.ceil(needed / (factor * arrivals)))
  // Six deviations of the arrivals later than expected, the queue is empty in every run.
  const late = (6 * Math.sqrt(arrivals * factor)) / ((C2 - l2) * factor)
  const end = D + drain + late
  return { factor, runs, end, requests: Math.ceil(runs * factor * l2 * end) }
}

/** Requests from the jump until the queue is empty. */
function arrivalsOf(spike: SpikeRow, factor: number): number {
  return spike.l2 * factor * (spike.D + spikeLag(spike).drain)
}

function runSpikes(
  spike: SpikeRow,
  plan: Effort,
  seed: number,
): Readonly<Record<string, Estimate>> {
  const found = Array.from({ length: plan.runs }, (_, i) => runSpike(spike, plan, seed + i))
  return {
    peak_backlog: estimateOf(found.map(({ peak }) => peak / plan.factor)),
    drain: estimateOf(found.map(({ emptiedAt, relief }) => emptiedAt - relief)),
    max_delay: estimateOf(found.map(({ waitMax }) => waitMax)),
    extra_wait_job_seconds: estimateOf(found.map(({ waitSum }) => waitSum / plan.factor)),
  }
}

function runSpike(
  { l1, l2, C1, C2, D }: SpikeRow,
  { factor, end }: Effort,
  seed: number,
): ReturnType<typeof createBacklog> {
  const [few, many] = smallestRatio(C1, C2)
  // A short time before the jump fills the cell as the lower load does.
  const jump = 1000 / (factor * C1)
  const service = createLoneService({
    seed,
    load: {
      form: 'linear',
      points: [
        [0, l1 * factor],
        [jump, l1 * factor],
        [jump, l2 * factor],
        [jump + end, l2 * factor],
      ],
    },
    rules: {
      demand: prepareDemand('deterministic', few / (C1 * factor), 0),
      slots: many,
      places: many + Math.ceil(1.1 * (l2 - C1) * D * factor + 10_000),
    },
    cells: 1,
    logged: 4096,
  })
  openSlotsLater(service.plane, 0, few, jump + D)
  const backlog = createBacklog(jump, jump + D)
  flowLogged(service, Infinity, (log, attempts) => readBacklog(backlog, log, attempts))
  return backlog
}

/** Two whole numbers in the ratio of two capacities. */
function smallestRatio(a: number, b: number): readonly [number, number] {
  let scale = 1
  while (scale < 1e6 && !(Number.isInteger(a * scale) && Number.isInteger(b * scale))) scale *= 10
  let [large, small] = [Math.round(b * scale), Math.round(a * scale)]
  const [few, many] = [small, large]
  while (small > 0) [large, small] = [small, large % small]
  return [few / large, many / large]
}
