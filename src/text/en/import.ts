import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { counted, n, perSecond } from './grammar.ts'

/** The import of manifests, loads, runs and links. */
export const importText = area('import', {
  import: 'Import',
  pastedText: 'Pasted text',
  pastedLoad: 'Pasted load',
  somethingElse: 'Something else',
  reading: 'Reading …',
  readingShare: (share: number) => `Reading, ${n.share(share)}`,
  progress: 'Progress of reading',
  cancel: 'Cancel',
  unreadable: (name: string) =>
    `“${name}” cannot be read. Look whether it is a file and still there.`,
  onlyOne: (others: number) =>
    `Only this file is looked at, because one is taken in at a time. Bring in the ${others === 1 ? 'other one' : `other ${n.count(others)}`} afterwards.`,
  readingFailed:
    'The reading came to no end: a fault of this page. Try a part of the text, or write it in another form.',
  whatToBring:
    'A HorizontalPodAutoscaler manifest (a Deployment beside it gives requests, limits and probes), a load as CSV or JSON, a run as .mitosis.json, or a link. Paste it here, drop the file anywhere on the page, or choose it.',
  text: 'Text to import',
  chooseFile: 'Choose a file',
  lookAtIt: 'Look at it',
  isLink: 'This is a link to a run. The run that is open now can be brought back with Undo.',
  openRun: 'Open this run',
  length: 'Length',
  opensAt: 'Opens at',
  seed: 'Seed',
  differsIn: 'Differs in',
  nothing: 'nothing',
  changes: 'Changes on the way',
  pleaseChoose: 'Please choose',
  soundsLike: (guess: string) => `Please choose (sounds like ${guess})`,
  /** Loads. */
  oneValueIs: 'One value is',
  units: {
    count: 'Requests in one interval',
    rate: 'Requests per second',
    minute: 'Requests per minute',
  },
  oneRowIs: 'One row stands for',
  inGaps: 'In gaps',
  gapFillings: {
    hold: 'the last value goes on',
    linear: 'a straight line',
    zero: 'no requests',
  },
  cutAndScale: 'Cut and scale',
  multiplyBy: 'Multiply by',
  from: 'From',
  to: 'To',
  averageOver: 'Average over',
  averageHelp: 'A whole multiple of the interval; a long load then fits into a link.',
  loadOver: (duration: number) => `The load over ${formatClock(duration)}`,
  peak: (rate: number) => `Peak ${perSecond(rate)}`,
  useLoad: 'Use this load',
  rows: 'Rows',
  starts: 'Starts',
  interval: 'Interval',
  notTold: 'not told',
  seconds: (seconds: number) => `${n.plain(seconds)}\u00a0s`,
  lasts: 'Lasts',
  gaps: 'Gaps',
  gapsFrom: (count: number, first: number, duration: number) =>
    `${counted(count, 'interval')} without a value, the first at ${formatClock(first, duration)}`,
  times: 'Times',
  none: 'none',
  values: 'Values',
  decimalSign: 'Decimal sign',
  point: 'point',
  comma: 'comma',
  firstRows: 'The first rows as written',
  /** Manifests. */
  autoscaler: 'Autoscaler',
  /** Of several services the one whose autoscaler it becomes. */
  forService: 'For the service',
  useAutoscaler: 'Use this autoscaler',
  signals: {
    'requests-per-second': 'requests per second',
    'in-flight': 'requests in flight',
    'queue-length': 'waiting requests',
  },
  whatMetricsCount: 'What these metrics count',
  notSimulated: 'Not simulated: tick what may be left out',
  line: (line: number) => `line ${n.count(line)}`,
  whatFieldsBecome: 'What the fields become',
  field: 'Field',
  value: 'Value',
  becomes: 'Becomes',
  settingBecomes: (setting: string, value: string) => `${setting}: ${value}`,
  withoutEffect: 'Without effect on a simulation',
})
