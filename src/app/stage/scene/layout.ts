import { at } from '../at.ts'
import { type Bodies, createBodies } from './bodies.ts'
import type { Culture } from './culture.ts'
import { approach } from '../curves.ts'
import { separationOf } from './division.ts'
import { type Grid, createGrid } from './grid.ts'
import { type Place, cellRadius } from './places.ts'

/** Where the cells stand. It has its own state and never feeds the simulation. */
export interface Layout {
  places: readonly Place[]
  /** Radius of each service's cells as drawn and as they are growing to. */
  readonly radius: Float64Array
  readonly radiusGoal: Float64Array
  /** Cells of each service in units of one full cell's area. */
  readonly room: Float64Array
  readonly bodies: Bodies
  readonly grid: Grid
  /** False while everything stands where it belongs: then a step costs nothing. */
  isAwake: boolean
  /** View time since something took up more or less room, s. */
  calm: number
  /** The culture's count of changes that has been taken into account. */
  shape: number
  /** Position and direction of each figure before the present pass. */
  beforeX: Float64Array
  beforeY: Float64Array
  beforeAngle: Float64Array
}

/** More services than this share the last place. */
export const servicesMax = 64

/** A layout without places. */
export function createLayout(): Layout {
  return {
    places: [],
    radius: new Float64Array(servicesMax).fill(9),
    radiusGoal: new Float64Array(servicesMax).fill(9),
    room: new Float64Array(servicesMax),
    bodies: createBodies(),
    grid: createGrid(),
    isAwake: true,
    calm: 0,
    shape: -1,
    beforeX: new Float64Array(0),
    beforeY: new Float64Array(0),
    beforeAngle: new Float64Array(0),
  }
}

/** Moves the anchors and each colony with its own. */
export function setPlaces(layout: Layout, culture: Culture, places: readonly Place[]): void {
  const { x, y, service } = culture.values
  for (let row = 0; row < culture.count; row++) {
    const from = placeOf(layout, at(service, row))
    const to = places[Math.min(at(service, row), places.length - 1)]
    if (!from || !to) continue
    x[row] = at(x, row) + to.x - from.x
    y[row] = at(y, row) + to.y - from.y
  }
  layout.places = places
  layout.isAwake = true
  layout.calm = 0
}

/** The anchor of a service. */
export function placeOf(layout: Layout, service: number): Place | undefined {
  return layout.places[Math.min(service, layout.places.length - 1)]
}

/** The radius follows the number of cells; positions scale with it, so that nothing piles up. */
export function updateRadius(layout: Layout, culture: Culture, dt: number): boolean {
  let moving = false
  countRoom(layout, culture)
  for (let service = 0; service < layout.places.length && service < servicesMax; service++) {
    const place = placeOf(layout, service)
    if (!place) continue
    const swelling = swellingOf(layout, service)
    const goal = cellRadius(place, at(layout.room, service), layout.places.length, swelling)
    const now = at(layout.radius, service)
    layout.radiusGoal[service] = goal
    if (Math.abs(goal - now) < 0.02) continue
    const next = dt === Infinity ? goal : now + (goal - now) * approach(dt, 0.45)
    layout.radius[service] = next
    moving = true
    scaleColony(culture, service, place, next / now)
  }
  return moving
}

/** Reaches of two neighbours fill so much of what lies between them; see `reachesOf` in places.ts. */
const besides = 1.12
/** A colony never takes or leaves more than this of its reach. */
const [leastSwelling, mostSwelling] = [0.72, 1.32]

/**
 * How far a colony reaches, in its own reaches: one with many cells swells into the room between it and a
 * neighbour with few, which leaves it. Anchors stay.
 */
function swellingOf({ places, room }: Layout, service: number): number {
  const own = places[service]
  let swelling = places.length > 1 ? mostSwelling : 1
  for (let other = 0; own && other < places.length; other++) {
    const place = places[other]
    if (other === service || !place) continue
    const across = (place.x - own.x) / (place.reachX + own.reachX)
    const down = (place.y - own.y) / (place.reachY + own.reachY)
    const [mine, its] = [weightOf(at(room, service)), weightOf(at(room, other))]
    const share = (2 * mine) / (mine + its)
    swelling = Math.min(swelling, (Math.sqrt(across * across + down * down) / besides) * share)
  }
  return Math.max(leastSwelling, swelling)
}

function weightOf(cells: number): number {
  return Math.sqrt(Math.max(1, cells))
}

function scaleColony(culture: Culture, service: number, place: Place, ratio: number): void {
  const { x, y, service: services } = culture.values
  for (let row = 0; row < culture.count; row++) {
    if (at(services, row) !== service) continue
    x[row] = place.x + (at(x, row) - place.x) * ratio
    y[row] = place.y + (at(y, row) - place.y) * ratio
  }
}

// A dividing cell counts for more as it parts, one that is going for less.
function countRoom(layout: Layout, culture: Culture): void {
  const { room } = layout
  const { service, size, division, departure } = culture.values
  room.fill(0)
  for (let row = 0; row < culture.count; row++) {
    const index = Math.min(at(service, row), servicesMax - 1)
    const bodies = 1 + 0.7 * (separationOf(at(division, row)) / 0.86)
    const area = at(size, row) * at(size, row) * bodies * (1 - at(departure, row))
    room[index] = at(room, index) + area
  }
}

/**
 * Distance from a colony's anchor at which a newcomer stands at its edge. It takes its room there,
 * so that of many who come at once each finds its own.
 */
export function takeReach(layout: Layout, service: number, size: number): number {
  const n = at(layout.room, service)
  layout.room[service] = n + size * size
  return n < 0.5 ? 0 : at(layout.radius, service) * (0.9 * Math.sqrt(n) + 0.9)
}
