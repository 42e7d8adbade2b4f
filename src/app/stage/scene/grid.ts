import { at } from '../at.ts'
import type { Bodies } from './bodies.ts'

/** A uniform grid over all bodies: those that touch lie in the same or in adjacent boxes. */
export interface Grid {
  left: number
  top: number
  /** Side of a box. */
  box: number
  columns: number
  rows: number
  /** Bodies of box b are items[starts[b]] to items[starts[b + 1] − 1]. */
  starts: Float64Array
  items: Float64Array
}

// More boxes than this would cost more to clear than they save.
const boxesMax = 128

/** A grid over nothing. */
export function createGrid(): Grid {
  return {
    left: 0,
    top: 0,
    box: 1,
    columns: 1,
    rows: 1,
    starts: new Float64Array(boxesMax * boxesMax + 2),
    items: new Float64Array(128),
  }
}

/** Sorts the bodies into boxes of at least `reach` times the largest diameter. */
export function sortInto(grid: Grid, bodies: Bodies, reach: number): void {
  const { x, y, radius, count } = bodies
  let [left, right, top, bottom, largest] = [Infinity, -Infinity, Infinity, -Infinity, 1]
  for (let k = 0; k < count; k++) {
    left = Math.min(left, at(x, k))
    right = Math.max(right, at(x, k))
    top = Math.min(top, at(y, k))
    bottom = Math.max(bottom, at(y, k))
    largest = Math.max(largest, at(radius, k))
  }
  const span = count > 0 ? Math.max(right - left, bottom - top) : 0
  grid.left = count > 0 ? left : 0
  grid.top = count > 0 ? top : 0
  grid.box = Math.max(largest * 2 * reach, span / (boxesMax - 1))
  grid.columns = Math.floor((count > 0 ? right - left : 0) / grid.box) + 1
  grid.rows = Math.floor((count > 0 ? bottom - top : 0) / grid.box) + 1
  if (grid.items.length < count) grid.items = new Float64Array(bodies.x.length)
  countAndFill(grid, bodies)
}

/** Column of a position, inside the grid or beyond it. */
export function columnOf(grid: Grid, x: number): number {
  return Math.floor((x - grid.left) / grid.box)
}

/** Row of a position, inside the grid or beyond it. */
export function rowIn(grid: Grid, y: number): number {
  return Math.floor((y - grid.top) / grid.box)
}

// Counting sort: two passes, no list per box.
function countAndFill(grid: Grid, bodies: Bodies): void {
  const { starts, items } = grid
  const boxes = grid.columns * grid.rows
  starts.fill(0, 0, boxes + 2)
  for (let k = 0; k < bodies.count; k++) {
    const box = boxOf(grid, bodies, k)
    starts[box + 2] = at(starts, box + 2) + 1
  }
  for (let box = 2; box <= boxes + 1; box++) starts[box] = at(starts, box) + at(starts, box - 1)
  for (let k = 0; k < bodies.count; k++) {
    const box = boxOf(grid, bodies, k)
    items[at(starts, box + 1)] = k
    starts[box + 1] = at(starts, box + 1) + 1
  }
}

function boxOf(grid: Grid, bodies: Bodies, k: number): number {
  return rowIn(grid, at(bodies.y, k)) * grid.columns + columnOf(grid, at(bodies.x, k))
}
