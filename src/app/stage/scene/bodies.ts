import { at } from '../at.ts'
import { type Culture, departures } from './culture.ts'
import { halfRadiusOf, separationOf } from './division.ts'
import { witheredRadius } from './withering.ts'

/** Discs that take up room: one for a single cell, two for the halves of a dividing one. */
export interface Bodies {
  count: number
  x: Float64Array
  y: Float64Array
  radius: Float64Array
  /** Row of the figure. */
  figure: Float64Array
  /** −1 for the mother's half, 1 for the daughter's, 0 for a single cell. */
  side: Float64Array
}

/** Room for no bodies yet. */
export function createBodies(): Bodies {
  return { count: 0, ...bodyColumns(128) }
}

/** Radius of a figure's single cell in stage units; `colony` is the radius of the colony's cells. */
export function figureRadius(culture: Culture, row: number, colony: number): number {
  const { size, wither, going, departure } = culture.values
  const way = at(going, row)
  const opening = way === departures.killed || way === departures.faded ? at(departure, row) : 0
  return colony * at(size, row) * witheredRadius(at(wither, row)) * (1 - 0.4 * opening)
}

/** Reads the bodies of all figures; `colonies` holds each service's radius. */
export function readBodies(bodies: Bodies, culture: Culture, colonies: Float64Array): void {
  if (bodies.x.length < culture.count * 2) Object.assign(bodies, bodyColumns(culture.capacity * 2))
  const { x, y, angle, service, division } = culture.values
  let n = 0
  for (let row = 0; row < culture.count; row++) {
    const radius = figureRadius(culture, row, at(colonies, at(service, row)))
    const m = at(division, row)
    const apart = separationOf(m)
    if (apart <= 0) {
      n = put(bodies, n, row, 0, at(x, row), at(y, row), radius)
      continue
    }
    const along = radius * apart * Math.cos(at(angle, row))
    const across = radius * apart * Math.sin(at(angle, row))
    const half = radius * halfRadiusOf(m)
    n = put(bodies, n, row, -1, at(x, row) - along, at(y, row) - across, half)
    n = put(bodies, n, row, 1, at(x, row) + along, at(y, row) + across, half)
  }
  bodies.count = n
}

function put(
  bodies: Bodies,
  n: number,
  row: number,
  side: number,
  x: number,
  y: number,
  radius: number,
): number {
  bodies.x[n] = x
  bodies.y[n] = y
  bodies.radius[n] = radius
  bodies.figure[n] = row
  bodies.side[n] = side
  return n + 1
}

function bodyColumns(capacity: number) {
  return {
    x: new Float64Array(capacity),
    y: new Float64Array(capacity),
    radius: new Float64Array(capacity),
    figure: new Float64Array(capacity),
    side: new Float64Array(capacity),
  }
}
