import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

/** What stands on the page where a run has several services: the chooser, their calls, and the limits they met. */
export const servicesText = area('services', {
  service: 'Service',
  /** What the numbers in the chooser are. */
  readyDividing: 'ready + dividing',
  cells: (ready: number, dividing: number) =>
    dividing === 0 ? n.count(ready) : `${n.count(ready)} + ${n.count(dividing)}`,
  /** The state of a service in words; null while no window has been measured. */
  state: (ready: number, dividing: number, waiting: number, isMissed: boolean | null) =>
    [
      `${n.count(ready)} ready`,
      ...(dividing > 0 ? [`${n.count(dividing)} dividing`] : []),
      ...(waiting > 0 ? [`${counted(waiting, 'request')} waiting`] : []),
      ...(isMissed === null ? [] : [`objective ${isMissed ? 'missed' : 'met'}`]),
    ].join(', '),
  /** At an autoscaler that goes by the queue length, of a service whose slots are shared. */
  nobodyWaits:
    'Nobody waits where all share the slots, so the queue length is always 0. “In flight per pod” counts all who are in a cell.',
  calls: 'Calls',
  callsSummary: (count: number) => counted(count, 'call'),
  callsCaption: (seconds: number) => `Calls a second, mean of ${n.count(seconds)}\u00a0s`,
  columns: {
    call: 'From → to',
    rate: 'Sent',
    answered: 'Well',
    failed: 'Failed',
    refused: 'Kept back',
  },
  /** What the columns hold, for those who wonder. */
  columnsHelp: {
    rate: 'Attempts that were sent',
    answered: 'Attempts that came back well and in time',
    failed: 'Attempts that came to nothing: errors, timeouts, lost',
    refused: 'Attempts kept back by a breaker, a budget or a full pool',
  },
  clients: 'clients',
  optional: 'optional',
  limits: 'Limits',
  noneMet: 'none met',
  someMet: (count: number) => `${n.count(count)} met`,
  limitsCaption: (service: string) => `Calls from and to ${service} that met a limit, so far`,
  limitColumn: 'Limit',
  timesColumn: 'Times',
  /** The limits, and what was done at each: a whole sentence with the number. */
  limit: {
    shed: 'Queue of a cell',
    divisionsRefused: 'Room for cells',
    budgetRefused: 'Retry budget',
    breakerRefused: 'Circuit breaker',
    poolRefused: 'Room for calls',
    withdrawn: 'Retries of lost cells',
    dropped: 'Calls of lost cells',
  },
  met: {
    shed: (count: number) =>
      `${counted(count, 'attempt')} ${were(count)} turned away at a full queue, or because no cell was ready.`,
    divisionsRefused: (count: number) =>
      `${counted(count, 'division')} did not begin: the run has no room for more cells.`,
    budgetRefused: (count: number) =>
      `${counted(count, 'retry', 'retries')} ${were(count)} not sent: the retry budget was spent.`,
    breakerRefused: (count: number) =>
      `${counted(count, 'attempt')} ${were(count)} kept back by an open breaker.`,
    poolRefused: (count: number) =>
      `${counted(count, 'attempt')} found no room among the calls under way: a first one failed its call, a retry was not sent.`,
    withdrawn: (count: number) =>
      `${counted(count, 'retry', 'retries')} ${were(count)} not sent: the cell that was to send ${count === 1 ? 'it' : 'them'} had gone down.`,
    dropped: (count: number) =>
      `${counted(count, 'call')} ${were(count)} dropped: the cell that made ${count === 1 ? 'it' : 'them'} had gone down.`,
  },
})

function were(count: number): string {
  return count === 1 ? 'was' : 'were'
}
