import { calendarLayout, drop, nextTime, push, type Calendar } from '#core/kernel/calendar.ts'
import { allocate } from '#core/kernel/memory.ts'
import {
  keyedWord,
  keyOf,
  nextWord,
  seedStream,
  streamWords,
  uniform,
} from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { demandOf } from './demand.ts'
import { outcome } from './lists.ts'
import { followingArrival } from './oracle-arrivals.test-support.ts'
import { budgetMost, type Rules } from './plane.ts'

/**
 * The same service as the data plane serves it, written the slow and obvious way: an event for every
 * arrival, departure, timeout and retry, queues as arrays, nothing foreseen. It draws the same numbers
 * for the same purposes, so both must agree on every attempt to the last bit.
 */

/** One attempt and what became of it; the times are NaN until they are known. */
export interface OracleAttempt {
  /** The number of the attempt in the order of sending. */
  readonly place: number
  readonly request: number
  readonly tries: number
  readonly sent: number
  start: number
  leave: number
  outcome: number
  isLost: boolean
  clientWaits: boolean
}

interface OracleCell {
  readonly serving: OracleAttempt[]
  readonly queue: OracleAttempt[]
}

export interface Oracle {
  now: number
  readonly rules: Rules
  readonly seed: number
  readonly attempts: OracleAttempt[]
  /** Cells by row; those in routing in the order of joining. */
  readonly cells: Map<number, OracleCell>
  readonly ready: number[]
  /** The queue of the service, of so many places. */
  readonly queue: OracleAttempt[]
  readonly queued: number
  /** What leaves comes before who arrives at the same instant, and a fresh request before a client. */
  readonly departures: Calendar
  readonly clients: Calendar
  nextFresh: number
  requests: number
  lastFresh: number
  turn: number
  budget: number
  readonly routing: Int32Array
  readonly arrivals: Int32Array
  readonly births: number[]
  readonly tally: { succeeded: number; failed: number; retried: number; budgetRefused: number }
}

/** Events inside the cells; who quits the queue does so after those whose turn comes at that instant. */
const cellEvent = { departure: 0, deadline: 1, quit: 2, room: 3 } as const
const clientEvent = { timeout: 0, notice: 1, retry: 2 } as const
const eventsMax = 20_000

export function createOracle(rules: Rules, seed: number, queued = 0): Oracle {
  const { views } = allocate({
    departures: calendarLayout(eventsMax),
    clients: calendarLayout(eventsMax),
  })
  const oracle: Oracle = {
    now: 0,
    rules,
    seed,
    attempts: [],
    cells: new Map(),
    ready: [],
    queue: [],
    queued,
    departures: views.departures,
    clients: views.clients,
    nextFresh: 0,
    requests: 0,
    lastFresh: 0,
    turn: 0,
    budget: budgetMost(rules.retryBudget),
    routing: new Int32Array(streamWords),
    arrivals: new Int32Array(streamWords),
    births: [],
    tally: { succeeded: 0, failed: 0, retried: 0, budgetRefused: 0 },
  }
  seedStream(oracle.routing, 0, seed, 'routing 0')
  seedStream(oracle.arrivals, 0, seed, 'arrivals 0')
  oracle.nextFresh = followingArrival(oracle)
  return oracle
}

/** Runs every event up to `until`; departures of that instant too, arrivals and clients not. */
export function runOracle(oracle: Oracle, until: number): void {
  for (;;) {
    const departure = nextTime(oracle.departures)
    const client = nextTime(oracle.clients)
    const next = Math.min(departure, client, oracle.nextFresh)
    if (next > until || (next === until && departure > until) || next === Infinity) break
    oracle.now = next
    if (departure === next) cellTurn(oracle)
    else if (oracle.nextFresh === next) arrive(oracle)
    else clientTurn(oracle)
  }
  if (until !== Infinity) oracle.now = until
}

/** A cell joins the routing; in a row that was lost before it is a new one. */
export function joinOracle(oracle: Oracle, row: number): void {
  oracle.cells.set(row, { serving: [], queue: [] })
  oracle.ready.push(row)
  takeIn(oracle)
}

/** A cell leaves the routing and goes on with what it has. */
export function leaveOracle(oracle: Oracle, row: number): void {
  oracle.ready.splice(oracle.ready.indexOf(row), 1)
}

/** A cell goes down with what it has; the clients that still wait notice at once. */
export function loseInOracle(oracle: Oracle, row: number): void {
  const cell = cellOf(oracle, row)
  for (const attempt of [...cell.serving, ...cell.queue]) {
    attempt.isLost = true
    if (attempt.clientWaits) plan(oracle, oracle.now, clientEvent.notice, attempt)
    attempt.clientWaits = false
  }
  oracle.cells.delete(row)
}

/** How many attempts are where, counted one by one. */
export function oracleCensus(oracle: Oracle): {
  readonly waiting: number
  readonly inService: number
} {
  const cells = [...oracle.cells.values()]
  return {
    waiting: cells.reduce((sum, { queue }) => sum + queue.length, oracle.queue.length),
    inService: cells.reduce((sum, { serving }) => sum + serving.length, 0),
  }
}

