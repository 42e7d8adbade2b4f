import {
  clients,
  plainEdge,
  type BreakerRules,
  type EdgeRules,
  type Graph,
  type Population,
  type ServiceRules,
} from '#core/mesh/graph.ts'
import { prepareDemand, type DemandLaw } from '#core/traffic/demand.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import { between, chance, diceOf, pick, spread, whole, type Dice } from './dice.ts'
import { drawQuantiles } from './fields.ts'
import { drawLoad } from './loads.ts'
import { drawFaults, type Fault } from './mesh-faults.ts'

/** Services that call one another, and who calls them. Times in s. */
export interface MeshScenario {
  readonly graph: Graph
  /** Cells of each service. */
  readonly cells: readonly number[]
  /** Attempts that may be under way at once. */
  readonly tasks: number
  readonly until: number
  readonly faults: readonly Fault[]
}

/** So many visits all services get together, about. */
const visitsMost = 1500
/** Slots of the wheel that a run may walk through. */
const slotsMost = 100_000

export function drawMesh(seed: number): MeshScenario {
  const dice = diceOf(seed, 'swarm mesh')
  const count = pick(dice, [1, 2, 3, whole(dice, 2, 6)])
  const isGrid = chance(dice, 0.1)
  // Where nothing goes wrong, every request is answered.
  const isCalm = chance(dice, 0.2)
  const edges: EdgeRules[] = [{ ...drawEdge(dice, clients, 0), calls: 1, stage: 0 }]
  for (let from = 0; from < count; from++) {
    for (let to = from + 1; to < count; to++) {
      if (chance(dice, to === from + 1 ? 0.8 : 0.25)) edges.push(drawEdge(dice, from, to))
    }
  }
  // Somebody may call a service inside as well.
  const isTwofold = count > 1 && chance(dice, 0.25)
  if (isTwofold) edges.push({ ...drawEdge(dice, clients, count - 1), calls: 1, stage: 0 })
  const patient = isCalm ? edges.map(calmed) : edges
  const ours = isGrid ? patient.map(snapped) : patient
  const drawn = Array.from({ length: count }, () => drawService(dice, isGrid))
  const services = isCalm ? drawn.map(withRoom) : drawn
  const requests = Math.max(1, Math.min(400, spread(dice, 2, visitsMost) / visitsOf(ours, count)))
  const least = Math.min(...ours.map(({ latency }) => latency))
  const longest = slotsMost / (least >= 1 / 1024 ? 1024 : 65_536)
  const mean = services[0]?.demand.mean ?? 1
  const until = Math.min(longest, (spread(dice, 0.3, 6) * requests * mean) / 2)
  const populations = ours.flatMap(({ from }, edge): readonly Population[] =>
    from === clients ? [drawPopulation(dice, edge, (requests * mean) / until)] : [],
  )
  const closed = populations.reduce(
    (sum, one) => sum + (one.kind === 'closed' ? one.clients : 0),
    0,
  )
  const cells = services.map(() => (!isCalm && chance(dice, 0.03) ? 0 : whole(dice, 1, 5)))
  return {
    graph: {
      services: services.map((rules) => ({
        ...rules,
        load: loadSegments(drawLoad(dice, until, requests)),
      })),
      edges: ours,
      populations,
    },
    cells,
    tasks: Math.max(closed, isCalm ? 2048 : pick(dice, [16, 64, 512, 2048])),
    until,
    faults: isCalm ? [] : drawFaults(dice, cells, until),
  }
}

/** How many visits one request of a client makes at most on average, every retry included. */
function visitsOf(edges: readonly EdgeRules[], count: number): number {
  const visits = Array.from({ length: count }, () => 0)
  // Edges lead onwards, so that those of a service are reached when its own visits are known.
  for (const { from, to, calls, retries, retryBudget, hedge } of edges) {
    const tries = 1 + Math.min(retries, retryBudget) + (hedge < Infinity ? 1 : 0)
    const callers = from === clients ? 1 : (visits[from] ?? 0)
    visits[to] = (visits[to] ?? 0) + callers * calls * tries
  }
  return visits.reduce((sum, one) => sum + one, 0)
}

function drawPopulation(dice: Dice, edge: number, busy: number): Population {
  if (chance(dice, 0.7)) return { kind: 'open', edge }
  const count = pick(dice, [1, whole(dice, 1, 10), Math.ceil(2 + busy), whole(dice, 1, 60)])
  // A few who do not think are as busy as many who do.
  if (chance(dice, 0.2)) return { kind: 'closed', edge, clients: Math.min(count, 5), think: 0 }
  return { kind: 'closed', edge, clients: count, think: spread(dice, 0.001, 1) }
}

