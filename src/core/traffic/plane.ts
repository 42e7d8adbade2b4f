import { calendarLayout } from '#core/kernel/calendar.ts'
import { histogramCells } from '#core/kernel/histogram.ts'
import { float64, int32, uint32, type Views } from '#core/kernel/memory.ts'
import { keyOf, seedStream, streamWords } from '#core/kernel/random.ts'
import type { Demand } from './demand.ts'
import type { LoadSegments } from './load.ts'

/**
 * The data plane: requests on their way through the cells of all services. Its columns lie in the
 * state's buffer; what follows from the settings (`rules`) is worked out again after a change.
 */
export interface Capacity {
  readonly services: number
  /** Rows for living cells; a row is used again after its cell is gone. */
  readonly rows: number
  /** Most slots of any cell. */
  readonly slots: number
  /** Entries of the list of a cell; see lists.ts. */
  readonly room: number
  /** Clients that are about to notice a failure or wait to try again. */
  readonly clients: number
  /** Attempts that the log of attempts keeps; 0 switches it off. */
  readonly logged: number
}

/** Numbers of one entry of a cell's list. */
export const entryStride = 4

/** Counters of one service, since the start of the run. */
export const counters = [
  'arrived', // fresh requests
  'attempts', // sent by clients, retries included
  'completed', // attempts that were served to their end
  'succeeded', // requests answered well and in time
  'failed', // requests given up for good
  'shed', // attempts refused by a full queue or for want of a ready cell
  'abandoned', // attempts that left the queue at their timeout
  'lost', // attempts that went down with their cell
  'retried', // attempts after the first
  'budgetRefused', // retries that the budget did not allow
  'poolRefused', // retries for which the pool of clients had no room
  'missed', // requests answered later than the objective
] as const
export type Counter = (typeof counters)[number]

/** Random words and exponential gaps are drawn in batches of this many. */
export const batch = 512

export const planeLayout = (capacity: Capacity) => ({
  // Per cell: entries [leave, born, request, mark] sorted by leave, see lists.ts.
  entries: float64(capacity.rows * capacity.room * entryStride),
  heads: int32(capacity.rows),
  counts: int32(capacity.rows),
  // Per cell: when each slot becomes free, as a binary heap; see slots.ts.
  slotFree: float64(capacity.rows * capacity.slots),
  // Per cell: work of all admitted attempts so far, s.
  committed: float64(capacity.rows),
  // Per cell: attempts routed to it so far.
  routed: float64(capacity.rows),
  // Per service: rows in routing, in the order in which they became ready.
  ready: int32(capacity.services * capacity.rows),
  readyCounts: int32(capacity.services),
  turns: int32(capacity.services),
  // Per service: the next fresh request, the segment of the load it lies in, the exponential
  // hazard that is left when the load ends before it.
  nextArrivals: float64(capacity.services),
  segments: int32(capacity.services),
  hazards: float64(capacity.services),
  nextRequest: float64(1),
  budgets: float64(capacity.services),
  counters: float64(capacity.services * counters.length),
  // Latencies of successful requests: of the present sample window, and of the whole run.
  windowLatency: uint32(capacity.services * histogramCells),
  totalLatency: uint32(capacity.services * histogramCells),
  streams: int32(2 * streamWords),
  words: int32(batch),
  gaps: float64(batch),
  positions: int32(2),
  clients: calendarLayout(capacity.clients),
  clientRequests: float64(capacity.clients),
  clientBorns: float64(capacity.clients),
  clientTries: int32(capacity.clients),
  clientFree: int32(capacity.clients),
  clientFreeCount: int32(1),
  hand: float64(hand.places),
  log: float64(capacity.logged * logStride),
  logCount: float64(1),
})

/**
 * What the attempt in hand is, so that the functions it passes through need no fractional arguments:
 * a call that is not inlined would put each of them on the heap. The time is `clock[0]`.
 */
export const hand = {
  request: 0,
  born: 1,
  start: 2,
  leave: 3,
  work: 4,
  patience: 5,
  places: 6,
} as const

