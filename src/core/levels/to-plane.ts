import { assert } from '#core/kernel/assert.ts'
import { keyOf } from '#core/kernel/random.ts'
import { prepareRequests } from '#core/traffic/arrivals.ts'
import { outcome } from '#core/traffic/lists.ts'
import { batch, cellField, hand, type Plane } from '#core/traffic/plane.ts'
import { admitTo } from '#core/traffic/ring.ts'
import { enrol, tagOf } from '#core/traffic/roll.ts'
import { bookEarliest, slotsOf } from '#core/traffic/slots.ts'
import { readyRows } from './from-plane.ts'
import { levelCount, levelCounters, levelStream, readyCells, type Levels } from './levels.ts'
import { requestsOf } from './requests.ts'
import { assignLevels } from './shown.ts'

/** What the cells that go back to the data plane showed, and where those that drain stand. */
export interface Returning {
  /** By row: how many requests the cell showed last. */
  readonly shown: ArrayLike<number>
  /** Rows of the cells that were drained on levels; as many as levels hold. */
  readonly draining: ArrayLike<number>
  /** By row: how long the slots of the cell have been busy since its birth, s; the row's own where it was told nothing. */
  readonly busy: Float64Array | null
}

/**
 * The way back from levels to requests. Every cell in routing gets a level, so that there are as many of each as there
 * were and each keeps its rank of what it showed; its requests get an age and work (requests.ts), and the plane holds
 * them as if it had admitted them then. New requests come along the load from now on. Levels are empty after it; counters
 * and latencies are taken over before (`addLevelCounts`). Cells that came on levels were cleared and joined routing.
 */
export function giveToPlane(levels: Levels, plane: Plane, service: number, of: Returning): void {
  const now = levels.clock[0]
  assert(plane.clock[0] === now, 'plane and levels stand at one time')
  const ready = readyRows(plane, service)
  assert(ready.length === readyCells(levels), 'every cell of the levels has a row in routing')
  const rows = Int32Array.from([...ready, ...Array.from(of.draining)])
  const insides = new Int32Array(rows.length)
  const shown = Int32Array.from(rows, (row) => of.shown[row])
  assignLevels(levels.ready, shown.subarray(0, ready.length), insides.subarray(0, ready.length))
  assignLevels(levels.leaving, shown.subarray(ready.length), insides.subarray(ready.length))
  admitAll(plane, service, levels, { rows, insides, now })
  const { busy } = of
  if (busy !== null)
    bookBusy(
      plane,
      service,
      rows,
      Array.from(rows, (row) => busy[row]),
    )
  emptyLevels(levels)
  restartArrivals(plane, service)
}

/** One cell that goes back while the others stay on levels. */
export interface Leaver {
  readonly row: number
  readonly level: number
  /** How long its slots have been busy since its birth, s. */
  readonly busy: number
}

/**
 * Hands one cell of a level to the data plane, where it serves what it holds: a cell that is told to go. The plane knows when
 * it will be idle, and what a grace period cuts off. Its row has left routing; counters are taken over before.
 */
export function handCell(levels: Levels, plane: Plane, service: number, of: Leaver): void {
  const now = levels.clock[0]
  assert(plane.clock[0] === now, 'plane and levels stand at one time')
  assert(levels.ready[of.level] > 0, 'a cell that is handed on stands in routing at its level')
  levels.ready[of.level]--
  levels.counters[handed] += of.level
  const rows = Int32Array.of(of.row)
  admitAll(plane, service, levels, { rows, insides: Int32Array.of(of.level), now })
  bookBusy(plane, service, rows, [of.busy])
}

interface Filled {
  readonly rows: Int32Array
  readonly insides: Int32Array
  readonly now: number
}

/** Draws the requests inside, and lets the plane admit them in the order in which they came. */
function admitAll(plane: Plane, service: number, levels: Levels, of: Filled): void {
  const { rows, insides, now } = of
  assert(levelCount(levels, 'arrived') === 0, 'counters are taken over before cells are')
  const chance = { states: levels.streams, offset: levelStream.population, key: agesKey }
  const { ages, works } = requestsOf(insides, levels.rules, now, chance)
  const rowOfRequest = new Int32Array(ages.length)
  let first = 0
  for (let i = 0; i < rows.length; i++) {
    rowOfRequest.fill(rows[i], first, first + insides[i])
    first += insides[i]
  }
  // The oldest first; of one age the earlier in its cell.
  const order = Int32Array.from(ages, (_, i) => i).sort((a, b) => ages[b] - ages[a] || a - b)
  const born = plane.nextRequest[service] - order.length
  const inHand = Float64Array.from(plane.hand)
  order.forEach((request, i) => {
    plane.hand[hand.request] = born + i
    plane.hand[hand.born] = now - ages[request]
    plane.hand[hand.work] = works[request]
    admit(plane, service, rowOfRequest[request])
  })
  plane.hand.set(inHand)
}

/** What is left of the request in hand is served from now on, or when a slot is free. */
function admit(plane: Plane, service: number, row: number): void {
  const { cells, clock, hand: held, stride } = plane
  const { slots } = plane.rules[service]
  const free = cells[slotsOf(plane, row)]
  held[hand.start] = free > clock[0] ? free : clock[0]
  held[hand.leave] = held[hand.start] + held[hand.work]
  cells[row * stride + cellField.committed] += held[hand.work]
  if (slots === 1) cells[slotsOf(plane, row)] = held[hand.leave]
  else bookEarliest(plane, row, slots)
  admitTo(plane, row, slots)
  enrol(plane, tagOf(row, 1, outcome.success))
}

/** Lets cells have been busy for so long, one after the other; they hold requests already. */
function bookBusy(plane: Plane, service: number, rows: Int32Array, busy: readonly number[]): void {
  const { cells, clock, stride } = plane
  const { slots } = plane.rules[service]
  rows.forEach((row, i) => {
    let ahead = 0
    for (let slot = 0; slot < slots; slot++)
      ahead += Math.max(0, cells[slotsOf(plane, row) + slot] - clock[0])
    cells[row * stride + cellField.committed] = busy[i] + ahead
  })
}

function emptyLevels({ highest, leaving, pool, ready }: Levels): void {
  ready.fill(0)
  leaving.fill(0)
  pool.fill(0)
  highest[0] = 0
}

/** Requests that were prepared before are none any more: the process has no memory, and begins at now. */
function restartArrivals(plane: Plane, service: number): void {
  const { ends } = plane.rules[service].load
  const now = plane.clock[0]
  let segment = 0
  while (segment < ends.length && ends[segment] <= now) segment++
  plane.segments[service] = segment
  plane.fronts[service] = now
  plane.places[service] = batch
  prepareRequests(plane, service)
}

const handed = levelCounters.indexOf('handed')

const agesKey = keyOf(0, 'ages of requests')
