import type { Cause, CauseEntry, CauseReason } from '#core/organisms/causes.ts'
import { countOf } from './grouped.ts'

/**
 * An incident: a stretch of a run in which attempts of a service were lost or answered late, from the first of them until the
 * shortage behind them and its backlog are over.
 */
export interface Incident {
  readonly service: number
  /** From the first window with a loss to the end of the last one, s. */
  readonly from: number
  readonly to: number
  /** What came to nothing or late in it. */
  readonly count: number
  /** What is counted for it: from the end of the incident before to the beginning of the next one, so that a loss that is moved is seen. */
  readonly stretch: Stretch
}

/** Simulated time, s. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Losses with no more than this between them are of one incident, s: a cell starts, or an autoscaler looks four times. */
export const joinGap = 60

/** So many incidents of a run are told, the worst ones; a week of bad minutes has no end. */
export const incidentsMax = 50

/** What happens now and then where nothing is wrong: unless its window missed the objective, it neither begins an incident nor makes it longer. */
const usual: readonly CauseReason[] = [
  'chance',
  'work',
  'calls',
  'errors',
  'errors-or-slow',
  'forgotten',
]

/** What incidents are found in. */
export interface Losses {
  /** Of the ledger, in order of time. */
  readonly entries: readonly CauseEntry[]
  /** The ends of those windows of the history in which the service missed its objective, s. */
  readonly missed: ReadonlySet<number>
  /** Where the run ends, s. */
  readonly end: number
}

/** The incidents of a service in order of time. */
export function incidentsOf(
  { entries, missed, end }: Losses,
  service: number,
): readonly Incident[] {
  const own = entries.filter((entry) => entry.service === service)
  const telling = own.filter(({ cause, to }) => !isUsual(cause) || missed.has(to))
  // Where errors and chance are all there is, they are what there is to explain.
  const found = joined(telling.length > 0 ? telling : own)
  const sizes = found.map((span) => countOf(inside(own, span)))
  const least = leastShare * Math.max(...sizes)
  // A window of few requests misses its objective by one late answer.
  const spans = found.filter((span, at) => {
    return (sizes[at] ?? 0) >= least || inside(own, span).some(({ cause }) => !isUsual(cause))
  })
  const all = spans.map(({ from, to }, at) => {
    const count = countOf(inside(own, { from, to }))
    const stretch = { from: spans[at - 1]?.to ?? 0, to: spans[at + 1]?.from ?? end }
    return { service, from, to, count, stretch }
  })
  const worst = all.toSorted((one, other) => other.count - one.count).slice(0, incidentsMax)
  return all.filter((incident) => worst.includes(incident))
}

/** Of what happens now and then, less than this share of the worst incident is none. */
const leastShare = 0.01

function isUsual({ reason }: Cause): boolean {
  return usual.includes(reason)
}

/** The entries that lie in a stretch. */
export function inside(
  entries: readonly CauseEntry[],
  { from, to }: Stretch,
): readonly CauseEntry[] {
  return entries.filter((entry) => entry.from >= from && entry.to <= to)
}

function joined(entries: readonly CauseEntry[]): readonly Stretch[] {
  const spans: Stretch[] = []
  for (const { from, to } of entries) {
    const last = spans.at(-1)
    if (last !== undefined && from <= last.to + joinGap) {
      spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    } else spans.push({ from, to })
  }
  return spans
}

/** The incident of a moment: the one that it lies in, else the worst; null where there is none. */
export function incidentAt(incidents: readonly Incident[], time: number | null): Incident | null {
  const here =
    time === null ? undefined : incidents.find(({ from, to }) => from <= time && time <= to)
  if (here !== undefined) return here
  return incidents.reduce<Incident | null>(
    (worst, one) => (worst === null || one.count > worst.count ? one : worst),
    null,
  )
}
