import { isStarting, phaseOf } from '#core/cells/population.ts'
import type { HpaObservation, HpaPod, HpaReading, HpaSignal } from '#core/policies/hpa.ts'
import { counted } from '#core/traffic/plane.ts'
import { insideNow, inServiceNow } from '#core/traffic/census.ts'
import { busyTime, routedTo } from '#core/traffic/slots.ts'
import { cpuPerSlot } from './rules.ts'
import { livingRows, register, type ServiceScheduler, type ServiceState } from './state.ts'

/**
 * The metric pipeline: what the autoscaler sees is what the metrics server read last, a rate over the
 * time between two readings, never the present truth.
 */

const service = 0

/** One reading of all running cells; a cell has its first sample at its second reading. */
export function scrape(state: ServiceState, scheduler: ServiceScheduler): void {
  const { registers, clock, beside, plane } = state
  const now = clock[0]
  for (const row of livingRows(state)) {
    if (state.population.startedAt[row] >= 0) scrapeCell(state, row)
  }
  const window = now - registers[register.scrapedAt]
  const arrived = counted(plane, service, 'arrived')
  registers[register.requestRate] = (arrived - registers[register.arrivedAtScrape]) / window
  registers[register.arrivedAtScrape] = arrived
  registers[register.scrapedAt] = now
  scheduler.schedule('scrape', now + beside.settings.scrapePeriod)
}

function scrapeCell(state: ServiceState, row: number): void {
  const { scrape: seen, plane, beside } = state
  const { settings } = beside
  const now = state.clock[0]
  const busy = busyTime(plane, row, settings.slots, now)
  const routed = routedTo(plane, row)
  const before = seen.at[row]
  if (before >= 0) {
    const window = now - before
    const burnt = ((busy - seen.busy[row]) / window) * cpuPerSlot(settings)
    const inside = insideNow(plane, row)
    seen.takenAt[row] = now
    seen.window[row] = window
    seen.cpu[row] = burnt
    seen.rate[row] = (routed - seen.routed[row]) / window
    seen.inFlight[row] = inside
    seen.queue[row] = inside - inServiceNow(plane, service, row)
  }
  seen.at[row] = now
  seen.busy[row] = busy
  seen.routed[row] = routed
}

/** What the controller sees now: the pods' status, and the samples of the last reading. */
export function observeForHpa(state: ServiceState): HpaObservation {
  const { beside, clock, registers } = state
  const rows = [...livingRows(state)]
  const { metrics } = beside.settings.hpa
  return {
    now: clock[0],
    specReplicas: registers[register.desired],
    statusReplicas: rows.filter((row) => phaseOf(state.population, row) !== 'draining').length,
    pods: rows.map((row) => podOf(state, row)),
    readings: metrics.map((metric): HpaReading => {
      switch (metric.type) {
        case 'Resource':
        case 'ContainerResource':
          return metric.name === 'cpu' ? podReading(state, rows, 'cpu') : null
        case 'Pods':
          return podReading(state, rows, metric.signal)
        case 'Object':
        case 'External':
          return totalReading(state, rows, metric.signal)
        case 'Invalid':
          return null
      }
    }),
  }
}

function podOf(state: ServiceState, row: number): HpaPod {
  const { population } = state
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
  state: ServiceState,
  rows: readonly number[],
  signal: 'cpu' | HpaSignal,
): HpaReading {
  const { scrape: seen, population, beside } = state
  const sampled = rows.filter((row) => seen.takenAt[row] >= 0)
  return {
    kind: 'pods',
    samples: sampled.map((row) => ({
      pod: population.ids[row],
      milli: signalOf(state, row, signal),
      takenAt: seen.takenAt[row],
      window: seen.window[row],
    })),
    requests: rows.map(() => beside.settings.cpuRequest),
  }
}

/** Whole milli-units of one cell's signal, as the metrics API gives them. */
function signalOf(state: ServiceState, row: number, signal: 'cpu' | HpaSignal): number {
  const { scrape: seen } = state
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
function totalReading(state: ServiceState, rows: readonly number[], signal: HpaSignal): HpaReading {
  const { registers, scrape: seen, population } = state
  if (registers[register.scrapedAt] === 0) return null
  if (signal === 'requests-per-second') {
    return { kind: 'total', usage: wholeMilli(1000 * registers[register.requestRate]) }
  }
  const sampled = rows.filter((row) => seen.takenAt[row] >= 0)
  const isRunning = rows.some((row) => population.startedAt[row] >= 0)
  if (sampled.length === 0 && isRunning) return null
  return {
    kind: 'total',
    usage: sampled.reduce((sum, row) => sum + signalOf(state, row, signal), 0),
  }
}

/** Kubernetes quantities come in billionths, and whole milli-units of them are rounded up. */
function wholeMilli(milli: number): number {
  return Math.ceil(Math.round(milli * 1e6) / 1e6)
}
