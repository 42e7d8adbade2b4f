import { assert } from '#core/kernel/assert.ts'
import { histogramCells } from '#core/kernel/histogram.ts'
import { float64, int32, uint32, type Views } from '#core/kernel/memory.ts'
import { keyOf } from '#core/kernel/random.ts'
import { budgetMost, createPlane, planeLayout, type Plane } from '#core/traffic/plane.ts'
import { actsLayout } from './acts-heap.ts'
import type { CompiledWay } from './compiled/face.ts'
import { departingOf, type Departing } from './departures.ts'
import { edgeCounters } from './edge-counters.ts'
import { assertGraph, type EdgeRules, type Graph, type Population } from './graph.ts'
import { taskNumbers } from './tasks.ts'
import { hand } from './hand.ts'
import { jobsLayout, jobsStride } from './jobs.ts'
import { clearLooks } from './looks.ts'
import {
  blockSize,
  blocksFor,
  breakerPlaces,
  requestStride,
  returnsLeast,
  wheelSlots,
} from './sizes.ts'
import { wire, type Wiring } from './wiring.ts'

/**
 * Many services that call one another. Their cells lie in a data plane (core/traffic/plane.ts), which knows
 * how an attempt finds a cell and when it leaves; here stands what happens between services.
 *
 * An attempt has one event, its arrival at the service (wheel.ts): there it is known when its own work ends, so its calls
 * are sent from there, and where it calls nobody, when its answer is back. What a caller waits for is known when the last of
 * its calls is. Only what a caller does by itself, when it gives up, tries again or thinks, is an event of its own, in a
 * calendar; and that is planned only where nothing else can be known before it.
 */
export interface MeshCapacity {
  readonly services: number
  readonly edges: number
  readonly populations: number
  /** Rows for living cells, of all services. */
  readonly rows: number
  readonly slots: number
  readonly room: number
  /** Attempts that may be under way at once; a further one is refused and counted. */
  readonly tasks: number
  /** Requests that the log of requests keeps; where it is absent there is none. */
  readonly logged?: number
  /** Jobs of a cell that is not first come, first served: the most places of such a service. Absent where there is none. */
  readonly jobs?: number
  /** Departures of such services that their log keeps; where it is absent there is none. See departures.ts. */
  readonly departures?: number
}

export const meshLayout = (capacity: MeshCapacity) => ({
  plane: planeLayout(planeCapacity(capacity)),
  tasks: float64(capacity.tasks * taskNumbers),
  // Per attempt of a client, where they matter: when its request was first sent (of a further attempt), and its number (of
  // a closed population).
  borns: float64(capacity.tasks),
  requests: float64(capacity.tasks),
  // Of an attempt that was under way when the patience of its edge changed: how long its caller waits, s; see patience.ts.
  patiences: float64(capacity.tasks),
  // The next record to be looked at, how many there are, and until when none is free.
  pool: int32(2),
  fullUntil: float64(1),
  // Scratch of a save: the records that are not free.
  alive: int32(capacity.tasks),
  aliveCount: int32(1),
  // The wheel: per slot how many arrivals, and its first and last block; see wheel.ts.
  counts: int32(wheelSlots),
  firsts: int32(wheelSlots),
  lasts: int32(wheelSlots),
  blockTimes: float64(blocksFor(capacity.tasks) * blockSize),
  blockTasks: int32(blocksFor(capacity.tasks) * blockSize),
  blockNext: int32(blocksFor(capacity.tasks)),
  freeBlocks: int32(blocksFor(capacity.tasks)),
  freeBlockCount: int32(1),
  turns: float64(2),
  // Arrivals of the open slot: [first that is still to come, end], in the order of time; their work, and their leaving.
  open: int32(2),
  openTimes: float64(capacity.tasks),
  openTasks: int32(capacity.tasks),
  works: float64(capacity.tasks),
  leaves: float64(capacity.tasks),
  // What callers do by themselves: no attempt has more than one such event, the races of hedged calls one each, and closed
  // clients who think one. Deadlines that outlive their records are taken out when there is no room left.
  acts: actsLayout(3 * capacity.tasks + 64),
  // Answers whose return is known, not all of them back yet, with [how many, how many until they are counted].
  returnTimes: float64(2 * capacity.tasks + returnsLeast),
  returnCodes: int32(2 * capacity.tasks + returnsLeast),
  returnTasks: int32(2 * capacity.tasks + returnsLeast),
  returned: int32(2),
  // Where there is a log of requests: when that of a return was first sent; the log, and how many it would hold.
  returnBorns: float64(logged(capacity) > 0 ? 2 * capacity.tasks + returnsLeast : 0),
  log: float64(logged(capacity) * requestStride),
  logCount: float64(1),
  budgets: float64(capacity.edges),
  breakers: float64(capacity.edges * breakerPlaces),
  counters: float64(capacity.edges * edgeCounters.length),
  // Latency of answered attempts as their callers see it, and of clients' requests from end to end.
  latency: uint32(capacity.edges * histogramCells),
  whole: uint32(capacity.edges * histogramCells),
  jobs: jobsLayout(capacity),
  // Per population: requests sent so far, and clients who found no free record.
  sent: float64(capacity.populations),
  hand: float64(hand.places),
})

