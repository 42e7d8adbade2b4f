import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareDemand } from './demand.ts'
import { flow } from './flow.ts'
import { createLoneService, type LoneService } from './lone-service.ts'
import { counted, hand, type Plane } from './plane.ts'

/** Cells of one slot; few of them, so that lists are swept and cells are full now and then. */
function begin(seed: number, cells: number, load: number, places: number, logged = 0): LoneService {
  return createLoneService({
    seed,
    load: { form: 'steps', every: 20_000, rates: [load * cells] },
    cells,
    rows: 12,
    clients: 1000,
    logged,
    rules: {
      demand: prepareDemand('exponential', 1, 1),
      slots: 1,
      places,
      routing: 'power-of-d',
      choices: 2,
      timeout: 20,
      retries: 1,
      retryBudget: 0.1,
    },
  })
}

/** All columns, without what only the present call of `flow` is told. */
function columnsOf(plane: Plane): Readonly<Record<string, number[]>> {
  const { clock, cells, leaves, lists, roll, rolled, nextLeaves } = plane
  const { counters, windowLatency, words, budgets } = plane
  const whereabouts = { clock, cells, leaves, lists, roll, rolled, nextLeaves }
  const columns = { ...whereabouts, counters, windowLatency, words, budgets }
  return {
    ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, [...column]])),
    hand: [...plane.hand].filter((_, place) => place !== hand.until),
  }
}

describe('requests at cells of one slot', () => {
  it('[T4] [K7] leave the same bytes behind, however the run was sliced', () => {
    let shed = 0
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.integer({ min: 2, max: 12 }),
        fc.constantFrom(0.5, 0.7, 0.95, 1.1),
        fc.constantFrom(8, 40, 90),
        fc.integer({ min: 1, max: 300 }),
        (seed, cells, load, places, limit) => {
          const whole = begin(seed, cells, load, places).plane
          const sliced = begin(seed, cells, load, places).plane
          const requests = 20_000
          flow(whole, Infinity, requests)
          for (let left = requests; left > 0; left -= limit) {
            flow(sliced, Infinity, Math.min(limit, left))
          }
          expect(counted(whole, 0, 'arrived')).toBeGreaterThan(5000)
          shed += counted(whole, 0, 'shed') + counted(whole, 0, 'retried')
          expect(columnsOf(sliced)).toEqual(columnsOf(whole))
        },
      ),
      { seed: 7, numRuns: 25 },
    )
    // Some of it was not usual, so both ways were taken.
    expect(shed).toBeGreaterThan(100)
  })

  it('[T4] leave the same bytes behind in the loop of their own and in the one of all cells', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.integer({ min: 2, max: 12 }),
        fc.constantFrom(0.5, 0.9, 1.1),
        fc.constantFrom(4, 5, 40),
        (seed, cells, load, places) => {
          // What is logged passes the loop of all cells.
          const plane = begin(seed, cells, load, places).plane
          const logged = begin(seed, cells, load, places, 1).plane
          for (const each of [plane, logged]) flow(each, Infinity, 20_000)
          expect(logged.logCount[0]).toBeGreaterThan(10_000)
          // What was in hand last is of no account where it was not taken in hand.
          expect({ ...columnsOf(logged), hand: [] }).toEqual({ ...columnsOf(plane), hand: [] })
        },
      ),
      { seed: 8, numRuns: 15 },
    )
  })
})
