import { exp, ln } from '#core/kernel/math.ts'
import type { AutoscaledServiceSettings } from './parameters.ts'
import { erlangC, mmc, mmcTimeQuantile, mmcTimeTail } from './theory-queues.ts'

/**
 * What queueing theory says about the service if its load and its cells stayed as they are. Exact for
 * exponential work where clients are patient, nothing fails and the queues are long enough; `null`
 * where no closed form speaks, and where the load is more than the cells can serve.
 */
export interface SteadyState {
  /** Share of the slots that is busy. */
  readonly utilisation: number
  /** Requests spread at random: every cell has an M/M/c queue of its own. As pooled, where all wait in one queue. */
  readonly apart: QueueLatency
  /** One queue for all slots, M/M/c again: what no routing can beat. */
  readonly pooled: QueueLatency
}

/** Times from sending to the answer, s. */
export interface QueueLatency {
  readonly mean: number
  readonly p50: number
  readonly p99: number
}

/** Shares below this are as good as never, in a line on a chart. */
const negligible = 1e-3

/** The steady state of so many ready cells under a load of `rate` requests per second. */
export function steadyState(
  settings: AutoscaledServiceSettings,
  rate: number,
  cells: number,
): SteadyState | null {
  const { serviceLaw, serviceMean, failureShare, timeout, waiting } = settings
  if (cells < 1 || !(rate > 0) || serviceLaw !== 'exponential' || failureShare > 0) return null
  const mu = 1 / serviceMean
  const isShared = waiting === 'shared'
  const own = isShared ? rate : rate / cells
  const slots = isShared ? cells * settings.slots : settings.slots
  const queueLimit = isShared ? settings.waitingLimit : settings.queueLimit
  const utilisation = own / (slots * mu)
  if (utilisation >= 1) return null
  // The share that a limited queue refuses is below the share that finds an unlimited one as long:
  // C·ρ^(K − c).
  const full = erlangC(slots, own / mu) * exp(queueLimit * ln(utilisation))
  const late = timeout === 0 ? 0 : mmcTimeTail(slots, own, mu, timeout)
  if (full > negligible || late > negligible) return null
  return {
    utilisation,
    apart: latencyOf(slots, own, mu),
    pooled: latencyOf(cells * settings.slots, rate, mu),
  }
}

function latencyOf(c: number, lambda: number, mu: number): QueueLatency {
  return {
    mean: mmc(c, lambda, mu).W,
    p50: mmcTimeQuantile(c, lambda, mu, 0.5),
    p99: mmcTimeQuantile(c, lambda, mu, 0.99),
  }
}
