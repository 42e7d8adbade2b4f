import { isStarting, phaseOf } from '#core/cells/population.ts'
import { histogramCells, histogramQuantile } from '#core/kernel/histogram.ts'
import type { SampleColumn } from '#core/organisms/observation.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import { counters, type Counter } from '#core/traffic/plane.ts'
import { cellCapacity } from './rules.ts'
import {
  historyRows,
  livingRows,
  register,
  registersOf,
  type Control,
  type ControlScheduler,
} from './control.ts'

/**
 * Rows of the history at equal steps of simulated time, those of all services one behind the other. A row speaks about the window since
 * the one before: everything that has left a cell in it is counted in it, because that is counted here.
 */

/** Takes one row of each service and begins the next window. */
export function sample(control: Control, scheduler: ControlScheduler): void {
  const { registers, clock, data, beside } = control
  data.count()
  const window = clock[0] - registers[register.sampledAt]
  const written = registers[register.samples]
  beside.services.forEach((_, service) => {
    const rows = livingRows(control, service)
    updateRates(control, service, window)
    updateLoads(control, service, rows, window)
    updateObjective(control, service, window)
    if (written < historyRows) writeRow(control, service, rows)
  })
  if (written < historyRows) registers[register.samples] = written + 1
  registers[register.sampledAt] = clock[0]
  data.endWindow(window)
  scheduler.schedule('sample', clock[0] + registers[register.interval])
}

/** Every counter's rate in the window, per second. */
function updateRates({ data, sampled }: Control, service: number, window: number): void {
  const base = service * counters.length
  for (let i = base; i < base + counters.length; i++) {
    sampled.rates[i] = (data.counters[i] - sampled.counters[i]) / window
    sampled.counters[i] = data.counters[i]
  }
}

/** The rate of one counter of a service in the last window, per second. */
export function rateOf({ sampled }: Control, service: number, counter: Counter): number {
  return sampled.rates[service * counters.length + counters.indexOf(counter)]
}

/** Busy share of each cell's slots in the window, and its mean over the ready cells. */
function updateLoads(control: Control, service: number, rows: Int32Array, window: number): void {
  const { data, sampled, population, registers, beside, clock } = control
  const { slots } = beside.services[service]
  let sum = 0
  for (const row of rows) {
    const busy = data.busy(service, row)
    // A cell that became ready in the window had only the rest of it.
    const span = Math.min(window, Math.max(1e-3, clock[0] - Math.max(0, population.readyAt[row])))
    sampled.load[row] = Math.min(1, (busy - sampled.busy[row]) / (slots * span))
    sampled.busy[row] = busy
    if (population.ready[row] === 1) sum += sampled.load[row]
  }
  const ready = data.ready(service)
  registers[registersOf(service) + register.utilisation] = ready === 0 ? 0 : sum / ready
}

/**
 * A window misses the objective by its percentile, by more failures than the percentile allows, or by
 * answering nobody while somebody has been waiting for longer than the objective.
 */
function updateObjective(control: Control, service: number, window: number): void {
  const { data, registers, beside, clock } = control
  const { objectiveLatency, objectivePercentile } = beside.services[service]
  const own = registersOf(service)
  const share = objectivePercentile / 100
  const quantile = (of: number): number =>
    histogramQuantile(data.window, service * histogramCells, of)
  registers[own + register.p50] = quantile(0.5)
  registers[own + register.p99] = quantile(0.99)
  const tail = quantile(share)
  const succeeded = rateOf(control, service, 'succeeded')
  const failed = rateOf(control, service, 'failed')
  const ended = succeeded + failed
  const stalled = ended === 0 && clock[0] - data.oldestOpen(service) > objectiveLatency
  const missed = stalled || tail > objectiveLatency || failed > (1 - share) * ended
  registers[own + register.missedNow] = missed ? 1 : 0
  if (missed) registers[own + register.missedSeconds] += window
}

const columnIndex = new Map<SampleColumn, number>(sampleColumns.map((name, i) => [name, i]))

function writeRow(control: Control, service: number, rows: Int32Array): void {
  const { history, clock, registers, data, beside, names } = control
  const at = (registers[register.samples] * names.length + service) * sampleColumns.length
  const own = registersOf(service)
  const settings = beside.services[service]
  const put = (column: SampleColumn, value: number): void => {
    history[at + (columnIndex.get(column) ?? 0)] = value
  }
  const phasesOf = countPhases(control, service, rows)
  const ready = data.ready(service)
  const price = settings.pricePerHour
  put('time', clock[0])
  put('arrivals', rateOf(control, service, 'arrived'))
  put('capacity', ready * cellCapacity(settings))
  put('completions', rateOf(control, service, 'succeeded'))
  put('p50', registers[own + register.p50])
  put('p99', registers[own + register.p99])
  put('desired', registers[own + register.desired])
  put('ready', ready)
  put('starting', phasesOf.starting)
  put('draining', phasesOf.draining)
  put('waiting', phasesOf.waiting)
  put('inService', phasesOf.inService)
  put('shed', rateOf(control, service, 'shed'))
  put('failed', rateOf(control, service, 'failed'))
  put('costServing', ready * price)
  put('costNotServing', (rows.length - ready) * price)
  put('utilisation', registers[own + register.utilisation])
  put('missed', registers[own + register.missedNow])
}

/** How many cells of a service are starting and draining, and how many requests are where, now. */
export function countPhases(
  { population, data }: Control,
  service: number,
  rows: Int32Array,
): { starting: number; draining: number; waiting: number; inService: number } {
  const count = { starting: 0, draining: 0, waiting: data.queue?.waiting() ?? 0, inService: 0 }
  for (const row of rows) {
    if (isStarting(population, row)) count.starting++
    else if (phaseOf(population, row) === 'draining') count.draining++
    const busy = data.inService(service, row)
    count.inService += busy
    count.waiting += data.inside(service, row) - busy
  }
  return count
}

/** The rows of a service, one behind the other, and how many there are. */
export function historyOf(
  { history, registers, names }: Control,
  service: number,
): { readonly rows: Float64Array; readonly count: number } {
  const count = registers[register.samples]
  if (names.length === 1) return { rows: history, count }
  const width = sampleColumns.length
  const rows = new Float64Array(count * width)
  for (let row = 0; row < count; row++) {
    const from = (row * names.length + service) * width
    rows.set(history.subarray(from, from + width), row * width)
  }
  return { rows, count }
}
