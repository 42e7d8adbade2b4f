import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarLayout } from './calendar.ts'
import { allocate } from './memory.ts'
import {
  createScheduler,
  createSimulation,
  type Dynamics,
  type Handlers,
  type Simulation,
} from './simulation.ts'

/** A model that writes down what happens: bells that ring later bells, over a plane of requests. */
type BellEvents = { ring: [bell: number]; pair: [one: number, other: number]; hush: [] }
interface Diary {
  readonly lines: string[]
  /** Times of the requests of the plane, rising, and how many have been served. */
  readonly requests: readonly number[]
  served: number
}

const handlers: Handlers<Diary, BellEvents> = {
  ring(diary, scheduler, bell) {
    diary.lines.push(`${scheduler.now} ring ${bell}`)
    if (bell > 0) scheduler.schedule('ring', scheduler.now + 1, bell - 1)
    if (bell === 2) scheduler.schedule('pair', scheduler.now, bell, bell + 1)
  },
  pair(diary, scheduler, one, other) {
    diary.lines.push(`${scheduler.now} pair ${one} ${other}`)
    scheduler.schedule('hush', scheduler.now + 0.5)
  },
  hush: (diary, scheduler) => void diary.lines.push(`${scheduler.now} hush`),
}

interface Begun {
  readonly simulation: Simulation<Diary, BellEvents>
  readonly clock: Float64Array
}

function begin(requests: readonly number[] = []): Begun {
  const calendar = allocate(calendarLayout(64)).views
  const clock = new Float64Array(1)
  const scheduler = createScheduler<BellEvents>(calendar, clock, handlers)
  const dynamics: Dynamics<Diary, BellEvents> = {
    handlers,
    flow(diary, until, limit) {
      let count = 0
      while (count < limit && (diary.requests[diary.served] ?? Infinity) < until) {
        clock[0] = diary.requests[diary.served]
        diary.lines.push(`${clock[0]} request`)
        diary.served++
        count++
        if (clock[0] % 1 !== 1 / 64) continue
        // This one calls for an event at once.
        scheduler.schedule('ring', clock[0], 0)
        break
      }
      return count
    },
    weight: () => 1,
  }
  const state: Diary = { lines: [], requests, served: 0 }
  return { simulation: createSimulation(dynamics, { state, calendar, clock, scheduler }), clock }
}

