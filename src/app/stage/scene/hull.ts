import { at } from '../at.ts'
import { approach } from '../curves.ts'
import { type Edge, bearings } from './edge.ts'
import type { Place } from './places.ts'

/** The contour of the matrix that holds a colony together: a reach from its anchor per bearing. */
export interface Hull {
  readonly reach: Float64Array
  place: Place
}

/** The hull of an empty colony. */
export function createHull(place: Place): Hull {
  return { reach: new Float64Array(bearings), place }
}

const wanted = new Float64Array(bearings)
const smoothed = new Float64Array(bearings)

/**
 * Lets the hull follow the edge of its colony with a rim around it, at once when `dt` is Infinity.
 * Answers whether it moved.
 */
export function followEdge(hull: Hull, edge: Edge, rim: number, dt: number): boolean {
  wrap(edge, rim)
  const share = dt === Infinity ? 1 : approach(dt, 0.3)
  let moved = false
  for (let k = 0; k < bearings; k++) {
    const away = at(wanted, k) - at(hull.reach, k)
    if (Math.abs(away) < 0.05) continue
    hull.reach[k] = at(hull.reach, k) + (Math.abs(away) < 0.3 ? away : away * share)
    moved = true
  }
  return moved
}

/** Passes of smoothing: enough that a single cell at the edge makes a hill, not a thorn. */
const passes = 6

// Each bearing takes the farthest of its neighbours, then the middle of them, so that the contour
// bridges the bays between cells.
function wrap(edge: Edge, rim: number): void {
  for (let k = 0; k < bearings; k++) {
    let most = 0
    for (let n = -2; n <= 2; n++)
      most = Math.max(most, at(edge.reach, (k + n + bearings) % bearings))
    wanted[k] = most > 0 ? most + rim : 0
  }
  for (let pass = 0; pass < passes; pass++) {
    for (let k = 0; k < bearings; k++) {
      const before = at(wanted, (k + bearings - 1) % bearings)
      const after = at(wanted, (k + 1) % bearings)
      smoothed[k] = (before + 2 * at(wanted, k) + after) / 4
    }
    wanted.set(smoothed)
  }
}
