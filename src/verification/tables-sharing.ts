import { mg1Sharing } from '#core/mesh/sharing-theory.ts'
import { queueChain } from '#core/organisms/autoscaled-service/theory-chains.ts'
import { mg1 } from '#core/organisms/autoscaled-service/theory-queues.ts'
import { experimentOf, placesFor } from './tables-experiment.ts'
import { serviceOf, waitVariance, type Service } from './tables-general.ts'
import type { Experiment, RowPlan } from './tables-hold.ts'
import { numberIn, textIn } from './tables-input.ts'
import * as reading from './tables-readings.ts'
import { chainVariance, isWithinReach, plannedRequests } from './tables-run-length.ts'
import { runSharing, type SharingFindings } from './tables-sharing-run.ts'
import type { Estimate } from './tables-statistics.ts'
import type { TableRow } from './tables.ts'

/** The work that is looked at by itself, in the unit of the table. */
const size = 2

/** The mean work of a run, s: about as long as a slot of the mesh's wheel, which is quick. */
const meanOfRun = 1 / 1024

/** How a run measures the keys of a row, in seconds of the run where they are times. */
const keys: Readonly<Record<string, (found: SharingFindings, unit: number) => Estimate>> = {
  ET: ({ time }, unit) => times(time, unit),
  slowdown: ({ slowdown }) => slowdown,
  // Work x takes x/(1 − ρ): so works that are nearly of the size tell of it, for each second of work.
  ET_size2: ({ ofSize }) => times(ofSize, size),
}

/** M/G/1 with processor sharing: one cell that shares its slot, and the same work first come, first served. */
export function planSharing(row: TableRow, precision: number): RowPlan {
  const mean = numberIn(row, 'ES')
  const rho = numberIn(row, 'rho')
  const name = textIn(row, 'service')
  const lambda = rho / mean
  const { time, slowdown } = mg1Sharing(lambda, mean)
  const service = serviceOf(name, mean)
  const theory = {
    ET: time,
    slowdown,
    ET_size2: size * slowdown,
    fcfs_ET: mg1(lambda, service.moments).W,
  }
  const experiments = [
    sharing(row, rho, mean, precision),
    firstCome(row, service, rho, mean, precision),
  ].filter((each) => each !== null)
  return { theory, experiments }
}

/** The run of the cell that shares; null where its keys are beyond reach or the law is not one of the engine's. */
function sharing(row: TableRow, rho: number, mean: number, precision: number): Experiment | null {
  const { demand, moments } = serviceOf(textIn(row, 'service'), meanOfRun)
  if (demand === null) return null
  const variance = sharingVariance(rho, moments.scv)
  if (!isWithinReach(variance, precision)) return null
  const unit = mean / meanOfRun
  const measured = Object.keys(keys).filter(
    (key) => key in row.out && (key !== 'ET_size2' || hasSize(demand.law, size / mean)),
  )
  if (measured.length === 0) return null
  const requests = plannedRequests([variance], precision)
  return {
    name: 'sharing',
    keys: measured,
    requests,
    run: (seed) => {
      const found = runSharing({ demand, rho, requests, size: size / unit }, seed)
      return Object.fromEntries(
        measured.map((key) => [key, keys[key]?.(found, unit) ?? unmeasured]),
      )
    },
  }
}

const unmeasured: Estimate = { mean: NaN, error: NaN }

/**
 * Relative variance per request of the mean time inside. With exponential work as many are inside as in M/M/1 at any moment; with
 * other laws as many in the mean, but they come and go as slowly as busy periods are long, which grows with the second moment. The factor
 * is what runs have shown.
 */
function sharingVariance(rho: number, scv: number): number {
  const inside = chainVariance(queueChain(1, rho, 1, Infinity), rho, (n) => n)
  return 1.3 * inside * ((1 + scv) / 2)
}

/** Whether a law has enough works near so many means. */
function hasSize(law: string, means: number): boolean {
  if (law === 'deterministic') return false
  return law === 'uniform' ? means <= 2 : means >= 0.5 && means <= 3
}

function firstCome(
  row: TableRow,
  service: Service,
  rho: number,
  mean: number,
  precision: number,
): Experiment | null {
  const { demand, moments, isTame } = service
  if (demand === null || !isTame) return null
  const variance = waitVariance(rho, service, mean)
  return experimentOf(
    row,
    'first come, first served',
    precision,
    { fcfs_ET: { variance, read: reading.timeInside } },
    {
      rate: rho / mean,
      cells: 1,
      rules: { demand, slots: 1, places: placesFor(1, rho, moments.scv) },
      unlimited: true,
    },
  )
}

function times({ mean, error }: Estimate, factor: number): Estimate {
  return { mean: factor * mean, error: factor * error }
}
