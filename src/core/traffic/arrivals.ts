import { nextWord } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import { arrivalStream, batch, type Plane } from './plane.ts'
import type { LoadSegments } from './load.ts'

/**
 * Fresh requests: a Poisson process along the load curve, exact by inversion. A unit exponential is
 * the hazard up to the next request; inside a segment with rate r and slope k it is used up after
 * dt = 2E / (r + √(r² + 2kE)), the stable root of r·dt + ½k·dt² = E.
 */

/** Sets the next fresh request of a service after now. */
export function planArrival(plane: Plane, service: number): void {
  const { script } = plane.rules[service]
  if (script !== null) {
    const place = ++plane.segments[service]
    plane.nextArrivals[service] = place < script.length ? script[place] : Infinity
    return
  }
  let position = plane.positions[0]
  if (position === batch) {
    refill(plane)
    position = 0
  }
  plane.positions[0] = position + 1
  plane.hazards[service] = plane.gaps[position]
  invert(plane, service)
}

/** Sets the first request of a run. */
export function planFirstArrival(plane: Plane, service: number): void {
  if (plane.rules[service].script !== null) plane.segments[service] = -1
  planArrival(plane, service)
}

/**
 * Follows a change of the load at `now`: the hazard that was still ahead under the old curve is used
 * up along the new one, so the process stays Poisson and draws no number twice.
 */
export function replanArrival(plane: Plane, service: number, old: LoadSegments): void {
  if (plane.rules[service].script !== null) return
  const until = plane.nextArrivals[service]
  const left = until === Infinity ? plane.hazards[service] : 0
  plane.hazards[service] = left + hazardBetween(old, plane.clock[0], until)
  plane.segments[service] = 0
  invert(plane, service)
}

/** Uses up `hazards[service]` from now on along the load and sets the next request there. */
function invert(plane: Plane, service: number): void {
  const { starts, rates, slopes, ends } = plane.rules[service].load
  let time = plane.clock[0]
  let left = plane.hazards[service]
  for (let i = plane.segments[service]; i < starts.length; i++) {
    if (time < starts[i]) time = starts[i]
    const span = ends[i] - time
    if (span <= 0) continue
    const slope = slopes[i]
    const rate = rates[i] + slope * (time - starts[i])
    if (left < span * (rate + 0.5 * slope * span)) {
      plane.segments[service] = i
      const step =
        slope === 0
          ? left / rate
          : (2 * left) / (rate + Math.sqrt(Math.max(0, rate * rate + 2 * slope * left)))
      const next = time + step
      plane.nextArrivals[service] = next < ends[i] ? next : ends[i]
      return
    }
    left -= span * (rate + 0.5 * slope * span)
    time = ends[i]
  }
  plane.segments[service] = starts.length
  plane.hazards[service] = left
  plane.nextArrivals[service] = Infinity
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

function refill(plane: Plane): void {
  const { gaps, streams } = plane
  const key = plane.keys.arrivals
  for (let i = 0; i < batch; i++) gaps[i] = exponential(nextWord(streams, arrivalStream), key)
}
