import type { AutoscaledServiceSettings } from '#core/organisms/autoscaled-service/parameters.ts'
import type { Figures } from '#worker/frame.ts'
import type { HeadlineTexts } from './headline.ts'

type Settings = AutoscaledServiceSettings

/** The line of figures under the sentence: who waits, how slow it is, how busy the cells are. */
export function detailOf(
  figures: Figures,
  settings: Settings,
  text: HeadlineTexts,
): readonly string[] {
  const { attempts, cells, utilisation } = figures
  const { waiting } = attempts
  const sentences = [
    waiting > 0 ? text.waiting(waiting) : '',
    latencySentence(figures, settings, text),
    waiting === 0 && cells.ready > 0 ? text.busy(cells.ready, utilisation) : '',
  ]
  return sentences.filter((sentence) => sentence !== '')
}

/** How time passes under a sentence that is held. */
export interface Pace {
  readonly isPlaying: boolean
  /** Simulated seconds that pass in a second. */
  readonly speed: number
  /** End of the run, s. */
  readonly duration: number
}

/**
 * The moment of a held sentence, where the picture beside it is soon of another one; else empty. At its
 * own pace a sentence is a second old at most.
 */
export function heldMoment(time: number, pace: Pace, text: HeadlineTexts): string {
  return pace.isPlaying && pace.speed > 1 ? text.heldAt(time, pace.duration) : ''
}

/** The balance of a finished run. */
export function summaryOf(
  { requests, objective, cost }: Figures,
  text: HeadlineTexts,
): readonly string[] {
  const done = requests.succeeded + requests.failed
  return [
    text.balance(done - objective.missedRequests, done),
    text.missedFor(Math.round(objective.missedSeconds)),
    text.cost(cost.total, cost.notServing),
  ]
}

/** What is said once when the objective begins to be missed or is met again. */
export function objectiveNews(
  { p99 }: Figures,
  settings: Settings,
  isMissed: boolean,
  text: HeadlineTexts,
): string {
  const { objectivePercentile: percentile, objectiveLatency: limit } = settings
  return isMissed
    ? text.nowMissed(percentile, limit, p99 < 0 ? null : p99)
    : text.nowMet(percentile, limit)
}

function latencySentence(figures: Figures, settings: Settings, text: HeadlineTexts): string {
  const { p99, objective } = figures
  const { objectiveLatency: limit, objectivePercentile: percentile } = settings
  if (p99 < 0) return ''
  if (percentile !== 99 || (objective.missedNow && p99 <= limit)) {
    // The figures know only p99; and failures can break the promise while p99 keeps it.
    return text.other(p99, percentile, limit, objective.missedNow)
  }
  if (p99 <= limit) return text.within(p99, limit)
  return p99 / limit < 1.75 ? text.above(p99, limit) : text.timesAbove(p99, limit)
}
