import { countLiving, isStarting, phaseOf } from '#core/cells/population.ts'
import { histogramCells, histogramQuantile, mergeHistogram } from '#core/kernel/histogram.ts'
import type { SampleColumn } from '#core/organisms/observation.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import { insideNow, inServiceNow, oldestOpen } from '#core/traffic/census.ts'
import { counters, type Counter } from '#core/traffic/plane.ts'
import { countLeft } from '#core/traffic/roll.ts'
import { busyTime } from '#core/traffic/slots.ts'
import { cellCapacity } from './rules.ts'
import {
  historyRows,
  livingRows,
  register,
  type ServiceScheduler,
  type ServiceState,
} from './state.ts'

/**
 * Rows of the history at equal steps of simulated time. A row speaks about the window since the row
 * before: everything that has left a cell in it is counted in it, because the roll is counted here.
 */

const service = 0

/** Takes one row and begins the next window. */
export function sample(state: ServiceState, scheduler: ServiceScheduler): void {
  const { registers, clock, plane } = state
  const rows = livingRows(state)
  countLeft(plane)
  const window = clock[0] - registers[register.sampledAt]
  updateRates(state, window)
  updateLoads(state, rows, window)
  updateObjective(state, window)
  const written = registers[register.samples]
  if (written < historyRows) {
    writeRow(state, rows, written * sampleColumns.length)
    registers[register.samples] = written + 1
  }
  registers[register.sampledAt] = clock[0]
  mergeHistogram(plane.totalLatency, 0, plane.windowLatency, 0)
  plane.windowLatency.fill(0, 0, histogramCells)
  scheduler.schedule('sample', clock[0] + registers[register.interval])
}

/** Every counter's rate in the window, per second. */
function updateRates(state: ServiceState, window: number): void {
  const { plane, sampled } = state
  for (let i = 0; i < counters.length; i++) {
    sampled.rates[i] = (plane.counters[i] - sampled.counters[i]) / window
    sampled.counters[i] = plane.counters[i]
  }
}

/** The rate of one counter in the last window, per second. */
export function rateOf(state: ServiceState, counter: Counter): number {
  return state.sampled.rates[counters.indexOf(counter)]
}

/** Busy share of each cell's slots in the window, and its mean over the ready cells. */
function updateLoads(state: ServiceState, rows: Int32Array, window: number): void {
  const { plane, sampled, population, registers, beside, clock } = state
  const { slots } = beside.settings
  let sum = 0
  for (const row of rows) {
    const busy = busyTime(plane, row, slots, clock[0])
    // A cell that became ready in the window had only the rest of it.
    const span = Math.min(window, Math.max(1e-3, clock[0] - Math.max(0, population.readyAt[row])))
    sampled.load[row] = Math.min(1, (busy - sampled.busy[row]) / (slots * span))
    sampled.busy[row] = busy
    if (population.ready[row] === 1) sum += sampled.load[row]
  }
  const ready = plane.readyCounts[service]
  registers[register.utilisation] = ready === 0 ? 0 : sum / ready
}

/**
 * A window misses the objective by its percentile, by more failures than the percentile allows, or by
 * answering nobody while somebody has been waiting for longer than the objective.
 */
function updateObjective(state: ServiceState, window: number): void {
  const { plane, registers, beside, clock } = state
  const { objectiveLatency, objectivePercentile } = beside.settings
  const share = objectivePercentile / 100
  registers[register.p50] = histogramQuantile(plane.windowLatency, 0, 0.5)
  registers[register.p99] = histogramQuantile(plane.windowLatency, 0, 0.99)
  const tail = histogramQuantile(plane.windowLatency, 0, share)
  const succeeded = rateOf(state, 'succeeded')
  const failed = rateOf(state, 'failed')
  const ended = succeeded + failed
  const stalled = ended === 0 && clock[0] - oldestOpen(plane, service) > objectiveLatency
  const missed = stalled || tail > objectiveLatency || failed > (1 - share) * ended
  registers[register.missedNow] = missed ? 1 : 0
  if (missed) registers[register.missedSeconds] += window
}

const columnIndex = new Map<SampleColumn, number>(sampleColumns.map((name, i) => [name, i]))

function writeRow(state: ServiceState, rows: Int32Array, at: number): void {
  const { history, clock, registers, plane, population, beside } = state
  const put = (column: SampleColumn, value: number): void => {
    history[at + (columnIndex.get(column) ?? 0)] = value
  }
  const phasesOf = countPhases(state, rows)
  const ready = plane.readyCounts[service]
  const price = beside.settings.pricePerHour
  put('time', clock[0])
  put('arrivals', rateOf(state, 'arrived'))
  put('capacity', ready * cellCapacity(beside.settings))
  put('completions', rateOf(state, 'succeeded'))
  put('p50', registers[register.p50])
  put('p99', registers[register.p99])
  put('desired', registers[register.desired])
  put('ready', ready)
  put('starting', phasesOf.starting)
  put('draining', phasesOf.draining)
  put('waiting', phasesOf.waiting)
  put('inService', phasesOf.inService)
  put('shed', rateOf(state, 'shed'))
  put('failed', rateOf(state, 'failed'))
  put('costServing', ready * price)
  put('costNotServing', (countLiving(population) - ready) * price)
  put('utilisation', registers[register.utilisation])
  put('missed', registers[register.missedNow])
}

/** How many cells are starting and draining, and how many requests are where, now. */
export function countPhases(
  state: ServiceState,
  rows: Int32Array,
): { starting: number; draining: number; waiting: number; inService: number } {
  const count = { starting: 0, draining: 0, waiting: 0, inService: 0 }
  for (const row of rows) {
    if (isStarting(state.population, row)) count.starting++
    else if (phaseOf(state.population, row) === 'draining') count.draining++
    const busy = inServiceNow(state.plane, service, row)
    count.inService += busy
    count.waiting += insideNow(state.plane, row) - busy
  }
  return count
}
