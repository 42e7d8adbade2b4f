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
export interface Service {
  readonly moments: ServiceMoments
  readonly demand: Demand | null
  /** E[S⁴] ÷ mean⁴. */
  readonly fourth: number
  /** Whether a run knows the error of the mean wait behind such services. */
  readonly isTame: boolean
}

/**
 * The error of a mean wait hangs on the eighth moment of the service. Beyond this scv the lognormal's
 * comes from services that a run of the most requests does not meet: it would not know its own error.
 */
const lognormalScvMax = 4

/** The second moment of the wait needs the fourth of the service: only for light tails. */
const scvOfSecondMoment = 1

/** M/G/1, first come first served: one cell with one slot and the law that the row names. */
export function planMg1(row: TableRow, precision: number): RowPlan {
  const mean = numberIn(row, 'ES')
  const rho = numberIn(row, 'rho')
  const service = serviceOf(textIn(row, 'service'), mean)
  const { moments, demand } = service
  const lambda = rho / mean
  const theory = { ...mg1(lambda, moments) }
  const { scv } = moments
  if (demand === null || !service.isTame) return { theory, experiments: [] }
  const variance = waitVariance(rho, service, mean)
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

/**
 * Relative variance per request of the mean wait. The workload v adds up to v²/(2(1 − ρ)) until the
 * queue is empty, so that a service S changes what is to come by ((v + S)² − v²)/(2(1 − ρ)); the last
 * term is that arrivals see only some of it.
 */
export function waitVariance(rho: number, { moments, fourth }: Service, mean: number): number {
  const second = 1 + moments.scv
  const third = moments.third / (mean * mean * mean)
  const wait = (rho * second) / (2 * (1 - rho))
  const square = 2 * wait * wait + (rho * third) / (3 * (1 - rho))
  const jumps = 4 * square * second + 4 * wait * third + fourth
  const spread = (rho * rho * jumps) / (4 * (1 - rho) * (1 - rho) * wait * wait)
  return spread + square / (wait * wait)
}

/** The services of the table: det, uniform02, exp, erlang‹k›, h2-scv‹x›, lognormal-scv‹x›, twopoint-scv‹x›. */
export function serviceOf(name: string, mean: number): Service {
  const [, family = name, digits = ''] =
    /^(erlang|h2-scv|lognormal-scv|twopoint-scv)([\d.]+)$/.exec(name) ?? []
  const value = Number(digits)
  switch (family) {
    case 'det':
      return {
        moments: deterministicMoments(mean),
        demand: prepareDemand('deterministic', mean, 0),
        fourth: 1,
        isTame: true,
      }
    case 'uniform02':
      return {
        moments: uniformMoments(mean),
        demand: prepareDemand('uniform', mean, 0),
        fourth: 16 / 5,
        isTame: true,
      }
    case 'exp':
      return {
        moments: exponentialMoments(mean),
        demand: prepareDemand('exponential', mean, 1),
        fourth: 24,
        isTame: true,
      }
    case 'erlang':
      return {
        moments: erlangMoments(mean, value),
        demand: prepareDemand('erlang', mean, 1 / value),
        fourth: ((value + 1) * (value + 2) * (value + 3)) / (value * value * value),
        isTame: true,
      }
    case 'h2-scv':
      return {
        moments: hyperexponentialMoments(mean, value),
        demand: prepareDemand('hyperexponential', mean, value),
        // 24(p/(2p)⁴ + q/(2q)⁴) of the two branches, where p + q = 1 and pq = 1/(2(scv + 1)).
        fourth: 12 * (value + 1) ** 3 * (1 - 1.5 / (value + 1)),
        isTame: true,
      }
    case 'lognormal-scv':
      return {
        moments: lognormalMoments(mean, value),
        demand: prepareDemand('lognormal', mean, value),
        fourth: (1 + value) ** 6,
        isTame: value <= lognormalScvMax,
      }
    case 'twopoint-scv':
      // The lower value of the table is half the mean.
      return {
        moments: twoPointMoments(mean, value, mean / 2),
        demand: null,
        fourth: Infinity,
        isTame: false,
      }
    default:
      throw new Error(`no law is called “${name}”`)
  }
}
