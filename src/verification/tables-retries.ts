import { prepareDemand } from '#core/traffic/demand.ts'
import { outcome } from '#core/traffic/lists.ts'
import { createLoneService, flowLogged } from '#core/traffic/lone-service.ts'
import { logStride } from '#core/traffic/plane.ts'
import {
  attemptsPerRequest,
  failedShare,
} from '#core/organisms/autoscaled-service/theory-retries.ts'
import type { RowPlan } from './tables-hold.ts'
import { countIn, numberIn } from './tables-input.ts'
import { planLayers } from './tables-layers.ts'
import { isWithinReach, plannedRequests, shareVariance } from './tables-run-length.ts'
import { ratioOf, type Estimate } from './tables-statistics.ts'
import type { TableRow } from './tables.ts'

const batchCount = 128

/** Retries: attempts that fail by themselves on a cell that is never full; layers as a chain of services. */
export function planRetries(row: TableRow, precision: number): RowPlan {
  if ('layers' in row.in) return planLayers(row)
  const p = numberIn(row, 'p')
  const retries = countIn(row, 'retries', 0)
  const theory = { attempts: attemptsPerRequest(p, retries), fail: failedShare(p, retries) }
  const variances = { attempts: attemptsVariance(p, retries), fail: shareVariance(theory.fail) }
  const keys = (['attempts', 'fail'] as const).filter((key) =>
    isWithinReach(variances[key], precision),
  )
  const requests = plannedRequests(
    keys.map((key) => variances[key]),
    precision,
  )
  const run = (seed: number): Readonly<Record<string, Estimate>> =>
    runRetries({ p, retries, requests }, seed)
  return { theory, experiments: [{ name: 'retries', keys, requests, run }] }
}

/** Relative variance of the attempts A of one request: E[A²] = Σ (2i + 1)pⁱ over i ≤ k. */
function attemptsVariance(p: number, retries: number): number {
  let square = 0
  let power = 1
  for (let i = 0; i <= retries; i++) {
    square += (2 * i + 1) * power
    power *= p
  }
  const mean = attemptsPerRequest(p, retries)
  return square / (mean * mean) - 1
}

/** Batches of requests by their number, so that late attempts count where their request does. */
function runRetries(
  plan: { readonly p: number; readonly retries: number; readonly requests: number },
  seed: number,
): Readonly<Record<string, Estimate>> {
  const { p, retries, requests } = plan
  const service = createLoneService({
    seed,
    load: { form: 'steps', every: requests, rates: [1] },
    rules: {
      demand: prepareDemand('exponential', 0.001, 1),
      slots: 4,
      places: 1000,
      failureShare: p,
      retries,
      backoff: 0.1,
      backoffMax: 1,
    },
    cells: 1,
    clients: 100_000,
    logged: 4096,
  })
  const warmUp = Math.ceil(requests / 10)
  const size = Math.floor((requests - warmUp) / batchCount)
  const sent = Array.from({ length: batchCount }, () => 0)
  const attempts = Array.from({ length: batchCount }, () => 0)
  const failed = Array.from({ length: batchCount }, () => 0)
  flowLogged(service, Infinity, (log, rows) => {
    for (let at = 0; at < rows * logStride; at += logStride) {
      const batch = Math.floor(((log[at] ?? 0) - warmUp) / size)
      if (batch < 0 || batch >= batchCount) continue
      const tries = log[at + 1] ?? 0
      attempts[batch] = (attempts[batch] ?? 0) + 1
      if (tries === 1) sent[batch] = (sent[batch] ?? 0) + 1
      if (tries > retries && log[at + 5] === outcome.error) failed[batch] = (failed[batch] ?? 0) + 1
    }
  })
  return { attempts: ratioOf(attempts, sent), fail: ratioOf(failed, sent) }
}
