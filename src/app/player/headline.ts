import type { RunStatus } from '#app/store/session-state.ts'
import type { AutoscaledServiceSettings } from '#core/organisms/autoscaled-service/parameters.ts'
import { loadPeak } from '#core/traffic/load.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import { boundsOf } from '#core/policies/bounds.ts'
import { hpaDecisionOf } from '#core/policies/records.ts'
import { brief } from '#text/brief.ts'
import type { headlineText } from '#text/en/headline.ts'
import type { TextsOf } from '#text/messages.ts'
import type { Figures } from '#worker/frame.ts'
import { roughly } from '#text/roughly.ts'
import { detailOf, summaryOf } from './headline-detail.ts'

/** A piece of a sentence; strong ones carry the number that matters. */
export interface HeadlinePart {
  readonly text: string
  readonly strong: boolean
}

/** One sentence about what is happening now, and a line of figures under it, the most important first. */
export interface Headline {
  readonly sentence: readonly HeadlinePart[]
  readonly detail: readonly string[]
}

type Settings = AutoscaledServiceSettings

/** What the headline says, in the language in force. */
export type HeadlineTexts = TextsOf<typeof headlineText>

/** What the sentence is made of. */
export interface HeadlineFacts {
  /** Null before the first report. */
  readonly figures: Figures | null
  readonly settings: Settings
  readonly status: RunStatus
  /** The autoscaler's latest decision; null before the first. */
  readonly decision: ServiceDecision | null
  /** The service that all this is of, where there are several; null for the only one. */
  readonly service: string | null
  /** What is told was counted by level, or some of it where the run is over. */
  readonly isApproximate: boolean
}

/** The one sentence of a moment. Every number in it comes from the figures or the decision. */
export function headline(facts: HeadlineFacts, text: HeadlineTexts): Headline {
  const { figures, settings, status, service } = facts
  const of = (sentence: string): readonly HeadlinePart[] =>
    parts(service === null ? sentence : text.ofService(brief(service), sentence))
  if (status === 'broken') return { sentence: parts(text.stopped), detail: [] }
  if (figures === null) return { sentence: parts(text.nothing), detail: [] }
  if (status === 'seeking') return { sentence: parts(text.replaying), detail: [] }
  const { isApproximate } = facts
  const marked = (all: readonly string[]) => all.map((said) => roughly(said, isApproximate))
  if (status === 'finished') {
    const { divisions, prunings } = figures
    return {
      sentence: of(text.over(divisions, prunings)),
      detail: marked(summaryOf(figures, text)),
    }
  }
  if (figures.time === 0) {
    // Without any load to come, Play changes nothing; what does is said over the stage.
    const detail = loadPeak(settings.load) > 0 ? [text.pressPlay] : []
    return { sentence: of(text.ready(figures.cells.ready)), detail }
  }
  return {
    sentence: of(roughly(presentSentence(figures, facts, text), isApproximate)),
    detail: marked(detailOf(figures, settings, text)),
  }
}

function presentSentence(
  figures: Figures,
  { settings, decision }: HeadlineFacts,
  text: HeadlineTexts,
): string {
  const { arrivalRate } = figures
  const { ready, starting, draining } = figures.cells
  if (starting > 0) {
    return text.growing(ready, starting, secondsUntil(figures.nextReadyAt, figures.time))
  }
  if (draining > 0) return text.leaving(draining)
  if (ready === 0) return text.noneLeft(arrivalRate)
  if (isOverloaded(figures)) return overloaded(figures, settings, text)
  const waiting = waitingSentence(figures, settings, decision, text)
  if (waiting !== null) return waiting
  return arrivalRate === 0 ? text.idle(ready) : text.serving(ready, arrivalRate)
}

/** More requests come than the ready cells can serve, or a crowd still waits from that time. */
function isOverloaded({ arrivalRate, capacity, attempts, cells }: Figures): boolean {
  return arrivalRate > capacity || attempts.waiting > 2 * Math.max(1, cells.ready)
}

/** With less room than this a queue does not get shorter for sure: chance fills it as well. */
const spare = 0.9

function overloaded(figures: Figures, settings: Settings, text: HeadlineTexts): string {
  const { ready, desired } = figures.cells
  if (figures.arrivalRate <= spare * figures.capacity) return text.workingOff(ready)
  if (figures.arrivalRate <= figures.capacity) return text.atTheLimit(ready)
  if (!settings.autoscaling) return text.tooFewAndOff(ready)
  const { max } = boundsOf(settings.policy, settings.hpa)
  if (max > 0 && desired >= max && ready >= max) {
    return text.tooFewAtMaximum(ready)
  }
  // Boot on demand decides whenever somebody comes.
  const isPeriodic = settings.policy.kind !== 'on-demand'
  return text.tooFew(ready, isPeriodic ? secondsUntil(figures.nextDecisionAt, figures.time) : null)
}

/** What keeps the autoscaler from doing what its metrics say; null when nothing does. */
function waitingSentence(
  figures: Figures,
  settings: Settings,
  latest: ServiceDecision | null,
  text: HeadlineTexts,
): string | null {
  const decision = latest === null ? null : hpaDecisionOf(latest)
  if (decision === null || !settings.autoscaling) return null
  if (decision.route === 'failed') return text.noMetrics
  if (decision.route === 'disabled') return text.disabled
  if (decision.raw === null || decision.desired !== decision.current) return null
  const wish = Math.min(decision.maxReplicas, Math.max(decision.minReplicas, decision.raw))
  const reason = decision.stabilised?.reason
  if (wish < decision.current && reason === 'ScaleDownStabilized') return text.stabilisingDown(wish)
  if (wish > decision.current && reason === 'ScaleUpStabilized') return text.stabilisingUp(wish)
  // Of more than it may ask for now, the next decision ends some.
  if (figures.cells.ready === decision.maxReplicas && decision.raw >= decision.maxReplicas) {
    return text.atMaximum(figures.cells.ready)
  }
  return null
}

/** Full seconds from now, at least one while the moment has not come; null when it is not known. */
function secondsUntil(moment: number, now: number): number | null {
  return moment < now ? null : Math.max(1, Math.ceil(moment - now))
}

/** A sentence in pieces; what the catalogue puts between asterisks is strong. */
function parts(sentence: string): readonly HeadlinePart[] {
  return sentence
    .split('*')
    .map((text, index) => ({ text, strong: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
}
