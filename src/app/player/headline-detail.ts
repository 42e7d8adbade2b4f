import {
  counted,
  formatCount,
  formatFineShare,
  formatLatency,
  formatMoney,
  formatShare,
  formatSpoken,
} from '#app/charts/format.ts'
import type { AutoscaledServiceSettings } from '#core/organisms/autoscaled-service/parameters.ts'
import type { Figures } from '#worker/frame.ts'

type Settings = AutoscaledServiceSettings

/** The line of figures under the sentence: who waits, how slow it is, how busy the cells are. */
export function detailOf(figures: Figures, settings: Settings): string {
  const { waiting } = figures.attempts
  const sentences = [
    waiting > 0 ? `${counted(waiting, 'request')} ${waiting === 1 ? 'is' : 'are'} waiting.` : '',
    latencySentence(figures, settings),
    waiting === 0 && figures.cells.ready > 0 ? busySentence(figures) : '',
  ]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

/** The balance of a finished run. */
export function summaryOf({ requests, objective, cost }: Figures): string {
  const done = requests.succeeded + requests.failed
  const inTime = done - objective.missedRequests
  const missed = Math.round(objective.missedSeconds)
  const sentences = [
    done === 0
      ? 'No request came.'
      : `${formatFineShare(inTime / done)} of ${formatCount(done)} requests were answered in time.`,
    missed === 0
      ? 'The objective was never missed.'
      : `The objective was missed for ${formatSpoken(missed)}.`,
    costSentence(cost),
  ]
  return sentences.join(' ')
}

/** What is said once when the objective begins to be missed or is met again. */
export function objectiveNews(figures: Figures, settings: Settings, isMissed: boolean): string {
  const promise = objectiveText(settings)
  if (!isMissed) return `Objective met again: ${promise}.`
  const slow = figures.p99 < 0 ? '' : ` p99 is ${formatLatency(figures.p99)}.`
  return `Objective missed: ${promise}.${slow}`
}

function objectiveText({ objectivePercentile, objectiveLatency }: Settings): string {
  return `p${objectivePercentile} within ${formatLatency(objectiveLatency)}`
}

function latencySentence(figures: Figures, settings: Settings): string {
  const { p99, objective } = figures
  const limit = settings.objectiveLatency
  if (p99 < 0) return ''
  const now = `p99 is ${formatLatency(p99)}`
  if (settings.objectivePercentile !== 99 || (objective.missedNow && p99 <= limit)) {
    // The figures know only p99; and failures can break the promise while p99 keeps it.
    const state = objective.missedNow ? 'missed' : 'met'
    return `${now}; the objective, ${objectiveText(settings)}, is ${state}.`
  }
  if (p99 <= limit) return `${now}, within the objective of ${formatLatency(limit)}.`
  const times = p99 / limit
  return times < 1.75
    ? `${now}, above the objective of ${formatLatency(limit)}.`
    : `${now}, ${timesInWords(times)} the objective.`
}

function busySentence({ utilisation, cells }: Figures): string {
  const who = cells.ready === 1 ? 'The cell is' : 'The cells are'
  return `${who} busy ${formatShare(utilisation)} of the time.`
}

function costSentence({ total, notServing }: Figures['cost']): string {
  const waste =
    notServing > 0 ? `, of it ${formatMoney(notServing)} for cells that did not serve` : ''
  return `It cost ${formatMoney(total)}${waste}.`
}

const multiples = [
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const

function timesInWords(times: number): string {
  const whole = Math.round(times)
  if (whole === 2) return 'twice'
  return `${multiples[whole - 3] ?? formatCount(whole)} times`
}
