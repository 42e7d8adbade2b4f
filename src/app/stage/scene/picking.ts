import { at } from '../at.ts'
import type { Bodies } from './bodies.ts'
import { type Culture, departures } from './culture.ts'

/** Cell under a point of the stage, or 0; the far half of a dividing figure is the daughter. */
export function pick(
  culture: Culture,
  bodies: Bodies,
  x: number,
  y: number,
  slack: number,
): number {
  let best = 0
  let nearest = 0
  for (let k = 0; k < bodies.count; k++) {
    const row = at(bodies.figure, k)
    if (at(culture.values.going, row) !== departures.none) continue
    const r = at(bodies.radius, k)
    const away = Math.hypot(at(bodies.x, k) - x, at(bodies.y, k) - y) - r
    if (away > slack || (best > 0 && away >= nearest)) continue
    best = cellOf(culture, bodies, k)
    nearest = away
  }
  return best
}

/**
 * The next cell from a present one by an arrow key. Left and right go through the cells as one
 * reads, colony by colony and row by row, so that every cell is reached; up and down go to the nearest one there, where
 * a way aside counts double. Without a present cell, the first. Answers the present one when none
 * lies that way.
 */
export function walk(
  culture: Culture,
  bodies: Bodies,
  from: number,
  dx: number,
  dy: number,
): number {
  const start = bodyOf(culture, bodies, from)
  if (start < 0) return firstCell(culture, bodies)
  let best = from
  let least = Infinity
  for (let k = 0; k < bodies.count; k++) {
    if (k === start || at(culture.values.going, at(bodies.figure, k)) !== departures.none) continue
    const cost =
      dx === 0 ? costUpright(bodies, start, k, dy) : costReading(culture, bodies, start, k, dx)
    if (cost <= 0 || cost >= least) continue
    least = cost
    best = cellOf(culture, bodies, k)
  }
  return best
}

// Cells whose middles lie within the same band of this many radii are one row.
const rowHeight = 1.5
const rowLength = 1e6
const colonyLength = 1e9

function costReading(culture: Culture, bodies: Bodies, from: number, to: number, way: number) {
  return (readingPlace(culture, bodies, to) - readingPlace(culture, bodies, from)) * way
}

// Colony by colony, and in each as one reads. The bands are laid by one radius for all, so that the order is
// the same from every cell.
function readingPlace({ values }: Culture, bodies: Bodies, k: number): number {
  const colony = at(values.service, at(bodies.figure, k)) * colonyLength
  const band = Math.floor(at(bodies.y, k) / (rowHeight * at(bodies.radius, 0)))
  // Two cells exactly above each other in a band follow one another by their place in the list.
  return colony + band * rowLength + at(bodies.x, k) + k * 1e-6
}

function costUpright(bodies: Bodies, from: number, to: number, way: number): number {
  const along = (at(bodies.y, to) - at(bodies.y, from)) * way
  const aside = Math.abs(at(bodies.x, to) - at(bodies.x, from))
  return along <= 0 || aside > along * 2 ? 0 : along + 2 * aside
}

/** Place of a cell's body in the list, or −1. */
export function bodyOf(culture: Culture, bodies: Bodies, cell: number): number {
  if (cell <= 0) return -1
  for (let k = 0; k < bodies.count; k++) if (cellOf(culture, bodies, k) === cell) return k
  return -1
}

/** Row of the figure that shows a cell, or −1. */
export function rowOfCell(culture: Culture, bodies: Bodies, cell: number): number {
  const body = bodyOf(culture, bodies, cell)
  return body < 0 ? -1 : at(bodies.figure, body)
}

function firstCell(culture: Culture, bodies: Bodies): number {
  for (let k = 0; k < bodies.count; k++) {
    if (at(culture.values.going, at(bodies.figure, k)) === departures.none) {
      return cellOf(culture, bodies, k)
    }
  }
  return 0
}

/** Number of the cell that a body shows. */
export function cellOf(culture: Culture, bodies: Bodies, k: number): number {
  const row = at(bodies.figure, k)
  return at(at(bodies.side, k) > 0 ? culture.values.daughter : culture.values.id, row)
}
