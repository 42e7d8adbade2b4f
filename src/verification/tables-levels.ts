import { insideNow } from '#core/traffic/census.ts'
import type { Plane } from '#core/traffic/plane.ts'
import { ratioOf, type Estimate } from './tables-statistics.ts'

/** How many requests are in the cells of a service, looked at now and then: what shares of them hold 1, 2, 3 … or more. */
interface Levels {
  /** Levels that are told apart. */
  readonly count: number
  /** By window: cells that were looked at, and by window and level those that held so many or more. */
  readonly looked: Float64Array
  readonly held: Float64Array
}

export function createLevels(windows: number, count: number): Levels {
  return { count, looked: new Float64Array(windows), held: new Float64Array(windows * count) }
}

/** Looks at all cells at the time of the clock. */
export function lookAtLevels({ count, looked, held }: Levels, plane: Plane, window: number): void {
  const rows = plane.readyCounts[0] ?? 0
  for (let row = 0; row < rows; row++) {
    const inside = Math.min(count, insideNow(plane, row))
    for (let level = 0; level < inside; level++) add(held, window * count + level, 1)
  }
  add(looked, window, rows)
}

/** The mean share of the cells with `least` or more inside. */
export function levelOf({ count, looked, held }: Levels, least: number): Estimate {
  const windows = Array.from(looked)
  return ratioOf(
    windows.map((_, window) => held[window * count + least - 1] ?? NaN),
    windows,
  )
}

function add(column: Float64Array, at: number, value: number): void {
  column[at] = (column[at] ?? NaN) + value
}
