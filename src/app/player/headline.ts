import { capitalised, countedInWords, formatRate } from '#app/charts/format.ts'
import type { RunStatus } from '#app/store/session-state.ts'
import type { AutoscaledServiceSettings } from '#core/organisms/autoscaled-service/parameters.ts'
import type { HpaDecision } from '#core/policies/hpa.ts'
import type { Figures } from '#worker/frame.ts'
import { detailOf, summaryOf } from './headline-detail.ts'

/** A piece of a sentence; strong ones carry the number that matters. */
export interface HeadlinePart {
  readonly text: string
  readonly strong: boolean
}

/** One sentence about what is happening now, and a line of figures under it. */
export interface Headline {
  readonly sentence: readonly HeadlinePart[]
  readonly detail: string
}

type Settings = AutoscaledServiceSettings

/** What the sentence is made of. */
export interface HeadlineFacts {
  /** Null before the first report. */
  readonly figures: Figures | null
  readonly settings: Settings
  readonly status: RunStatus
  /** The autoscaler's latest decision; null before the first. */
  readonly decision: HpaDecision | null
}

/** The one sentence of a moment. Every number in it comes from the figures or the decision. */
export function headline({ figures, settings, status, decision }: HeadlineFacts): Headline {
  if (status === 'broken') {
    return { sentence: plain('The simulation has stopped.'), detail: '' }
  }
  if (figures === null) return { sentence: plain('Nothing is growing yet.'), detail: '' }
  if (status === 'seeking') {
    return { sentence: plain('Replaying to the chosen moment.'), detail: '' }
  }
  if (status === 'finished') {
    return { sentence: plain(overSentence(figures)), detail: summaryOf(figures) }
  }
  if (figures.time === 0) {
    const sentence = plain(`${capitalised(readyCells(figures))} ${isOrAre(figures)} ready.`)
    return { sentence, detail: 'Press Play to let the requests come.' }
  }
  return {
    sentence: presentSentence(figures, settings, decision),
    detail: detailOf(figures, settings),
  }
}

function presentSentence(
  figures: Figures,
  settings: Settings,
  decision: HpaDecision | null,
): readonly HeadlinePart[] {
  const { ready, starting, draining } = figures.cells
  if (starting > 0) return growing(figures)
  if (draining > 0) return plain(leavingSentence(draining))
  if (ready === 0) return plain(emptySentence(figures))
  if (isOverloaded(figures)) return overloaded(figures, settings)
  return plain(waitingSentence(figures, settings, decision) ?? servingSentence(figures))
}

function growing(figures: Figures): readonly HeadlinePart[] {
  const { ready, starting } = figures.cells
  const now =
    ready === 0
      ? `No cell is ready, ${countedInWords(starting, 'cell')} ${starting === 1 ? 'is' : 'are'} starting.`
      : `${capitalised(readyCells(figures))}, ${countedInWords(starting, 'division')}.`
  const subject = starting === 1 ? 'The daughter cannot' : 'No daughter can'
  const seconds = secondsUntil(figures.nextReadyAt, figures.time)
  if (seconds === null) return plain(`${now} ${subject} serve yet.`)
  return [
    { text: `${now} ${subject} serve for another `, strong: false },
    { text: countedSeconds(seconds), strong: true },
    { text: '.', strong: false },
  ]
}

function leavingSentence(draining: number): string {
  return draining === 1
    ? 'One cell is leaving; it finishes its last requests.'
    : `${capitalised(countedInWords(draining, 'cell'))} are leaving; each finishes its last requests.`
}

function emptySentence({ arrivalRate }: Figures): string {
  return arrivalRate > 0
    ? `No cell is left, and ${formatRate(arrivalRate)} requests per second arrive.`
    : 'No cell is left, and no request arrives.'
}

/** More requests come than the ready cells can serve, or a crowd still waits from that time. */
function isOverloaded({ arrivalRate, capacity, attempts, cells }: Figures): boolean {
  return arrivalRate > capacity || attempts.waiting > 2 * Math.max(1, cells.ready)
}

