import { happenings, type Happening } from '#core/organisms/causes.ts'

/** What a run has lost at one service up to a time. */
export interface Tally {
  readonly time: number
  readonly losses: Readonly<Record<Happening, number>>
  /** Requests that clients have sent, to all services that they call. */
  readonly arrived: number
  readonly attempts: number
  readonly retries: number
  /** Requests of the service that failed, and that failed or were answered late. */
  readonly failed: number
  readonly missed: number
}

/** The same at the beginning and the end of a stretch, and at the end of the run. */
export interface Measure {
  readonly from: Tally
  readonly to: Tally
  readonly end: Tally
  /** Changes of the log that were refused on the way. */
  readonly refused: number
}

/** Attempts that were lost or late in the stretch. */
export function lossesIn({ from, to }: Measure): number {
  return lossesBy(to) - lossesBy(from)
}

/** Of them those that were answered late. */
export function lateIn({ from, to }: Measure): number {
  return to.losses.late - from.losses.late
}

/** Attempts that were lost or late in the whole run. */
export function lossesOf({ end }: Measure): number {
  return lossesBy(end)
}

/** Whether clients sent the same requests in two runs, as far as counts at three times tell. */
export function isSameTraffic(one: Measure, other: Measure): boolean {
  return (['from', 'to', 'end'] as const).every((at) => one[at].arrived === other[at].arrived)
}

function lossesBy({ losses }: Tally): number {
  return happenings.reduce((sum, name) => sum + losses[name], 0)
}