function arrive(oracle: Oracle): void {
  const request = oracle.requests++
  oracle.births.push(oracle.now)
  const { retries, retryBudget } = oracle.rules
  if (retries > 0) oracle.budget = Math.min(oracle.budget + retryBudget, budgetMost(retryBudget))
  send(oracle, request, 1)
  oracle.lastFresh = oracle.now
  oracle.nextFresh = followingArrival(oracle)
}

function send(oracle: Oracle, request: number, tries: number): void {
  const { now, rules } = oracle
  const attempt: OracleAttempt = {
    place: oracle.attempts.length,
    request,
    tries,
    sent: now,
    start: NaN,
    leave: NaN,
    outcome: NaN,
    isLost: false,
    clientWaits: true,
  }
  oracle.attempts.push(attempt)
  if (!findPlace(oracle, attempt)) {
    Object.assign(attempt, { start: now, leave: now, outcome: outcome.shed, clientWaits: false })
    fail(oracle, attempt)
    return
  }
  if (rules.timeout === Infinity) return
  const deadline = now + patience(oracle, attempt)
  plan(oracle, deadline, clientEvent.timeout, attempt)
  if (rules.cancellation) planInside(oracle, deadline, cellEvent.deadline, attempt)
}

/** An attempt goes to a cell or joins a queue; false where there is no place for it. */
function findPlace(oracle: Oracle, attempt: OracleAttempt): boolean {
  const { rules, queue, ready, queued } = oracle
  const toCells =
    rules.waiting === 'cells' ||
    (rules.waiting === 'activator' && ready.length > 0 && queue.length === 0)
  if (toCells) {
    const row = choose(oracle)
    return row !== null && enter(oracle, row, attempt)
  }
  // It joins the queue, and leaves it again at once where it is the first and a cell has room.
  queue.push(attempt)
  takeIn(oracle)
  if (queue.length <= queued) return true
  queue.pop()
  return false
}

function enter(oracle: Oracle, row: number, attempt: OracleAttempt): boolean {
  const cell = cellOf(oracle, row)
  if (inside(cell) >= oracle.rules.places) return false
  cell.queue.push(attempt)
  serveNext(oracle, cell)
  return true
}

/** Those in the queue of the service go to cells in order, each to the one with the fewest inside, as long as that has room. */
function takeIn(oracle: Oracle): void {
  const { ready, rules, queue } = oracle
  const most = rules.waiting === 'shared' ? rules.slots : rules.places
  while (queue.length > 0 && ready.some((row) => inside(cellOf(oracle, row)) < most)) {
    const row = leastOfAll(oracle)
    const [first] = queue.splice(0, 1)
    if (!enter(oracle, row, first)) throw new Error('a cell has the room that it had')
  }
}

function serveNext(oracle: Oracle, cell: OracleCell): void {
  if (cell.serving.length === oracle.rules.slots) return
  const attempt = cell.queue.shift()
  if (attempt === undefined) return
  attempt.start = oracle.now
  cell.serving.push(attempt)
  const work = demandOf(oracle.rules.demand, key(oracle, 'service demand'), attempt.request)
  planInside(oracle, oracle.now + work, cellEvent.departure, attempt)
}

function cellTurn(oracle: Oracle): void {
  const kind = oracle.departures.kinds[0]
  const attempt = oracle.attempts[oracle.departures.firsts[0]]
  drop(oracle.departures)
  if (kind === cellEvent.room) takeIn(oracle)
  if (attempt.isLost || kind === cellEvent.room) return
  if (kind === cellEvent.departure) depart(oracle, attempt)
  else if (kind === cellEvent.deadline) planInside(oracle, oracle.now, cellEvent.quit, attempt)
  else quit(oracle, attempt)
}

/** An attempt that still waits leaves the queue; one that is served or gone does not care. */
function quit(oracle: Oracle, attempt: OracleAttempt): void {
  takeIn(oracle)
  const from = [oracle, ...oracle.cells.values()].find(({ queue }) => queue.includes(attempt))
  if (from === undefined) return
  from.queue.splice(from.queue.indexOf(attempt), 1)
  // A place in a cell is room as well.
  planInside(oracle, oracle.now, cellEvent.room, attempt)
  const { now } = oracle
  Object.assign(attempt, { start: now, leave: now, outcome: outcome.abandoned })
}