/** The capacity of the data plane of a mesh. */
export function planeCapacity({ services, rows, slots, room }: MeshCapacity) {
  return { services, rows, slots, room, rolled: 0, clients: 1, logged: 0, queued: 0 }
}

function logged(capacity: MeshCapacity): number {
  return capacity.logged ?? 0
}

export type MeshViews = Views<ReturnType<typeof meshLayout>>

/** Keys of the draws of calls. */
interface Salts {
  readonly root: number
  readonly calls: number
  readonly there: number
  readonly back: number
  readonly patience: number
  readonly demand: number
  readonly failure: number
  readonly jitter: number
  readonly think: number
}

export interface Mesh extends Omit<MeshViews, 'plane' | 'tasks'> {
  readonly plane: Plane
  readonly clock: Float64Array
  /** The records of tasks as doubles, and the same bytes as whole numbers; see tasks.ts. */
  readonly numbers: Float64Array
  readonly words: Int32Array
  readonly salts: Salts
  edges: readonly EdgeRules[]
  populations: readonly Population[]
  wiring: Wiring
  /** A power of two, so that the borders of slots are exact. */
  readonly slotsPerSecond: number
  readonly slotTime: number
  /** Whether what is sent in a slot arrives behind it, so that all arrivals of a slot are known when it opens. */
  readonly looksAhead: boolean
  /** Numbers of the record of a cell with jobs; see jobs.ts. */
  readonly jobsStride: number
  /** Departures of the open slot, where they are not foreseen; scratch. */
  departing: Departing
  /** The usual way, compiled; null where there is none. See compiled/way.ts. */
  compiled: CompiledWay | null
}

