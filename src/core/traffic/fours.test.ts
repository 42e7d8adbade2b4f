import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareDemand } from './demand.ts'
import { flow } from './flow.ts'
import { createLoneService, openSlotsLater } from './lone-service.ts'
import { batch, counted, hand, type Plane } from './plane.ts'
import { fours } from './fours.ts'

const slots = 4

/** What is asked of a service whose cells have four slots. */
interface Asked {
  readonly seed: number
  readonly cells: number
  /** Utilisation. */
  readonly load: number
  readonly queue: number
  readonly cancellation: boolean
}

const asked: fc.Arbitrary<Asked> = fc.record({
  seed: fc.nat(1000),
  cells: fc.integer({ min: 2, max: 10 }),
  load: fc.constantFrom(0.4, 0.7, 0.95, 1.2),
  queue: fc.constantFrom(0, 1, 10, 60),
  cancellation: fc.boolean(),
})

/** A service of impatient clients, with its cells ready and no request sent. */
function begin({ seed, cells, load, queue, cancellation }: Asked, logged = 0): Plane {
  const { plane } = createLoneService({
    seed,
    load: { form: 'steps', every: 20_000, rates: [load * cells * slots] },
    cells,
    rows: 12,
    clients: 1000,
    logged,
    rules: {
      demand: prepareDemand('exponential', 1, 1),
      slots,
      places: slots + queue,
      routing: 'power-of-d',
      choices: 2,
      timeout: 6,
      cancellation,
      retries: 1,
      retryBudget: 0.1,
    },
  })
  return plane
}

/** All that a save of a cell and a service reads. */
function columnsOf(plane: Plane): Readonly<Record<string, unknown>> {
  const { clock, cells, lists, roll, rolled, nextLeaves, positions, nextRequest } = plane
  const { counters, windowLatency, words, budgets, leaves, capacity } = plane
  const rows = Array.from({ length: capacity.rows }, (_, row) => {
    const [head = 0, count = 0] = lists.subarray(2 * row, 2 * row + 2)
    const first = row * capacity.room + head
    return [...leaves.subarray(first, first + count)]
  })
  const all = { clock, cells, lists, rolled, nextLeaves, positions, nextRequest, budgets }
  return {
    ...Object.fromEntries(Object.entries(all).map(([name, column]) => [name, [...column]])),
    rows,
    roll: [...roll.subarray(0, 4 * (rolled[0] ?? 0))],
    rest: [counters, windowLatency, words].map((column) => [...column]),
  }
}

describe('requests at cells of four slots', () => {
  it('[T4] leave the same bytes behind in the loop of their own and in the one of all cells, however the run was sliced', () => {
    let [unusual, lean] = [0, 0]
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 400 }), (wish, limit) => {
        const requests = 4000
        const whole = begin(wish)
        const sliced = begin(wish)
        // What is logged passes the loop of all cells.
        const logged = begin(wish, 1)
        for (const plane of [whole, logged]) flow(plane, Infinity, requests)
        for (let left = requests; left > 0; left -= limit) {
          flow(sliced, Infinity, Math.min(limit, left))
          // Nor is one where no request comes before the time up to which is served.
          expect(flow(sliced, sliced.clock[0] ?? 0, 1)).toBe(0)
          lean += sliced.lean.filter((word) => word >= 0).length
        }
        unusual += counted(whole, 0, 'shed') + counted(whole, 0, 'abandoned')
        expect(columnsOf(whole)).toEqual(columnsOf(logged))
        expect(columnsOf(sliced)).toEqual(columnsOf(logged))
      }),
      { seed: 9, numRuns: 25 },
    )
    expect(unusual).toBeGreaterThan(1000)
    expect(lean).toBe(0)
  })

  it('[T4] are served by the loop of their own where they are usual', () => {
    const plane = begin({ seed: 1, cells: 10, load: 0.5, queue: 9, cancellation: true })
    let served = 0
    for (let burst = 0; burst < 100; burst++) {
      flow(plane, Infinity, 1)
      plane.hand[hand.horizon] = Infinity
      const place = plane.places[0] ?? batch
      served += fours(plane, 0, Math.min(batch, place + 20))
      // Writes the lists.
      flow(plane, Infinity, 1)
    }
    expect(served).toBeGreaterThan(1000)
  })

  it('[T4] are not, where a slot is shut that nobody is at', () => {
    const wish = { seed: 2, cells: 3, load: 0.6, queue: 9, cancellation: true }
    const planes = [begin(wish), begin(wish, 1)]
    for (const plane of planes) {
      for (let row = 0; row < wish.cells; row++) openSlotsLater(plane, row, 2, 50)
      flow(plane, Infinity, 2000)
    }
    const [plain, logged] = planes.map(columnsOf)
    expect(plain).toEqual(logged)
  })
})
