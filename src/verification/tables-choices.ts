import { prepareDemand } from '#core/traffic/demand.ts'
import type { Rules } from '#core/traffic/plane.ts'
import {
  powerOfChoicesTail,
  powerOfChoicesTime,
} from '#core/organisms/autoscaled-service/theory-balancing.ts'
import type { Chain } from '#core/organisms/autoscaled-service/theory-chains.ts'
import { mmc } from '#core/organisms/autoscaled-service/theory-queues.ts'
import { experimentOf, placesFor, type Measured } from './tables-experiment.ts'
import type { RowPlan } from './tables-hold.ts'
import { countIn, shareIn } from './tables-input.ts'
import * as reading from './tables-readings.ts'
import { chainVariance, isWithinReach, plannedRequests } from './tables-run-length.ts'
import type { TableRow } from './tables.ts'

/** The least of d queues, with a slot each and exponential work of mean 1 s. */

/** More choices than the engine draws without replacement. */
const choicesMost = 16

/** How many cells there are at least, the most that are worth it, and requests of a run at least, a tenth of them warm-up. */
const cellsUsual = 500
const cellsMost = 20_000
const requestsLeast = 2_250_000

/** How often all cells are looked at, at most. */
const looksMost = 20_000

/** What the table tells apart: cells with 1, 2, 3, 4 or more inside. */
const levels = 4

/**
 * Published simulations of the power of d choices over n cells. What all cells have in common varies
 * as one queue with n servers does, whose wait is a part of the time inside, and is forgotten more
 * slowly (a factor that was measured and falls with d); the rest is averaged over n cells and soon forgotten.
 */
export function planPowerOfChoices(row: TableRow, precision: number): RowPlan {
  const d = choicesIn(row)
  const n = countIn(row, 'n', d)
  const lambda = shareIn(row, 'lam')
  const theory = { ET_meanfield: powerOfChoicesTime(d, lambda) }
  const keys = { ET_sim: { variance: timeVariance(d, n, lambda), read: reading.timeInside } }
  const experiment = experimentOf(row, 'choices', precision, keys, {
    rate: n * lambda,
    cells: n,
    rules: rulesOf(d, lambda),
    unlimited: true,
    // No formula answers for a published simulation, so its run may take as long as it needs.
    requestsMax: 200_000_000,
  })
  return { theory, experiments: experiment === null ? [] : [experiment] }
}

/**
 * The supermarket model, the limit of many cells. A run is short of the limit by about B/N, and the more so the deeper the
 * level; so many cells are taken that this is a hundredth at most, or the level is left to its formula. Queues of
 * one choice do not know of each other, so there as few are taken as let the run be long.
 */
export function planSupermarket(row: TableRow, precision: number): RowPlan {
  const d = choicesIn(row)
  const lambda = shareIn(row, 'lam')
  const theory: Record<string, number> = { ET: powerOfChoicesTime(d, lambda) }
  for (let i = 1; i <= levels; i++) theory[`s${i}`] = powerOfChoicesTail(d, lambda, i)
  const wanted = Object.entries(keysOf(d, lambda)).filter(
    ([key, { variance }]) =>
      isWithinReach(variance, precision) && cellsWanted(d, lambda, key) <= cellsMost,
  )
  const settled = lambda * settledAfter(d, lambda)
  const needed = wanted.map(([, { variance }]) => variance)
  const requests = Math.max(requestsLeast, plannedRequests(needed, precision))
  const cells =
    d === 1
      ? Math.min(cellsUsual, Math.max(1, Math.floor(requests / settled)))
      : Math.max(cellsUsual, ...wanted.map(([key]) => cellsWanted(d, lambda, key)))
  const experiment = experimentOf(row, 'choices', precision, Object.fromEntries(wanted), {
    rate: cells * lambda,
    cells,
    rules: rulesOf(d, lambda),
    levels: { count: levels, every: Math.max(1, requests / (cells * lambda) / looksMost) },
    unlimited: true,
    requestsMin: Math.max(requests, Math.ceil(cells * settled)),
  })
  const short = d === 1 ? 0 : 10 / cells
  return { theory, experiments: experiment === null ? [] : [{ ...experiment, short }] }
}

function choicesIn(row: TableRow): number {
  const d = countIn(row, 'd', 1)
  if (d > choicesMost) {
    throw new Error(`“d” of the row is ${d}; the engine draws ${choicesMost} cells at most`)
  }
  return d
}

function rulesOf(d: number, lambda: number): Partial<Rules> {
  return {
    demand: prepareDemand('exponential', 1, 1),
    routing: 'power-of-d',
    choices: d,
    places: placesFor(1, lambda, 1),
  }
}

function timeVariance(d: number, n: number, lambda: number): number {
  // Queues of one choice are M/M/1 each.
  if (d === 1) return (2 * (1 + lambda)) / ((1 - lambda) * (1 - lambda)) + 2
  const time = powerOfChoicesTime(d, lambda)
  const common = mmc(n, n * lambda, 1).Wq / time / (1 - lambda)
  return (24 / d) * common * common + 20 * time
}

/** The keys of the limit: the time inside, and shares of cells that hold so many or more. */
function keysOf(d: number, lambda: number): Readonly<Record<string, Measured>> {
  const chain = cellChain(d, lambda)
  const keys: Record<string, Measured> = {
    ET: {
      variance: timeVariance(d, cellsUsual, lambda),
      read: reading.timeInside,
    },
  }
  for (let least = 1; least <= levels; least++) {
    keys[`s${least}`] = {
      // The cells know of each other, which makes them vary more than by themselves; the factor was measured.
      variance: (d === 1 ? 1 : 3) * chainVariance(chain, lambda, (n) => Number(n >= least)),
      read: ({ level }) => level(least),
    }
  }
  return keys
}

/** One of very many cells: its births are λ(s(n)^d − s(n + 1)^d)/(s(n) − s(n + 1)), and all its deaths 1. */
function cellChain(d: number, lambda: number): Chain {
  return {
    birth: (n) => {
      const [here, above] = [powerOfChoicesTail(d, lambda, n), powerOfChoicesTail(d, lambda, n + 1)]
      let sum = 0
      for (let k = 0; k < d; k++) sum += here ** (d - 1 - k) * above ** k
      return lambda * sum
    },
    death: () => 1,
    last: Infinity,
  }
}

/** How many times 1/N, about, a run with N cells is short of the limit, relative to it; measured for d = 2, 3, 5 at many λ. */
function shortfall(d: number, lambda: number, key: string): number {
  if (d === 1 || key === 's1') return 0
  if (key === 'ET') return (0.035 * d) / (1 - lambda)
  const level = Number(key.slice(1))
  return -0.12 * d * d * (1.4 * d) ** (level - 2) * Math.log(powerOfChoicesTail(d, lambda, level))
}

/** Cells with which a run is short of the limit by a hundredth. */
function cellsWanted(d: number, lambda: number, key: string): number {
  return Math.ceil(100 * shortfall(d, lambda, key))
}

/** How long a run must be so that a tenth of it is a warm-up that leaves nothing behind, s. */
function settledAfter(d: number, lambda: number): number {
  // One queue forgets at the rate (1 − √λ)²; the time constant of the limit was worked out from its differential equation.
  return d === 1 ? 50 / (1 - Math.sqrt(lambda)) ** 2 : 70 / (1 - lambda)
}