/** A mesh at time 0, without cells and with no client on the way. */
export function createMesh(
  views: MeshViews,
  capacity: MeshCapacity,
  clock: Float64Array,
  graph: Graph,
  seed: number,
): Mesh {
  assertGraph(graph)
  assertRoom(graph, capacity)
  const slotsPerSecond = wheelRate(graph)
  const { tasks } = views
  const mesh: Mesh = {
    plane: createPlane(views.plane, planeCapacity(capacity), clock, graph.services, seed),
    clock,
    numbers: tasks,
    words: new Int32Array(tasks.buffer, tasks.byteOffset, 2 * tasks.length),
    borns: views.borns,
    requests: views.requests,
    patiences: views.patiences,
    pool: views.pool,
    fullUntil: views.fullUntil,
    alive: views.alive,
    aliveCount: views.aliveCount,
    counts: views.counts,
    firsts: views.firsts,
    lasts: views.lasts,
    blockTimes: views.blockTimes,
    blockTasks: views.blockTasks,
    blockNext: views.blockNext,
    freeBlocks: views.freeBlocks,
    freeBlockCount: views.freeBlockCount,
    turns: views.turns,
    open: views.open,
    openTimes: views.openTimes,
    openTasks: views.openTasks,
    works: views.works,
    leaves: views.leaves,
    acts: views.acts,
    returnTimes: views.returnTimes,
    returnCodes: views.returnCodes,
    returnTasks: views.returnTasks,
    returned: views.returned,
    returnBorns: views.returnBorns,
    log: views.log,
    logCount: views.logCount,
    budgets: views.budgets,
    breakers: views.breakers,
    counters: views.counters,
    latency: views.latency,
    whole: views.whole,
    jobs: views.jobs,
    sent: views.sent,
    hand: views.hand,
    salts: saltsOf(seed),
    edges: graph.edges,
    populations: graph.populations,
    wiring: wire(graph),
    slotsPerSecond,
    slotTime: 1 / slotsPerSecond,
    looksAhead: leastLatency(graph) * slotsPerSecond >= 1,
    jobsStride: jobsStride(capacity.jobs ?? 0),
    departing: departingOf(capacity.jobs === undefined || capacity.jobs === 0 ? 0 : capacity.tasks),
    compiled: null,
  }
  clear(mesh, capacity)
  return mesh
}

/** Nothing is under way, every record is free, and every budget is full. */
function clear(mesh: Mesh, capacity: MeshCapacity): void {
  for (let task = 0; task < capacity.tasks; task++) mesh.numbers[task * taskNumbers] = -1
  mesh.pool[1] = capacity.tasks
  mesh.fullUntil[0] = -1
  const blocks = blocksFor(capacity.tasks)
  for (let i = 0; i < blocks; i++) mesh.freeBlocks[i] = blocks - 1 - i
  mesh.freeBlockCount[0] = blocks
  mesh.turns[0] = -1
  mesh.returned[1] = returnsLeast
  clearLooks(mesh)
  mesh.edges.forEach(({ retryBudget }, edge) => (mesh.budgets[edge] = budgetMost(retryBudget)))
  for (let edge = 0; edge < capacity.edges; edge++) mesh.breakers[edge * breakerPlaces + 2] = -1
}

function assertRoom(graph: Graph, capacity: MeshCapacity): void {
  assert(graph.services.length === capacity.services, 'there is room for every service')
  const { jobs = 0 } = capacity
  for (const { discipline = 'fcfs', places } of graph.services) {
    if (discipline === 'fcfs') continue
    assert(places <= jobs, 'there is room for the jobs of a full cell')
  }
  const clients = graph.populations.reduce(
    (sum, population) => sum + (population.kind === 'closed' ? population.clients : 0),
    0,
  )
  assert(clients <= capacity.tasks, 'every closed client has a record')
}

function saltsOf(seed: number): Salts {
  return {
    root: keyOf(seed, 'requests'),
    calls: keyOf(seed, 'calls of a visit'),
    there: keyOf(seed, 'network there'),
    back: keyOf(seed, 'network back'),
    patience: keyOf(seed, 'patience'),
    demand: keyOf(seed, 'service demand'),
    failure: keyOf(seed, 'failed attempts'),
    jitter: keyOf(seed, 'back-off jitter'),
    think: keyOf(seed, 'think time'),
  }
}

function leastLatency({ edges }: Graph): number {
  return Math.min(...edges.map(({ latency }) => latency))
}

/** Slots a second: none is longer than the least latency of the network, and none than 1/1024 s. */
function wheelRate(graph: Graph): number {
  const least = leastLatency(graph)
  let rate = 1024
  while (rate < 65_536 && rate * least < 1) rate *= 2
  return rate
}
