import { prepareDemand } from '#core/traffic/demand.ts'
import {
  erlangA,
  impatientChain,
  mmck,
  queueChain,
  stationary,
} from '#core/organisms/autoscaled-service/theory-chains.ts'
import type { RowPlan } from './tables-hold.ts'
import { countIn, numberIn } from './tables-input.ts'
import * as reading from './tables-readings.ts'
import { experimentOf } from './tables-experiment.ts'
import { chainVariance, shareVariance } from './tables-run-length.ts'
import type { TableRow } from './tables.ts'

/** M/M/c/K: one cell with c slots and K − c waiting places, which sheds what it has no place for. */
export function planMmck(row: TableRow, precision: number): RowPlan {
  const mu = numberIn(row, 'mu')
  const c = countIn(row, 'c', 1)
  const K = countIn(row, 'K', c)
  const lambda = numberIn(row, 'rho') * c * mu
  const theory = mmck(c, K, lambda, mu)
  const chain = queueChain(c, lambda, mu, K)
  const of = (f: (n: number) => number): number => chainVariance(chain, lambda, f)
  const inside = of((n) => n)
  const experiment = experimentOf(
    row,
    'limited',
    precision,
    {
      shed: {
        variance: of((n) => (n === K ? 1 : 0)) + shareVariance(theory.shed),
        read: reading.shedShare,
      },
      goodput: { variance: (2 * lambda) / theory.goodput, read: reading.goodput },
      L: { variance: inside, read: reading.inside },
      W: { variance: inside + (2 * lambda) / theory.goodput, read: reading.timeInside },
      util: {
        variance: of((n) => Math.min(n, c)),
        exceptions: of((n) => Math.max(c - n, 0)),
        read: reading.busyShare(c),
      },
    },
    {
      rate: lambda,
      cells: 1,
      rules: { demand: prepareDemand('exponential', 1 / mu, 1), slots: c, places: K },
      unlimited: false,
    },
  )
  return { theory, experiments: experiment === null ? [] : [experiment] }
}

/** Erlang A: clients with exponential patience leave the queue; nobody leaves a slot. */
export function planErlangA(row: TableRow, precision: number): RowPlan {
  const mu = numberIn(row, 'mu')
  const c = countIn(row, 'c', 1)
  const theta = numberIn(row, 'theta')
  const lambda = numberIn(row, 'rho') * c * mu
  const theory = erlangA(c, lambda, mu, theta)
  const chain = impatientChain(c, lambda, mu, theta)
  const of = (f: (n: number) => number): number => chainVariance(chain, lambda, f)
  const queue = of((n) => Math.max(0, n - c))
  const wait = queue + 2 / theory.Pwait
  const experiment = experimentOf(
    row,
    'impatient',
    precision,
    {
      Pab: { variance: queue + shareVariance(theory.Pab), read: reading.abandonedShare },
      Pwait: {
        variance: of((n) => (n >= c ? 1 : 0)) + shareVariance(theory.Pwait),
        exceptions: of((n) => (n < c ? 1 : 0)) + shareVariance(1 - theory.Pwait),
        read: reading.waitedShare,
      },
      Lq: { variance: wait, read: reading.waiting },
      Wq: { variance: wait, read: reading.wait },
      util: {
        variance: of((n) => Math.min(n, c)),
        exceptions: of((n) => Math.max(c - n, 0)),
        read: reading.busyShare(c),
      },
    },
    {
      rate: lambda,
      cells: 1,
      rules: {
        demand: prepareDemand('exponential', 1 / mu, 1),
        slots: c,
        // Beyond the states that the chain is cut at, nothing is ever seen.
        places: stationary(chain).length + 64,
        timeout: 1 / theta,
        exponentialTimeout: true,
        cancellation: true,
      },
      unlimited: true,
    },
  )
  return { theory, experiments: experiment === null ? [] : [experiment] }
}
