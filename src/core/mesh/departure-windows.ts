import { departureStride } from './jobs.ts'

/**
 * The log of departures (departures.ts), counted in windows of equal length: what batch means are made of. A first part of the
 * run is left out, because it began empty. A job belongs to the window in which it came.
 */
export interface DepartureWindows {
  /** Length of the part that is left out, and of all windows together, s. */
  readonly warmUp: number
  readonly length: number
  /** Works from the first to the second count as of the size that is looked at, s. */
  readonly sizes: readonly [number, number]
  readonly columns: { readonly [Name in DepartureColumn]: Float64Array }
}

const departureColumns = [
  'jobs',
  'times', // from coming to leaving
  'slowdowns', // the same for each second of work
  'sizedTimes', // of jobs of the size that is looked at
  'sizedWorks',
] as const
export type DepartureColumn = (typeof departureColumns)[number]

/** So many empty windows. */
export function createDepartureWindows(
  plan: Omit<DepartureWindows, 'columns'>,
  count: number,
): DepartureWindows {
  const columns = Object.fromEntries(
    departureColumns.map((name) => [name, new Float64Array(count)]),
  )
  // Every column has just been made.
  return { ...plan, columns: columns as DepartureWindows['columns'] }
}

/** Reads rows of the log. */
export function readDepartures(windows: DepartureWindows, log: Float64Array): void {
  const { warmUp, length, sizes, columns } = windows
  const { jobs, times, slowdowns, sizedTimes, sizedWorks } = columns
  for (let row = 0; row < log.length; row += departureStride) {
    const arrival = log[row + 2]
    const work = log[row + 3]
    const time = log[row + 4] - arrival
    const window = Math.floor(((arrival - warmUp) / length) * jobs.length)
    if (window < 0 || window >= jobs.length) continue
    jobs[window]++
    times[window] += time
    slowdowns[window] += time / work
    if (work < sizes[0] || work > sizes[1]) continue
    sizedTimes[window] += time
    sizedWorks[window] += work
  }
}
