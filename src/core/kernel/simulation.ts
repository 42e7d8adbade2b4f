import { assert } from './assert.ts'
import type { Calendar } from './calendar.ts'
import { drop, nextTime, push, withdraw } from './calendar.ts'
import { justAfter } from './math.ts'

/** Event kinds of a model and their payload: at most two entity indices, never objects. */
export type EventMap = {
  readonly [kind: string]: readonly [] | readonly [number] | readonly [number, number]
}

/** How a handler plans what comes later. Times are in simulated seconds. */
export interface Scheduler<Events extends EventMap> {
  readonly now: number
  /** At a time, not after a delay: what happens then may rest on that very number. */
  schedule<Kind extends keyof Events & string>(
    kind: Kind,
    time: number,
    ...payload: Events[Kind]
  ): void
  /** Takes back the event of a kind that has this first index; nothing where there is none. */
  withdraw(kind: keyof Events & string, first: number): void
}

export type Handlers<State, Events extends EventMap> = {
  readonly [Kind in keyof Events]: (
    state: State,
    scheduler: Scheduler<Events>,
    ...payload: Events[Kind]
  ) => void
}

/**
 * What the kernel needs of a model: its handlers, and the data plane that flows between two events.
 * Work is counted in steps of about the cost of one request in the usual case.
 */
export interface Dynamics<State, Events extends EventMap> {
  readonly handlers: Handlers<State, Events>
  /**
   * Serves requests up to but not at `until` (Infinity never comes) for about `limit` steps, and returns
   * how many it took; fewer than `limit` means that `until` was reached, or that it has planned an event for the moment at which
   * the clock stands.
   */
  flow(state: State, until: number, limit: number): number
  /** Steps that the next control event, of this kind, takes beside the first: those of the things it looks at. */
  weight(state: State, kind: keyof Events & string): number
}

export interface Simulation<State, Events extends EventMap> {
  readonly state: State
  readonly scheduler: Scheduler<Events>
  /** Time of the next control event. */
  nextEventTime(): number
  /**
   * Runs everything up to and at `time`, with about `limit` steps of work; true when `time` was
   * reached. It never stops inside an instant, so a change that is applied now is applied after
   * everything else of this instant, however the run was sliced.
   */
  advanceTo(time: number, limit: number): boolean
  /** Steps of work that it has done, whatever state it was brought into meanwhile. */
  worked(): number
}

/** `clock[0]` is the present simulated time; it lies in the state's buffer like everything else. */
export function createSimulation<State, Events extends EventMap>(
  dynamics: Dynamics<State, Events>,
  parts: {
    readonly state: State
    readonly calendar: Calendar
    readonly clock: Float64Array
    readonly scheduler: Scheduler<Events>
  },
): Simulation<State, Events> {
  const { state, calendar, clock, scheduler } = parts
  const kinds = kindsOf(dynamics.handlers)
  // No part of the state: two ways to one state may differ in it.
  const work = new Float64Array(1)
  // One cast per table: the payload of a kind was checked when it was scheduled.
  const table = kinds.map((kind) => dynamics.handlers[kind]) as unknown as readonly ((
    state: State,
    scheduler: Scheduler<Events>,
    first: number,
    second: number,
  ) => void)[]

  function advanceTo(time: number, limit: number): boolean {
    if (run(time, limit)) return true
    run(clock[0], Infinity)
    return clock[0] >= time
  }

  function run(time: number, limit: number): boolean {
    let left = limit
    while (left > 0) {
      const next = nextTime(calendar)
      // At equal times the control event comes first, so a request sees its consequence.
      const served = dynamics.flow(state, next <= time ? next : justAfter(time), left)
      left -= served
      work[0] += served
      if (left <= 0) return false
      // What flows may have called for an event at once.
      const at = nextTime(calendar)
      clock[0] = at <= time ? at : time
      if (at > time) return true
      const kind = calendar.kinds[0]
      const first = calendar.firsts[0]
      const second = calendar.seconds[0]
      drop(calendar)
      const steps = 1 + dynamics.weight(state, kinds[kind])
      left -= steps
      work[0] += steps
      table[kind](state, scheduler, first, second)
    }
    return false
  }
  return {
    state,
    scheduler,
    nextEventTime: () => nextTime(calendar),
    advanceTo,
    worked: () => work[0],
  }
}

/** A scheduler over a calendar; kinds are numbered in the order of the handlers' names. */
export function createScheduler<Events extends EventMap>(
  calendar: Calendar,
  clock: Float64Array,
  handlers: { readonly [Kind in keyof Events]: unknown },
): Scheduler<Events> {
  const numbers = new Map(kindsOf(handlers).map((kind, index) => [kind, index]))
  const numberOf = (kind: keyof Events & string): number => {
    const number = numbers.get(kind)
    assert(number !== undefined, 'only kinds with a handler are scheduled')
    return number
  }
  return {
    get now() {
      return clock[0]
    },
    schedule(kind, time, ...payload) {
      const number = numberOf(kind)
      assert(time >= clock[0], 'an event is scheduled now or later')
      const [first = 0, second = 0] = payload
      push(calendar, time, number, first, second)
    },
    withdraw: (kind, first) => void withdraw(calendar, numberOf(kind), first),
  }
}

function kindsOf<Events extends EventMap>(handlers: {
  readonly [Kind in keyof Events]: unknown
}): readonly (keyof Events & string)[] {
  // Sorted, so that the numbers do not depend on how a handler table was put together.
  return Object.keys(handlers).toSorted()
}
