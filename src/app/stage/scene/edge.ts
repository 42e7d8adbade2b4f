import { at } from '../at.ts'
import type { Bodies } from './bodies.ts'
import type { Culture } from './culture.ts'
import type { Place } from './places.ts'

/** Directions in which a colony's edge is known. */
export const bearings = 64

const eighths = 8

/** How far a colony reaches from its anchor in each direction, and the box around its cells. */
export interface Edge {
  readonly reach: Float64Array
  left: number
  right: number
  top: number
  bottom: number
  /** Per eighth of the circle: cells wholly within this distance of the anchor are not at the edge. */
  readonly inner: Float64Array
}

/** The edge of an empty colony. */
export function createEdge(): Edge {
  return {
    reach: new Float64Array(bearings),
    left: 0,
    right: 0,
    top: 0,
    bottom: 0,
    inner: new Float64Array(eighths),
  }
}

/** Finds the edge of one service's colony around its anchor. */
export function findEdge(
  edge: Edge,
  culture: Culture,
  bodies: Bodies,
  service: number,
  place: Place,
): void {
  coverAll(edge, culture, bodies, service, place)
  if (hasOpened(edge)) {
    // What was the inside of the colony is at its edge now.
    edge.inner.fill(0)
    coverAll(edge, culture, bodies, service, place)
  }
  for (let n = 0; n < eighths; n++) {
    const beside = Math.min(leastOf(edge, n + 1), leastOf(edge, n + eighths - 1))
    edge.inner[n] = 0.93 * Math.min(leastOf(edge, n), beside)
  }
  smooth(edge.reach)
}

function hasOpened(edge: Edge): boolean {
  for (let n = 0; n < eighths; n++) if (leastOf(edge, n) < at(edge.inner, n)) return true
  return false
}

function leastOf({ reach }: Edge, eighth: number): number {
  const first = ((eighth % eighths) * bearings) / eighths
  let least = Infinity
  for (let k = first; k < first + bearings / eighths; k++) least = Math.min(least, at(reach, k))
  return least
}

// By comparing alone: an arc tangent for each of ten thousand cells would be felt.
function eighthOf(dx: number, dy: number): number {
  const wide = Math.abs(dx)
  const high = Math.abs(dy)
  if (dy >= 0) return dx >= 0 ? (high < wide ? 0 : 1) : high > wide ? 2 : 3
  return dx < 0 ? (high < wide ? 4 : 5) : high > wide ? 6 : 7
}

function coverAll(
  edge: Edge,
  culture: Culture,
  bodies: Bodies,
  service: number,
  place: Place,
): void {
  edge.reach.fill(0)
  edge.left = edge.right = place.x
  edge.top = edge.bottom = place.y
  for (let k = 0; k < bodies.count; k++) {
    if (at(culture.values.service, at(bodies.figure, k)) !== service) continue
    const r = at(bodies.radius, k)
    const dx = at(bodies.x, k) - place.x
    const dy = at(bodies.y, k) - place.y
    const inside = at(edge.inner, eighthOf(dx, dy)) - r
    if (inside > 0 && dx * dx + dy * dy < inside * inside) continue
    edge.left = Math.min(edge.left, place.x + dx - r)
    edge.right = Math.max(edge.right, place.x + dx + r)
    edge.top = Math.min(edge.top, place.y + dy - r)
    edge.bottom = Math.max(edge.bottom, place.y + dy + r)
    cover(edge, bodies, k, place)
  }
}

/** Reach in a direction given in rad. */
export function reachToward(edge: Pick<Edge, 'reach'>, angle: number): number {
  const u = (angle / (Math.PI * 2)) * bearings
  const i = Math.floor(u)
  const a = at(edge.reach, ((i % bearings) + bearings) % bearings)
  const b = at(edge.reach, (((i + 1) % bearings) + bearings) % bearings)
  return a + (b - a) * (u - i)
}

// A disc reaches as far along a ray as its far intersection with the ray. It is told by its number: a
// fraction that is handed over is an object on the heap.
function cover(edge: Edge, bodies: Bodies, body: number, place: Place): void {
  const r = at(bodies.radius, body)
  const dx = at(bodies.x, body) - place.x
  const dy = at(bodies.y, body) - place.y
  const distance = Math.sqrt(dx * dx + dy * dy)
  const spread = distance <= r ? Math.PI : Math.asin(r / distance)
  const middle = (Math.atan2(dy, dx) / (Math.PI * 2)) * bearings
  const wide = Math.min(bearings / 2, Math.ceil((spread / (Math.PI * 2)) * bearings))
  for (let n = Math.floor(middle) - wide; n <= middle + wide; n++) {
    const turn = (n / bearings) * Math.PI * 2
    const along = dx * Math.cos(turn) + dy * Math.sin(turn)
    const across = dx * Math.sin(turn) - dy * Math.cos(turn)
    if (Math.abs(across) > r) continue
    const reach = along + Math.sqrt(r * r - across * across)
    const k = ((n % bearings) + bearings) % bearings
    if (reach > at(edge.reach, k)) edge.reach[k] = reach
  }
}

// Bays between cells are bridged: each direction takes the middle of its neighbours, but no less.
function smooth(reach: Float64Array): void {
  for (let pass = 0; pass < 3; pass++) {
    let before = at(reach, bearings - 1)
    const first = at(reach, 0)
    for (let k = 0; k < bearings; k++) {
      const now = at(reach, k)
      const after = k === bearings - 1 ? first : at(reach, k + 1)
      reach[k] = Math.max(now, (before + now + after) / 3)
      before = now
    }
  }
}