/** Numbers of one row of the log of attempts: [request, try, sent, start, leave, outcome]. */
export const logStride = 6

/** Where the streams of the plane start in its column. */
export const arrivalStream = 0
export const routingStream = streamWords

/** What one service's clients and cells do, from the settings. Times in s. */
export interface Rules {
  readonly demand: Demand
  readonly load: LoadSegments
  /** Scripted arrival times for tests; null for Poisson arrivals along the load. */
  readonly script: Float64Array | null
  readonly slots: number
  /** Slots and queue together. */
  readonly places: number
  readonly routing: 'random' | 'round-robin' | 'least-requests' | 'power-of-d'
  readonly choices: number
  /** Infinity when clients never give up. */
  readonly timeout: number
  /** Whether there is a timeout at all. */
  readonly impatient: boolean
  readonly exponentialTimeout: boolean
  readonly cancellation: boolean
  readonly failureShare: number
  /** Whether any attempt fails by itself. */
  readonly failing: boolean
  readonly retries: number
  readonly retryBudget: number
  readonly backoff: number
  readonly backoffMax: number
  readonly objective: number
}

export type PlaneViews = Views<ReturnType<typeof planeLayout>>

export interface Plane extends PlaneViews {
  readonly capacity: Capacity
  readonly clock: Float64Array
  readonly keys: Keys
  rules: readonly Rules[]
}

/** Keys of the draws that belong to a request or to one of its attempts. */
interface Keys {
  readonly demand: number
  readonly patience: number
  readonly failure: number
  readonly jitter: number
  readonly arrivals: number
}

/** A plane without cells at time 0. `clock[0]` is the simulated time, shared with the calendar. */
export function createPlane(
  views: PlaneViews,
  capacity: Capacity,
  clock: Float64Array,
  rules: readonly Rules[],
  seed: number,
): Plane {
  // Written out, because an object that a loop or a spread fills has another shape each time, and the
  // hot path is three times as slow on it.
  const plane: Plane = {
    entries: views.entries,
    heads: views.heads,
    counts: views.counts,
    slotFree: views.slotFree,
    committed: views.committed,
    routed: views.routed,
    ready: views.ready,
    readyCounts: views.readyCounts,
    turns: views.turns,
    nextArrivals: views.nextArrivals,
    segments: views.segments,
    hazards: views.hazards,
    nextRequest: views.nextRequest,
    budgets: views.budgets,
    counters: views.counters,
    windowLatency: views.windowLatency,
    totalLatency: views.totalLatency,
    streams: views.streams,
    words: views.words,
    gaps: views.gaps,
    positions: views.positions,
    clients: views.clients,
    clientRequests: views.clientRequests,
    clientBorns: views.clientBorns,
    clientTries: views.clientTries,
    clientFree: views.clientFree,
    clientFreeCount: views.clientFreeCount,
    hand: views.hand,
    log: views.log,
    logCount: views.logCount,
    capacity,
    clock,
    rules,
    keys: {
      demand: keyOf(seed, 'service demand'),
      patience: keyOf(seed, 'patience'),
      failure: keyOf(seed, 'failed attempts'),
      jitter: keyOf(seed, 'back-off jitter'),
      arrivals: keyOf(seed, 'arrivals'),
    },
  }
  seedStream(plane.streams, arrivalStream, seed, 'arrivals')
  seedStream(plane.streams, routingStream, seed, 'routing')
  plane.positions.fill(batch)
  for (let slot = 0; slot < capacity.clients; slot++) {
    plane.clientFree[slot] = capacity.clients - 1 - slot
  }
  plane.clientFreeCount[0] = capacity.clients
  return plane
}

const counterIndex = new Map(counters.map((name, index) => [name, index]))

/** A counter's value for one service. */
export function counted(plane: Plane, service: number, counter: Counter): number {
  return plane.counters[service * counters.length + (counterIndex.get(counter) ?? 0)]
}
