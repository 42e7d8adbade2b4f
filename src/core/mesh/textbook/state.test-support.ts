import { histogramCells } from '#core/kernel/histogram.ts'
import { seedStream, streamWords } from '#core/kernel/random.ts'
import { budgetMost } from '#core/traffic/plane.ts'
import type { EdgeCounter } from '../edge-counters.ts'
import type { Graph } from '../graph.ts'
import { chanceOf, type Chance } from './draws.test-support.ts'
import type { Happenings } from './happenings.test-support.ts'

/** A call, until it has ended well or is given up: all its attempts together. */
export interface Call {
  readonly edge: number
  /** The visit that made it, null where a client did. */
  readonly parent: Visit | null
  readonly tag: number
  /** When it was first sent, s. */
  readonly born: number
  /** The number of the client's request, −1 for a call of a visit. */
  readonly request: number
  /** Attempts whose answer may still decide it. */
  readonly live: Set<Visit>
  /** Whether its caller has gone down. */
  isDropped: boolean
}

/** One attempt, and what the service does about it. */
export interface Visit {
  readonly call: Call
  readonly tag: number
  readonly tries: number
  /** Whether it went out beside another one that took long. */
  readonly isSecond: boolean
  readonly sent: number
  readonly deadline: number
  /** Whether somebody waits for the answer. */
  isWanted: boolean
  /** Whether it has been answered. */
  isOver: boolean
  /** Own calls under way, and their stage. */
  pending: number
  stage: number
  readonly open: Set<Call>
  state: 'travels' | 'waits' | 'served' | 'left' | 'quit' | 'lost'
  cell: Cell | null
}

/** An attempt in a cell where who comes later postpones who is there. */
export interface Job {
  readonly visit: Visit
  readonly arrival: number
  readonly work: number
  /** What is left of its work, s; where all share, the virtual time at which nothing is. */
  rest: number
  /** When it ends, if it is on a slot of its own. */
  end: number
  /** How often its end was planned; what was planned before is void. */
  planned: number
}

export interface Cell {
  readonly service: number
  /** Slots that serve. */
  busy: number
  readonly queue: Visit[]
  /** All that have come and not been answered, those that wait for calls of their own included. */
  readonly visits: Set<Visit>
  /** In place of both where the service is not first come, first served: in the order of coming. */
  readonly jobs: Job[]
  /** Work that each of those who share has got, and when that was. */
  virtual: number
  since: number
  /** Attempts that it has got. */
  routed: number
}

/** A departure from a cell that is not first come, first served; times in s. */
export interface Departure {
  readonly service: number
  readonly tag: number
  readonly arrival: number
  readonly work: number
  readonly time: number
}

/** A circuit breaker: the latest outcomes, true for a good one. */
export interface Breaker {
  latest: boolean[]
  /** Until when it refuses, s; −1 while it is closed. */
  openUntil: number
  probes: number
}

export interface Textbook {
  now: number
  readonly graph: Graph
  readonly chance: Chance
  readonly happenings: Happenings
  readonly cells: readonly Cell[][]
  /** Per service the stream that routing draws from. */
  readonly streams: readonly Int32Array[]
  readonly budgets: number[]
  readonly breakers: readonly Breaker[]
  /** Per edge. */
  readonly counters: readonly Partial<Record<EdgeCounter, number>>[]
  readonly latency: readonly Uint32Array[]
  readonly whole: readonly Uint32Array[]
  readonly departures: Departure[]
}

/** An empty textbook at time 0, with so many cells of each service. */
export function blank(graph: Graph, cells: readonly number[], seed: number): Textbook {
  const { services, edges } = graph
  return {
    now: 0,
    graph,
    chance: chanceOf(seed),
    happenings: { entries: [], planned: 0 },
    cells: cells.map((count, service) => Array.from({ length: count }, () => emptyCell(service))),
    streams: services.map((_, service) => {
      const state = new Int32Array(streamWords)
      seedStream(state, 0, seed, `routing ${service}`)
      return state
    }),
    budgets: edges.map(({ retryBudget }) => budgetMost(retryBudget)),
    breakers: edges.map(() => ({ latest: [], openUntil: -1, probes: 0 })),
    counters: edges.map(() => ({})),
    latency: edges.map(() => new Uint32Array(histogramCells)),
    whole: edges.map(() => new Uint32Array(histogramCells)),
    departures: [],
  }
}

export function emptyCell(service: number): Cell {
  return {
    service,
    busy: 0,
    queue: [],
    visits: new Set(),
    jobs: [],
    virtual: 0,
    since: 0,
    routed: 0,
  }
}

export function add({ counters }: Textbook, edge: number, name: EdgeCounter): void {
  counters[edge][name] = (counters[edge][name] ?? 0) + 1
}
