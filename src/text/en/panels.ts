import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** The rail, the sheet of the phone, and what the fields of every form share. */
export const panelsText = area('panels', {
  settings: 'Settings',
  sheet: 'Settings and charts',
  tabs: { load: 'Load', rules: 'Rules', cell: 'Cell', charts: 'Charts', lesson: 'Lesson' },
  /** The handle of the sheet, by its stop. */
  grip: ['Sheet: closed', 'Sheet: half open', 'Sheet: open'],
  arrivals: 'arrivals rps',
  capacity: 'capacity rps',
  readyDividing: 'ready, dividing',
  p99: 'p99',
  more: 'More settings',
  autoscalerDetails: 'Autoscaler in detail',
  noBehavior: 'no behavior',
  withBehavior: 'with behavior',
  service: 'Service',
  serviceSummary: (mean: number, slots: number) =>
    `${n.latency(mean)} on ${n.count(slots)} slots a cell`,
  oneRequest: 'One request',
  clients: 'Clients',
  cells: 'Cells',
  objective: 'Objective and price',
  objectiveSummary: (percentile: number, latency: number) =>
    `p${n.plain(percentile)} within ${n.latency(latency)}`,
  /** Beside a value that several services share. */
  ofAllServices: 'all services',
  slider: (label: string) => `${label}, slider`,
  /** What a value of zero stands for, beside it. */
  zeroMeans: {
    timeout: 'never',
    cpuLimit: 'no limit',
    cpuPerSlot: 'request ÷ slots',
    stageScv: 'always the mean',
  },
  newRun: (help: string) => `${help} Changing it begins a new run.`,
  notATime: (text: string) => `“${text}” is no time such as 03:30 or 210, so nothing was changed.`,
  notANumber: (text: string) => `“${text}” is not a number, so nothing was changed.`,
  /** Limits and value as they are shown, the upper limit with the unit. */
  outOfBounds: (label: string, min: string, max: string, typed: string) =>
    `“${label}” takes a number from ${min} to ${max}, not ${typed}; nothing was changed.`,
  outOfCounts: (label: string, min: string, max: string, typed: string) =>
    `“${label}” takes a whole number from ${min} to ${max}, not ${typed}; nothing was changed.`,
  close: 'Close',
})
