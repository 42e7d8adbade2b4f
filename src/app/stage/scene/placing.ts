import { at, placeAt } from '../at.ts'
import { chance } from '../chance.ts'
import type { Culture } from './culture.ts'
import { halfRadiusOf, separationOf } from './division.ts'
import { columnOf, rowIn } from './grid.ts'
import { type Layout, placeOf, takeReach } from './layout.ts'

/** Places a new figure: where its mother stands, at her far half, or at the edge of its colony. */
export function placeFigure(layout: Layout, culture: Culture, row: number, mother: number): void {
  const { id, daughter, ready } = culture.values
  if (mother >= 0 && at(daughter, mother) === at(id, row)) placeHalf(layout, culture, row, mother)
  else if (mother >= 0 && at(ready, row) > 0) placeAtMother(culture, row, mother)
  else placeAtEdge(layout, culture, row, mother)
}

function placeHalf(layout: Layout, culture: Culture, row: number, mother: number): void {
  const { x, y, angle, size, division, service } = culture.values
  const direction = at(angle, mother)
  const half = halfRadiusOf(at(division, mother))
  const reach = at(layout.radius, at(service, mother)) * at(size, mother)
  const step = reach * Math.max(separationOf(at(division, mother)), 0.02)
  x[row] = at(x, mother) + Math.cos(direction) * step
  y[row] = at(y, mother) + Math.sin(direction) * step
  angle[row] = direction
  size[row] = at(size, mother) * half
  part(culture, mother, step, half)
  flash(culture, row, mother)
}

// Her start was too short to be seen: she comes out of her mother at once.
function placeAtMother(culture: Culture, row: number, mother: number): void {
  const { x, y, angle, size } = culture.values
  x[row] = at(x, mother) + Math.cos(at(angle, mother)) * 0.5
  y[row] = at(y, mother) + Math.sin(at(angle, mother)) * 0.5
  angle[row] = at(angle, mother)
  size[row] = 0.5
  flash(culture, row, mother)
}

function placeAtEdge(layout: Layout, culture: Culture, row: number, mother: number): void {
  const { x, y, id, service, size } = culture.values
  const place = placeOf(layout, at(service, row))
  const [left, top] = [place?.x ?? 0, place?.y ?? 0]
  const turn =
    mother >= 0
      ? Math.atan2(at(y, mother) - top, at(x, mother) - left) + chance(at(id, row), 7) - 0.5
      : chance(at(id, row), 7) * Math.PI * 2
  const reach = takeReach(layout, at(service, row), 0.5)
  x[row] = left + Math.cos(turn) * reach
  y[row] = top + Math.sin(turn) * reach
  size[row] = 0.3
}

// Two membranes light up when a daughter is ready, but never again before they have gone dark.
function flash(culture: Culture, row: number, mother: number): void {
  const { flash: light } = culture.values
  light[row] = 1
  if (at(light, mother) === 0) light[mother] = 1
}

// The mother keeps the near half of what the two were.
function part(culture: Culture, mother: number, step: number, half: number): void {
  const { x, y, angle, size, division, divisionGoal, daughter } = culture.values
  x[mother] = at(x, mother) - Math.cos(at(angle, mother)) * step
  y[mother] = at(y, mother) - Math.sin(at(angle, mother)) * step
  size[mother] = at(size, mother) * half
  division[mother] = 0
  divisionGoal[mother] = 0
  daughter[mother] = 0
}

/**
 * A division lies along the free space: across the direction in which neighbours crowd most. The
 * grid of the layout must hold the present bodies.
 */
export function turn(layout: Layout, culture: Culture, row: number): void {
  const { x, y, service, angle, angleFor, daughter, id } = culture.values
  const place = placeOf(layout, at(service, row))
  const r = at(layout.radius, at(service, row))
  const { c, s } = crowding(layout, at(x, row), at(y, row), row, 3 * r)
  const alone = c * c + s * s < 1e-14
  const whim = chance(at(id, row), at(daughter, row)) - 0.5
  let way = alone ? whim * 0.9 : Math.atan2(s, c) / 2 + Math.PI / 2 + whim * 0.3
  // The daughter takes the outer side.
  const outward =
    Math.cos(way) * (at(x, row) - (place?.x ?? 0)) + Math.sin(way) * (at(y, row) - (place?.y ?? 0))
  if (outward < -0.15 * r) way += Math.PI
  angle[row] = way
  angleFor[row] = at(daughter, row)
}

// Doubling the angle makes opposite directions one: cos 2φ = (dx² − dy²)/d², sin 2φ = 2dxdy/d².
function crowding({ bodies, grid }: Layout, x: number, y: number, row: number, reach: number) {
  let [c, s] = [0, 0]
  const top = Math.max(0, rowIn(grid, y - reach))
  const bottom = Math.min(grid.rows - 1, rowIn(grid, y + reach))
  const left = Math.max(0, columnOf(grid, x - reach))
  const right = Math.min(grid.columns - 1, columnOf(grid, x + reach))
  for (let j = top; j <= bottom; j++) {
    for (let i = left; i <= right; i++) {
      const box = j * grid.columns + i
      for (let n = placeAt(grid.starts, box); n < placeAt(grid.starts, box + 1); n++) {
        const k = placeAt(grid.items, n)
        const dx = at(bodies.x, k) - x
        const dy = at(bodies.y, k) - y
        const square = dx * dx + dy * dy
        if (at(bodies.figure, k) === row || square > reach * reach || square < 1) continue
        c += (dx * dx - dy * dy) / (square * square)
        s += (2 * dx * dy) / (square * square)
      }
    }
  }
  return { c, s }
}
