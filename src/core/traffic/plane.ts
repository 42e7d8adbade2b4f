import { calendarLayout } from '#core/kernel/calendar.ts'
import { histogramCells } from '#core/kernel/histogram.ts'
import { float64, int32, uint32, type Views } from '#core/kernel/memory.ts'
import { keyOf, seedStream, streamWords } from '#core/kernel/random.ts'
import type { Demand } from './demand.ts'
import type { LoadSegments } from './load.ts'
import { moment, queueLayout } from './queue.ts'

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
  /** Departures that the list of a cell has room for; see lists.ts. */
  readonly room: number
  /** Attempts that the roll has room for; see roll.ts. */
  readonly rolled: number
  /** Clients that are about to notice a failure or wait to try again. */
  readonly clients: number
  /** Attempts that the log of attempts keeps; 0 switches it off. */
  readonly logged: number
  /** Places in the queue of the service, of a lone one; 0 where there is none. See queue.ts. */
  readonly queued: number
}

/**
 * A cell's record: its latest four departures as a ring (see ring.ts), the work of all attempts admitted so far
 * in s, how many were routed to it, and the moments at which its slots become free. The record of a cell of one slot is as
 * long as one cache line, because the speed of the hot path is the number of lines that a request touches.
 */
export const cellField = { latest: 0, committed: 4, routed: 5, slots: 6 } as const

/** So many of the latest departures of a cell tell how many are inside, as long as one has left. */
export const glance = 4

/** Numbers of a cell's record. */
export function recordStride(slots: number): number {
  const lines = Math.ceil((cellField.slots + slots) / 8)
  // An odd number of cache lines: the records of many cells spread over all sets of the cache.
  return 8 * (lines + 1 - (lines % 2))
}

/** Numbers of one entry of the roll; see roll.ts. */
export const rollStride = 4
/** The roll is counted at so many entries at the soonest. */
export const rollLeast = 256

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
export const batch = 256

export const planeLayout = (capacity: Capacity) => ({
  // Per cell one record, see cellField; its list of departures with [head, count]; and its service.
  cells: float64(capacity.rows * recordStride(capacity.slots)),
  leaves: float64(capacity.rows * capacity.room),
  lists: int32(2 * capacity.rows),
  owners: int32(capacity.rows),
  // All attempts in the order of admission, with [how many, how many until they are counted].
  roll: float64(capacity.rolled * rollStride),
  rolled: int32(2),
  // Per cell the moment at which the next attempt leaves it; Infinity when its list is empty. They lie
  // together, so that a look at a cell which nothing has left touches no record.
  nextLeaves: float64(capacity.rows),
  // Per service: rows in routing, in the order in which they became ready.
  ready: int32(capacity.services * capacity.rows),
  readyCounts: int32(capacity.services),
  turns: int32(capacity.services),
  // Per service: fresh requests in batches. Times, work and hazard of each; how many of the batch have
  // been sent; the number of the next one. Of the load: the segment up to which requests
  // are prepared, the time of the last one prepared, and the exponential hazard that the load left.
  places: int32(capacity.services),
  times: float64(capacity.services * batch),
  works: float64(capacity.services * batch),
  gaps: float64(capacity.services * batch),
  segments: int32(capacity.services),
  fronts: float64(capacity.services),
  hazards: float64(capacity.services),
  nextRequest: float64(capacity.services),
  budgets: float64(capacity.services),
  counters: float64(capacity.services * counters.length),
  // Latencies of successful requests: of the present sample window, and of the whole run.
  windowLatency: uint32(capacity.services * histogramCells),
  totalLatency: float64(capacity.services * histogramCells),
  streams: int32(capacity.services * 2 * streamWords),
  words: int32(capacity.services * batch),
  positions: int32(capacity.services),
  clients: calendarLayout(capacity.clients),
  clientRequests: float64(capacity.clients),
  clientBorns: float64(capacity.clients),
  clientTries: int32(capacity.clients),
  // The cell that holds the attempt whose failure is foreseen, −1 where none does; those of one cell
  // are chained in the order of admission, so that its loss reaches its own clients alone.
  clientRows: int32(capacity.clients),
  clientNext: int32(capacity.clients),
  clientBefore: int32(capacity.clients),
  firstClients: int32(capacity.rows),
  lastClients: int32(capacity.rows),
  // Places that were used and are free again, with [how many, how many were ever used].
  clientFree: int32(capacity.clients),
  clientPlaces: int32(2),
  hand: float64(hand.places),
  log: float64(capacity.logged * logStride),
  logCount: float64(1),
  queue: queueLayout(capacity.queued),
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
  /** When its client gives it up. */
  givesUp: 5,
  /** Not of the attempt, but of the call of `flow`: the time up to which it serves. */
  until: 6,
  /** Of a burst: up to where no client does anything. */
  horizon: 7,
  places: 8,
} as const

/** Numbers of one row of the log of attempts: [request, try, sent, start, leave, outcome]. */
export const logStride = 6

/** Where a stream of a service starts in the column of streams. */
export function streamOf(service: number, purpose: 'arrivals' | 'routing'): number {
  return (2 * service + (purpose === 'arrivals' ? 0 : 1)) * streamWords
}

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
  /** Whether routing compares two random cells: the usual case has a way of its own. */
  readonly pairwise: boolean
  /** Infinity when clients never give up. */
  readonly timeout: number
  /** Whether there is a timeout at all. */
  readonly impatient: boolean
  readonly exponentialTimeout: boolean
  readonly cancellation: boolean
  readonly failureShare: number
  /** Whether any attempt fails by itself. */
  readonly failing: boolean
  /** Neither impatient nor failing: every admitted attempt succeeds. */
  readonly plain: boolean
  readonly retries: number
  readonly retryBudget: number
  readonly backoff: number
  readonly backoffMax: number
  readonly objective: number
  /** Where attempts wait; see queued.ts. */
  readonly waiting: 'cells' | 'activator' | 'shared'
  /** At what changes of the service's queue the control plane is called: at none, when somebody waits in it first, or at every one. */
  readonly heed: 'nothing' | 'first' | 'every'
}

