import { at } from '../at.ts'
import { type Bodies, readBodies } from './bodies.ts'
import { chance } from '../chance.ts'
import type { Culture } from './culture.ts'
import { columnOf, rowIn, sortInto } from './grid.ts'
import { type Layout, placeOf } from './layout.ts'

/** Two cells of a colony may be this share of their touching distance apart: they press together. */
export const overlap = 0.895
/** Cells of different colonies keep this much more than their touching distance. */
export const apart = 1.12
/** Share of an overlap that one pass takes back. */
const give = 0.4
/** A body that a pass would move by less than this share of a radius stays: a colony comes to rest. */
const friction = 0.0016

/**
 * One pass of position-based relaxation (Müller et al. 2007): every figure is drawn to its anchor,
 * then overlapping bodies push each other apart. Answers the largest move in radii,
 * 0 when the colony is at rest.
 */
export function relax(layout: Layout, culture: Culture, gently: boolean): number {
  const { bodies, grid } = layout
  remember(layout, culture)
  attract(layout, culture)
  readBodies(bodies, culture, layout.radius)
  sortInto(grid, bodies, apart)
  for (let k = 0; k < bodies.count; k++) {
    const column = columnOf(grid, at(bodies.x, k))
    const row = rowIn(grid, at(bodies.y, k))
    for (let j = Math.max(0, row - 1); j <= Math.min(grid.rows - 1, row + 1); j++) {
      for (let i = Math.max(0, column - 1); i <= Math.min(grid.columns - 1, column + 1); i++) {
        const box = j * grid.columns + i
        const end = at(grid.starts, box + 1)
        for (let n = at(grid.starts, box); n < end; n++) {
          const other = at(grid.items, n)
          if (other > k) push(bodies, culture, k, other)
        }
      }
    }
  }
  return restrain(layout, culture, gently ? 0.06 : 1)
}

function push(bodies: Bodies, culture: Culture, a: number, b: number): void {
  const [rowA, rowB] = [at(bodies.figure, a), at(bodies.figure, b)]
  if (rowA === rowB) return
  const { x, y, service } = culture.values
  let dx = at(bodies.x, b) - at(bodies.x, a)
  let dy = at(bodies.y, b) - at(bodies.y, a)
  const touch = at(bodies.radius, a) + at(bodies.radius, b)
  const least = touch * (at(service, rowA) === at(service, rowB) ? overlap : apart)
  const square = dx * dx + dy * dy
  if (square >= least * least) return
  let distance = Math.sqrt(square)
  if (distance < 1e-3) {
    // Two on one spot part in a direction of their own.
    const way = chance(at(culture.values.id, rowA), at(culture.values.id, rowB)) * Math.PI * 2
    dx = Math.cos(way) * 1e-3
    dy = Math.sin(way) * 1e-3
    distance = 1e-3
  }
  const f = ((least - distance) / distance) * give
  shift(bodies, x, y, a, -dx * f, -dy * f)
  shift(bodies, x, y, b, dx * f, dy * f)
  twist(bodies, culture, a, -dx * f, -dy * f)
  twist(bodies, culture, b, dx * f, dy * f)
}

function shift(
  bodies: Bodies,
  x: Float64Array,
  y: Float64Array,
  body: number,
  dx: number,
  dy: number,
): void {
  const row = at(bodies.figure, body)
  bodies.x[body] = at(bodies.x, body) + dx
  bodies.y[body] = at(bodies.y, body) + dy
  x[row] = at(x, row) + dx
  y[row] = at(y, row) + dy
}

// A push on one half turns the axis a little, as a lever would.
function twist(bodies: Bodies, culture: Culture, body: number, dx: number, dy: number): void {
  const side = at(bodies.side, body)
  if (side === 0) return
  const row = at(bodies.figure, body)
  const { angle } = culture.values
  const turnBy = -dx * Math.sin(at(angle, row)) + dy * Math.cos(at(angle, row))
  angle[row] = at(angle, row) + (side * turnBy * 0.25) / at(bodies.radius, body)
}

function attract(layout: Layout, culture: Culture): void {
  const { x, y, service } = culture.values
  // A deep colony would crush its middle if every layer pulled as hard as the first.
  const strength = 0.013 / (1 + Math.sqrt(culture.count) / 6)
  for (let row = 0; row < culture.count; row++) {
    const place = placeOf(layout, at(service, row))
    if (!place) continue
    const r = at(layout.radius, at(service, row))
    const dx = place.x - at(x, row)
    const dy = place.y - at(y, row)
    const flat = place.reachY / place.reachX
    const distance = Math.sqrt(dx * dx + dy * dy)
    const pull = (strength * r) / Math.max(r, distance)
    x[row] = at(x, row) + dx * pull * flat
    y[row] = at(y, row) + dy * pull
  }
}

function remember(layout: Layout, culture: Culture): void {
  if (layout.beforeX.length < culture.count) {
    layout.beforeX = new Float64Array(culture.capacity)
    layout.beforeY = new Float64Array(culture.capacity)
    layout.beforeAngle = new Float64Array(culture.capacity)
  }
  for (let row = 0; row < culture.count; row++) {
    layout.beforeX[row] = at(culture.values.x, row)
    layout.beforeY[row] = at(culture.values.y, row)
    layout.beforeAngle[row] = at(culture.values.angle, row)
  }
}

// Nothing creeps, nothing jumps: a pass moves a figure by at most a share of its colony's radius.
function restrain(layout: Layout, culture: Culture, share: number): number {
  const { x, y, angle, service } = culture.values
  let largest = 0
  for (let row = 0; row < culture.count; row++) {
    const r = at(layout.radius, at(service, row))
    const dx = at(x, row) - at(layout.beforeX, row)
    const dy = at(y, row) - at(layout.beforeY, row)
    const moved = Math.sqrt(dx * dx + dy * dy) / r
    if (moved < friction) {
      x[row] = at(layout.beforeX, row)
      y[row] = at(layout.beforeY, row)
      angle[row] = at(layout.beforeAngle, row)
      continue
    }
    if (moved > share) {
      x[row] = at(layout.beforeX, row) + (dx * share) / moved
      y[row] = at(layout.beforeY, row) + (dy * share) / moved
    }
    largest = Math.max(largest, moved)
  }
  return largest
}
