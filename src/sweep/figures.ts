import { histogramCells, mergeHistogram } from '#core/kernel/histogram.ts'
import { sampleColumns, type Figures } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { servicesOf } from '#share/services-of.ts'
import { changesOf, elasticityOf } from './elastic.ts'
import { compactHistogram, quantileOf, type CompactHistogram } from './histogram.ts'
import type { RunFigures } from './result.ts'

/**
 * What a run has come to as a whole. Requests are those at the services that clients call, calls by other services to
 * these included; seconds of a missed objective are those of the worst of them; everything else is the sum over all services.
 */
export function figuresOf(
  run: Run,
  recording: Recording,
  changesRefused: number,
): { readonly figures: RunFigures; readonly latency: CompactHistogram } {
  const all = run.services.map((_, service) => run.figures(service))
  const doors = doorsOf(run)
  const latency = compactHistogram(latenciesOf(run, doors))
  const sum = (of: (figures: Figures) => number): number =>
    all.reduce((so, figures) => so + of(figures), 0)
  const ofClients = (of: (figures: Figures) => number): number =>
    all.reduce((so, figures, service) => (doors.includes(service) ? so + of(figures) : so), 0)
  const figures: RunFigures = {
    p50: quantileOf(latency, 0.5),
    p95: quantileOf(latency, 0.95),
    p99: quantileOf(latency, 0.99),
    requests: ofClients(({ requests }) => requests.arrived),
    succeeded: ofClients(({ requests }) => requests.succeeded),
    failed: ofClients(({ requests }) => requests.failed),
    open: ofClients(({ requests }) => requests.open),
    attempts: sum(({ attempts }) => attempts.sent),
    retries: sum(({ retries }) => retries.sent),
    shed: sum(({ attempts }) => attempts.shed),
    abandoned: sum(({ attempts }) => attempts.abandoned),
    lost: sum(({ attempts }) => attempts.lost),
    missedRequests: ofClients(({ objective }) => objective.missedRequests),
    missedSeconds: doors.reduce(
      (most, door) => Math.max(most, all[door]?.objective.missedSeconds ?? 0),
      0,
    ),
    divisions: sum(({ divisions }) => divisions),
    prunings: sum(({ prunings }) => prunings),
    divisionsRefused: sum((one) => one.divisionsRefused),
    mostReady: mostReady(run),
    cost: sum(({ cost }) => cost.total),
    costNotServing: sum(({ cost }) => cost.notServing),
    replicaSeconds: replicaSeconds(all, recording),
    ...changesOf(run),
    ...elasticityOf(run, recording),
    changesRefused,
  }
  return { figures, latency }
}

/** The services that clients call, by index. */
function doorsOf({ edges }: Run): readonly number[] {
  return [...new Set(edges.flatMap(({ from, to }) => (from < 0 ? [to] : [])))]
}

function latenciesOf(run: Run, [first = 0, ...others]: readonly number[]): Float64Array {
  const counts = run.latencies(first)
  for (const other of others) mergeHistogram(counts, 0, run.latencies(other), 0)
  return counts.subarray(0, histogramCells)
}

/** The history of the service that clients call first, with the ready cells of all services. */
export function wholeHistory(run: Run): ReturnType<Run['history']> {
  const [first, ...others] = run.services.map((_, service) => run.history(service))
  if (first === undefined || others.length === 0) return run.history()
  const rows = first.rows.slice(0, first.count * sampleColumns.length)
  for (let at = readyColumn; at < rows.length; at += sampleColumns.length) {
    rows[at] = others.reduce((sum, other) => sum + (other.rows[at] ?? 0), rows[at] ?? 0)
  }
  return { rows, count: first.count }
}

const readyColumn = sampleColumns.indexOf('ready')

/** The most ready cells of all services at the end of one window, or now. */
function mostReady(run: Run): number {
  const { rows, count } = wholeHistory(run)
  let most = run.services.reduce((sum, _, service) => sum + run.figures(service).cells.ready, 0)
  for (let row = 0; row < count; row++) {
    most = Math.max(most, rows[row * sampleColumns.length + readyColumn] ?? 0)
  }
  return most
}

/** Cost is the exact integral of living cells times their price. */
function replicaSeconds(all: readonly Figures[], recording: Recording): number | null {
  const { log } = recording
  if (log.some(({ change }) => change.type === 'set' && change.name === 'pricePerHour')) return null
  const services = servicesOf(recording)
  let sum = 0
  for (const [service, { cost }] of all.entries()) {
    const price = services[service]?.pricePerHour ?? 0
    if (price === 0) return null
    sum += (3600 * cost.total) / price
  }
  return sum
}