export type PlaneViews = Views<ReturnType<typeof planeLayout>>

export interface Plane extends PlaneViews {
  readonly capacity: Capacity
  /** Numbers of a cell's record. */
  readonly stride: number
  readonly clock: Float64Array
  /** Scratch of a call of `flow`: a word for each row; see lean.ts. */
  readonly lean: Int32Array
  readonly keys: readonly Keys[]
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
  const plane = planeOn(views, capacity, clock, rules, seed)
  for (let service = 0; service < capacity.services; service++) {
    const { streams } = plane
    seedStream(streams, streamOf(service, 'arrivals'), seed, `arrivals ${service}`)
    seedStream(streams, streamOf(service, 'routing'), seed, `routing ${service}`)
    plane.budgets[service] = budgetMost(rules[service].retryBudget)
  }
  plane.nextLeaves.fill(Infinity)
  // Nothing where there is no queue.
  plane.queue.moments.fill(Infinity, moment.due, moment.due + 1)
  plane.rolled[1] = rollLeast
  plane.firstClients.fill(-1)
  plane.lastClients.fill(-1)
  plane.positions.fill(batch)
  plane.places.fill(batch)
  return plane
}

/** The plane that lies in these columns. */
function planeOn(
  views: PlaneViews,
  capacity: Capacity,
  clock: Float64Array,
  rules: readonly Rules[],
  seed: number,
): Plane {
  // Written out, because an object that a loop or a spread fills has another shape each time, and the
  // hot path is three times as slow on it.
  return {
    cells: views.cells,
    leaves: views.leaves,
    lists: views.lists,
    owners: views.owners,
    roll: views.roll,
    rolled: views.rolled,
    nextLeaves: views.nextLeaves,
    ready: views.ready,
    readyCounts: views.readyCounts,
    turns: views.turns,
    places: views.places,
    times: views.times,
    works: views.works,
    gaps: views.gaps,
    segments: views.segments,
    fronts: views.fronts,
    hazards: views.hazards,
    nextRequest: views.nextRequest,
    budgets: views.budgets,
    counters: views.counters,
    windowLatency: views.windowLatency,
    totalLatency: views.totalLatency,
    streams: views.streams,
    words: views.words,
    positions: views.positions,
    clients: views.clients,
    clientRequests: views.clientRequests,
    clientBorns: views.clientBorns,
    clientTries: views.clientTries,
    clientRows: views.clientRows,
    clientNext: views.clientNext,
    clientBefore: views.clientBefore,
    firstClients: views.firstClients,
    lastClients: views.lastClients,
    clientFree: views.clientFree,
    clientPlaces: views.clientPlaces,
    hand: views.hand,
    log: views.log,
    logCount: views.logCount,
    queue: views.queue,
    capacity,
    stride: recordStride(capacity.slots),
    clock,
    lean: new Int32Array(capacity.rows).fill(-1),
    rules,
    keys: Array.from({ length: capacity.services }, (_, service) => keysOf(seed, service)),
  }
}

function keysOf(seed: number, service: number): Keys {
  return {
    demand: keyOf(seed, `service demand ${service}`),
    patience: keyOf(seed, `patience ${service}`),
    failure: keyOf(seed, `failed attempts ${service}`),
    jitter: keyOf(seed, `back-off jitter ${service}`),
    arrivals: keyOf(seed, `arrivals ${service}`),
  }
}

/** The most retries that a budget saves up: a hundred requests' worth, at least ten. */
export function budgetMost(share: number): number {
  return share > 0 ? Math.max(10, 100 * share) : 0
}

const counterIndex = new Map(counters.map((name, index) => [name, index]))

/** A counter's value for one service. */
export function counted(plane: Plane, service: number, counter: Counter): number {
  return plane.counters[service * counters.length + (counterIndex.get(counter) ?? 0)]
}
