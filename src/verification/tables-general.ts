import { prepareDemand, type Demand } from '#core/traffic/demand.ts'
import {
  deterministicMoments,
  erlangMoments,
  exponentialMoments,
  hyperexponentialMoments,
  lognormalMoments,
  twoPointMoments,
  uniformMoments,
} from '#core/organisms/autoscaled-service/theory-moments.ts'
import { mg1, type ServiceMoments } from '#core/organisms/autoscaled-service/theory-queues.ts'
import type { RowPlan } from './tables-hold.ts'
import { numberIn, textIn } from './tables-input.ts'
import * as reading from './tables-readings.ts'
import { experimentOf, placesFor, type Measured } from './tables-experiment.ts'
import type { TableRow } from './tables.ts'

/** A service time by its name in the table: its moments, and the engine's law where it has one. */
interface Service {
  readonly moments: ServiceMoments
  readonly demand: Demand | null
}

/** Heavier tails than this take longer than a run may be. */
const scvSimulated = 4

/** The second moment of the wait needs the fourth of the service: only for light tails. */
const scvOfSecondMoment = 1

/** M/G/1, first come first served: one cell with one slot and the law that the row names. */
export function planMg1(row: TableRow, precision: number): RowPlan {
  const mean = numberIn(row, 'ES')
  const rho = numberIn(row, 'rho')
  const { moments, demand } = serviceOf(textIn(row, 'service'), mean)
  const lambda = rho / mean
  const theory = { ...mg1(lambda, moments) }
  const { scv } = moments
  if (demand === null || scv > scvSimulated) return { theory, experiments: [] }
  // As for M/M/1, times about (1 + scv)/2; the last term is that few requests wait at all.
  const variance =
    ((2 * (1 + rho)) / ((1 - rho) * (1 - rho))) * Math.max(0.5, (1 + scv) / 2) +
    (4 * (1 + scv)) / rho
  const keys: Record<string, Measured> = {
    Wq: {
      variance,
      read: reading.wait,
    },
    W: {
      variance,
      read: reading.timeInside,
    },
    L: {
      variance,
      read: reading.inside,
    },
  }
  if (scv <= scvOfSecondMoment) {
    // Squares of exponential waits spread five times as much as the waits, and are remembered longer.
    keys['EWq2'] = { variance: 12 * variance, read: reading.waitSquare }
  }
  const experiment = experimentOf(row, 'one slot', precision, keys, {
    rate: lambda,
    cells: 1,
    rules: { demand, slots: 1, places: placesFor(1, rho, scv) },
    unlimited: true,
  })
  return { theory, experiments: experiment === null ? [] : [experiment] }
}

/** The services of the table: det, uniform02, exp, erlang‹k›, h2-scv‹x›, lognormal-scv‹x›, twopoint-scv‹x›. */
function serviceOf(name: string, mean: number): Service {
  const [, family = name, digits = ''] =
    /^(erlang|h2-scv|lognormal-scv|twopoint-scv)([\d.]+)$/.exec(name) ?? []
  const value = Number(digits)
  switch (family) {
    case 'det':
      return {
        moments: deterministicMoments(mean),
        demand: prepareDemand('deterministic', mean, 0),
      }
    case 'uniform02':
      return { moments: uniformMoments(mean), demand: prepareDemand('uniform', mean, 0) }
    case 'exp':
      return { moments: exponentialMoments(mean), demand: prepareDemand('exponential', mean, 1) }
    case 'erlang':
      return {
        moments: erlangMoments(mean, value),
        demand: prepareDemand('erlang', mean, 1 / value),
      }
    case 'h2-scv':
      return {
        moments: hyperexponentialMoments(mean, value),
        demand: prepareDemand('hyperexponential', mean, value),
      }
    case 'lognormal-scv':
      return {
        moments: lognormalMoments(mean, value),
        demand: prepareDemand('lognormal', mean, value),
      }
    case 'twopoint-scv':
      // The lower value of the table is half the mean.
      return { moments: twoPointMoments(mean, value, mean / 2), demand: null }
    default:
      throw new Error(`no law is called “${name}”`)
  }
}
