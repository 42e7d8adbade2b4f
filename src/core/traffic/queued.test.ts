import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareDemand } from './demand.ts'
import { flow } from './flow.ts'
import { outcome } from './lists.ts'
import { createLoneService, scriptedDemand, type LoneService } from './lone-service.ts'
import { logStride } from './plane.ts'
import { queueLength } from './queue.ts'
import { flowQueued, lookForRoom, takeCall } from './queued.ts'
import { clearRow, joinRouting, leaveRouting } from './routing-list.ts'

/** What became of every attempt, in the order of sending. */
function storyOf({ plane }: LoneService): readonly (readonly number[])[] {
  return Array.from({ length: plane.logCount[0] }, (_, row) =>
    Array.from(plane.log.subarray(row * logStride, (row + 1) * logStride)),
  ).toSorted((a, b) => a[2] - b[2] || a[0] - b[0])
}

const services = fc.record({
  seed: fc.nat(2_000_000_000),
  slots: fc.integer({ min: 1, max: 5 }),
  demand: fc.constantFrom(0.03, 0.1, 0.4).map((mean) => prepareDemand('lognormal', mean, 2)),
  timeout: fc.constantFrom(Infinity, 0.1, 0.5, 2),
  exponentialTimeout: fc.boolean(),
  cancellation: fc.boolean(),
  failureShare: fc.constantFrom(0, 0.3),
  retries: fc.integer({ min: 0, max: 3 }),
  retryBudget: fc.constantFrom(0.1, 20),
  backoff: fc.constantFrom(0.05, 0.4),
  backoffMax: fc.constant(1),
})

describe('one queue for all cells', () => {
  it('[O8] is the queue of the cell where there is one: every attempt meets the same, to the last bit', () => {
    let attempts = 0
    fc.assert(
      fc.property(services, fc.integer({ min: 1, max: 40 }), ({ seed, ...rules }, queued) => {
        const { slots } = rules
        const one = {
          seed,
          load: { form: 'steps', every: 10, rates: [5, 40, 15, 0] } as const,
          cells: 1,
          clients: 20_000,
          logged: 20_000,
        }
        const own = createLoneService({ ...one, rules: { ...rules, places: slots + queued } })
        const shared = createLoneService({
          ...one,
          queued,
          rules: { ...rules, places: slots, waiting: 'shared' },
        })
        flow(own.plane, Infinity, Infinity)
        flowQueued(shared.plane, Infinity, Infinity)
        expect(storyOf(shared)).toEqual(storyOf(own))
        attempts += own.plane.logCount[0]
      }),
      { numRuns: 60, seed: 3608 },
    )
    expect(attempts).toBeGreaterThan(10_000)
  })
})

/** Requests at 1, 2, 3 … s that take two seconds each, without a cell. */
function scripted(more: { readonly heed: 'nothing' | 'first' | 'every' }, queued = 3): LoneService {
  const count = 6
  return createLoneService({
    seed: 1,
    load: { form: 'steps', every: 100, rates: [0] },
    rules: {
      ...more,
      script: Float64Array.from({ length: count }, (_, i) => i + 1),
      demand: scriptedDemand(Array.from({ length: count }, () => 2)),
      waiting: 'shared',
      timeout: 2.5,
      cancellation: true,
    },
    cells: 0,
    rows: 2,
    logged: 20,
    queued,
  })
}

/** The moments at which the control plane is called up to a time, each with how many wait then. */
function callsTo({ plane }: LoneService, until: number): readonly (readonly [number, number])[] {
  const calls: (readonly [number, number])[] = []
  flowQueued(plane, until, Infinity)
  while (takeCall(plane)) {
    calls.push([plane.clock[0], queueLength(plane.queue)])
    flowQueued(plane, until, Infinity)
  }
  plane.clock[0] = until
  return calls
}

function comeReady({ plane }: LoneService, row: number): void {
  clearRow(plane, 0, row)
  joinRouting(plane, 0, row)
  lookForRoom(plane)
}

describe('the control plane', () => {
  it('[O10] is called whenever the queue changes, or a cell falls idle beside an empty one', () => {
    const service = scripted({ heed: 'every' })
    expect(callsTo(service, 3.25)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ])
    comeReady(service, 0)
    // The first goes at once and leaves at 5.25. At 4 one more joins; the second gives up at 4.5.
    expect(callsTo(service, 4.75)).toEqual([
      [3.25, 2],
      [4, 3],
      [4.5, 2],
    ])
    comeReady(service, 1)
    expect(callsTo(service, 5.5)).toEqual([
      [4.75, 1],
      [5, 2],
      [5.25, 1],
    ])
    // At 8.75 and 9.25 cells have nothing more to do.
    expect(callsTo(service, 100)).toEqual([
      [6, 2],
      [6.75, 1],
      [7.25, 0],
      [8.75, 0],
      [9.25, 0],
    ])
    expect(service.plane.readyCounts[0]).toBe(2)
    leaveRouting(service.plane, 0, 0)
    expect(callsTo(service, 200)).toEqual([])
  })

  it('[O10] or only when somebody begins to wait, or never, as its policy wants', () => {
    const first = scripted({ heed: 'first' })
    expect(callsTo(first, 4)).toEqual([[1, 1]])
    const never = scripted({ heed: 'nothing' })
    expect(callsTo(never, 4)).toEqual([])
    expect(queueLength(never.plane.queue)).toBe(2)
  })

  it('[O7] a full queue sheds, and patience makes room in it', () => {
    const service = scripted({ heed: 'nothing' }, 2)
    flowQueued(service.plane, Infinity, Infinity)
    const story = storyOf(service).map(([request, , sent, , leave, result]) => [
      request,
      sent,
      leave,
      result,
    ])
    const { shed, abandoned } = outcome
    expect(story).toEqual([
      [0, 1, 3.5, abandoned],
      [1, 2, 4.5, abandoned],
      [2, 3, 3, shed],
      [3, 4, 6.5, abandoned],
      [4, 5, 7.5, abandoned],
      [5, 6, 6, shed],
    ])
  })
})
