import { prepareDemand } from '#core/traffic/demand.ts'
import { queueChain } from '#core/organisms/autoscaled-service/theory-chains.ts'
import {
  erlangB,
  erlangC,
  mm1,
  mm1Quantile,
  mm1RunLength,
  mmc,
  mmcWaitQuantile,
  mmcWaitTail,
} from '#core/organisms/autoscaled-service/theory-queues.ts'
import type { RowPlan } from './tables-hold.ts'
import { experimentOf, placesFor, type Measured } from './tables-experiment.ts'
import { countIn, numberIn } from './tables-input.ts'
import * as reading from './tables-readings.ts'
import {
  chainVariance,
  quantileVariance,
  shareVariance,
  tailVariance,
} from './tables-run-length.ts'
import type { TableRow } from './tables.ts'

/** M/M/1: everything from one run of one cell with one slot. */
export function planMm1(row: TableRow, precision: number): RowPlan {
  const mu = numberIn(row, 'mu')
  const rho = numberIn(row, 'rho')
  const lambda = rho * mu
  const theory = {
    ...mm1(lambda, mu),
    W50: mm1Quantile(lambda, mu, 0.5),
    W95: mm1Quantile(lambda, mu, 0.95),
    W99: mm1Quantile(lambda, mu, 0.99),
    n2pct: Math.ceil(mm1RunLength(rho, 0.02)),
  }
  const chain = queueChain(1, lambda, mu, Infinity)
  const of = (f: (n: number) => number): number => chainVariance(chain, lambda, f)
  const time = (p: number, t: number): Measured => ({
    // The density of the time inside is (μ − λ)e^(−(μ − λ)t).
    variance: quantileVariance(1 - p, rho, (mu - lambda) * (1 - p) * t),
    read: reading.quantile(p),
  })
  const wait = of((n) => Math.max(0, n - 1)) + 2 / rho
  const experiment = experimentOf(
    row,
    'one slot',
    precision,
    {
      L: { variance: of((n) => n), read: reading.inside },
      Lq: { variance: wait, read: reading.waiting },
      W: { variance: of((n) => n) + 2, read: reading.timeInside },
      Wq: { variance: wait, read: reading.wait },
      p0: { variance: of((n) => (n === 0 ? 1 : 0)), read: reading.idleShare },
      W50: time(0.5, theory.W50),
      W95: time(0.95, theory.W95),
      W99: time(0.99, theory.W99),
    },
    {
      rate: lambda,
      cells: 1,
      rules: {
        demand: prepareDemand('exponential', 1 / mu, 1),
        slots: 1,
        places: placesFor(1, rho, 1),
      },
      sampleOf: 'time',
      unlimited: true,
    },
  )
  return { theory, experiments: experiment === null ? [] : [experiment] }
}

/** M/M/c: waits from one cell with c slots; Erlang B from the same cell without a queue. */
export function planMmc(row: TableRow, precision: number): RowPlan {
  const mu = numberIn(row, 'mu')
  const rho = numberIn(row, 'rho')
  const c = countIn(row, 'c', 1)
  const lambda = rho * c * mu
  const demand = prepareDemand('exponential', 1 / mu, 1)
  const C = erlangC(c, rho * c)
  const theory = {
    ...mmc(c, lambda, mu),
    erlangB: erlangB(c, rho * c),
    erlangC: C,
    PWqGt1: mmcWaitTail(c, lambda, mu, 1),
    Wq99: mmcWaitQuantile(c, lambda, mu, 0.99),
  }
  const waiting = experimentOf(row, 'queue', precision, mmcKeys(c, lambda, mu), {
    rate: lambda,
    cells: 1,
    rules: { demand, slots: c, places: placesFor(c, rho, 1) },
    longWait: 1,
    sampleOf: 'wait',
    unlimited: true,
  })
  const loss = queueChain(c, lambda, mu, c)
  const blocked =
    chainVariance(loss, lambda, (n) => (n === c ? 1 : 0)) + shareVariance(theory.erlangB)
  const refusing = experimentOf(
    row,
    'no queue',
    precision,
    {
      erlangB: { variance: blocked, read: reading.shedShare },
    },
    { rate: lambda, cells: 1, rules: { demand, slots: c, places: c }, unlimited: false },
  )
  return { theory, experiments: [refusing, waiting].filter((each) => each !== null) }
}

function mmcKeys(c: number, lambda: number, mu: number): Readonly<Record<string, Measured>> {
  const C = erlangC(c, lambda / mu)
  const chain = queueChain(c, lambda, mu, Infinity)
  const of = (f: (n: number) => number): number => chainVariance(chain, lambda, f)
  const rho = lambda / (c * mu)
  const queue = of((n) => Math.max(0, n - c)) + 2 / C
  const inside = of((n) => n) + 2
  const rest = c * mu - lambda
  const wait99 = mmcWaitQuantile(c, lambda, mu, 0.99)
  return {
    erlangC: {
      variance: of((n) => (n >= c ? 1 : 0)) + shareVariance(C),
      exceptions: of((n) => (n < c ? 1 : 0)) + shareVariance(1 - C),
      read: reading.waitedShare,
    },
    Wq: { variance: queue, read: reading.wait },
    Lq: { variance: queue, read: reading.waiting },
    W: { variance: inside, read: reading.timeInside },
    PWqGt1: {
      variance: tailVariance(mmcWaitTail(c, lambda, mu, 1), rho),
      read: reading.longWaitShare,
    },
    Wq99: {
      // The density of the wait is (cμ − λ)·P(Wq > t).
      variance: wait99 === 0 ? Infinity : quantileVariance(0.01, rho, rest * 0.01 * wait99),
      read: reading.quantile(0.99),
    },
  }
}
