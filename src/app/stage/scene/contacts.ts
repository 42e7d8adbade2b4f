import { at, placeAt } from '../at.ts'
import type { Bodies } from './bodies.ts'
import { type Grid, columnOf, rowIn, sortInto } from './grid.ts'

/** A body flattens against at most this many neighbours. */
export const planesMax = 8
/** Numbers of one plane: its outward normal (x, y) and its distance from the body's centre. */
const planeLength = 3
const bodyLength = planesMax * planeLength

/** For each figure and side the planes at which its body ends: what makes cells a tissue. */
export interface Contacts {
  planes: Float64Array
  /** Planes of a body: two places a figure, the mother's half or single cell first. */
  counts: Float64Array
}

/** No contacts yet. */
export function createContacts(): Contacts {
  return { planes: new Float64Array(0), counts: new Float64Array(0) }
}

/** Index of a body's planes: figure and side, where side is 1 for the daughter's half. */
export function planesStart(figure: number, far: boolean): number {
  return (figure * 2 + (far ? 1 : 0)) * bodyLength
}

/**
 * Finds the planes of all bodies: the power diagram's edge between two discs,
 * h = (d² + r₁² − r₂²) / 2d, less half of the gap that stays open between membranes.
 */
export function findContacts(
  contacts: Contacts,
  bodies: Bodies,
  figures: number,
  grid: Grid,
  gap: number,
): void {
  if (contacts.counts.length < figures * 2) {
    contacts.counts = new Float64Array(figures * 4)
    contacts.planes = new Float64Array(figures * 4 * bodyLength)
  }
  contacts.counts.fill(0)
  sortInto(grid, bodies, 1.15)
  for (let k = 0; k < bodies.count; k++) {
    const column = columnOf(grid, at(bodies.x, k))
    const row = rowIn(grid, at(bodies.y, k))
    for (let j = Math.max(0, row - 1); j <= Math.min(grid.rows - 1, row + 1); j++) {
      for (let i = Math.max(0, column - 1); i <= Math.min(grid.columns - 1, column + 1); i++) {
        const box = j * grid.columns + i
        const end = placeAt(grid.starts, box + 1)
        for (let n = placeAt(grid.starts, box); n < end; n++) {
          meet(contacts, bodies, k, placeAt(grid.items, n), gap)
        }
      }
    }
  }
}

function meet(contacts: Contacts, bodies: Bodies, k: number, other: number, gap: number): void {
  if (at(bodies.figure, k) === at(bodies.figure, other)) return
  const dx = at(bodies.x, other) - at(bodies.x, k)
  const dy = at(bodies.y, other) - at(bodies.y, k)
  const r = at(bodies.radius, k)
  const q = at(bodies.radius, other)
  const square = dx * dx + dy * dy
  const reach = (r + q) * 1.08 + gap
  if (square > reach * reach || square < 1e-6) return
  const distance = Math.sqrt(square)
  const depth = Math.max((square + r * r - q * q) / (2 * distance) - gap / 2, r * 0.35)
  const { planes, counts } = contacts
  const far = at(bodies.side, k) > 0
  const slot = at(bodies.figure, k) * 2 + (far ? 1 : 0)
  const first = planesStart(at(bodies.figure, k), far)
  const count = at(counts, slot)
  // The nearest planes are kept; a farther one gives up its place.
  const isFull = count === planesMax
  const start = first + (isFull ? farthest(planes, first) : count) * planeLength
  if (isFull && depth >= at(planes, start + 2)) return
  if (!isFull) counts[slot] = count + 1
  planes[start] = dx / distance
  planes[start + 1] = dy / distance
  planes[start + 2] = depth
}

function farthest(planes: Float64Array, start: number): number {
  let worst = 0
  for (let n = 1; n < planesMax; n++) {
    if (at(planes, start + n * planeLength + 2) > at(planes, start + worst * planeLength + 2)) {
      worst = n
    }
  }
  return worst
}
