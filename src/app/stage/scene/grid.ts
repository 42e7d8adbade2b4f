import { at, placeAt } from '../at.ts'
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
  starts: Int32Array
  items: Int32Array
  /** Place and radius of each item, in the order of the items: neighbours lie side by side. */
  x: Float64Array
  y: Float64Array
  radius: Float64Array
  /** Box of each body. */
  boxes: Int32Array
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
    starts: new Int32Array(boxesMax * boxesMax + 2),
    ...roomFor(128),
  }
}

/** Sorts the bodies into boxes of at least `reach` times the largest diameter. */
export function sortInto(grid: Grid, bodies: Bodies, reach: number): void {
  const { x, y, radius, count } = bodies
  let left = Infinity
  let right = -Infinity
  let top = Infinity
  let bottom = -Infinity
  let largest = 1
  for (let k = 0; k < count; k++) {
    const bodyX = at(x, k)
    const bodyY = at(y, k)
    if (bodyX < left) left = bodyX
    if (bodyX > right) right = bodyX
    if (bodyY < top) top = bodyY
    if (bodyY > bottom) bottom = bodyY
    if (at(radius, k) > largest) largest = at(radius, k)
  }
  const span = count > 0 ? Math.max(right - left, bottom - top) : 0
  grid.left = count > 0 ? left : 0
  grid.top = count > 0 ? top : 0
  grid.box = Math.max(largest * 2 * reach, span / (boxesMax - 1))
  grid.columns = Math.floor((count > 0 ? right - left : 0) / grid.box) + 1
  grid.rows = Math.floor((count > 0 ? bottom - top : 0) / grid.box) + 1
  if (grid.items.length < count) {
    Object.assign(grid, roomFor(bodies.x.length))
  }
  countAndFill(grid, bodies)
}

function roomFor(bodies: number) {
  return {
    items: new Int32Array(bodies),
    x: new Float64Array(bodies),
    y: new Float64Array(bodies),
    radius: new Float64Array(bodies),
    boxes: new Int32Array(bodies),
  }
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
  const { starts, items, boxes } = grid
  const most = grid.columns * grid.rows
  starts.fill(0, 0, most + 2)
  for (let k = 0; k < bodies.count; k++) {
    const box = rowIn(grid, at(bodies.y, k)) * grid.columns + columnOf(grid, at(bodies.x, k))
    boxes[k] = box
    starts[box + 2] = placeAt(starts, box + 2) + 1
  }
  for (let box = 2; box <= most + 1; box++) {
    starts[box] = placeAt(starts, box) + placeAt(starts, box - 1)
  }
  for (let k = 0; k < bodies.count; k++) {
    const box = placeAt(boxes, k)
    const n = placeAt(starts, box + 1)
    items[n] = k
    grid.x[n] = at(bodies.x, k)
    grid.y[n] = at(bodies.y, k)
    grid.radius[n] = at(bodies.radius, k)
    starts[box + 1] = n + 1
  }
}
