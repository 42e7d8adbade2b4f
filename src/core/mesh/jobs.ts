import { float64, int32 } from '#core/kernel/memory.ts'
import type { Mesh } from './mesh.ts'
import { wheelSlots } from './sizes.ts'

/**
 * The jobs of cells in which who comes later postpones who is there (disciplines.ts). What is known of such a cell is when its
 * next job leaves if nobody comes before. A cell is brought up to a moment when somebody asks: who routes to it, who comes,
 * or the slot of time in which it stands (looks.ts).
 *
 * Numbers that are asked for of many cells one after the other lie together, by cell. What else a cell has is one record: its head, see
 * `jobField`, and two numbers for each of its jobs, a value whose meaning is that of the discipline and the attempt. The one that
 * leaves next stands at or near the end, so that it goes without moving the others.
 */
export const jobsLayout = ({ rows, jobs = 0, departures = 0 }: JobsCapacity) => {
  const cells = jobs > 0 ? rows : 0
  return {
    records: float64(cells * jobsStride(jobs)),
    // Per cell: jobs inside, and when the next one leaves if nobody comes before, s; Infinity where there is none.
    counts: int32(cells),
    leaves: float64(cells),
    // Per cell: the slot of the wheel in whose chain it stands, and the cells behind and before it there; see looks.ts.
    looks: float64(cells),
    followings: int32(cells),
    befores: int32(cells),
    // The first cell of each chain, and how many cells stand in one.
    firsts: int32(jobs > 0 ? wheelSlots : 0),
    looking: int32(1),
    log: float64(departures * departureStride),
    logged: float64(1),
  }
}

/** Room for jobs. */
export interface JobsCapacity {
  readonly rows: number
  /** Jobs of one cell; absent where all services are first come, first served. */
  readonly jobs?: number
  /** Departures that their log keeps; absent where there is none. */
  readonly departures?: number
}

/** The head of a cell's record. */
export const jobField = {
  /** Of a cell that shares: when it was last looked at, s, and the virtual time then. */
  time: 0,
  virtual: 1,
  /** The first moment behind the open slot at which a caller of one of its jobs will not wait any longer, s. */
  deadline: 2,
  /** Where the jobs begin. */
  jobs: 4,
} as const

/** Numbers of the record of a cell with room for so many jobs: an odd number of cache lines, as in core/traffic/plane.ts. */
export function jobsStride(jobs: number): number {
  const lines = Math.ceil((jobField.jobs + 2 * jobs) / 8)
  return 8 * (lines + 1 - (lines % 2))
}

/** Numbers of one row of the log of departures; see departures.ts. */
export const departureStride = 5

/** Jobs that are in cell `row` now. */
export function jobsInside({ jobs }: Mesh, row: number): number {
  return jobs.counts[row]
}
