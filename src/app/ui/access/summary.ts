import type { RunStatus } from '#app/store/session-state.ts'
import type { ViewName } from '#app/views.ts'
import type { Figures } from '#core/organisms/observation.ts'
import type { summaryText } from '#text/en/summary.ts'
import type { TextsOf } from '#text/messages.ts'

/** What the summary is made of. */
export interface SummaryFacts {
  readonly view: ViewName
  readonly status: RunStatus
  readonly speed: number
  readonly duration: number
  /** Where a replay goes, s; null while there is none. */
  readonly seekTarget: number | null
  /** How many services there are, and the one whose figures these are; null for the only one. */
  readonly services: number
  readonly service: string | null
  /** They hold something that was counted by level. */
  readonly isApproximate: boolean
  /** Null before the first report. */
  readonly figures: Figures | null
}

/** The page in three paragraphs. */
export interface Summary {
  readonly place: string
  readonly state: string
  readonly hint: string
}

type Texts = TextsOf<typeof summaryText>

/** What the page is, how the run stands, and what there is to do. Every number is one of the figures. */
export function summaryOf(facts: SummaryFacts, text: Texts): Summary {
  const { view, services } = facts
  const isOfSeveral = view === 'culture' && services > 1
  const place = isOfSeveral ? text.placeOfSeveral(services) : text.place[view]
  return { place, state: stateOf(facts, text), hint: hintOf(facts, text) }
}

function stateOf(facts: SummaryFacts, text: Texts): string {
  const { status, speed, duration, seekTarget, service, figures } = facts
  if (status === 'broken') return text.stopped
  if (status === 'seeking' && seekTarget !== null) return text.replaying(seekTarget)
  if (figures === null) return text.loading
  const { time, cells, arrivalRate, capacity, attempts, p99, objective } = figures
  return [
    text.time(time, duration, status === 'playing', speed),
    ...(service === null ? [] : [text.shown(service)]),
    text.cells(cells.ready, cells.starting, cells.draining),
    text.requests(arrivalRate, capacity, attempts.waiting),
    // Before anything was answered there is no latency to tell.
    ...(p99 < 0 ? [] : [text.latency(p99, objective.missedNow)]),
    ...(facts.isApproximate ? [text.approximate] : []),
  ].join(' ')
}

function hintOf({ status, figures }: SummaryFacts, text: Texts): string {
  if (status === 'broken') return text.hintStopped
  if (status === 'finished') return text.hintOver
  if (status === 'playing') return text.hintPlaying
  return figures === null || figures.time === 0 ? text.hintStart : text.hintPaused
}
