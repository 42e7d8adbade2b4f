import { assert } from '#core/kernel/assert.ts'
import { keyedWord, saltedWord, saltOf } from '#core/kernel/random.ts'
import { exponential, fillExponential } from '#core/kernel/ziggurat.ts'
import { demandOf } from './demand.ts'
import type { LoadSegments } from './load.ts'
import { batch, streamOf, type Plane } from './plane.ts'

/**
 * Fresh requests: a Poisson process along the load curve, exact by inversion. A unit exponential is
 * the hazard up to the next request; inside a segment with rate r and slope k it is used up after
 * dt = 2E / (r + √(r² + 2kE)), the stable root of r·dt + ½k·dt² = E.
 *
 * Requests are prepared in batches: the times of the next ones, and the work of each.
 */

/** Prepares the next batch of a service, after its last prepared request. */
export function prepareRequests(plane: Plane, service: number): void {
  const { works, nextRequest } = plane
  const { demand } = plane.rules[service]
  if (demand.law === 'exponential') drawExponential(plane, service)
  else {
    const base = service * batch
    const key = plane.keys[service].demand
    const first = nextRequest[service]
    for (let i = 0; i < batch; i++) works[base + i] = +demandOf(demand, key, first + i)
  }
  prepareTimes(plane, service)
}

/** Prepares the times alone of the next batch of a service. */
export function prepareTimes(plane: Plane, service: number): void {
  const { times } = plane
  const base = service * batch
  const { script } = plane.rules[service]
  const first = plane.nextRequest[service]
  plane.places[service] = 0
  if (script !== null) {
    for (let i = 0; i < batch; i++) {
      times[base + i] = first + i < script.length ? script[first + i] : Infinity
    }
    return
  }
  drawGaps(plane, service)
  invert(plane, service, 0)
}

/**
 * Follows a change of the load now: the hazard that was still ahead under the old curve is used up
 * along the new one, so the process stays Poisson and draws no number twice.
 */
export function replanArrivals(plane: Plane, service: number, old: LoadSegments): void {
  if (plane.rules[service].script !== null) return
  assert(plane.places[service] < batch, 'requests are prepared whenever a run stands')
  const place = plane.places[service]
  const next = plane.times[service * batch + place]
  const now = plane.clock[0]
  const left = next === Infinity ? plane.hazards[service] : 0
  plane.gaps[service * batch + place] = left + hazardBetween(old, now, next)
  // What is over is left out: `invert` takes the time to lie before the end of the segment.
  const { ends } = plane.rules[service].load
  let segment = 0
  while (segment < ends.length && ends[segment] <= now) segment++
  plane.segments[service] = segment
  plane.fronts[service] = now
  invert(plane, service, place)
}

/** Uses up the gaps from `place` on, starting at the front, and writes the times they lead to. */
function invert(plane: Plane, service: number, place: number): void {
  const { gaps, times } = plane
  const { starts, rates, slopes, ends } = plane.rules[service].load
  const base = service * batch
  let segment = plane.segments[service]
  let time = plane.fronts[service]
  let i = place
  let left = gaps[base + i]
  while (i < batch && segment < starts.length) {
    if (time < starts[segment]) time = starts[segment]
    const slope = slopes[segment]
    const end = ends[segment]
    if (slope === 0) {
      // A level stretch, which most loads are made of: no root, one division each.
      const level = rates[segment]
      let reach = (end - time) * level
      while (left < reach) {
        time += left / level
        if (time > end) time = end
        times[base + i] = time
        i++
        if (i === batch) break
        left = gaps[base + i]
        reach = (end - time) * level
      }
      if (i === batch) break
      left -= reach
      time = end
      segment++
      continue
    }
    const rate = rates[segment] + slope * (time - starts[segment])
    const area = (end - time) * (rate + 0.5 * slope * (end - time))
    if (left < area) {
      const root = slope === 0 ? 0 : Math.sqrt(Math.max(0, rate * rate + 2 * slope * left))
      time += slope === 0 ? left / rate : (2 * left) / (rate + root)
      if (time > end) time = end
      times[base + i] = time
      i++
      left = i < batch ? gaps[base + i] : 0
    } else {
      left -= area
      time = end
      segment++
    }
  }
  plane.segments[service] = segment
  plane.fronts[service] = time
  // What the load does not reach never comes; the hazard left over is needed if it gets longer.
  plane.hazards[service] = left
  while (i < batch) times[base + i++] = Infinity
}

function hazardBetween(load: LoadSegments, from: number, to: number): number {
  let sum = 0
  for (let i = 0; i < load.starts.length; i++) {
    const low = Math.max(from, load.starts[i])
    const high = Math.min(to, load.ends[i])
    if (high <= low) continue
    const middle = (low + high) / 2 - load.starts[i]
    sum += (high - low) * (load.rates[i] + load.slopes[i] * middle)
  }
  return sum
}

function drawGaps(plane: Plane, service: number): void {
  const key = plane.keys[service].arrivals
  const stream = streamOf(service, 'arrivals')
  fillExponential(plane.streams, stream, key, plane.gaps, service * batch, batch)
}

/**
 * The same as `demandOf` one by one, in a loop that calls nothing. It looks for the mean itself: as an argument it would be put
 * on the heap at every call.
 */
function drawExponential(plane: Plane, service: number): void {
  const { works, nextRequest, rules, keys } = plane
  const base = service * batch
  const { mean } = rules[service].demand
  const key = keys[service].demand
  const first = nextRequest[service]
  const salt = saltOf(key, first)
  if (salt !== saltOf(key, first + batch - 1)) {
    for (let i = 0; i < batch; i++) {
      works[base + i] = mean * exponential(keyedWord(key, first + i), key)
    }
    return
  }
  for (let i = 0; i < batch; i++) {
    works[base + i] = mean * exponential(saltedWord(salt, first + i), key)
  }
}