describe('a simulation', () => {
  it('[K1] events reach their handlers with their payload at their time', () => {
    const { simulation, clock } = begin()
    simulation.scheduler.schedule('ring', 1.25, 2)
    expect(simulation.nextEventTime()).toBe(1.25)
    expect(simulation.advanceTo(10, 1000)).toBe(true)
    expect(simulation.state.lines).toEqual([
      '1.25 ring 2',
      '1.25 pair 2 3',
      '1.75 hush',
      '2.25 ring 1',
      '3.25 ring 0',
    ])
    expect([clock[0], simulation.nextEventTime()]).toEqual([10, Infinity])
  })

  it('[K6] a control event goes before a request of the same instant', () => {
    const { simulation } = begin([1, 2, 2, 3])
    simulation.scheduler.schedule('ring', 2, 0)
    simulation.advanceTo(2.5, 1000)
    expect(simulation.state.lines).toEqual(['1 request', '2 ring 0', '2 request', '2 request'])
    simulation.advanceTo(3, 1000)
    expect(simulation.state.lines.at(-1)).toBe('3 request')
  })

  it('[K6] a request may call for an event at once, which goes before the others of this instant', () => {
    const { simulation } = begin([1 + 1 / 64, 1 + 1 / 64, 2])
    simulation.scheduler.schedule('ring', 3, 0)
    expect(simulation.advanceTo(4, 1000)).toBe(true)
    expect(simulation.state.lines).toEqual([
      '1.015625 request',
      '1.015625 ring 0',
      '1.015625 request',
      '1.015625 ring 0',
      '2 request',
      '3 ring 0',
    ])
  })

  it('[K7] however a run is cut into slices, it is the same run', () => {
    const whole = begin(requestTimes)
    whole.simulation.scheduler.schedule('ring', 0, 9)
    while (!whole.simulation.advanceTo(12, 1_000_000));
    expect(whole.simulation.state.lines.length).toBeGreaterThan(60)
    const slices = fc.array(
      fc.record({
        time: fc.double({ min: 0, max: 12, noNaN: true }),
        limit: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(slices, (plan) => {
        const { simulation, clock } = begin(requestTimes)
        simulation.scheduler.schedule('ring', 0, 9)
        for (const { time, limit } of plan.toSorted((a, b) => a.time - b.time)) {
          const reached = simulation.advanceTo(time, limit)
          expect(reached ? clock[0] === time : clock[0] <= time).toBe(true)
        }
        while (!simulation.advanceTo(12, 3));
        expect(simulation.state.lines).toEqual(whole.simulation.state.lines)
      }),
      { seed: 12, numRuns: 200 },
    )
  })

  it('[K7] a slice never ends inside an instant, so its end can be reached again', () => {
    let cut = 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (limit) => {
        const one = begin(requestTimes)
        one.simulation.scheduler.schedule('ring', 0, 9)
        one.simulation.scheduler.schedule('ring', 0, 3)
        if (!one.simulation.advanceTo(12, limit)) cut++
        const other = begin(requestTimes)
        other.simulation.scheduler.schedule('ring', 0, 9)
        other.simulation.scheduler.schedule('ring', 0, 3)
        expect(other.simulation.advanceTo(one.clock[0], Infinity)).toBe(true)
        expect(other.simulation.state.lines).toEqual(one.simulation.state.lines)
      }),
      { seed: 13, numRuns: 60 },
    )
    expect(cut).toBeGreaterThan(30)
  })

  it('[K1] an event that is withdrawn does not come, and the others do', () => {
    const { simulation } = begin()
    for (const bell of [0, 5, 7]) simulation.scheduler.schedule('ring', 1, bell)
    simulation.scheduler.withdraw('ring', 5)
    simulation.scheduler.withdraw('ring', 6)
    simulation.advanceTo(1, 1000)
    expect(simulation.state.lines).toEqual(['1 ring 0', '1 ring 7'])
  })

  it('[K4] nothing is scheduled in the past', () => {
    const { simulation } = begin()
    expect(() => simulation.scheduler.schedule('hush', -1e-9)).toThrow('now or later')
    expect(() => simulation.scheduler.schedule('hush', Number.NaN)).toThrow('now or later')
  })
})

// Some at the instants of the bells, several at once.
const requestTimes = Array.from(
  { length: 64 },
  (_, i) => Math.floor((i * 24) / 64) / 2 + (i % 2) / 64,
).toSorted((a, b) => a - b)

describe('the compiler', () => {
  it('[K5] refuses an unknown kind, and so does the run', () => {
    const { scheduler } = begin().simulation
    // @ts-expect-error – no such kind
    expect(() => scheduler.schedule('rang', 1, 2)).toThrow('only kinds with a handler')
  })

  it('[K5] refuses a payload that is missing, surplus or of another type', () => {
    const { scheduler } = begin().simulation
    const wrong = (): void => {
      // @ts-expect-error – one index is missing
      scheduler.schedule('pair', 1, 2)
      // @ts-expect-error – one index too many
      scheduler.schedule('ring', 1, 2, 3)
      // @ts-expect-error – a kind without payload
      scheduler.schedule('hush', 1, 2)
      // @ts-expect-error – an index is a number
      scheduler.schedule('ring', 1, 'two')
    }
    // What counts is that each line above is refused; running them is harmless.
    expect(wrong).not.toThrow()
  })

  it('[K5] refuses a handler that was forgotten or that asks for more than the payload', () => {
    const hush = (): void => undefined
    const pair = (): void => undefined
    // @ts-expect-error – “ring” has no handler
    const forgotten: Handlers<Diary, BellEvents> = { pair, hush }
    const greedy: Handlers<Diary, BellEvents> = {
      ...handlers,
      // @ts-expect-error – the payload has one index
      ring: (_diary, _scheduler, _bell: number, _other: number) => undefined,
    }
    expect([Object.keys(forgotten).length, Object.keys(greedy).length]).toEqual([2, 3])
  })
})
