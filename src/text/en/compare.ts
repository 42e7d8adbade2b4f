import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

/** Two runs beside each other: how they are chosen, what they differ in, and that over many seeds. */
export const compareText = area('compare', {
  title: 'Compare two runs',
  intro:
    'Another run beside this one, on one clock. Both meet the same requests, so every difference is one of their settings.',
  other: 'Beside this run',
  ways: {
    policy: 'Another autoscaler',
    same: 'The same run, to be changed',
    branch: 'A branch',
    link: 'A run from a link',
  },
  policy: 'Autoscaler of B',
  aboutSame: 'Both begin equal. Then change the settings of one side while you watch both.',
  branch: 'Branch',
  link: 'Link of the other run',
  begin: 'Compare',
  reading: 'The link is being read.',
  otherSystem: 'That run is of another system. Only runs of one system can be compared.',
  noLink: 'Paste the link of a run, from # on or the whole address.',
  heavy: 'This run is too large to be made twice at a time. Lower its peak, then compare.',
  inLesson: 'A lesson is open. Close it, then compare.',
  inRound: 'A round by hand is being played. Leave it, then compare.',
  becameHeavy:
    'The comparison has ended, because a run of it has become too large to be made twice at a time.',
  /** For who does not see the two stages. */
  two: (a: string, b: string) => `Two runs are compared: ${a} and ${b}.`,
  waits: 'The link of this page is damaged. Choose a way on first, then compare.',
  /** The two runs where nothing else tells them apart. */
  sides: { a: 'A', b: 'B' },
  thisRun: 'this run',
  unchanged: 'the same run',
  fromLink: 'from the link',
  setting: (name: string, value: string) => `${name} ${value}`,
  seed: (seed: number) => `seed ${n.plain(seed)}`,
  pane: (side: string, name: string) => `${side}: ${name}`,
  within: (side: string, name: string) => `${side} (${name})`,
  glance: (ready: number, p99: number | null) =>
    `${n.count(ready)} ready${p99 === null ? '' : `, p99 ${n.latency(p99)}`}`,
  cells: (name: string, ready: number) => `${name}: ${counted(ready, 'ready cell')}`,
  bar: 'Comparison',
  settingsOf: 'Settings of',
  shared: 'The load, bursts and the seed are those of both.',
  parting: {
    seed: (clock: string) => `The seeds differ: the runs meet other requests from ${clock} on.`,
    load: (clock: string) => `The loads differ: the runs meet other requests from ${clock} on.`,
    work: (clock: string) =>
      `The runs meet the same requests, but each of them is other work from ${clock} on.`,
    levels: (clock: string) =>
      `Requests are counted by level: the runs meet other requests from ${clock} on.`,
  },
  waiting: 'The other run is brought to this moment.',
  stopped: (why: string) => `The comparison has ended, because the other run has stopped. ${why}`,
  anotherRun: 'The comparison has ended, because another run was opened.',
  lessonBegan: 'The comparison has ended, because a lesson began.',
  none: (clock: string) => `Both runs are the same in every figure by ${clock}.`,
  /** How B differs from A: so many more requests lost and answered late, and so many dollars more. */
  sentence: (a: string, b: string, lost: number, late: number, cost: number, clock: string) =>
    `${b} ${losses(lost, late)} and ${costs(cost)} ${a} by ${clock}.`,
  details: 'Figures and seeds',
  keepA: 'Go on with A',
  keepB: 'Go on with B',
  keepAHelp: 'Ends the comparison. The other run is gone.',
  keepBHelp: 'Ends the comparison. B takes the place of this run; undo brings it back.',
  /** Where there are several services. */
  ofService: (service: string) =>
    `These are figures of ${service}; over many seeds they are those of the whole run.`,
  figure: 'Figure',
  difference: 'B minus A',
  figures: {
    served: 'Answered requests',
    lost: 'Lost requests',
    late: 'Late answers',
    p99: 'p99 of the last window',
    cost: 'Cost',
    cellHours: 'Hours of cells',
  },
  /** The same of whole runs, which have one p99 each. */
  figuresOfRun: {
    served: 'Answered requests',
    lost: 'Lost requests',
    late: 'Late answers',
    p99: 'p99 of the whole run',
    cost: 'Cost',
    cellHours: 'Hours of cells',
  },
  hours: (hours: number) => `${n.rate(hours)}\u00a0h`,
  overSeeds: 'Over many seeds',
  seedsIntro: 'Both runs to their end, with the same seeds each; every difference is of one seed.',
  start: (seeds: number) => `Run ${counted(seeds, 'seed')} of each`,
  seedCount: 'Seeds',
  interval: (mean: string, within: string) => `${mean} ± ${within}`,
  oldSeeds: 'These runs are of the settings before the last edit.',
  more: 'One more seed',
  stop: 'Stop',
  progress: 'Progress of the runs',
  made: (made: number, all: number) => `${n.count(made)} of ${counted(all, 'seed')}`,
  lostThreads: 'The browser gives this page no more threads. What is made stays.',
  missing: (why: string) => `A run has no result. ${why}`,
  tooMuch: {
    seed: 'There are not so many seeds above this one. Begin with a smaller seed.',
    work: 'These runs would make too many requests for this page. Take a shorter or smaller load.',
  },
  /** Means over seeds with half the width of their interval, which is −1 for a single seed. */
  result: (
    a: string,
    b: string,
    seeds: number,
    lost: number,
    lostWithin: number,
    cost: number,
    costWithin: number,
  ) =>
    `Over ${counted(seeds, 'seed')} ${b} ${meanLoss(lost, lostWithin)} and ${meanCost(cost, costWithin)} than ${a}.`,
  resultNone: (seeds: number) =>
    `Over ${counted(seeds, 'seed')} both runs are the same: 0 ± 0 in every figure.`,
  confidence: 'Mean of B minus A; the interval is Student’s at 95%, of pairs with one seed.',
  ghosts: { ready: 'Ready cells, a line a seed', p99: 'p99, a line a seed' },
  ghostsTold: (title: string, a: string, b: string) => `${title}; at most ${a} in A, ${b} in B`,
})

function losses(lost: number, late: number): string {
  const more = (value: number) => (value < 0 ? 'fewer' : 'more')
  const fewer = (value: number) => `${n.count(Math.abs(value))} ${more(value)}`
  const lostWords =
    lost === 0
      ? 'lost as many requests'
      : `lost ${counted(Math.abs(lost), `${more(lost)} request`)}`
  return late === 0 ? lostWords : `${lostWords}, answered ${fewer(late)} late`
}

function costs(cost: number): string {
  if (cost === 0) return 'cost as much as'
  return `cost ${n.money(Math.abs(cost))} ${cost < 0 ? 'less' : 'more'} than`
}

function within(halfWidth: number, write: (value: number) => string): string {
  return halfWidth < 0 ? '' : ` ± ${write(halfWidth)}`
}

function meanLoss(mean: number, halfWidth: number): string {
  const size = `${n.rate(Math.abs(mean))}${within(halfWidth, n.rate)}`
  return `lost ${size} ${mean > 0 ? 'more' : 'fewer'} requests${doubt(mean, halfWidth)}`
}

function meanCost(mean: number, halfWidth: number): string {
  const size = `${n.money(Math.abs(mean))}${within(halfWidth, n.money)}`
  return `cost ${size} ${mean > 0 ? 'more' : 'less'}${doubt(mean, halfWidth)}`
}

/** An interval with zero in it tells of no difference. */
function doubt(mean: number, halfWidth: number): string {
  return halfWidth >= Math.abs(mean) ? ' (no clear difference)' : ''
}
