import { describe, expect, it } from 'vitest'
import { queueChain, stationary } from '#core/organisms/autoscaled-service/theory-chains.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { mg1Sharing } from './sharing-theory.ts'
import { poissonDepartures, type LoggedDeparture } from './lone-cell.test-support.ts'

const mean = 1 / 256
const rho = 0.6
const theory = mg1Sharing(rho / mean, mean)
const seeds = Array.from({ length: 20 }, (_, seed) => seed)

/** The mean of a figure over independent runs, at most four of its standard errors from what is expected, and as sharp as asked. */
function expectMean(runs: readonly number[], expected: number, precision: number): void {
  const found = runs.reduce((sum, value) => sum + value, 0) / runs.length
  const squares = runs.reduce((sum, value) => sum + (value - found) * (value - found), 0)
  const error = Math.sqrt(squares / (runs.length - 1) / runs.length)
  expect(error).toBeGreaterThan(0)
  expect(error).toBeLessThanOrEqual(precision * expected)
  expect(Math.abs(found - expected) / error).toBeLessThanOrEqual(4)
}

/** Departures after the run has settled. */
function settled(
  departures: readonly LoggedDeparture[],
  until: number,
): readonly LoggedDeparture[] {
  const kept = departures.filter(({ arrival }) => arrival > until / 10)
  expect(kept.length).toBeGreaterThan(1000)
  return kept
}

const timeOf = ({ arrival, departure }: LoggedDeparture): number => departure - arrival

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const laws = [
  ['exponential', 1],
  ['deterministic', 0],
  ['hyperexponential', 4],
  ['lognormal', 3],
] as const

describe('one cell of one slot and Poisson requests', () => {
  const until = 20

  it.each(laws)(
    '[G54] processor sharing: the mean time inside is E[S]/(1 − ρ), with %s work of scv %d',
    (law, scv) => {
      const demand = prepareDemand(law, mean, scv)
      const runs = seeds.map((seed) => {
        const rules = { demand, discipline: 'processor-sharing' } as const
        return settled(poissonDepartures(rules, rho / mean, until, seed), until)
      })
      expectMean(
        runs.map((run) => average(run.map(timeOf))),
        theory.time,
        0.03,
      )
      if (law === 'deterministic') return
      // Whatever its work x, a job takes x/(1 − ρ) in the mean.
      const borders = [0, mean / 2, mean, 2 * mean, Infinity]
      for (let i = 0; i + 1 < borders.length; i++) {
        const slowdowns = runs.map((run) => {
          const like = run.filter(({ work }) => work > borders[i] && work <= borders[i + 1])
          return average(like.map(timeOf)) / average(like.map(({ work }) => work))
        })
        expectMean(slowdowns, theory.slowdown, 0.04)
      }
    },
  )

  it.each(laws)(
    '[G54] last come, first served with preemption: the mean time inside is the same, with %s work of scv %d',
    (law, scv) => {
      const demand = prepareDemand(law, mean, scv)
      const times = seeds.map((seed) => {
        const rules = { demand, discipline: 'lcfs-preemptive' } as const
        const run = settled(poissonDepartures(rules, rho / mean, until, seed), until)
        return average(run.map(timeOf))
      })
      expectMean(times, theory.time, 0.04)
    },
  )
})

/** Shares of arrivals that found so many inside. */
function foundInside(departures: readonly LoggedDeparture[]): readonly number[] {
  const events = departures
    .flatMap(({ arrival, departure }) => [
      [arrival, 1],
      [departure, -1],
    ])
    .toSorted(([a], [b]) => a - b)
  const counts: number[] = []
  let inside = 0
  for (const [, change] of events) {
    if (inside === counts.length) counts.push(0)
    if (change === 1) counts[inside]++
    inside += change
  }
  return counts.map((count) => count / departures.length)
}

describe('one cell of three slots, exponential work and Poisson requests', () => {
  it.each(['processor-sharing', 'lcfs-preemptive'] as const)(
    '[G54] %s: as many are inside as in M/M/c',
    (discipline) => {
      const demand = prepareDemand('exponential', mean, 1)
      const rate = (3 * rho) / mean
      const runs = seeds.map((seed) =>
        foundInside(poissonDepartures({ demand, discipline, slots: 3 }, rate, 10, seed)),
      )
      const expected = stationary(queueChain(3, rate, 1 / mean, Infinity))
      for (const inside of [0, 1, 2, 3, 4, 6, 8]) {
        const shares = runs.map((run) => run[inside] ?? 0)
        expectMean(shares, expected[inside], 0.06)
      }
    },
  )
})
