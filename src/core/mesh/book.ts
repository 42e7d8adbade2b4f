import { saltedWord } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { demandOf } from '#core/traffic/demand.ts'
import { cellField, hand as held, type Plane } from '#core/traffic/plane.ts'
import { admitTo, inside } from '#core/traffic/ring.ts'
import { lesserOfTwo, route } from '#core/traffic/route.ts'
import { bookEarliest } from '#core/traffic/slots.ts'
import { insideAt, leavesAtOnce } from './departures.ts'
import { discipline } from './disciplines.ts'
import { drawPatience, workId } from './draws.ts'
import { joinJobs } from './job-moves.ts'
import { lookSooner } from './looks.ts'
import type { Mesh } from './mesh.ts'
import { hand } from './hand.ts'
import { routeJob } from './route-jobs.ts'
import { at, taskNumbers, taskWords, word } from './tasks.ts'

/**
 * The service's side of arrivals: the work of each, the cell it meets, and when it leaves. Nothing here touches what
 * callers do, and nothing callers do within a slot touches this; so each is a loop of its own over the arrivals of a slot.
 */

/**
 * Draws the work of the open arrivals [from, to). On the way it looks at the records of their callers and of those that these
 * wait for, which the answers will need: many at once, where one after the other would wait for the memory each time.
 */
export function drawWorks(mesh: Mesh, from: number, to: number): void {
  const { openTasks, works, words, wiring, plane } = mesh
  let seen = 0
  const { means, to: services } = wiring
  const salt = mesh.salts.demand
  for (let k = from; k < to; k++) {
    const base = openTasks[k] * taskWords
    const service = services[words[base + word.edge]]
    const tag = words[base + word.tag]
    const mean = means[service]
    const key = (salt + service) | 0
    if (mean < 0) works[k] = demandOf(plane.rules[service].demand, key, workId(mesh, openTasks[k]))
    else works[k] = mean * exponential(saltedWord(key, tag), key)
    const caller = words[base + word.parent]
    if (caller >= 0) {
      const above = words[caller * taskWords + word.parent]
      if (above >= 0) seen ^= words[above * taskWords + word.tag]
    }
  }
  looked[0] = seen
}

/** Keeps what was looked at from being left out. */
const looked = new Int32Array(1)

/** Books the open arrivals [from, to) in the order of time: `leaves` says when each leaves, its record in which cell. */
export function book(mesh: Mesh, from: number, to: number): void {
  const { openTasks, numbers } = mesh
  for (let k = from; k < to; k++) {
    numbers[openTasks[k] * taskNumbers] = Infinity
    bookOne(mesh, k)
  }
}

/** In place of the leaving of an arrival that leaves the queue at its deadline. */
export const unserved = -1

/** In place of the leaving of an arrival that is at work now, where later ones may postpone when it leaves. */
export const atWork = -2
/** The same of one whose work takes no time that the clock could tell: it leaves when it comes. */
export const atOnce = -3

/** Books one arrival: any routing, any number of slots, full cells, and callers that leave the queue. */
export function bookOne(mesh: Mesh, k: number): void {
  const { plane, words, wiring } = mesh
  const task = mesh.openTasks[k]
  const base = task * taskWords
  const service = wiring.to[words[base + word.edge]]
  const rules = plane.rules[service]
  const now = mesh.openTimes[k]
  plane.clock[0] = now
  mesh.leaves[k] = now
  if (wiring.discipline[service] !== discipline.fcfs) {
    bookJob(mesh, service, k)
    return
  }
  const row = rules.pairwise ? lesserOfTwo(plane, service) : route(plane, service)
  words[base + word.row] = -1
  if (row < 0 || inside(plane, row, rules.slots) >= rules.places) return
  words[base + word.row] = row
  const { cells, hand: inHand } = plane
  const cell = row * plane.stride
  const free = cells[cell + cellField.slots]
  inHand[held.work] = mesh.works[k]
  inHand[held.start] = free > now ? free : now
  inHand[held.leave] = inHand[held.start] + inHand[held.work]
  if (rules.cancellation && leavesQueue(mesh, task)) {
    admitTo(plane, row, rules.slots)
    mesh.leaves[k] = unserved
    return
  }
  take(plane, row, rules.slots)
  mesh.leaves[k] = inHand[held.leave]
}

/** Books one arrival at a service where nobody waits: whoever comes in time, and finds a place, is at work. */
function bookJob(mesh: Mesh, service: number, k: number): void {
  const { plane, words } = mesh
  const task = mesh.openTasks[k]
  const rules = plane.rules[service]
  const row = routeJob(mesh, service, k)
  words[task * taskWords + word.row] = -1
  if (row < 0 || insideAt(mesh, row, k) >= rules.places) return
  words[task * taskWords + word.row] = row
  plane.hand[held.start] = mesh.openTimes[k]
  if (rules.cancellation && leavesQueue(mesh, task)) {
    plane.cells[row * plane.stride + cellField.routed]++
    mesh.leaves[k] = unserved
    return
  }
  joinJobs(mesh, row, k)
  lookSooner(mesh, row)
  // Step by step, what leaves at this moment has its turn after the arrival.
  const isOver = mesh.looksAhead && leavesAtOnce(mesh, row, k)
  mesh.leaves[k] = isOver ? atOnce : atWork
}

function take(plane: Plane, row: number, slots: number): void {
  const { cells, hand: inHand } = plane
  const cell = row * plane.stride
  if (slots === 1) cells[cell + cellField.slots] = inHand[held.leave]
  else bookEarliest(plane, row, slots)
  cells[cell + cellField.committed] += inHand[held.work]
  admitTo(plane, row, slots)
}

/**
 * Whether an attempt leaves the queue at its deadline unserved. One whose caller has given up before it came is there
 * for a moment of length nought.
 */
function leavesQueue(mesh: Mesh, task: number): boolean {
  const { hand: inHand } = mesh.plane
  drawPatience(mesh, task)
  const deadline = mesh.numbers[task * taskNumbers + at.sent] + mesh.hand[hand.patience]
  if (inHand[held.start] <= deadline) return false
  const now = mesh.plane.clock[0]
  inHand[held.leave] = deadline > now ? deadline : now
  return true
}