function drawEdge(dice: Dice, from: number, to: number): EdgeRules {
  const isAtOnce = chance(dice, 0.12)
  return {
    ...plainEdge,
    from,
    to,
    stage: whole(dice, 0, 2),
    calls: pick(dice, [1, 1, whole(dice, 0, 3), between(dice, 0, 2), chance(dice, 0.1) ? 40 : 2]),
    optional: chance(dice, 0.25),
    latency: isAtOnce ? 0 : spread(dice, 0.0002, chance(dice, 0.05) ? 2 : 0.01),
    jitter: chance(dice, 0.4) ? 0 : spread(dice, 0.0001, 0.05),
    timeout: chance(dice, 0.35) ? Infinity : spread(dice, 0.001, 2),
    exponentialTimeout: chance(dice, 0.25),
    retries: pick(dice, [0, 1, 3, whole(dice, 0, 4)]),
    retryBudget: pick(dice, [20, 1, 0.1, between(dice, 0, 1.2)]),
    backoff: chance(dice, 0.3) ? 0 : spread(dice, 0.002, 0.3),
    backoffMax: chance(dice, 0.1) ? 0 : spread(dice, 0.01, 1),
    hedge: chance(dice, 0.7) ? Infinity : pick(dice, [0, spread(dice, 0.0005, 0.3)]),
    breaker: chance(dice, 0.7) ? null : drawBreaker(dice),
  }
}

function drawBreaker(dice: Dice): BreakerRules {
  return {
    window: pick(dice, [1, 30, whole(dice, 1, 30)]),
    failureShare: pick(dice, [0.01, 1, between(dice, 0.05, 1)]),
    openFor: pick(dice, [0, spread(dice, 0.001, 2)]),
    probes: pick(dice, [1, whole(dice, 1, 5)]),
  }
}

const laws: readonly [DemandLaw, ...DemandLaw[]] = [
  'exponential',
  'deterministic',
  'lognormal',
  'erlang',
  'hyperexponential',
  'uniform',
  'pareto',
  'quantiles',
]

function drawService(dice: Dice, isGrid: boolean): ServiceRules {
  const law = isGrid ? 'deterministic' : pick(dice, laws)
  const mean = spread(dice, 0.0005, 0.1)
  const quantiles = drawQuantiles(dice).map((time) => time / 50)
  const slots = chance(dice, 0.5) ? 1 : whole(dice, 1, 6)
  const routing = pick(dice, [
    'power-of-d',
    'power-of-d',
    'random',
    'round-robin',
    'least-requests',
  ] as const)
  const choices = chance(dice, 0.7) ? 2 : whole(dice, 2, 4)
  const failureShare = chance(dice, 0.75) ? 0 : pick(dice, [1, between(dice, 0, 0.5)])
  return {
    ...plainRules,
    demand: prepareDemand(law, isGrid ? grid(mean) : mean, spread(dice, 0.1, 9), quantiles),
    slots,
    places: slots + pick(dice, [0, whole(dice, 0, 5), whole(dice, 0, 60)]),
    routing,
    choices,
    pairwise: routing === 'power-of-d' && choices === 2,
    cancellation: chance(dice, 0.5),
    failureShare,
    failing: failureShare > 0,
    discipline: pick(dice, ['fcfs', 'fcfs', 'processor-sharing', 'lcfs-preemptive']),
  }
}

function calmed(edge: EdgeRules): EdgeRules {
  return { ...edge, timeout: Infinity, hedge: Infinity, breaker: null }
}

function withRoom(rules: ServiceRules): ServiceRules {
  return { ...rules, places: rules.slots + 400, failing: false, failureShare: 0 }
}

/** A time as whole steps of a grid so coarse that much happens at the same instant. */
function grid(time: number): number {
  return time === Infinity ? time : Math.max(1, Math.round(time * 256)) / 256
}

function snapped(edge: EdgeRules): EdgeRules {
  const { latency, timeout, hedge, breaker } = edge
  return {
    ...edge,
    latency: latency === 0 ? 0 : 1 / 256,
    jitter: 0,
    timeout: grid(timeout),
    exponentialTimeout: false,
    backoff: 0,
    hedge: hedge === 0 ? 0 : grid(hedge),
    breaker: breaker && { ...breaker, openFor: grid(breaker.openFor) },
  }
}
