import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import {
  arrive,
  capitalised,
  counted,
  countedInWords,
  fineShare,
  n,
  perSecond,
  spokenTime,
  timesInWords,
} from './grammar.ts'

/**
 * The sentence on the stage and the line of figures under it. What stands between asterisks is the
 * number that matters and is set in bold; a second sentence begins on a line of its own.
 */
export const headlineText = area('headline', {
  stopped: 'The simulation has stopped.',
  nothing: 'Nothing is growing yet.',
  replaying: 'Replaying to the chosen moment.',
  /** A sentence about one of several services. */
  ofService: (service: string, sentence: string) => `${service}: ${sentence}`,
  /** The moment of a sentence that is held while time goes fast. */
  heldAt: (time: number, duration: number) => `at ${formatClock(time, duration)}`,
  pressPlay: 'Press Play to let the requests come.',
  over: (divisions: number, prunings: number) =>
    divisions === 0 && prunings === 0
      ? 'The run is over: no cell divided, none was pruned.'
      : `The run is over: ${countedInWords(divisions, 'division')} and ${countedInWords(prunings, 'pruning')}.`,
  ready: (cells: number) => `${subject(cells)} ready.`,
  /** Cells that start; `seconds` until the first of them serves, or null when that is not known. */
  growing(ready: number, starting: number, seconds: number | null) {
    const are = starting === 1 ? 'is' : 'are'
    const now =
      ready === 0
        ? `No cell is ready, ${countedInWords(starting, 'cell')} ${are} starting.`
        : `${capitalised(countedInWords(ready, 'cell'))}, ${countedInWords(starting, 'division')}.`
    const daughter = starting === 1 ? 'The daughter cannot' : 'No daughter can'
    return seconds === null
      ? `${now}\n${daughter} serve yet.`
      : `${now}\n${daughter} serve for another *${counted(seconds, 'second')}*.`
  },
  leaving: (cells: number) =>
    `${subject(cells)} leaving; ${cells === 1 ? 'it finishes' : 'each finishes'} its last requests.`,
  noneLeft: (rate: number) =>
    rate > 0 ? `No cell is left, and ${arrive(rate)}.` : 'No cell is left, and no request arrives.',
  workingOff: (cells: number) => `${subject(cells)} working off the requests that wait.`,
  atTheLimit: (cells: number) => `${subject(cells)} at the limit, and requests wait.`,
  tooFewAndOff: (cells: number) => `${subject(cells)} not enough, and autoscaling is off.`,
  tooFewAtMaximum: (cells: number) =>
    `${subject(cells)} not enough, and the autoscaler may not ask for more.`,
  tooFew: (cells: number, seconds: number | null) =>
    seconds === null
      ? `${subject(cells)} not enough.`
      : `${subject(cells)} not enough.\nThe autoscaler decides in *${counted(seconds, 'second')}*.`,
  noMetrics: 'The autoscaler gets no metrics, so it changes nothing.',
  disabled: 'The autoscaler is disabled: someone scaled to zero.',
  stabilisingDown: (cells: number) =>
    `${capitalised(countedInWords(cells, 'cell'))} would be enough.\nThe autoscaler waits for its stabilization window.`,
  stabilisingUp: (cells: number) =>
    `The autoscaler would like ${countedInWords(cells, 'cell')}, but waits for its stabilization window.`,
  atMaximum: (cells: number) =>
    `${subject(cells)} ready, the most that the autoscaler may ask for.`,
  idle: (cells: number) => `${subject(cells)} idle.`,
  serving: (cells: number, rate: number) =>
    `${capitalised(countedInWords(cells, 'cell'))} ${cells === 1 ? 'serves' : 'serve'} a load of ${perSecond(rate)}.`,
  waiting: (requests: number) =>
    `${counted(requests, 'request')} ${requests === 1 ? 'is' : 'are'} waiting.`,
  busy: (cells: number, share: number) =>
    `${cells === 1 ? 'The cell is' : 'The cells are'} busy ${n.share(share)} of the time.`,
  within: (p99: number, limit: number) =>
    `p99 is ${n.latency(p99)}, within the objective of ${n.latency(limit)}.`,
  above: (p99: number, limit: number) =>
    `p99 is ${n.latency(p99)}, above the objective of ${n.latency(limit)}.`,
  timesAbove: (p99: number, limit: number) =>
    `p99 is ${n.latency(p99)}, ${timesInWords(p99 / limit)} the objective.`,
  /** Where p99 is not what the objective speaks about. */
  other: (p99: number, percentile: number, limit: number, isMissed: boolean) =>
    `p99 is ${n.latency(p99)}; the objective, ${promise(percentile, limit)}, is ${isMissed ? 'missed' : 'met'}.`,
  balance: (inTime: number, requests: number) =>
    requests === 0
      ? 'No request came.'
      : `${fineShare(inTime / requests)} of ${n.count(requests)} requests were answered in time.`,
  missedFor: (seconds: number) =>
    seconds === 0
      ? 'The objective was never missed.'
      : `The objective was missed for ${spokenTime(seconds)}.`,
  cost: (total: number, notServing: number) =>
    notServing > 0
      ? `It cost ${n.money(total)}, of it ${n.money(notServing)} for cells that did not serve.`
      : `It cost ${n.money(total)}.`,
  nowMissed: (percentile: number, limit: number, p99: number | null) =>
    `Objective missed: ${promise(percentile, limit)}.${p99 === null ? '' : ` p99 is ${n.latency(p99)}.`}`,
  nowMet: (percentile: number, limit: number) =>
    `Objective met again: ${promise(percentile, limit)}.`,
})

function subject(cells: number): string {
  return `${capitalised(countedInWords(cells, 'cell'))} ${cells === 1 ? 'is' : 'are'}`
}

function promise(percentile: number, limit: number): string {
  return `p${n.plain(percentile)} within ${n.latency(limit)}`
}
