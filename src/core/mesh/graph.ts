import { assert } from '#core/kernel/assert.ts'
import type { Rules } from '#core/traffic/plane.ts'
import { assertEdge } from './edge-check.ts'
import type { Discipline } from './disciplines.ts'

/**
 * Which services call which. A visit to a service is its own work on a slot, and then its calls: those of one
 * stage go out together, and the next stage waits for all of them. Waiting holds no slot, as in servers that
 * do not block (Go, Node, Envoy); a slot is held for the own work alone.
 */
export interface Graph {
  readonly services: readonly ServiceRules[]
  readonly edges: readonly EdgeRules[]
  readonly populations: readonly Population[]
}

/** What the cells of a service do. */
export interface ServiceRules extends Rules {
  /** Who is at work in a cell; first come, first served where it is absent. */
  readonly discipline?: Discipline
  /** Whether each attempt of a call takes work of its own; all of a call take the same where it is absent. */
  readonly worksAnew?: boolean
}

/** One service calls another, or clients call the first. Times in s. */
export interface EdgeRules {
  /** The service that calls; `clients` for those who come from outside. */
  readonly from: number
  readonly to: number
  /** Calls a visit: the whole ones always, the fraction by chance. */
  readonly calls: number
  readonly stage: number
  /** Whether a visit succeeds although this call failed. */
  readonly optional: boolean
  /** One way over the network: at least `latency`, and an exponential of mean `jitter` more. */
  readonly latency: number
  readonly jitter: number
  /** How long the caller waits for one attempt; Infinity where it never gives up. */
  readonly timeout: number
  readonly exponentialTimeout: boolean
  readonly retries: number
  /** Retries that each first attempt pays for. */
  readonly retryBudget: number
  readonly backoff: number
  readonly backoffMax: number
  /** A second attempt goes out after so long without an answer, 0 for at once, and the sooner answer counts; Infinity for none. */
  readonly hedge: number
  readonly breaker: BreakerRules | null
}

/** The caller who is nobody's cell. */
export const clients = -1

/**
 * A circuit breaker on an edge: it opens when so large a share of the latest attempts failed, refuses for a
 * while, and then lets some through to see (M. Nygard, Release It!, 2007; resilience4j's count-based window).
 */
export interface BreakerRules {
  /** The latest attempts that are looked at, 1 to 30. */
  readonly window: number
  readonly failureShare: number
  readonly openFor: number
  /** Attempts that are let through to see. */
  readonly probes: number
}

/** Who sends requests on an edge from outside. */
export type Population =
  | { readonly kind: 'open'; readonly edge: number }
  /** Each of them thinks for an exponential time of mean `think`, sends, and waits for the end; who does not think, see G66. */
  | {
      readonly kind: 'closed'
      readonly edge: number
      readonly clients: number
      readonly think: number
    }

/** An edge without chance, limits and patience. */
export const plainEdge: EdgeRules = {
  from: clients,
  to: 0,
  calls: 1,
  stage: 0,
  optional: false,
  latency: 0,
  jitter: 0,
  timeout: Infinity,
  exponentialTimeout: false,
  retries: 0,
  retryBudget: 20,
  backoff: 0,
  backoffMax: 0,
  hedge: Infinity,
  breaker: null,
}

/** Edges of each service in the order of their stages: those of service s lie in [starts[s], starts[s + 1]). */
export interface Calls {
  readonly starts: Int32Array
  readonly edges: Int32Array
}

/** Sorts the edges by who calls. The order of edges that leave together is that of the graph. */
export function callsOf({ services, edges }: Graph): Calls {
  const starts = new Int32Array(services.length + 1)
  const sorted: number[] = []
  services.forEach((_, service) => {
    const own = edges.flatMap(({ from }, edge) => (from === service ? [edge] : []))
    sorted.push(...own.toSorted((a, b) => edges[a].stage - edges[b].stage))
    starts[service + 1] = sorted.length
  })
  return { starts, edges: Int32Array.from(sorted) }
}

/** As much of a graph as says who calls whom. */
interface Shape {
  readonly services: readonly unknown[]
  readonly edges: readonly Pick<EdgeRules, 'from' | 'to' | 'calls'>[]
}

/** The services of a cycle of calls, each called by the one before it; null where there is none. */
export function cycleOf({ services, edges }: Shape): readonly number[] | null {
  const state = new Uint8Array(services.length)
  const trail: number[] = []
  const walk = (service: number): readonly number[] | null => {
    if (state[service] === 2) return null
    if (state[service] === 1) return trail.slice(trail.indexOf(service))
    state[service] = 1
    trail.push(service)
    for (const edge of edges) {
      if (edge.from !== service || edge.calls === 0) continue
      const found = walk(edge.to)
      if (found !== null) return found
    }
    trail.pop()
    state[service] = 2
    return null
  }
  for (let service = 0; service < services.length; service++) {
    const found = walk(service)
    if (found !== null) return found
  }
  return null
}

/** Whether the work at a service stands in a script, by the numbers of its clients' requests. */
export function isScripted({ demand }: ServiceRules): boolean {
  return demand.law === 'script'
}

/** Stops at a graph that cannot run; what a visitor writes is checked before with sentences. */
export function assertGraph(graph: Graph): void {
  const { services, edges, populations } = graph
  for (const { from, to } of edges) {
    assert(
      from >= clients && from < services.length,
      'an edge comes from a service or from clients',
    )
    assert(to >= 0 && to < services.length, 'an edge leads to a service')
    assert(from === clients || !isScripted(services[to]), 'scripted work is that of clients')
  }
  for (const { edge } of populations) {
    assert(edges[edge].from === clients, 'a population sends on an edge that comes from clients')
  }
  assert(cycleOf(graph) === null, 'no service is called by one that it calls')
  assertPopulations(graph)
  edges.forEach(assertEdge)
  for (const { from, stage } of edges) {
    const together = edges.filter((edge) => edge.from === from && edge.stage === stage)
    const most = together.reduce((sum, { calls }) => sum + Math.ceil(calls), 0)
    assert(from === clients || most <= callsMost, 'a visit makes at most 254 calls together')
  }
}

/** Calls of one stage of a visit, which a record counts in eight bits; see tasks.ts and callStages. */
const callsMost = 254

function assertPopulations({ edges, populations }: Graph): void {
  for (const population of populations) {
    if (population.kind === 'open') continue
    const { clients: count, think } = population
    assert(Number.isInteger(count) && count >= 0, 'closed clients are a whole number')
    assert(think >= 0 && think < Infinity, 'a client thinks for a time of at least nought')
  }
  const taken = populations.map(({ edge }) => edge)
  assert(new Set(taken).size === taken.length, 'an edge has one population')
  // The times of fresh requests belong to a service.
  const fed = populations.filter(({ kind }) => kind === 'open').map(({ edge }) => edges[edge].to)
  assert(new Set(fed).size === fed.length, 'a service has one open population')
}
