import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

const ms = (seconds: number) => `${n.rate(seconds * 1000)}\u00a0ms`

/** The calibration of a service from metrics. */
export const calibrationText = area('calibration', {
  intro:
    'Bring in what you measured of one service: requests per second and CPU, and percentiles of its answers if you have them. One table with all columns will do, or several answers of Prometheus or CloudWatch over the same span.',
  add: 'Add',
  addFile: 'Add a file',
  back: 'Back to the import',
  remove: (name: string) => `Remove ${name}`,
  pasted: (number: number) => `Pasted text ${n.count(number)}`,
  unitOf: (name: string) => `Unit of ${name}`,
  roles: {
    none: 'not used',
    requests: 'requests',
    cpu: 'CPU of all cells',
    p50: 'p50 of the answers',
    p75: 'p75 of the answers',
    p90: 'p90 of the answers',
    p95: 'p95 of the answers',
    p99: 'p99 of the answers',
    'p99.9': 'p99.9 of the answers',
  },
  units: {
    second: 'per second',
    minute: 'per minute',
    interval: 'in one interval',
    cores: 'cores',
    millicores: 'millicores',
    percent: 'percent of all cores',
    s: 'seconds',
    ms: 'milliseconds',
    us: 'microseconds',
  },
  cores: 'All cores together',
  coresUnit: 'cores',
  cpuTitle: 'CPU against requests',
  perRequest: 'CPU of one request',
  withError: (value: number, error: number) => `${ms(value)} ± ${ms(error)} (standard error)`,
  idle: 'CPU without requests',
  coresWithError: (value: number, error: number) => `${n.rate(value)} ± ${n.rate(error)} cores`,
  residual: 'Residual',
  residualOf: (cores: number, count: number, share: number) =>
    `${n.rate(cores)} cores over ${counted(count, 'interval')}; the line explains ${n.fineShare(share)} of what CPU varies`,
  chart: (count: number, slope: number, residual: number) =>
    `${counted(count, 'interval')} as dots, CPU over requests per second; the line rises by ${ms(slope)} of CPU a request, and the dots lie ${n.rate(residual)} cores beside it`,
  requestsAxis: 'requests/s',
  coresAxis: 'cores',
  lawTitle: 'Service times',
  atLowLoad: 'At low load',
  quantile: (name: string, seconds: number) => `${name} ${ms(seconds)}`,
  from: 'Taken from',
  intervals: (count: number, rate: number) =>
    `${counted(count, 'interval')} with up to ${n.rate(rate)} requests per second`,
  lognormal: 'Lognormal law',
  lognormalOf: (mean: number, scv: number) => `mean ${ms(mean)}, variability ${n.rate(scv)}`,
  lognormalBeside: (mean: number, scv: number, share: number) =>
    `mean ${ms(mean)}, variability ${n.rate(scv)}; its percentiles lie up to ${n.share(share)} beside the measured ones`,
  law: 'Service time law',
  laws: {
    lognormal: 'lognormal',
    quantiles: 'measured quantiles',
    keep: 'leave as it is',
  },
  doubtsTitle: 'What these metrics do not tell',
  doubts: {
    waiting:
      'Percentiles of answers contain waiting. Those of the lowest third of the load are taken, so service times are at most as long.',
    rise: (factor: number) =>
      `At high load the highest percentile is ${n.rate(factor)} times as long: that is waiting, which the simulation makes itself.`,
    middle:
      'The middle of percentiles of many intervals is not the percentile of all requests; it is close where the intervals are alike.',
    network:
      'Answers contain network and the services behind; only what this service does keeps a slot busy.',
    idle: 'CPU without requests is not simulated: an autoscaler of CPU sees less here than in the cluster.',
    other: 'Other work that comes and goes with the requests is counted as theirs.',
    slots: 'How many requests a cell serves at once does not follow from these series.',
  },
  settings: 'What would be set',
  setsFor: (service: string) => `For the service ${service}`,
  becomes: (setting: string, before: string, after: string) => `${setting}: ${before} → ${after}`,
  quantilesCount: (count: number) => counted(count, 'quantile'),
  takeCpu: 'Take CPU per busy slot',
  newRun: 'The run begins anew with them; Undo brings the old values back.',
  set: 'Set these values',
  nothingYet:
    'Nothing can be said yet: a series of requests is needed, and CPU or two percentiles beside it.',
})
