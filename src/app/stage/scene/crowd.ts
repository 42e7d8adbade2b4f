import { at } from '../at.ts'
import { chance } from '../chance.ts'
import { type Edge, reachToward } from './edge.ts'
import type { Place } from './places.ts'

/** A crowd has at most this many dots. */
export const dotsMax = 400

/** Requests that one still dot stands for: ceil(queue / 400). */
export function requestsPerDot(waiting: number): number {
  return Math.max(1, Math.ceil(waiting / dotsMax))
}

/** Still dots that stand for so many waiting requests. */
export function dotsFor(waiting: number): number {
  return Math.ceil(waiting / requestsPerDot(waiting))
}

/** Where the dots of a crowd stand, in stage units. */
export interface Crowd {
  count: number
  readonly x: Float64Array
  readonly y: Float64Array
  /** The anchor it was gathered for, and the direction from there in which it stands, rad. */
  place: Place | null
  intake: number
  readonly service: number
  /** Where each dot stands whatever the contour: its bearing, and how far outside of it. */
  readonly bearing: Float64Array
  readonly cos: Float64Array
  readonly sin: Float64Array
  readonly depth: Float64Array
}

/** A crowd of nobody who would wait at this service. */
export function createCrowd(service: number): Crowd {
  const column = () => new Float64Array(dotsMax)
  const crowd: Crowd = {
    count: 0,
    x: column(),
    y: column(),
    place: null,
    intake: Math.PI,
    service,
    bearing: column(),
    cos: column(),
    sin: column(),
    depth: column(),
  }
  aim(crowd)
  return crowd
}

function aim({ service, intake, bearing, cos, sin, depth }: Crowd): void {
  for (let n = 0; n < dotsMax; n++) {
    // The mean of three is nearly normal: most stand where the stream arrives.
    const u = (chance(n, 1, service) + chance(n, 2, service) + chance(n, 3, service)) / 3 - 0.5
    const angle = Math.PI * (1 + u * 0.98) + (intake - Math.PI)
    const away = 5 + 34 * (n / dotsMax) + 34 * chance(n, 4, service) ** 1.7 * (0.25 + n / dotsMax)
    bearing[n] = angle
    cos[n] = Math.cos(angle)
    sin[n] = Math.sin(angle)
    depth[n] = away * (1 - Math.abs(u) * 0.9)
  }
}

/**
 * Gathers the waiting at the intake side of a colony: the first dots stand at its contour, later
 * ones farther out. A dot's place depends only on its number and on that contour.
 */
export function gather(
  crowd: Crowd,
  waiting: number,
  place: Place,
  edge: Pick<Edge, 'reach'>,
): void {
  crowd.count = dotsFor(waiting)
  const intake = place.intake ?? Math.PI
  if (crowd.intake !== intake) {
    crowd.intake = intake
    aim(crowd)
  }
  crowd.place = place
  for (let n = 0; n < crowd.count; n++) {
    const reach =
      reachToward(edge, at(crowd.bearing, n)) + at(crowd.depth, n) * (place.crowding ?? 1)
    crowd.x[n] = place.x + at(crowd.cos, n) * reach
    crowd.y[n] = place.y + at(crowd.sin, n) * reach
  }
}
