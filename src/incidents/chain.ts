import type { Phase } from '#core/cells/phases.ts'
import type { Cause, CauseEntry, CauseReason, Happening } from '#core/organisms/causes.ts'
import { happenings } from '#core/organisms/causes.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import type { LogEntry } from '#core/organisms/recording.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { countOf, grouped } from './grouped.ts'
import { inside, type Incident } from './incident.ts'
import { whyOf, type Why } from './why.ts'
import { riseOf, type Rise } from './rise.ts'

/**
 * The chain of causes of an incident: from what happened to attempts, over the reasons that the ledger gives and the decisions behind
 * them, to what the visitor did and how the load rose. Every link is a record of the run, or sums of such; nothing in it is guessed.
 */
export interface Chain {
  /** What happened, the most frequent first. */
  readonly happenings: readonly { readonly happening: Happening; readonly count: number }[]
  /** For which reasons, the most frequent first; what a shortage's queue lost is counted with that shortage. */
  readonly reasons: readonly ReasonLink[]
  /** The decisions that are behind them, in order of time. */
  readonly decisions: readonly DecisionLink[]
  /** What was done to the run from outside in its stretch, in order of time. */
  readonly changes: readonly ChangeLink[]
  /** Null where the load was as high before. */
  readonly rise: Rise | null
}

export interface ReasonLink {
  readonly reason: CauseReason
  /** Of the oldest cell on the way; null where none was. */
  readonly phase: Phase | null
  readonly count: number
  /** Those of them that were still in the queue which the shortage had left. */
  readonly left: number
  readonly from: number
  readonly to: number
  /** The first cell that it names; 0 for none. */
  readonly cell: number
  /** The decision behind most of them, to the last bit; null where none is. */
  readonly decision: number | null
}

export interface DecisionLink {
  readonly time: number
  readonly current: number
  readonly desired: number
  readonly why: Why
  /** What was lost while the cells that it had asked for were on the way, and because it wanted no more. */
  readonly onTheWay: number
  readonly wantedNoMore: number
}

export interface ChangeLink {
  /** Its place in the log. */
  readonly index: number
  readonly time: number
  readonly type: LogEntry['change']['type']
  /** Which setting, where it is one. */
  readonly name: string | null
}

/** What a chain is made from: records of one run. */
export interface Evidence {
  readonly entries: readonly CauseEntry[]
  readonly decisions: readonly ServiceDecision[]
  readonly log: readonly LogEntry[]
  readonly load: LoadCurve
}

export function chainOf(incident: Incident, evidence: Evidence): Chain {
  const entries = inside(evidence.entries, incident).filter(
    ({ service }) => service === incident.service,
  )
  return {
    happenings: happenings
      .map((happening) => ({
        happening,
        count: countOf(entries.filter((entry) => entry.happening === happening)),
      }))
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => other.count - one.count),
    reasons: reasonsOf(entries),
    decisions: decisionsOf(incident, entries, evidence.decisions),
    changes: changesOf(incident, evidence.log),
    rise: riseOf(evidence.load, { from: incident.stretch.from, to: incident.to }),
  }
}

/** The shortage that an entry is of: its own cause, or the one that its queue was left from. */
export function shortageOf({ cause }: Pick<CauseEntry, 'cause'>): Cause {
  return cause.former ?? cause
}

function reasonsOf(entries: readonly CauseEntry[]): readonly ReasonLink[] {
  const groups = grouped(entries, (entry) => {
    const { reason, phase } = shortageOf(entry)
    return `${reason} ${phase ?? ''}`
  })
  return [...groups.values()]
    .map((own) => {
      const [first] = own
      const { reason, phase } = shortageOf(first)
      const left = countOf(own.filter(({ cause }) => cause.former !== null))
      const to = Math.max(...own.map((entry) => entry.to))
      const cell = own.map((entry) => shortageOf(entry).cell).find((id) => id !== 0) ?? 0
      const known = { reason, phase, count: countOf(own), left, cell }
      return { ...known, from: first.from, to, decision: mostBehind(own) }
    })
    .toSorted((one, other) => other.count - one.count)
}

/** The decision behind most of some entries. */
function mostBehind(entries: readonly CauseEntry[]): number | null {
  const groups = grouped(entries, (entry) => shortageOf(entry).decision)
  const sorted = [...groups].toSorted(([, one], [, other]) => countOf(other) - countOf(one))
  return sorted[0]?.[0] ?? null
}

/** So many decisions stand in a chain, those behind most. */
const decisionsMax = 4

function decisionsOf(
  { service, from }: Incident,
  entries: readonly CauseEntry[],
  decisions: readonly ServiceDecision[],
): readonly DecisionLink[] {
  const own = decisions.filter((decision) => decision.service === service)
  const last = own.findLast(({ time }) => time <= from)
  const links = own.flatMap((decision) => {
    const behind = entries.filter((entry) => shortageOf(entry).decision === decision.time)
    // The last look before the first loss is told in any case: it is the one that could have done something.
    if (behind.length === 0 && decision !== last) return []
    const wanted = behind.filter((entry) => !isOnTheWay(shortageOf(entry)))
    return [
      {
        time: decision.time,
        current: decision.current,
        desired: decision.desired,
        why: whyOf(decision),
        onTheWay: countOf(behind) - countOf(wanted),
        wantedNoMore: countOf(wanted),
      },
    ]
  })
  const weight = (link: DecisionLink): number =>
    link.onTheWay + link.wantedNoMore + (link.time === last?.time ? 0.5 : 0)
  const most = links.toSorted((one, other) => weight(other) - weight(one)).slice(0, decisionsMax)
  return links.filter((link) => most.includes(link))
}

/** Whether cells were on the way. */
export function isOnTheWay({ reason }: Pick<Cause, 'reason'>): boolean {
  return reason === 'starting' || reason === 'rolling' || reason === 'restarting'
}

/** What the log did to this service from the end of the incident before until this one was over. */
function changesOf(
  { service, stretch, to }: Incident,
  log: readonly LogEntry[],
): readonly ChangeLink[] {
  return log.flatMap(({ time, change }, index) => {
    const whose = 'service' in change ? change.service : undefined
    const isInside = time >= stretch.from && time <= to
    const isOfOther = whose !== undefined && whose !== service
    if (!isInside || isOfOther || !isDone(change.type)) return []
    const name = change.type === 'set' ? change.name : null
    return [{ index, time, type: change.type, name }]
  })
}

/** Whether an entry of the log does something to the run: words and the way of simulating do not. */
function isDone(type: string): boolean {
  return type !== 'rung' && type !== 'note'
}
