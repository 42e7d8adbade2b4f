import { isStarting, phaseOf } from '#core/cells/population.ts'
import type {
  HpaMetricSpec,
  HpaObservation,
  HpaPod,
  HpaReading,
  HpaSignal,
} from '#core/policies/hpa.ts'
import type { PolicyKind } from '#core/policies/policy.ts'
import { waitsForRestart } from './containers.ts'
import {
  livingRows,
  register,
  registersOf,
  type Control,
  type ControlScheduler,
} from './control.ts'
import type { ServiceSettings } from './parameters.ts'
import { cpuPerSlot } from './rules.ts'

/**
 * The metric pipeline: what the autoscaler sees is what the metrics server read last, a rate over the
 * time between two readings, never the present truth.
 */

/** CloudWatch, Azure Monitor and Google's group have a value a minute; in a cluster it is the metrics server's resolution. */
const byTheMinute: readonly PolicyKind[] = [
  'target-tracking',
  'step-scaling',
  'simple-scaling',
  'azure',
  'mig',
]

/** How often the metrics of a service are read, s. */
export function metricPeriod({ policy, scrapePeriod }: ServiceSettings): number {
  return byTheMinute.includes(policy.kind) ? 60 : scrapePeriod
}

/** One reading of all running cells of a service; a cell has its first sample at its second reading. */
export function scrape(control: Control, scheduler: ControlScheduler, service: number): void {
  const { registers, clock, beside, data, population } = control
  const now = clock[0]
  for (const row of livingRows(control, service)) {
    if (population.startedAt[row] >= 0 && !waitsForRestart(control, row)) scrapeCell(control, row)
  }
  const own = registersOf(service)
  const window = now - registers[own + register.scrapedAt]
  const arrived = data.arrived(service)
  registers[own + register.requestRate] =
    (arrived - registers[own + register.arrivedAtScrape]) / window
  registers[own + register.arrivedAtScrape] = arrived
  registers[own + register.scrapedAt] = now
  scheduler.schedule('scrape', now + metricPeriod(beside.services[service]), service)
}

function scrapeCell(control: Control, row: number): void {
  const { scrape: seen, data, beside, population } = control
  const service = population.services[row]
  const now = control.clock[0]
  const busy = data.busy(service, row)
  const routed = data.routed(row)
  const before = seen.at[row]
  if (before >= 0) {
    const window = now - before
    const burnt = ((busy - seen.busy[row]) / window) * cpuPerSlot(beside.services[service])
    const inside = data.inside(service, row)
    seen.takenAt[row] = now
    seen.window[row] = window
    seen.cpu[row] = burnt
    seen.rate[row] = (routed - seen.routed[row]) / window
    seen.inFlight[row] = inside
    seen.queue[row] = inside - data.inService(service, row)
  }
  seen.at[row] = now
  seen.busy[row] = busy
  seen.routed[row] = routed
}

/** What the controller of a service sees now for these metrics: the pods' status, and the samples of the last reading. */
export function observeForHpa(
  control: Control,
  service: number,
  metrics: readonly HpaMetricSpec[],
  specReplicas: number,
): HpaObservation {
  const { clock, population } = control
  const rows = [...livingRows(control, service)]
  return {
    now: clock[0],
    specReplicas,
    statusReplicas: rows.filter((row) => phaseOf(population, row) !== 'draining').length,
    pods: rows.map((row) => podOf(control, row)),
    readings: metrics.map((metric): HpaReading => {
      switch (metric.type) {
        case 'Resource':
        case 'ContainerResource':
          return metric.name === 'cpu' ? podReading(control, service, rows, 'cpu') : null
        case 'Pods':
          return podReading(control, service, rows, metric.signal)
        case 'Object':
        case 'External':
          return readTotal(control, service, metric.signal)
        case 'Invalid':
          return null
      }
    }),
  }
}

function podOf(control: Control, row: number): HpaPod {
  const { population } = control
  const phase = phaseOf(population, row)
  const accepted = population.acceptedAt[row]
  const isAccepted = phase !== 'scheduled'
  const changed = population.readyChangedAt[row]
  return {
    id: population.ids[row],
    phase: population.startedAt[row] >= 0 ? 'Running' : 'Pending',
    deleting: phase === 'draining',
    ready: isAccepted ? !isStarting(population, row) && population.ready[row] === 1 : null,
    startedAt: isAccepted ? accepted : null,
    readyChangedAt: changed >= 0 ? changed : null,
  }
}

function podReading(
  control: Control,
  service: number,
  rows: readonly number[],
  signal: 'cpu' | HpaSignal,
): HpaReading {
  const { scrape: seen, population, beside } = control
  const sampled = rows.filter((row) => seen.takenAt[row] >= 0)
  return {
    kind: 'pods',
    samples: sampled.map((row) => ({
      pod: population.ids[row],
      milli: signalOf(control, row, signal),
      takenAt: seen.takenAt[row],
      window: seen.window[row],
    })),
    requests: rows.map(() => beside.services[service].cpuRequest),
  }
}

/** Whole milli-units of one cell's signal, as the metrics API gives them. */
function signalOf(control: Control, row: number, signal: 'cpu' | HpaSignal): number {
  const { scrape: seen } = control
  switch (signal) {
    case 'cpu':
      return wholeMilli(seen.cpu[row])
    case 'requests-per-second':
      return wholeMilli(1000 * seen.rate[row])
    case 'in-flight':
      return 1000 * seen.inFlight[row]
    case 'queue-length':
      return 1000 * seen.queue[row]
  }
}

/**
 * The service's signal in whole milli-units: its request rate, or the sum over its cells. Before anything
 * has been read there is no such metric, which is not the same as 0.
 */
export function readTotal(
  control: Control,
  service: number,
  signal: HpaSignal,
): Extract<HpaReading, { readonly kind: 'total' }> | null {
  const { registers, scrape: seen, population, data } = control
  if (registers[registersOf(service) + register.scrapedAt] === 0) return null
  if (signal === 'requests-per-second') {
    return {
      kind: 'total',
      usage: wholeMilli(1000 * registers[registersOf(service) + register.requestRate]),
    }
  }
  const rows = [...livingRows(control, service)]
  const sampled = rows.filter((row) => seen.takenAt[row] >= 0)
  const isRunning = rows.some((row) => population.startedAt[row] >= 0)
  if (sampled.length === 0 && isRunning) return null
  // Who waits in the queue of the service is in no cell yet; its length is known to whoever asks for it.
  const outside = 1000 * (data.queue?.waiting() ?? 0)
  const usage = sampled.reduce((sum, row) => sum + signalOf(control, row, signal), outside)
  return { kind: 'total', usage }
}

/** Kubernetes quantities come in billionths, and whole milli-units of them are rounded up. */
function wholeMilli(milli: number): number {
  return Math.ceil(Math.round(milli * 1e6) / 1e6)
}
