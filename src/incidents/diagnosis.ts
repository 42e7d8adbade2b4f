import type { CauseEntry, CauseReason } from '#core/organisms/causes.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import type { Recording } from '#core/organisms/recording.ts'
import type { Result } from '#core/schema/schema.ts'
import { chainOf, shortageOf, type Chain } from './chain.ts'
import { countOf, grouped } from './grouped.ts'
import { incidentAt, incidentsOf, inside, type Incident, type Losses } from './incident.ts'
import { removalsOf, type Removal, type RemovalKind } from './removals.ts'
import { serviceAt } from './settings-at.ts'
import { without } from './without.ts'

/** What a run shows of itself at its end, as far as an explanation needs it. */
export interface Records extends Losses {
  readonly decisions: readonly ServiceDecision[]
  /** Of all attempts of the service, those that were sent once more, 0 to 1. */
  readonly retried: number
}

/** What is asked: of which service, and of which moment; null for the worst incident. */
export interface Question {
  readonly service: number
  readonly time: number | null
}

/** One incident of a run and its causes, with the runs that are to hold each of them. */
export interface Diagnosis {
  readonly service: number
  readonly incidents: readonly Incident[]
  readonly incident: Incident
  readonly chain: Chain
  /** In the order of the chain, nearest to the loss first. */
  readonly removals: readonly Removal[]
  /** Reasons in the chain that there is no taking out of a run, and how much the ledger gives to them. */
  readonly unremovable: readonly { readonly reason: CauseReason; readonly count: number }[]
  /** What other services lost, or answered late, in the same time, the most first. */
  readonly elsewhere: readonly { readonly service: number; readonly count: number }[]
  /** Causes that could not be taken out here, and why. */
  readonly impossible: readonly { readonly kind: RemovalKind; readonly problem: string }[]
  /** The run itself, then each removal alone, then the first two, three, … together. */
  readonly plan: readonly Planned[]
}

export interface Planned {
  /** Places in `removals`. */
  readonly removed: readonly number[]
  readonly recording: Recording
}

/** Null where the service has lost nothing. */
export function diagnose(
  recording: Recording,
  records: Records,
  { service, time }: Question,
): Result<Diagnosis | null> {
  const incidents = incidentsOf(records, service)
  const incident = incidentAt(incidents, time)
  if (incident === null) return { ok: true, value: null }
  const settings = serviceAt(recording, service, incident.from)
  if (!settings.ok) return settings
  const { decisions, retried } = records
  const of = inside(records.entries, incident)
  const entries = of.filter((entry) => entry.service === service)
  const { load } = settings.value
  const chain = chainOf(incident, { entries, decisions, log: recording.log, load })
  const scene = { recording, service, rise: chain.rise }
  const ground = { incident, chain, entries, settings: settings.value, retried }
  const tried = removalsOf(ground).map((removal) => {
    return { removal, made: without(scene, [removal]) }
  })
  const removals: Removal[] = []
  const impossible: { kind: RemovalKind; problem: string }[] = []
  const plan: Planned[] = [{ removed: [], recording }]
  for (const { removal, made } of tried) {
    if (!made.ok) impossible.push({ kind: removal.kind, problem: made.problem })
    else plan.push({ removed: [removals.push(removal) - 1], recording: made.value })
  }
  for (let count = 2; count <= removals.length; count++) {
    const together = without(scene, removals.slice(0, count))
    // What is possible alone may be too much together: the way ends there.
    if (!together.ok) break
    plan.push({ removed: removals.slice(0, count).map((_, at) => at), recording: together.value })
  }
  const others = grouped(
    of.filter((entry) => entry.service !== service),
    (entry) => entry.service,
  )
  const elsewhere = [...others]
    .map(([other, lost]) => ({ service: other, count: countOf(lost) }))
    .toSorted((one, other) => other.count - one.count)
  const causes = { removals, unremovable: unremovableOf(entries), impossible, elsewhere }
  return { ok: true, value: { service, incidents, incident, chain, ...causes, plan } }
}

/** What nothing can be set against: chance and the work itself, a visitor who scales by hand, a full machine. */
const final: readonly CauseReason[] = [
  'chance',
  'work',
  'calls',
  'by-hand',
  'no-room',
  'resizing',
  'forgotten',
]

function unremovableOf(entries: readonly CauseEntry[]): Diagnosis['unremovable'] {
  const groups = grouped(entries, (entry) => shortageOf(entry).reason)
  return [...groups]
    .filter(([reason]) => final.includes(reason))
    .map(([reason, own]) => ({ reason, count: countOf(own) }))
    .toSorted((one, other) => other.count - one.count)
}