function depart(oracle: Oracle, attempt: OracleAttempt): void {
  attempt.leave = oracle.now
  const cell = [...oracle.cells.values()].find(({ serving }) => serving.includes(attempt))
  if (cell === undefined) throw new Error('an attempt leaves the cell that serves it')
  cell.serving.splice(cell.serving.indexOf(attempt), 1)
  serveNext(oracle, cell)
  // Once all who leave at this instant have left.
  planInside(oracle, oracle.now, cellEvent.room, attempt)
  if (!attempt.clientWaits) {
    attempt.outcome = outcome.late
    return
  }
  attempt.clientWaits = false
  const word = keyedWord(key(oracle, 'failed attempts') + attempt.tries, attempt.request)
  if (uniform(word) < oracle.rules.failureShare) {
    attempt.outcome = outcome.error
    plan(oracle, oracle.now, clientEvent.notice, attempt)
  } else {
    attempt.outcome = outcome.success
    oracle.tally.succeeded++
  }
}

function clientTurn(oracle: Oracle): void {
  const kind = oracle.clients.kinds[0]
  const attempt = oracle.attempts[oracle.clients.firsts[0]]
  drop(oracle.clients)
  if (kind === clientEvent.retry) {
    oracle.tally.retried++
    send(oracle, attempt.request, attempt.tries + 1)
  } else if (kind === clientEvent.notice) fail(oracle, attempt)
  else if (attempt.clientWaits) {
    attempt.clientWaits = false
    fail(oracle, attempt)
  }
}

/** The client knows that its attempt has failed: another one after a back-off, or the end. */
function fail(oracle: Oracle, attempt: OracleAttempt): void {
  const { rules, tally } = oracle
  const { request, tries } = attempt
  if (tries > rules.retries) {
    tally.failed++
    return
  }
  if (oracle.budget < 1) {
    tally.failed++
    tally.budgetRefused++
    return
  }
  oracle.budget -= 1
  let longest = rules.backoff
  for (let i = 1; i < tries && longest < rules.backoffMax; i++) longest *= 2
  const jitter = uniform(keyedWord(key(oracle, 'back-off jitter') + tries, request))
  const wait = Math.min(longest, rules.backoffMax) * jitter
  plan(oracle, oracle.now + wait, clientEvent.retry, attempt)
}

function plan(oracle: Oracle, time: number, kind: number, attempt: OracleAttempt): void {
  push(oracle.clients, time, kind, attempt.place, 0)
}

function planInside(oracle: Oracle, time: number, kind: number, attempt: OracleAttempt): void {
  push(oracle.departures, time, kind, attempt.place, 0)
}

function patience(oracle: Oracle, { tries, request }: OracleAttempt): number {
  const { rules } = oracle
  if (!rules.exponentialTimeout) return rules.timeout
  const own = key(oracle, 'patience') + tries
  return rules.timeout * exponential(keyedWord(own, request), own)
}

/** The row that the next attempt goes to, or null without a ready cell. */
function choose(oracle: Oracle): number | null {
  const { ready, rules } = oracle
  if (ready.length === 0) return null
  if (rules.pairwise) return ready.length === 1 ? ready[0] : fewest(oracle, drawPair(oracle))
  if (ready.length === 1 || rules.routing === 'round-robin') {
    const turn = oracle.turn % ready.length
    oracle.turn = turn + 1
    return ready[turn]
  }
  if (rules.routing === 'random') return ready[below(oracle, ready.length)]
  if (rules.routing === 'power-of-d' && rules.choices < ready.length) {
    return fewest(oracle, drawSome(oracle))
  }
  return leastOfAll(oracle)
}

/** The ready row with the fewest requests of all, the next in turn at a tie. */
function leastOfAll(oracle: Oracle): number {
  const { ready } = oracle
  const first = oracle.turn % ready.length
  const row = fewest(oracle, [...ready.slice(first), ...ready.slice(0, first)])
  oracle.turn = ready.indexOf(row) + 1
  return row
}

/** The row with the fewest requests, the earlier in the list at a tie. */
function fewest(oracle: Oracle, rows: readonly number[]): number {
  const insides = rows.map((row) => inside(cellOf(oracle, row)))
  return rows[insides.indexOf(Math.min(...insides))]
}

function drawPair(oracle: Oracle): readonly number[] {
  const first = below(oracle, oracle.ready.length)
  const others = oracle.ready.filter((_, place) => place !== first)
  return [oracle.ready[first], others[below(oracle, others.length)]]
}

/** Floyd's sample of d different places. */
function drawSome(oracle: Oracle): readonly number[] {
  const { ready, rules } = oracle
  const places: number[] = []
  for (let last = ready.length - rules.choices; last < ready.length; last++) {
    const place = below(oracle, last + 1)
    places.push(places.includes(place) ? last : place)
  }
  return places.map((place) => ready[place])
}

function below(oracle: Oracle, count: number): number {
  return Math.floor(uniform(nextWord(oracle.routing, 0)) * count)
}

function key({ seed }: { readonly seed: number }, purpose: string): number {
  return keyOf(seed, `${purpose} 0`)
}

function cellOf(oracle: Oracle, row: number): OracleCell {
  const cell = oracle.cells.get(row)
  if (cell === undefined) throw new Error(`row ${row} holds a cell`)
  return cell
}

function inside({ serving, queue }: OracleCell): number {
  return serving.length + queue.length
}
