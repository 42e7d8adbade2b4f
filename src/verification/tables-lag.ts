import { sinusoidalLag } from '#core/organisms/autoscaled-service/theory-lag.ts'
import type { Experiment, RowPlan } from './tables-hold.ts'
import { positiveIn } from './tables-input.ts'
import { runLag, type LagRun } from './tables-lag-run.ts'
import type { TableRow } from './tables.ts'

/** Requests of a run, without its warm-up: errors are then at most a third of what the table allows. */
const requests = 250_000

/** Independent batches, each of whole cycles; the table asks for 200 cycles. */
const batches = 128
const cyclesLeast = 2

/** The most requests inside at once, in the mean. */
const insideMost = 50_000

/** Beyond this a service is so slow against its cycles that a run would be long and say nothing. */
const slowest = 10_000

/** A sinusoidal load on one cell with a slot for everyone: when the requests inside swing, and how far. */
export function planLag(row: TableRow): RowPlan {
  const gamma = positiveIn(row, 'gamma')
  const service = positiveIn(row, 'ES')
  const { amplitudeFactor, lag, phase } = sinusoidalLag(gamma, service)
  const theory = { amplitude_factor: amplitudeFactor, lag, phase }
  if (gamma * service > slowest) return { theory, experiments: [] }
  const period = (2 * Math.PI) / gamma
  const most = (requests * service) / (batches * period * insideMost)
  const cycles = Math.max(cyclesLeast, Math.ceil(most))
  const rate = requests / (batches * cycles * period)
  const run: LagRun = { gamma, service, rate, batches, cycles }
  const experiment: Experiment = {
    name: 'sinusoid',
    keys: ['amplitude_factor', 'lag', 'phase'],
    requests,
    run: (seed) => runLag(run, seed),
  }
  return { theory, experiments: [experiment] }
}
