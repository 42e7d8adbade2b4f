import { nextWord, seedStream, streamWords, uniform } from '#core/kernel/random.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import type { Rules } from '#core/traffic/plane.ts'
import type { Discipline } from './disciplines.ts'
import { clients, plainEdge, type EdgeRules, type Graph, type Population } from './graph.ts'

/** A graph drawn from a seed, with what is sent into it. */
export interface RandomCase {
  readonly graph: Graph
  readonly cells: readonly number[]
  /** Per population the times of its requests, s; none for a closed one. */
  readonly arrivals: readonly (readonly number[])[]
  readonly until: number
}

/** What a case is to be like. */
export interface Taste {
  /** Requests until the end. */
  readonly requests: number
  /** Half of the edges take no time, so arrivals fall into the slot that is open. */
  readonly noLatency: boolean
  /** The network always takes as long, so calls of one stage arrive at the same time. */
  readonly jitterless: boolean
}

/** Every fourth case has edges without latency, every fourth a network without jitter. */
export function caseOf(seed: number, requests = 250): RandomCase {
  return randomCase(seed, { requests, noLatency: seed % 4 === 1, jitterless: seed % 4 === 2 })
}

/**
 * The same case with all times on a grid, so coarse that many things happen at the same instant: the network takes one step each
 * way, and work, patience and pauses are whole steps. `patience` is a factor of how long callers wait.
 */
export function onGrid(drawn: RandomCase, patience = 1): RandomCase {
  const step = 1 / 256
  const snap = (time: number): number =>
    time === Infinity ? time : Math.max(1, Math.round(time / step)) * step
  const arrivals = drawn.arrivals.map((times) => times.map(snap))
  const { services, edges, populations } = drawn.graph
  return {
    ...drawn,
    arrivals,
    graph: {
      populations,
      services: services.map(({ demand, script, ...rules }) => ({
        ...rules,
        demand: prepareDemand('deterministic', snap(demand.mean), 1),
        script: script === null ? null : Float64Array.from(arrivals[0]),
      })),
      edges: edges.map((edge) => ({
        ...edge,
        latency: step,
        jitter: 0,
        timeout: snap(patience * edge.timeout),
        exponentialTimeout: false,
        backoff: 0,
        hedge: snap(patience * edge.hedge),
        breaker: edge.breaker && { ...edge.breaker, openFor: snap(edge.breaker.openFor) },
      })),
    },
  }
}

/** The same case where every second edge sends two attempts at once. */
export function hedgedAtOnce(drawn: RandomCase): RandomCase {
  const edges = drawn.graph.edges.map((edge, i) => (i % 2 === 0 ? { ...edge, hedge: 0 } : edge))
  return { ...drawn, graph: { ...drawn.graph, edges } }
}

/** Draws up to four services that call one another forwards, and who calls the first. */
export function randomCase(seed: number, taste: Taste): RandomCase {
  const dice = new Int32Array(streamWords)
  seedStream(dice, 0, seed, 'random graph')
  const count = whole(dice, 1, 4)
  const means = Array.from({ length: count }, () => between(dice, 0.002, 0.022))
  const cells = Array.from({ length: count }, () => whole(dice, 1, 6))
  const edges = [{ ...randomEdge(dice, taste, clients, 0), calls: 1, stage: 0 }]
  for (let from = 0; from < count; from++) {
    for (let to = from + 1; to < count; to++) {
      if (chance(dice, 0.6)) edges.push(randomEdge(dice, taste, from, to))
    }
  }
  const isClosed = chance(dice, 0.3)
  const population: Population = isClosed
    ? { kind: 'closed', edge: 0, clients: whole(dice, 1, 60), think: between(dice, 0, 0.05) }
    : { kind: 'open', edge: 0 }
  const rate = between(dice, 0.3, 1.5) * (cells[0] / means[0])
  const times: number[] = []
  for (let time = 0; !isClosed && times.length < taste.requests;) {
    time += between(dice, 0, 2) / rate
    times.push(time)
  }
  const drawn = randomDisciplines(seed, count)
  const services = means.map((mean, service) => ({
    ...randomRules(dice, mean),
    discipline: drawn[service],
    script: service === 0 ? Float64Array.from(times) : null,
  }))
  return {
    graph: { services, edges, populations: [population] },
    cells,
    arrivals: [times],
    until: taste.requests / rate,
  }
}

/** Every trait is frequent enough that it meets the others. */
function randomEdge(dice: Int32Array, taste: Taste, from: number, to: number): EdgeRules {
  const isTimed = chance(dice, 0.6)
  const isAtOnce = taste.noLatency && chance(dice, 0.5)
  const isSteady = taste.jitterless || chance(dice, 0.2)
  return {
    ...plainEdge,
    from,
    to,
    stage: whole(dice, 0, 2),
    calls: chance(dice, 0.3) ? between(dice, 0.3, 1.8) : whole(dice, 1, 2),
    optional: chance(dice, 0.2),
    latency: isAtOnce ? 0 : between(dice, 0.0003, 0.0023),
    jitter: isSteady ? 0 : between(dice, 0, 0.0005),
    timeout: isTimed ? between(dice, 0.01, 0.21) : Infinity,
    exponentialTimeout: isTimed && chance(dice, 0.25),
    retries: chance(dice, 0.6) ? whole(dice, 1, 3) : 0,
    retryBudget: chance(dice, 0.5) ? between(dice, 0.1, 1.1) : 20,
    backoff: chance(dice, 0.6) ? between(dice, 0, 0.02) : 0,
    backoffMax: 0.1,
    hedge: chance(dice, 0.3) ? between(dice, 0.005, 0.055) : Infinity,
    breaker: chance(dice, 0.25)
      ? {
          window: whole(dice, 3, 20),
          failureShare: between(dice, 0.2, 0.8),
          openFor: between(dice, 0, 0.5),
          probes: whole(dice, 1, 3),
        }
      : null,
  }
}

/** In half of the graphs every service draws one; a stream of its own, because who draws after it is not to see it. */
function randomDisciplines(seed: number, count: number): readonly Discipline[] {
  const dice = new Int32Array(streamWords)
  seedStream(dice, 0, seed, 'random disciplines')
  const isMixed = chance(dice, 0.5)
  return Array.from({ length: count }, () => (isMixed ? disciplines[whole(dice, 0, 2)] : 'fcfs'))
}

const disciplines = ['fcfs', 'processor-sharing', 'lcfs-preemptive'] as const

const laws = ['exponential', 'exponential', 'deterministic', 'lognormal', 'pareto'] as const

function randomRules(dice: Int32Array, mean: number): Rules {
  const failing = chance(dice, 0.2)
  const pairwise = chance(dice, 0.6)
  return {
    ...plainRules,
    demand: prepareDemand(laws[whole(dice, 0, laws.length - 1)], mean, 1.5),
    slots: chance(dice, 0.6) ? 1 : whole(dice, 2, 4),
    places: chance(dice, 0.7) ? whole(dice, 8, 40) : whole(dice, 4, 6),
    routing: pairwise ? 'power-of-d' : 'random',
    choices: 2,
    pairwise,
    cancellation: chance(dice, 0.4),
    failing,
    failureShare: failing ? between(dice, 0, 0.3) : 0,
  }
}

function between(dice: Int32Array, low: number, high: number): number {
  return low + (high - low) * uniform(nextWord(dice, 0))
}

/** A whole number from `low` to `high`, both of them included. */
function whole(dice: Int32Array, low: number, high: number): number {
  return Math.floor(between(dice, low, high + 1))
}

function chance(dice: Int32Array, share: number): boolean {
  return between(dice, 0, 1) < share
}
