import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

/** Many runs that differ in one setting: the form, its limits, the pictures and the tables. */
export const sweepText = area('sweep', {
  title: 'Sweep',
  intro:
    'Runs that differ in one setting: from 00:00, with the settings now in force, and several seeds each. They are made beside the page, which goes on.',
  inLesson:
    'A lesson is open, and the runs of a sweep go beyond what it has shown. They can be made after the last step, or once you have left the lesson.',
  setting: 'Setting',
  /** A setting of one of several services. */
  ofService: (service: string, label: string) => `${service}: ${label}`,
  peak: 'Peak of the load',
  from: 'From',
  to: 'To',
  count: 'Values',
  seeds: 'Seeds of each',
  on: 'on',
  off: 'off',
  /** The values as a list, such as “30%, 60%, 90%”. */
  willMake: (values: string, seeds: number, runs: number) =>
    `${values}: ${counted(runs, 'run')} over ${counted(seeds, 'seed')}.`,
  start: 'Start the sweep',
  cancel: 'Cancel',
  progress: 'Progress of the sweep',
  made: (made: number, all: number) => `${n.count(made)} of ${counted(all, 'run')}`,
  left: (seconds: number) => `about ${counted(Math.max(1, Math.round(seconds)), 'second')} left`,
  badSeeds: (min: number, max: number) =>
    `A sweep has ${n.count(min)} to ${n.count(max)} seeds. Take another number of seeds; the command “sweep” makes more.`,
  badCount: (min: number, max: number) =>
    `A sweep compares ${n.count(min)} to ${n.count(max)} values. Take another number of values; the command “sweep” makes more.`,
  sameEnds: 'From and To give one value only. Move them apart.',
  seedsEnd: (seeds: number, first: number) =>
    `${counted(seeds, 'seed')} from ${n.plain(first)} on go beyond 4294967295, the last seed there is. Begin with a smaller one.`,
  notPossible: (value: string, problem: string) => `${value} is not possible here: ${problem}`,
  tooMuch: (attempts: number, most: number) =>
    `These runs would make up to ${n.tick(attempts)} requests; ${n.tick(most)} are the limit here. Take fewer values or seeds, or the command “sweep”.`,
  done: (runs: number, front: string) =>
    `${counted(runs, 'run')} made. Nothing is both cheaper and faster than ${front}.`,
  missesMuch: (names: string) =>
    `That is the latency of what was answered: more than 1% missed the objective with ${names}.`,
  doneBare: (runs: number) => `${counted(runs, 'run')} made.`,
  cancelled: (made: number, all: number) =>
    `Cancelled: ${n.count(made)} of ${counted(all, 'run')} made.`,
  lost: (made: number, all: number) =>
    `The browser gives this page no more threads, so the sweep ended with ${n.count(made)} of ${counted(all, 'run')}. Look whether you are online, or open the page in a window of its own.`,
  missing: (count: number, first: string) => `Without a result: ${counted(count, 'run')}. ${first}`,
  givenUp: (run: string) => `${run}: its thread ended twice.`,
  refused: (run: string, problem: string) => `${run}: ${problem}`,
  run: (value: string, seed: number) => `${value}, seed ${n.plain(seed)}`,
  ready: 'Ready cells',
  p99: 'p99 over time',
  tradeoff: 'Cost of a run against p99',
  cost: 'Cost of a run',
  noPrice: 'A cell costs nothing in these runs, so they differ in p99 alone.',
  drawn: (seeds: number, all: number) =>
    seeds < all
      ? `Drawn ${seeds === 1 ? 'is the first' : `are the first ${n.count(seeds)}`} of ${counted(all, 'seed')}; the strong line is the run it began from.`
      : 'The strong line is the run it began from.',
  thisRun: 'the run it began from',
  /** What a picture of lines shows, for those who do not see it: each value with its highest number. */
  linesTold: (title: string, highest: string) => `${title}. At the highest: ${highest}.`,
  highest: (value: string, most: string) => `${value} ${most}`,
  key: {
    run: 'a run: press it to open it',
    front: 'on the front: nothing is both cheaper and faster',
    beaten: 'mean of a value that another one beats',
  },
  better: 'cheaper and faster',
  point: (run: string, cost: string, p99: string) => `${run}: ${cost}, p99 ${p99}`,
  open: (point: string) => `${point}. Opens this run.`,
  noAnswers: 'no answers',
  pointAt: 'Point at a run to read it.',
  opened: (setting: string, run: string) =>
    `${setting} ${run} is open. Undo brings back the run before.`,
  table: 'The values compared',
  followed: 'How well the cells followed the load',
  followedMeaning: 'What these numbers are',
  followedColumns: {
    violation: 'SLO missed',
    cellHours: 'Cell hours',
    decisions: 'Changes',
    flaps: 'Flaps',
    thetaU: 'θU',
    thetaO: 'θO',
    tauU: 'τU',
    tauO: 'τO',
    upsilon: 'υ',
  },
  followedHelp: {
    violation: 'Minutes of windows whose percentile missed the objective.',
    cellHours: 'Hours of all living cells together.',
    decisions: 'Decisions that changed the number of cells.',
    flaps: 'Changes that took back one of the last five minutes.',
    thetaU:
      '100/T · ∫ max(d − s, 0)/d dt: missing cells, relative to those needed. d is the load ÷ what a cell answers at its target share, rounded up; s are the ready cells.',
    thetaO: '100/T · ∫ max(s − d, 0)/d dt: cells too many, relative to those needed.',
    tauU: 'Share of the time with too few cells.',
    tauO: 'Share of the time with too many.',
    upsilon:
      '100/(T − 1) · Σ min(|sgn Δs − sgn Δd|, 1) over whole seconds: how often cells and need do not go the same way.',
  },
  allRuns: 'All runs',
  columns: {
    value: 'Value',
    seed: 'Seed',
    p99: 'p99',
    cost: 'Cost',
    most: 'Most cells',
    missed: 'Missed',
    front: 'Front',
    digest: 'Digest',
    open: 'Open',
  },
  /** A mean with half its 95% interval. */
  mean: (mean: string, half: string) => `${mean} ± ${half}`,
  isOnFront: 'yes',
  isBeaten: 'no',
})