/** With less room than this a queue does not get shorter for sure: chance fills it as well. */
const spare = 0.9

function overloaded(figures: Figures, settings: Settings): readonly HeadlinePart[] {
  const { ready, desired } = figures.cells
  const few = `${capitalised(readyCells(figures))} ${isOrAre(figures)}`
  if (figures.arrivalRate <= spare * figures.capacity) {
    return plain(`${few} working off the requests that wait.`)
  }
  if (figures.arrivalRate <= figures.capacity) {
    return plain(`${few} at the limit, and requests wait.`)
  }
  if (!settings.autoscaling) return plain(`${few} not enough, and autoscaling is off.`)
  if (desired >= settings.hpa.maxReplicas && ready >= settings.hpa.maxReplicas) {
    return plain(`${few} not enough, and the autoscaler may not ask for more.`)
  }
  const seconds = secondsUntil(figures.nextDecisionAt, figures.time)
  if (seconds === null) return plain(`${few} not enough.`)
  return [
    { text: `${few} not enough. The autoscaler decides in `, strong: false },
    { text: countedSeconds(seconds), strong: true },
    { text: '.', strong: false },
  ]
}

/** What keeps the autoscaler from doing what its metrics say; null when nothing does. */
function waitingSentence(
  figures: Figures,
  settings: Settings,
  decision: HpaDecision | null,
): string | null {
  if (decision === null || !settings.autoscaling) return null
  if (decision.route === 'failed') return 'The autoscaler gets no metrics, so it changes nothing.'
  if (decision.route === 'disabled') return 'The autoscaler is disabled: someone scaled to zero.'
  if (decision.raw === null || decision.desired !== decision.current) return null
  const wish = Math.min(decision.maxReplicas, Math.max(decision.minReplicas, decision.raw))
  const reason = decision.stabilised?.reason
  if (wish < decision.current && reason === 'ScaleDownStabilized') {
    const enough = `${capitalised(countedInWords(wish, 'cell'))} would be enough`
    return `${enough}. The autoscaler waits for its stabilization window.`
  }
  if (wish > decision.current && reason === 'ScaleUpStabilized') {
    const wanted = `The autoscaler would like ${countedInWords(wish, 'cell')}`
    return `${wanted}, but waits for its stabilization window.`
  }
  if (figures.cells.ready >= settings.hpa.maxReplicas && decision.raw >= decision.maxReplicas) {
    return `${capitalised(readyCells(figures))} ${isOrAre(figures)} ready, the most that the autoscaler may ask for.`
  }
  return null
}

function servingSentence(figures: Figures): string {
  const cells = capitalised(readyCells(figures))
  if (figures.arrivalRate === 0) return `${cells} ${isOrAre(figures)} idle.`
  const serve = figures.cells.ready === 1 ? 'serves' : 'serve'
  return `${cells} ${serve} ${formatRate(figures.arrivalRate)} requests per second.`
}

function overSentence({ divisions, prunings }: Figures): string {
  if (divisions === 0 && prunings === 0) return 'The run is over: no cell divided, none was pruned.'
  const grown = countedInWords(divisions, 'division')
  return `The run is over: ${grown} and ${countedInWords(prunings, 'pruning')}.`
}

function readyCells(figures: Figures): string {
  return countedInWords(figures.cells.ready, 'cell')
}

function isOrAre(figures: Figures): 'is' | 'are' {
  return figures.cells.ready === 1 ? 'is' : 'are'
}

/** Full seconds from now, at least one while the moment has not come; null when it is not known. */
function secondsUntil(moment: number, now: number): number | null {
  return moment < now ? null : Math.max(1, Math.ceil(moment - now))
}

function countedSeconds(seconds: number): string {
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
}

function plain(text: string): readonly HeadlinePart[] {
  return [{ text, strong: false }]
}
