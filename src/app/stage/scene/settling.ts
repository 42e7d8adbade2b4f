import { at } from '../at.ts'
import { type Arrangement, layAs } from './arrangement.ts'
import { readBodies } from './bodies.ts'
import { chance } from '../chance.ts'
import { clamp } from '../curves.ts'
import type { Culture } from './culture.ts'
import { separationOf } from './division.ts'
import { sortInto } from './grid.ts'
import { honeycomb } from './honeycomb.ts'
import { type Layout, placeOf, servicesMax, updateRadius } from './layout.ts'
import { turn } from './placing.ts'
import { relax } from './relaxation.ts'

/** From this many figures on a colony is laid out as a honeycomb, which needs little settling. */
const many = 600
/** From this many figures on a step has one pass of settling instead of two. */
const crowded = 300
/** A first layout has fewer passes when they are as many as this: they begin where they fit. */
const countless = 3000

/**
 * Cells that press each other from several sides never find a place that suits all: so long after
 * the last change every colony stands still, and its moves grow smaller before, s.
 */
export const restAfter = 6
const cooling = 2.5
/** A step moves a figure by at most this share of its colony's radius. */
const gentle = 0.06

/**
 * Lays all figures out anew, as in an arrangement those that it knows and in the order of their rows the
 * others, and lets them come to rest.
 */
export function arrange(layout: Layout, culture: Culture, like: Arrangement | null = null): void {
  updateRadius(layout, culture, Infinity)
  if (culture.count < many) layAsSunflower(layout, culture)
  else layAsHoneycomb(layout, culture)
  if (like !== null) layAs(layout, culture, like)
  turnNew(layout, culture, like === null)
  const passes = culture.count < many ? 400 : culture.count < countless ? 120 : 40
  for (let pass = 0; pass < passes; pass++) if (relax(layout, culture, 1, 1) === 0) break
  // A first picture stands still.
  layout.isAwake = false
  layout.shape = culture.shape
}

// Sunflower order (Vogel 1979): even density, the oldest in the middle. Discs that stand
// 2 · 0.895 r apart take 2.77 r² each, so n of them reach √(2.77 n / π) radii.
function layAsSunflower(layout: Layout, culture: Culture): void {
  const { x, y, service, division } = culture.values
  const order = new Float64Array(servicesMax)
  const filled = new Float64Array(servicesMax)
  for (let row = 0; row < culture.count; row++) {
    const s = at(service, row)
    const place = placeOf(layout, s)
    const i = at(order, s)
    order[s] = i + 1
    const room = separationOf(at(division, row)) > 0 ? 1.7 : 1
    const distance = at(layout.radius, s) * 0.97 * Math.sqrt(at(filled, s) + room / 2 - 0.5)
    filled[s] = at(filled, s) + room
    const squeeze = place ? Math.sqrt(place.reachX / place.reachY) : 1
    x[row] = (place?.x ?? 0) + Math.cos(i * 2.39996 + s + 0.4) * distance * squeeze
    y[row] = (place?.y ?? 0) + (Math.sin(i * 2.39996 + s + 0.4) * distance) / squeeze
  }
}

// Thousands that are pushed apart one pass at a time would take seconds: they begin where they fit.
function layAsHoneycomb(layout: Layout, culture: Culture): void {
  const { x, y, service, id } = culture.values
  const counts = new Float64Array(servicesMax)
  for (let row = 0; row < culture.count; row++) {
    const s = at(service, row)
    counts[s] = at(counts, s) + 1
  }
  const combs = Array.from({ length: servicesMax }, (_, s) => {
    const place = placeOf(layout, s)
    const n = at(counts, s)
    return n > 0 ? honeycomb(n, place ? Math.sqrt(place.reachX / place.reachY) : 1) : null
  })
  const total = counts.slice()
  counts.fill(0)
  for (let row = 0; row < culture.count; row++) {
    const s = at(service, row)
    const place = placeOf(layout, s)
    const comb = combs[s]
    const i = at(counts, s)
    counts[s] = i + 1
    if (!comb) continue
    // Halves that part take more room than the places of a comb give.
    const r = at(layout.radius, s) * Math.sqrt(Math.max(1, at(layout.room, s) / at(total, s)))
    const jitter = 0.05 * r
    x[row] = (place?.x ?? 0) + at(comb.x, i) * r + (chance(at(id, row), 11) - 0.5) * jitter
    y[row] = (place?.y ?? 0) + at(comb.y, i) * r + (chance(at(id, row), 12) - 0.5) * jitter
  }
}

/**
 * One step of view time: radii follow the number of cells, new divisions find their direction and
 * neighbours give way. Answers whether anything moved. While nothing has changed and nothing moves
 * it does nothing.
 */
export function step(layout: Layout, culture: Culture, dt: number): boolean {
  if (layout.shape !== culture.shape) {
    layout.shape = culture.shape
    layout.isAwake = true
    layout.calm = 0
    turnNew(layout, culture, false)
  }
  if (!layout.isAwake) return false
  let moving = updateRadius(layout, culture, dt)
  layout.calm = moving ? 0 : layout.calm + dt
  const warmth = clamp((restAfter - layout.calm) / cooling, 0, 1)
  const most = culture.count > crowded ? 1 : 4
  const passes = Math.min(most, Math.max(1, Math.round(dt * 120)))
  for (let pass = 0; pass < passes; pass++) {
    if (relax(layout, culture, gentle, warmth) > 0) moving = true
  }
  layout.isAwake = moving
  return moving
}

// Divisions without a direction of their own get one; all of them when the cells were laid anew.
function turnNew(layout: Layout, culture: Culture, all: boolean): void {
  const { daughter, angleFor } = culture.values
  let isSorted = false
  for (let row = 0; row < culture.count; row++) {
    const born = at(daughter, row)
    if (born === 0 || (!all && at(angleFor, row) === born)) continue
    if (!isSorted) {
      readBodies(layout.bodies, culture, layout.radius)
      sortInto(layout.grid, layout.bodies, 1)
      isSorted = true
    }
    turn(layout, culture, row)
  }
}
