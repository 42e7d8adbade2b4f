import { at, placeAt } from '../at.ts'
import { type Bodies, readBodies } from './bodies.ts'
import { chance } from '../chance.ts'
import type { Culture } from './culture.ts'
import { type Grid, sortInto } from './grid.ts'
import { type Layout, placeOf } from './layout.ts'

/** Two cells of a colony may be this share of their touching distance apart: they press together. */
export const overlap = 0.895
/** Cells of different colonies keep this much more than their touching distance. */
export const apart = 1.12
/** Share of an overlap that one pass takes back. */
const give = 0.4
/** An overlap of less than 0.4 % of the distance is none: most pairs of a tissue at rest are such. */
const ignored = 0.996 ** 2
/** A body that a pass would move by less than this share of a radius stays: a colony comes to rest. */
const friction = 0.0016

/**
 * One pass of position-based relaxation (Müller et al. 2007): every figure is drawn to its anchor,
 * then overlapping bodies push each other apart. A figure moves by `warmth` times what that asks, and
 * by at most `share` of a radius. Answers the largest move in radii, 0 when the colony is at rest.
 */
export function relax(layout: Layout, culture: Culture, share: number, warmth: number): number {
  const { bodies, grid } = layout
  remember(layout, culture)
  attract(layout, culture)
  readBodies(bodies, culture, layout.radius)
  const reach = layout.places.length > 1 ? apart : overlap
  sortInto(grid, bodies, reach)
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      pushAround(grid, bodies, culture, reach, row, column)
    }
  }
  takeOver(grid, bodies, culture)
  return restrain(layout, culture, share, warmth)
}

// Half of the neighbouring boxes are enough: each pair of boxes meets once. The boxes of a row lie
// side by side, so that the neighbours are two runs of the list.
function pushAround(
  grid: Grid,
  bodies: Bodies,
  culture: Culture,
  reach: number,
  row: number,
  column: number,
): void {
  const { starts, columns } = grid
  const box = row * columns + column
  const first = placeAt(starts, box)
  const end = placeAt(starts, box + 1)
  if (first === end) return
  const isLast = column + 1 === columns
  const beside = isLast ? end : placeAt(starts, box + 2)
  let below = 0
  let belowEnd = 0
  if (row + 1 < grid.rows) {
    below = placeAt(starts, box + columns - (column > 0 ? 1 : 0))
    belowEnd = placeAt(starts, box + columns + (isLast ? 1 : 2))
  }
  for (let n = first; n < end; n++) {
    pushRun(grid, bodies, culture, reach, n, n + 1, beside)
    pushRun(grid, bodies, culture, reach, n, below, belowEnd)
  }
}

function pushRun(
  grid: Grid,
  bodies: Bodies,
  culture: Culture,
  reach: number,
  n: number,
  from: number,
  to: number,
): void {
  const { x, y, radius } = grid
  const most = reach * reach * ignored
  const r = at(radius, n)
  for (let m = from; m < to; m++) {
    const dx = at(x, m) - at(x, n)
    const dy = at(y, m) - at(y, n)
    const touch = r + at(radius, m)
    const square = dx * dx + dy * dy
    if (square < touch * touch * most) partTwo(grid, bodies, culture, n, m)
  }
}

// It is called with whole numbers alone: a fraction that is handed over is an object on the heap.
function partTwo(grid: Grid, bodies: Bodies, culture: Culture, n: number, m: number): void {
  const rowA = at(bodies.figure, placeAt(grid.items, n))
  const rowB = at(bodies.figure, placeAt(grid.items, m))
  if (rowA === rowB) return
  const { service, id } = culture.values
  const touch = at(grid.radius, n) + at(grid.radius, m)
  const least = touch * (at(service, rowA) === at(service, rowB) ? overlap : apart)
  let dx = at(grid.x, m) - at(grid.x, n)
  let dy = at(grid.y, m) - at(grid.y, n)
  const square = dx * dx + dy * dy
  if (square >= least * least * ignored) return
  let distance = Math.sqrt(square)
  if (distance < 1e-3) {
    // Two on one spot part in a direction of their own.
    const way = chance(at(id, rowA), at(id, rowB)) * Math.PI * 2
    dx = Math.cos(way) * 1e-3
    dy = Math.sin(way) * 1e-3
    distance = 1e-3
  }
  const f = ((least - distance) / distance) * give
  grid.x[n] = at(grid.x, n) - dx * f
  grid.y[n] = at(grid.y, n) - dy * f
  grid.x[m] = at(grid.x, m) + dx * f
  grid.y[m] = at(grid.y, m) + dy * f
}

// Every figure takes over by how much its bodies were pushed. A push on one half turns the axis a
// little, as a lever would.
function takeOver(grid: Grid, bodies: Bodies, culture: Culture): void {
  const { x, y, angle } = culture.values
  for (let n = 0; n < bodies.count; n++) {
    const k = placeAt(grid.items, n)
    const dx = at(grid.x, n) - at(bodies.x, k)
    const dy = at(grid.y, n) - at(bodies.y, k)
    if (dx === 0 && dy === 0) continue
    const row = at(bodies.figure, k)
    x[row] = at(x, row) + dx
    y[row] = at(y, row) + dy
    const side = at(bodies.side, k)
    if (side === 0) continue
    const turnBy = -dx * Math.sin(at(angle, row)) + dy * Math.cos(at(angle, row))
    angle[row] = at(angle, row) + (side * turnBy * 0.25) / at(grid.radius, n)
  }
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
  if (layout.beforeX.length < culture.capacity) {
    layout.beforeX = new Float64Array(culture.capacity)
    layout.beforeY = new Float64Array(culture.capacity)
    layout.beforeAngle = new Float64Array(culture.capacity)
  }
  const { beforeX, beforeY, beforeAngle } = layout
  const { x, y, angle } = culture.values
  // Whole columns: they are of one length, and copying them needs no loop.
  beforeX.set(x)
  beforeY.set(y)
  beforeAngle.set(angle)
}

// Nothing creeps, nothing jumps: a pass moves a figure by at most a share of its colony's radius.
function restrain(layout: Layout, culture: Culture, share: number, warmth: number): number {
  const { beforeX, beforeY, beforeAngle, radius } = layout
  const { x, y, angle, service } = culture.values
  let largest = 0
  for (let row = 0; row < culture.count; row++) {
    const r = at(radius, at(service, row))
    const dx = at(x, row) - at(beforeX, row)
    const dy = at(y, row) - at(beforeY, row)
    const square = ((dx * dx + dy * dy) * warmth * warmth) / (r * r)
    if (square < friction * friction) {
      x[row] = at(beforeX, row)
      y[row] = at(beforeY, row)
      angle[row] = at(beforeAngle, row)
      continue
    }
    if (warmth < 1 || square > share * share) {
      const back = warmth * Math.min(1, share / Math.sqrt(square))
      x[row] = at(beforeX, row) + dx * back
      y[row] = at(beforeY, row) + dy * back
      angle[row] = at(beforeAngle, row) + (at(angle, row) - at(beforeAngle, row)) * warmth
    }
    if (square > largest) largest = square
  }
  return Math.sqrt(largest)
}
