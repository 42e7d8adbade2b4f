import { assert } from './assert.ts'
import type { Calendar } from './calendar.ts'
import { drop, nextTime, push } from './calendar.ts'

/** Event kinds of a model and their payload: at most two entity indices, never objects. */
export type EventMap = {
  readonly [kind: string]: readonly [] | readonly [number] | readonly [number, number]
}

/** How a handler plans what comes later. Times are in simulated seconds. */
export interface Scheduler<Events extends EventMap> {
  readonly now: number
  schedule<Kind extends keyof Events & string>(
    kind: Kind,
    delay: number,
    ...payload: Events[Kind]
  ): void
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
 * `flow` serves requests up to but not at `until` (Infinity never comes), at most `limit` of them,
 * and returns how many it served; fewer than `limit` means that `until` was reached.
 */
export interface Dynamics<State, Events extends EventMap> {
  readonly handlers: Handlers<State, Events>
  flow(state: State, until: number, limit: number): number
}

export interface Simulation<State, Events extends EventMap> {
  readonly state: State
  readonly scheduler: Scheduler<Events>
  /** Time of the next control event. */
  nextEventTime(): number
  /**
   * Runs every event up to and at `time`, with at most about `limit` steps of work; true when
   * `time` was reached. Calling it in slices gives the same run as calling it once.
   */
  advanceTo(time: number, limit: number): boolean
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
  // One cast per table: the payload of a kind was checked when it was scheduled.
  const table = kinds.map((kind) => dynamics.handlers[kind]) as unknown as readonly ((
    state: State,
    scheduler: Scheduler<Events>,
    first: number,
    second: number,
  ) => void)[]

  function advanceTo(time: number, limit: number): boolean {
    let left = limit
    while (left > 0) {
      const at = nextTime(calendar)
      // At equal times the control event comes first, so a request sees its consequence.
      const border = at <= time ? at : time
      left -= dynamics.flow(state, border, left)
      if (left <= 0) return false
      clock[0] = border
      if (at > time) return true
      const handler = table[calendar.kinds[0]]
      const first = calendar.firsts[0]
      const second = calendar.seconds[0]
      drop(calendar)
      handler(state, scheduler, first, second)
      left--
    }
    return false
  }
  return { state, scheduler, nextEventTime: () => nextTime(calendar), advanceTo }
}

/** A scheduler over a calendar; kinds are numbered in the order of the handlers' names. */
export function createScheduler<Events extends EventMap>(
  calendar: Calendar,
  clock: Float64Array,
  handlers: { readonly [Kind in keyof Events]: unknown },
): Scheduler<Events> {
  const numbers = new Map(kindsOf(handlers).map((kind, index) => [kind, index]))
  return {
    get now() {
      return clock[0]
    },
    schedule(kind, delay, ...payload) {
      const number = numbers.get(kind)
      assert(number !== undefined, 'only kinds with a handler are scheduled')
      assert(delay >= 0, 'an event is scheduled now or later')
      const [first = 0, second = 0] = payload
      push(calendar, clock[0] + delay, number, first, second)
    },
  }
}

function kindsOf<Events extends EventMap>(handlers: {
  readonly [Kind in keyof Events]: unknown
}): readonly (keyof Events & string)[] {
  // Sorted, so that the numbers do not depend on how a handler table was put together.
  return Object.keys(handlers).toSorted()
}
