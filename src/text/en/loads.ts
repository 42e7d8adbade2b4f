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
  asLoad:
    'The load in force, for other programs. The CSV and the script of k6 come back as the same course.',
  asCsv: 'Load as CSV',
  asK6: 'Load for k6',
  rounded:
    'k6 wants whole numbers, and no unit of time makes these rates whole: in its script they are rounded to thousandths of a request per second.',
  gapsMore: (shown: number) => `The first ${n.count(shown)} gaps are listed.`,
})
