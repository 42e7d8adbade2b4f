import { eachAttemptInside } from '#core/mesh/loss.ts'
import type { Mesh } from '#core/mesh/mesh.ts'

/**
 * How many attempts are in each cell, counted in one pass over the records for all cells of an instant: a decision may let thousands go, and
 * thousands that are idle are gone together. Between two events of one instant nobody comes or goes but with a cell that is lost.
 */
export interface Visits {
  /** By row. */
  readonly counts: Int32Array
  /** The time of which they were counted, s; −1 where that is not known any more. */
  at: number
}

export function createVisits({ plane }: Mesh): Visits {
  return { counts: new Int32Array(plane.capacity.rows), at: -1 }
}

/** Attempts in the cell of a row now. */
export function visitsOf(mesh: Mesh, visits: Visits, row: number): number {
  const now = mesh.clock[0]
  if (visits.at !== now) {
    visits.counts.fill(0)
    eachAttemptInside(mesh, (_, inside) => void visits.counts[inside]++)
    visits.at = now
  }
  return visits.counts[row]
}

/** Somebody may have come or gone since they were counted. */
export function countAnew(visits: Visits): void {
  visits.at = -1
}
