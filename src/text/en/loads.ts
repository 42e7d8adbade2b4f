import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

/** What the previews of loads say of a file: its format, its unit, what becomes of its values. */
export const loadsText = area('loads', {
  format: 'Format',
  forms: {
    table: 'Table of columns (CSV)',
    json: 'JSON with a list of values',
    prometheus: 'Prometheus range query (JSON)',
    cloudwatch: 'CloudWatch get-metric-data (JSON)',
    curve: 'Load of this page (CSV)',
  },
  unit: 'Unit',
  units: {
    count: 'requests in one interval',
    second: 'requests per second',
    minute: 'requests per minute',
    hour: 'requests per hour',
  },
  unitAsked: 'the file does not say; choose below',
  perHour: 'Requests per hour',
  resampling: 'Resampling',
  resampled: (values: number, steps: number, every: number) =>
    `${counted(values, 'value')} became ${counted(steps, 'step')} of ${n.plain(every)}\u00a0s`,
  kept: (points: number) => `${counted(points, 'point')}, taken as they are`,
  series: 'Series: those that are ticked are added up',
  points: (count: number) => counted(count, 'value'),
  gapsTitle: 'Gaps',
  gapsSummary: (count: number) => `${counted(count, 'interval')} without a value`,
  gapFrom: 'From',
  gapLasts: 'Lasts',
  gapFilled: 'Filled with',
  gapFillings: {
    hold: 'the last value',
    linear: 'a straight line',
    zero: 'no requests',
  },
  asLoad: 'The load in force, for other programs: the CSV comes back as the same curve.',
  asCsv: 'Download the load as CSV',
  gapsMore: (shown: number) => `The first ${n.count(shown)} gaps are listed.`,
})
