import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

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
  heading: (scenario: string, seed: string, clock: string) =>
    `${scenario}, seed ${seed}, at ${clock}`,
  /** Under a picture: the promise to users and what simulated it. */
  caption: (percentile: number, latency: number, engine: number) =>
    `Simulated time. Objective: ${n.amount(percentile, '%')} of the requests within ${n.latency(latency)}. Digital Mitosis, engine ${n.plain(engine)}.`,
  key: {
    arrivals: 'arrivals, counted every second',
    capacity: 'capacity of the ready cells',
    excess: 'more than can be served',
    p99: 'p99, exceeded by 1%',
    p50: 'p50, exceeded by half',
    objective: 'objective',
    missed: 'objective missed',
    desired: 'desired by the autoscaler',
    ready: 'ready to serve',
    serving: 'cells that serve',
    notServing: 'cells that start or drain',
    perHour: 'all, per hour; the bar: so far',
    ahead: 'if nothing changes',
  },
  from: 'From',
  fromRun: (scenario: string, seed: string) => `${scenario}, seed ${seed}`,
  unknown: 'not told',
  holds: 'Holds',
  columns: {
    time: 'time',
    arrivals: 'arrivals',
    capacity: 'capacity',
    completions: 'completions',
    p50: 'p50',
    p99: 'p99',
    desired: 'desired cells',
    ready: 'ready cells',
    starting: 'starting cells',
    draining: 'leaving cells',
    waiting: 'waiting requests',
    inService: 'requests in service',
    shed: 'refused attempts',
    failed: 'failed requests',
    costServing: 'cost of serving cells',
    costNotServing: 'cost of cells that do not serve',
    utilisation: 'utilisation',
    missed: 'objective missed',
  },
  rows: 'Rows',
  rowsUntil: (rows: number, clock: string) => `${counted(rows, 'row')} until ${clock}`,
  showBeside: 'Show beside the run',
  besideHelp: 'Drawn pale in the charts that show the same columns, until it is dismissed there.',
  useArrivals: 'Use its arrivals as the load',
})
