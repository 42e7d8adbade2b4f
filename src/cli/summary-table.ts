import type { Figures } from '#core/organisms/observation.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { servicesOf } from '#share/services-of.ts'
import { aligned } from './aligned.ts'
import type { Summary } from './summary.ts'

/** The summary for people. */
export function summaryTable(summary: Summary): string {
  const { name, recording, digest, verified, wallSeconds, services } = summary
  const { organism, seed, engine } = recording
  const lines: readonly (readonly [string, string])[] = [
    ...(services === undefined
      ? [...requestLines(summary), ...cellLines(summary)]
      : wholeLines(summary, services)),
    ...approximateLine(summary),
    ['Wall time', `${wallSeconds.toFixed(2)} s, ${speedOf(summary)}`],
    ['Digest', verified === true ? `${digest}  verified: the sender's run` : digest],
  ]
  const title = [name === organism ? null : name, organism, `seed ${seed}`, `engine ${engine}`]
  return [
    title.filter((part) => part !== null).join(' · '),
    '',
    ...lines.map(([label, text]) => `${label.padEnd(20)}${text}`),
    ...(services === undefined ? [] : ['', ...serviceTable(services)]),
  ].join('\n')
}

function approximateLine({ approximate, figures }: Summary): readonly [string, string][] {
  if (approximate === undefined) return []
  const told = approximate.map(
    ({ from, to }) => `${seconds(from)} to ${seconds(to ?? figures.time)}`,
  )
  return [['Approximate', `counted by level from ${told.join(', ')}`]]
}

function speedOf({ figures, services, wallSeconds }: Summary): string {
  const perSecond = (count: number): string => whole(count / Math.max(wallSeconds, 1e-3))
  if (services === undefined) return `${perSecond(figures.requests.arrived)} requests/s`
  const attempts = services.reduce((sum, one) => sum + one.figures.attempts.sent, 0)
  return `${perSecond(attempts)} attempts/s`
}

type Services = NonNullable<Summary['services']>

/** What is said of several services together: how the clients of the first fare, and what all cost. */
function wholeLines(
  { figures, duration, latency }: Summary,
  services: Services,
): [string, string][] {
  const { requests } = figures
  const sum = (of: (one: Figures) => number): number =>
    services.reduce((so, one) => so + of(one.figures), 0)
  return [
    ['Simulated time', `${seconds(figures.time)} of ${seconds(duration)}`],
    ['Requests', `${whole(requests.arrived)} to ${services[0]?.name ?? ''}`],
    ['  succeeded', counted(requests.succeeded, requests.arrived)],
    ['  failed', counted(requests.failed, requests.arrived)],
    ['  open', whole(requests.open)],
    ['Latency', `p50 ${shortTime(latency.p50)}, p99 ${shortTime(latency.p99)}`],
    [
      'Attempts',
      `${whole(sum((one) => one.attempts.sent))} between all, ${whole(sum((one) => one.retries.sent))} of them retries`,
    ],
    ['Cells', `${whole(sum((one) => one.cells.ready))} ready`],
    [
      'Cost',
      `$${sum((one) => one.cost.total).toFixed(4)}, $${sum((one) => one.cost.notServing).toFixed(4)} of it for cells not serving`,
    ],
  ]
}

/** A row a service: what it was called, what of that failed or met a full queue, how long it took, and its cells. */
function serviceTable(services: Services): readonly string[] {
  const heads = ['Service', 'calls', 'failed', 'retries', 'shed', 'p50', 'p99', 'missed for']
  const cells = ['ready', 'most', 'divisions', 'prunings', 'cost']
  const rows = services.map(({ name, figures, latency, mostReady }) => [
    name,
    whole(figures.requests.arrived),
    `${((100 * figures.requests.failed) / Math.max(1, figures.requests.arrived)).toFixed(3)}%`,
    whole(figures.retries.sent),
    whole(figures.attempts.shed),
    shortTime(latency.p50),
    shortTime(latency.p99),
    seconds(figures.objective.missedSeconds),
    whole(figures.cells.ready),
    whole(mostReady),
    whole(figures.divisions),
    whole(figures.prunings),
    `$${figures.cost.total.toFixed(4)}`,
  ])
  return aligned([[...heads, ...cells], ...rows])
}

function requestLines({ figures, duration, latency }: Summary): readonly [string, string][] {
  const { requests, attempts, retries } = figures
  return [
    ['Simulated time', `${seconds(figures.time)} of ${seconds(duration)}`],
    ['Requests', whole(requests.arrived)],
    ['  succeeded', counted(requests.succeeded, requests.arrived)],
    ['  failed', counted(requests.failed, requests.arrived)],
    ['  open', whole(requests.open)],
    ['Attempts', `${whole(attempts.sent)}, ${whole(retries.sent)} of them retries`],
    ['  completed', whole(attempts.completed)],
    ['  in cells', `${whole(attempts.inService)} in service, ${whole(attempts.waiting)} waiting`],
    ['  shed', whole(attempts.shed)],
    ['  abandoned', whole(attempts.abandoned)],
    ['  lost', whole(attempts.lost)],
    ['Latency', `p50 ${shortTime(latency.p50)}, p99 ${shortTime(latency.p99)}`],
  ]
}

function cellLines(summary: Summary): readonly [string, string][] {
  const { figures, recording, violations, mostReady } = summary
  const { cells, cost, objective } = figures
  const refused = figures.divisionsRefused === 0 ? '' : `, ${figures.divisionsRefused} refused`
  const missed = counted(objective.missedRequests, figures.requests.arrived)
  return [
    [
      'Cells',
      `${cells.ready} ready, ${cells.starting} starting, ${cells.draining} draining; ${cells.desired} desired, at most ${mostReady} ready`,
    ],
    ['Divisions', whole(figures.divisions) + refused],
    ['Prunings', whole(figures.prunings)],
    ['Objective', promiseOf(recording)],
    ['  violations', `${violations}, ${seconds(objective.missedSeconds)} in all`],
    ['  missed requests', missed],
    [
      'Cost',
      `$${cost.total.toFixed(4)}, $${cost.notServing.toFixed(4)} of it for cells not serving`,
    ],
  ]
}

function promiseOf(recording: Recording): string {
  const [first] = servicesOf(recording)
  if (first === undefined) return ''
  return `${first.objectivePercentile}% within ${shortTime(first.objectiveLatency)}`
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

function counted(part: number, total: number): string {
  return total === 0 ? whole(part) : `${whole(part)}  (${((100 * part) / total).toFixed(3)}%)`
}

function seconds(value: number): string {
  return `${Number(value.toFixed(2)).toLocaleString('en-US')} s`
}

/** A short time with three digits. */
function shortTime(value: number | null): string {
  if (value === null) return 'none'
  return value < 1
    ? `${Number((1000 * value).toPrecision(3))} ms`
    : `${Number(value.toPrecision(3))} s`
}
