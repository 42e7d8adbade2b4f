/** How many of the four moments from `first` on lie after `now`: numbers, for no branch could be foretold. */
export function glanceAt(cells: Float64Array, first: number, now: number): number {
  return (
    Number(cells[first] > now) +
    Number(cells[(first + 1) | 0] > now) +
    Number(cells[(first + 2) | 0] > now) +
    Number(cells[(first + 3) | 0] > now)
  )
}
