import type { RemovalKind } from '#incidents/removals.ts'
import type { WhyReason } from '#incidents/why.ts'
import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { counted, countedInWords, n, perSecond } from './grammar.ts'

/** What is said of each cause that is taken out: the number that its words need, and how much less would have been lost. */
export type ClaimTexts = Readonly<Record<RemovalKind, (value: number, fewer: number) => string>>

const had = {
  scheduled: () => 'Had cells been scheduled at once',
  pulling: () => 'Had the image been there already',
  booting: () => 'Had cells booted at once',
  probing: () => 'Had the readiness probe looked every second from the start',
  crashes: () => 'Had no container crashed',
  errors: () => 'Had the service answered without errors',
  grace: () => 'Had cells been given an hour to finish their work',
  queue: (places: number) => `Had a queue held ${counted(places, 'request')}`,
  retries: () => 'Had nobody tried again',
  maximum: (cells: number) =>
    cells === 0 ? 'Had there been no maximum' : `Had ${counted(cells, 'cell')} been allowed`,
  ceiling: (slots: number) => `Had the server been allowed ${counted(slots, 'slot')}`,
  looks: () => 'Had metrics been read, and the autoscaler looked at them, every second',
  tolerance: () => 'Had there been no tolerance',
  window: () => 'Had no stabilization window held growth back',
  rate: () => 'Had nothing limited how fast it may grow',
  kills: (count: number) =>
    `Had nobody killed ${count === 1 ? 'the cell' : `the ${countedInWords(count, 'cell')}`}`,
  rollouts: (count: number) =>
    count === 1 ? 'Had there been no rollout' : 'Had there been no rollouts',
  bursts: (count: number) => (count === 1 ? 'Had the burst not come' : 'Had the bursts not come'),
  changes: (count: number) =>
    `Had nobody changed ${count === 1 ? 'the setting' : `the ${countedInWords(count, 'setting')}`}`,
  load: (rate: number) => `Had the load stayed at ${perSecond(rate)}`,
} satisfies Readonly<Record<RemovalKind, (value: number) => string>>

function then(fewer: number): string {
  if (fewer === 0) return 'just as many would have been lost or late'
  return `${n.count(Math.abs(fewer))} ${fewer > 0 ? 'fewer' : 'more'} would have been lost or late`
}

/** A whole sentence of each cause. */
const claims = Object.fromEntries(
  Object.entries<(value: number) => string>(had).map(([kind, words]) => [
    kind,
    (value: number, fewer: number) => `${words(value)}, ${then(fewer)}.`,
  ]),
  // One entry a kind.
) as ClaimTexts

