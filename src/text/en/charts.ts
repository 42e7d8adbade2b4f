import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { arrive, n } from './grammar.ts'

/** The charts of the dock, their tables and the sparkline. */
export const chartsText = area('charts', {
  charts: 'Charts',
  cursor: 'Time cursor of the charts',
  lastMinutes: 'Last 4\u00a0min',
  /** The same where there is hardly any room. */
  lastMinutesShort: '4\u00a0min',
  future: 'Future',
  futureHint: 'What will come if nothing changes, simulated ahead and drawn dotted',
  save: 'Export the charts',
  saveHint: 'The charts as SVG, PNG or CSV',
  /** A press dismisses the file. */
  beside: (name: string) => `${name} ×`,
  dismiss: (name: string) => `Stop showing ${name} beside the run`,
  titles: {
    arrivals: 'Arrivals and capacity, rps',
    latency: 'Latency',
    replicas: 'Replicas',
    cost: 'Cost per hour',
  },
  /** Behind a title: the service whose values the chart shows. */
  ofService: (service: string) => `, ${service}`,
  noValues: 'No values yet.',
  noneFinished: 'none finished',
  at: (time: number, duration: number, what: string) =>
    `At ${formatClock(time, duration)}: ${what}.`,
  /** Two runs that are compared. */
  sides: { a: 'A', b: 'B' },
  /** A value with the name of its run, where two are compared. */
  ofRun: (name: string, value: string) => `${name} ${value}`,
  otherRun: (name: string, told: string) => `${name}: ${told}.`,
  foreseen: (time: number, duration: number, what: string) =>
    `If nothing changes, at ${formatClock(time, duration)}: ${what}.`,
  arrivals: (rate: number) => `${n.rate(rate)} arrivals`,
  capacity: (rate: number) => `${n.rate(rate)} capacity`,
  arrivalsTold: (arrivals: number, capacity: number) =>
    `${arrive(arrivals)}, capacity ${n.rate(capacity)}`,
  capacityTold: (capacity: number) => `no arrivals counted yet, capacity ${n.rate(capacity)}`,
  perHour: (amount: number) => `${n.money(amount)}/h`,
  soFar: (amount: number) => `${n.money(amount)} so far`,
  serving: 'serving',
  notServing: 'not serving',
  costTold: (serving: number, notServing: number, total: number | null) =>
    `${n.money(serving)} per hour for serving cells, ${n.money(notServing)} for cells that do not serve` +
    (total === null ? '' : `, ${n.money(total)} spent so far`),
  noCostTold: 'no cost measured yet',
  objective: (percentile: number, latency: number) =>
    `${percentile === 99 ? '' : `p${n.plain(percentile)} `}objective ${n.latency(latency)}`,
  latencyTold: (p50: string, p99: string, objective: number, isMissed: boolean) =>
    `p50 ${p50}, p99 ${p99}, objective ${n.latency(objective)} ${isMissed ? 'missed' : 'met'}`,
  noneFinishedTold: 'no request was finished',
  desired: (count: number) => `${n.count(count)} desired`,
  ready: (count: number) => `${n.count(count)} ready`,
  replicasTold: (desired: number, ready: number) =>
    `${n.count(desired)} desired, ${n.count(ready)} ready`,
  missed: 'missed',
  met: 'met',
  columns: {
    time: 'Time',
    arrivals: 'Arrivals, rps',
    capacity: 'Capacity, rps',
    serving: 'Serving, $/h',
    notServing: 'Not serving, $/h',
    p50: 'p50',
    p99: 'p99',
    objective: 'Objective',
    desired: 'Desired',
    ready: 'Ready',
    starting: 'Starting',
    draining: 'Draining',
  },
  /** The caption of a table that holds some of the rows only. */
  some: (title: string, shown: number, all: number) =>
    shown < all ? `${title}, ${n.count(shown)} of ${n.count(all)} samples` : title,
})
