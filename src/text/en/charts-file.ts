import { area } from '../messages.ts'
import { counted } from './grammar.ts'

/** Charts as files, and files beside the run. */
export const chartsFileText = area('chartsFile', {
  title: 'Export the charts',
  which: 'Which',
  all: 'All charts',
  pictures: 'A picture of the charts as they are shown now.',
  formats: { svg: 'SVG', png: 'PNG', twice: 'PNG, 2×', csv: 'CSV' },
  numbers:
    'The exact numbers of the run so far. Dropped on this page, the file is shown beside a run or becomes its load.',
  noPicture: 'This browser made no picture. Try SVG instead.',
  ownScenario: 'Own scenario',
  heading: (scenario: string, clock: string) => `${scenario} at ${clock}`,
  from: 'From',
  fromRun: (scenario: string, seed: string) => `${scenario}, seed ${seed}`,
  unknown: 'not told',
  holds: 'Holds',
  rows: 'Rows',
  rowsUntil: (rows: number, clock: string) => `${counted(rows, 'row')} until ${clock}`,
  showBeside: 'Show beside the run',
  besideHelp: 'Drawn pale in the charts that show the same columns, until it is dismissed there.',
  useArrivals: 'Use its arrivals as the load',
})