/** An incident explained: what was lost, for which causes, and what runs without each of them have shown. */
export const incidentsText = area('incidents', {
  title: 'Explain this incident',
  help: 'Runs this run again without each cause, on the same seed, and counts what is not lost.',
  again: 'Explain it anew',
  inLesson:
    'A lesson is open, and an explanation looks beyond what it has shown. It can be asked for after the last step, or once you have left the lesson.',
  stop: 'Stop',
  back: 'Back to the run that is explained',
  lost: 'The browser could not run it beside the page. Reload the page and try again.',
  progress: 'How far the runs are',
  runsMade: (made: number, all: number) => `${n.count(made)} of ${counted(all, 'run')}`,
  findsIt: 'Runs to the end and looks for the incident …',
  nothing: 'Nothing was lost or late at this service in the whole run.',
  tooHeavy: (attempts: number, most: number) =>
    `This run has about ${n.tick(attempts)} attempts, and an explanation makes up to twelve such runs: ${n.tick(most)} attempts are the limit here. Explain it on the command line, or shorten the load.`,
  which: 'Incident',
  incident: (from: number, to: number, count: number) =>
    `${formatClock(from)} to ${formatClock(to)}: ${n.count(count)}`,
  happened: (lost: number, late: number, from: number, to: number) => {
    const attempts = counted(lost, 'attempt')
    const answers = counted(late, 'answer')
    const when = `between ${formatClock(from)} and ${formatClock(to)}`
    if (late === 0) return `${attempts} ${lost === 1 ? 'was' : 'were'} lost ${when}.`
    if (lost === 0) return `${answers} came late ${when}.`
    return `${attempts} ${lost === 1 ? 'was' : 'were'} lost and ${answers} came late ${when}.`
  },
  /** The reason that most are blamed on. */
  because: (count: number, reason: string) => `For ${n.count(count)} of them: ${reason}.`,
  asked: (at: number, current: number, desired: number) =>
    `The decision of ${formatClock(at)} had asked for ${desired > current ? `${n.count(desired - current)} more` : 'no more'}.`,
  claim: claims,
  noPart: 'It took no part.',
  blamed: (count: number) => `The table of causes counts ${n.count(count)} for it.`,
  notTold: 'The table of causes does not tell it apart.',
  inWhole: (fewer: number) => `In the whole run: ${then(fewer)}.`,
  otherTraffic: 'Clients sent other requests in that run.',
  refused: (count: number) =>
    `${counted(count, 'change')} of the log could not be made in that run.`,
  open: 'Look at that run',
  opens: (name: string) => `Look at that run: ${name}`,
  chain: 'The chain, from what happened back to where it began',
  steps: {
    happened: 'What happened',
    reasons: 'For which reason',
    decisions: 'What was decided',
    changes: 'What was done to the run',
    load: 'How the load rose',
    elsewhere: 'At other services',
  },
  counted: (count: number, what: string) => `${n.count(count)}: ${what}`,
  left: (count: number) => `${n.count(count)} of them still in the queue that it had left`,
  decision: (at: number, current: number, desired: number) =>
    `${formatClock(at)}: from ${n.count(current)} to ${counted(desired, 'cell')}`,
  why: {
    maximum: 'it had as many as the maximum allows',
    rate: 'it wanted more, and the limit of its growth held it back',
    window: 'it wanted more, and a lower wish in its window held it back',
    tolerance: 'more was measured than wished, within the tolerance',
    'no-metrics': 'it could read no metrics',
    assumed: 'it wanted more, but counted cells that were not ready as idle',
    more: 'its metrics asked for more',
    enough: 'its metrics asked for no more',
  } satisfies Readonly<Record<WhyReason, string>>,
  measured: (ratio: number) => `${n.share(ratio)} of the target was measured`,
  changed: (at: number, type: string, name: string | null): string => {
    const words: Readonly<Partial<Record<string, string>>> = {
      kill: 'a cell was killed',
      rollout: 'a rollout began',
      burst: 'a burst came',
    }
    return `${formatClock(at)}: ${words[type] ?? `${name ?? 'a setting'} was changed`}`
  },
  rose: (before: number, peak: number, from: number, to: number) =>
    from === to
      ? `The load jumped from ${n.rate(before)} to ${perSecond(peak)} at ${formatClock(from)}.`
      : `The load rose from ${n.rate(before)} to ${perSecond(peak)} between ${formatClock(from)} and ${formatClock(to)}.`,
  elsewhere: (service: string, count: number) => `${service}: ${n.count(count)} lost or late`,
  claims: 'Without each cause',
  claimsHelp: (from: number, to: number, total: number) =>
    `Each cause is taken out of the whole run, alone, on the same seed. Counted are all attempts lost and answers late from ${formatClock(from)} to ${formatClock(to)}, ${n.count(total)} in this run, so that what is only moved is not hidden.`,
  waterfall: 'One after another',
  waterfallHelp: (total: number) =>
    `The causes are taken out together, one more each time. The steps and the rest are the ${n.count(total)}.`,
  names: {
    scheduled: 'Scheduling',
    pulling: 'Image pull',
    booting: 'Boot',
    probing: 'Readiness probe',
    crashes: 'Crashes',
    errors: 'Errors',
    grace: 'Grace period',
    queue: 'Short queue',
    retries: 'Retries',
    maximum: 'Maximum',
    ceiling: 'Size of the server',
    looks: 'Late metrics and looks',
    tolerance: 'Tolerance',
    window: 'Stabilization window',
    rate: 'Limit of growth',
    kills: 'Killed cells',
    rollouts: 'Rollout',
    bursts: 'Burst',
    changes: 'Changed settings',
    load: 'Rise of the load',
  } satisfies Readonly<Record<RemovalKind, string>>,
  columns: { cause: 'Without', alone: 'Alone', step: 'In turn', blamed: 'Table' },
  rest: 'Left over',
  together: (alone: number, all: number) =>
    `Alone they come to ${n.count(alone)}, together to ${n.count(all)}: causes act together, so the one taken out first takes what others share.`,
  unremovable: (count: number, reason: string) =>
    `Nothing can be set against ${n.count(count)} of them: ${reason}.`,
  impossible: (name: string, problem: string) => `${name} could not be taken out: ${problem}`,
})
