import type { Plane } from './plane.ts'

/** How many of the four moments from `first` on lie after `now`: numbers, for no branch could be foretold. */
export function glanceAt(cells: Float64Array, first: number, now: number): number {
  return (
    Number(cells[first] > now) +
    Number(cells[(first + 1) | 0] > now) +
    Number(cells[(first + 2) | 0] > now) +
    Number(cells[(first + 3) | 0] > now)
  )
}

/**
 * How many of the four moments from `first` on lie after the present, where nobody can rely on the call being inlined: a time as
 * an argument would then be put on the heap. Written out, because a call of `glanceAt` from here need not be inlined either.
 */
export function glanceNow({ cells, clock }: Plane, first: number): number {
  const now = clock[0]
  return (
    Number(cells[first] > now) +
    Number(cells[(first + 1) | 0] > now) +
    Number(cells[(first + 2) | 0] > now) +
    Number(cells[(first + 3) | 0] > now)
  )
}
