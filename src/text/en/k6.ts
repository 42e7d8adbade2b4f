import { area } from '../messages.ts'
import { counted, n, perSecond } from './grammar.ts'

/** The import of scripts and options of k6. */
export const k6Text = area('k6', {
  format: 'Format',
  isScript: 'Options of k6 (only read, nothing is run)',
  scenarios: 'Scenarios',
  name: 'Name',
  executor: 'Executor',
  begins: 'Begins',
  lasts: 'Lasts',
  most: 'At the most',
  iterations: (rate: number) => `${n.rate(rate)} iterations/s`,
  users: (count: number) => counted(count, 'user'),
  idle: (names: string) => `Without effect on the load: ${names}.`,
  rooms:
    'k6 leaves arrivals out when no user is free (maxVUs); here every one comes, as an open model has it.',
  calls: (count: number) =>
    `The script calls http ${counted(count, 'time')}; loops and branches are not counted.`,
  perIteration: 'Requests of one iteration',
  perIterationHelp: 'Arrivals of k6 are iterations; each may make several requests.',
  closed:
    'Users (VUs) are a closed model: each waits for its answer before it asks again, so the rate follows the answers.',
  noUsers:
    'This system has only arrivals. Say how many requests one user makes in a second, or bring the file into a run of several services, whose clients can be closed.',
  becomes: 'Users become',
  choices: {
    rate: 'arrivals, at a rate that you say',
    users: 'closed clients, who wait for their answers',
  },
  perUser: 'One user makes',
  perUserUnit: 'requests/s',
  perUserHelp: 'One divided by the time of an answer and the pause behind it.',
  think: 'Pause after an answer',
  entrance: 'At the entrance',
  constant: (users: number) =>
    `The number of clients stays the same during a run: ${n.count(users)} from beginning to end.`,
  noIterations: 'They go on until the time is over, however many iterations the file asks for.',
  loadOver: 'Load',
  peak: (rate: number) => `Peak ${perSecond(rate)}`,
  clients: (users: number, seconds: number) =>
    `${counted(users, 'closed client')}, ${n.plain(seconds)}\u00a0s between an answer and the next request`,
  points: (count: number) => counted(count, 'point'),
  steps: (count: number, every: number) => `${counted(count, 'step')} of ${n.plain(every)}\u00a0s`,
  useLoad: 'Use this load',
  useClients: 'Use these clients',
})
