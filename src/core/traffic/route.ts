import { fillWords } from '#core/kernel/random.ts'
import { batch, streamOf, type Plane } from './plane.ts'
import { inside } from './ring.ts'

/**
 * Which ready cell an attempt goes to. Lists are counted where they are compared, so "least requests"
 * means requests in the cell at this instant, served and waiting.
 */

/** The row of the chosen cell; −1 when the service has no ready cell. */
export function route(plane: Plane, service: number): number {
  const count = plane.readyCounts[service]
  if (count === 0) return -1
  const rules = plane.rules[service]
  const routing = rules.routing
  if (count === 1 || routing === 'round-robin') return inTurn(plane, service, count)
  if (routing === 'random') return atRandom(plane, service, count)
  if (routing === 'least-requests' || rules.choices >= count) {
    return leastOfAll(plane, service, count)
  }
  return leastOfSome(plane, service, count, rules.choices)
}

/**
 * Two different cells at random; the one with fewer requests, the first drawn at a tie. −1 or the only
 * cell where there are not two.
 */
export function lesserOfTwo(plane: Plane, service: number): number {
  const count = plane.readyCounts[service]
  if (count < 2) return theOnly(plane, service, count)
  if (plane.positions[service] > batch - 2) drawWords(plane, service)
  const position = plane.positions[service]
  plane.positions[service] = position + 2
  return lesserAt(plane, service, position, count)
}

/** The lesser of two of `count` cells by the random words at `position` and after it. */
export function lesserAt(plane: Plane, service: number, position: number, count: number): number {
  const { words, ready } = plane
  const at = service * batch + position
  const base = service * plane.capacity.rows
  const first = share(words[at], count)
  const drawn = share(words[at + 1], count - 1)
  // The sign bit in place of a branch that no processor can foretell: one more if drawn >= first.
  const second = drawn + 1 + ((drawn - first) >> 31)
  const one = ready[base + first]
  const two = ready[base + second]
  const { slots } = plane.rules[service]
  const inOne = inside(plane, one, slots)
  const inTwo = inside(plane, two, slots)
  // Again without a branch: the second if it holds fewer.
  return one + ((two - one) & ((inTwo - inOne) >> 31))
}

function theOnly(plane: Plane, service: number, count: number): number {
  return count === 0 ? -1 : plane.ready[service * plane.capacity.rows]
}

function inTurn(plane: Plane, service: number, count: number): number {
  const turn = plane.turns[service] % count
  plane.turns[service] = turn + 1
  return plane.ready[service * plane.capacity.rows + turn]
}

function atRandom(plane: Plane, service: number, count: number): number {
  return plane.ready[service * plane.capacity.rows + below(plane, service, count)]
}

/** All cells; a tie goes to the next in turn, as in nginx' least_conn, so no cell is preferred. */
function leastOfAll(plane: Plane, service: number, count: number): number {
  const base = service * plane.capacity.rows
  const { slots } = plane.rules[service]
  const start = plane.turns[service] % count
  let best = -1
  let fewest = Infinity
  let place = start
  for (let seen = 0; seen < count; seen++) {
    if (place === count) place = 0
    const row = plane.ready[base + place]
    const held = inside(plane, row, slots)
    if (held < fewest) {
      fewest = held
      best = row
      plane.turns[service] = place + 1
      if (held === 0) break
    }
    place++
  }
  return best
}

/**
 * The least of d different cells. Floyd's sample without replacement: the i-th draw takes one of the
 * first n − d + i + 1 places, or the last of them where that place was already taken.
 */
function leastOfSome(plane: Plane, service: number, count: number, choices: number): number {
  const base = service * plane.capacity.rows
  const { slots } = plane.rules[service]
  let best = -1
  let fewest = Infinity
  for (let i = 0; i < choices; i++) {
    const last = count - choices + i
    const drawn = below(plane, service, last + 1)
    let place = drawn
    for (let j = 0; j < i; j++) if (taken[j] === drawn) place = last
    taken[i] = place
    const row = plane.ready[base + place]
    const held = inside(plane, row, slots)
    if (held < fewest) {
      fewest = held
      best = row
    }
  }
  return best
}

/** Scratch of one call; nothing in it outlives the call. */
const taken = new Int32Array(16)

/** The next whole number from 0 to count − 1. */
function below(plane: Plane, service: number, count: number): number {
  let position = plane.positions[service]
  if (position === batch) {
    drawWords(plane, service)
    position = 0
  }
  plane.positions[service] = position + 1
  return share(plane.words[service * batch + position], count)
}

/** A random word as a whole number from 0 to count − 1. */
export function share(word: number, count: number): number {
  return ((word >>> 0) * count * 2.3283064365386963e-10) | 0
}

/** Draws the next batch of random words of a service. */
export function drawWords(plane: Plane, service: number): void {
  const { streams, words } = plane
  fillWords(streams, streamOf(service, 'routing'), words, service * batch, batch)
  plane.positions[service] = 0
}
