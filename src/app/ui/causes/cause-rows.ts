import {
  happenings,
  type Cause,
  type CauseEntry,
  type Causes,
  type Happening,
} from '#core/organisms/causes.ts'
import { countOf, grouped } from '#incidents/grouped.ts'

/** The ledger of causes as a table shows it: what happened, for which reasons, and when. */

/** All that happened in one way. */
export interface HappeningRows {
  readonly happening: Happening
  readonly count: number
  /** The most frequent reason first. */
  readonly reasons: readonly ReasonRow[]
}

/** One reason, with all its causes; they differ in what they link to. */
export interface ReasonRow {
  readonly key: string
  readonly cause: Cause
  readonly count: number
  readonly episodes: readonly Episode[]
}

/** One cause from its first window to its last. */
export interface Episode {
  readonly key: string
  readonly cause: Cause
  readonly service: number
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Which entries are shown: of one service or of all (null), of windows that begin at `since` at the earliest. */
export interface Chosen {
  readonly service: number | null
  readonly since: number
}

/** How many of a service came to nothing or late so far: a plain sum, as it is told with every report. */
export function lossesOf({ forgotten, entries, present }: Causes, service: number): number {
  let total = 0
  for (const list of [forgotten, entries, present]) {
    for (const entry of list) if (entry.service === service) total += entry.count
  }
  return total
}

export function causeRows(causes: Causes, { service, since }: Chosen): readonly HappeningRows[] {
  const all = [...causes.forgotten, ...causes.entries, ...causes.present]
  const shown = all.filter((entry) => {
    return (service === null || entry.service === service) && entry.from >= since
  })
  return happenings.flatMap((happening) => {
    const own = shown.filter((entry) => entry.happening === happening)
    if (own.length === 0) return []
    return [{ happening, count: countOf(own), reasons: reasonsOf(own) }]
  })
}

function reasonsOf(entries: readonly CauseEntry[]): readonly ReasonRow[] {
  const groups = grouped(entries, ({ cause: { reason, phase } }) =>
    reason === 'starting' ? `${reason} ${phase ?? ''}` : reason,
  )
  return [...groups]
    .map(([key, own]) => ({
      key,
      cause: own[0].cause,
      count: countOf(own),
      episodes: episodesOf(own),
    }))
    .toSorted((one, other) => other.count - one.count)
}

/** What the same decision, cell or kill stands behind is one episode; the latest first. */
function episodesOf(entries: readonly CauseEntry[]): readonly Episode[] {
  const groups = grouped(entries, ({ service, cause }) => {
    const { decision, replaces, former, reason } = cause
    const isOfCell = reason === 'killed' || reason === 'crashed' || decision === null
    return [
      service,
      decision,
      replaces,
      isOfCell ? cause.cell : 0,
      former?.reason,
      former?.decision,
    ].join(' ')
  })
  return [...groups]
    .map(([key, own]) => ({
      key,
      cause: own[0].cause,
      service: own[0].service,
      from: own[0].from,
      to: Math.max(...own.map(({ to }) => to)),
      count: countOf(own),
    }))
    .toSorted((one, other) => other.from - one.from)
}
