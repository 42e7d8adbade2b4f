import { budgetMost } from '#core/traffic/plane.ts'
import { discipline, disciplineCode } from './disciplines.ts'
import { callsOf, clients, isScripted, type Graph } from './graph.ts'

/** Traits of an edge, as bits. */
export const trait = {
  /** What comes of an attempt is told to its caller at its moment, not before: a breaker counts it, or two race. */
  told: 1,
  optional: 2,
  exponentialTimeout: 4,
  /** Clients call: the requests on it are counted from end to end. */
  outside: 8,
  breaker: 16,
} as const

/** What may come of an arrival at a service besides that it is served and known when it leaves, as bits. */
export const special = {
  /** It may be answered with an error. */
  fails: 1,
  /** When it leaves is not known when it comes. */
  unforeseen: 2,
} as const

/** What own work belongs to: the call, its client's request where it is scripted, or each attempt. */
export const workOf = { call: 0, request: 1, attempt: 2 } as const

/** The graph in columns, which the hot path reads. Edges and services by their numbers in the graph; times in s. */
export interface Wiring {
  readonly to: Int32Array
  readonly traits: Int32Array
  readonly retries: Int32Array
  readonly latency: Float64Array
  readonly jitter: Float64Array
  readonly timeout: Float64Array
  readonly hedge: Float64Array
  /** Retries that each first attempt pays for, and the most that can be saved up. */
  readonly budgetShare: Float64Array
  readonly budgetMost: Float64Array
  /** Calls of service s in the order of their stages: places starts[s] to starts[s + 1] of `edges`. */
  readonly starts: Int32Array
  readonly edges: Int32Array
  /** Per place: the stage, and the calls of a visit as a whole number, −1 where chance decides. */
  readonly stages: Int32Array
  readonly whole: Int32Array
  /** What is special about a service; see `special`. */
  readonly specials: Int32Array
  /** The discipline of a service, see disciplines.ts, and the slots of its cells. */
  readonly discipline: Int32Array
  readonly slots: Int32Array
  /** Whether the departures of some service are not foreseen. */
  readonly isUnforeseen: boolean
  /** Whether an edge is of the usual kind: no breaker, hedges, chance in patience, closed population, or scripted work. */
  readonly plain: Int32Array
  /** What the work at a service belongs to; see `workOf`. */
  readonly workOf: Int32Array
  /** The mean of exponential work at a service; −1 where the work has another law, or does not belong to the call. */
  readonly means: Float64Array
  /** Whether a service's cells are the usual ones; see book.ts. */
  readonly usual: Int32Array
  /** The closed population that sends on an edge, −1 where none does. */
  readonly crowd: Int32Array
}

export function wire(graph: Graph): Wiring {
  const { services, edges, populations } = graph
  const calls = callsOf(graph)
  const disciplines = services.map(({ discipline: name = 'fcfs' }) => disciplineCode(name))
  const plain = plainEdges(graph)
  return {
    plain: Int32Array.from(plain, Number),
    to: Int32Array.from(edges, ({ to }) => to),
    traits: Int32Array.from(
      edges,
      ({ from, optional, breaker, exponentialTimeout }) =>
        (breaker !== null ? trait.told | trait.breaker : 0) |
        (optional ? trait.optional : 0) |
        (exponentialTimeout ? trait.exponentialTimeout : 0) |
        (from === clients ? trait.outside : 0),
    ),
    retries: Int32Array.from(edges, ({ retries }) => retries),
    latency: Float64Array.from(edges, ({ latency }) => latency),
    jitter: Float64Array.from(edges, ({ jitter }) => jitter),
    timeout: Float64Array.from(edges, ({ timeout }) => timeout),
    hedge: Float64Array.from(edges, ({ hedge }) => hedge),
    budgetShare: Float64Array.from(edges, ({ retryBudget }) => retryBudget),
    budgetMost: Float64Array.from(edges, ({ retryBudget }) => budgetMost(retryBudget)),
    starts: calls.starts,
    edges: calls.edges,
    stages: calls.edges.map((edge) => edges[edge].stage),
    whole: calls.edges.map((edge) => {
      const { calls: mean } = edges[edge]
      return Number.isInteger(mean) ? mean : -1
    }),
    specials: Int32Array.from(
      services,
      ({ failing }, service) =>
        (failing ? special.fails : 0) |
        (disciplines[service] === discipline.fcfs ? 0 : special.unforeseen),
    ),
    discipline: Int32Array.from(disciplines),
    slots: Int32Array.from(services, ({ slots }) => slots),
    isUnforeseen: disciplines.some((code) => code !== discipline.fcfs),
    workOf: Int32Array.from(services, (service) => {
      if (isScripted(service)) return workOf.request
      return service.worksAnew === true ? workOf.attempt : workOf.call
    }),
    means: Float64Array.from(services, ({ demand, worksAnew = false }) =>
      demand.law === 'exponential' && !worksAnew ? demand.mean : -1,
    ),
    usual: Int32Array.from(services, ({ slots, places, pairwise, cancellation }, service) =>
      Number(
        slots === 1 &&
          places >= 4 &&
          pairwise &&
          !cancellation &&
          disciplines[service] === discipline.fcfs,
      ),
    ),
    crowd: Int32Array.from(edges, (_, edge) =>
      populations.findIndex(
        (population) => population.kind === 'closed' && population.edge === edge,
      ),
    ),
  }
}

/** Which edges are of the usual kind. */
function plainEdges({ services, edges, populations }: Graph): readonly boolean[] {
  return edges.map(
    ({ to, breaker, hedge, exponentialTimeout }, edge) =>
      breaker === null &&
      hedge === Infinity &&
      !exponentialTimeout &&
      !isScripted(services[to]) &&
      !populations.some((population) => population.kind === 'closed' && population.edge === edge),
  )
}
