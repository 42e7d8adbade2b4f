import { countLiving, isStarting } from '#core/cells/population.ts'
import { histogramCells, histogramQuantile, mergeHistogram } from '#core/kernel/histogram.ts'
import { nextTime } from '#core/kernel/calendar.ts'
import { phases } from '#core/cells/phases.ts'
import type { Figures } from '#core/organisms/observation.ts'
import { cellColumns, edgeColumns, serviceColumns } from '#core/organisms/observation.ts'
import {
  countersNow,
  insideNow,
  inServiceNow,
  latenciesNow,
  openNow,
} from '#core/traffic/census.ts'
import { rateOn } from '#core/traffic/load.ts'
import { costNow } from './cost.ts'
import { countPhases, rateOf } from './history.ts'
import { readyForecast } from './births.ts'
import { cellCapacity } from './rules.ts'
import { livingRows, register, type ServiceState } from './state.ts'

/** What the page sees of the run. Nothing here changes the state. */

const service = 0

/** How many cells, services and edges a frame of this moment holds. */
export function frameSize(state: ServiceState): {
  readonly cells: number
  readonly services: number
  readonly edges: number
} {
  return { cells: countLiving(state.population), services: 1, edges: 1 }
}

/** Fills the columns of a frame; see observation.ts for what each means. */
export function fillFrame(
  state: ServiceState,
  values: Float32Array,
  cellCapacityOfFrame: number,
  serviceCapacity: number,
  edgeCapacity: number,
): void {
  const rows = livingRows(state)
  for (let place = 0; place < rows.length; place++) {
    fillCell(state, rows, place, values, cellCapacityOfFrame)
  }
  const base = cellColumns.length * cellCapacityOfFrame
  fillService(state, rows, values, base, serviceCapacity)
  if (edgeCapacity > 0) {
    fillEdge(state, values, base + serviceColumns.length * serviceCapacity, edgeCapacity)
  }
}

function fillCell(
  state: ServiceState,
  rows: Int32Array,
  place: number,
  values: Float32Array,
  capacity: number,
): void {
  const { population, sampled, plane, clock } = state
  const row = rows[place]
  const startedAt = population.phaseStartedAt[row]
  const endsAt = population.phaseEndsAt[row]
  const span = endsAt - startedAt
  const busy = inServiceNow(plane, service, row)
  let at = place
  const put = (value: number): void => {
    values[at] = value
    at += capacity
  }
  // In the order of cellColumns.
  put(population.ids[row])
  put(service)
  put(population.mothers[row])
  put(population.phases[row])
  put(endsAt < 0 || span <= 0 ? 0 : Math.min(1, Math.max(0, (clock[0] - startedAt) / span)))
  put(sampled.load[row])
  put(busy)
  put(insideNow(plane, row) - busy)
  put(population.ready[row])
  put(population.genomes[row])
  put(population.bornAt[row])
  put(population.unborn[row])
  put(endsAt)
}

function fillService(
  state: ServiceState,
  rows: Int32Array,
  values: Float32Array,
  base: number,
  capacity: number,
): void {
  const { plane, registers, beside, clock } = state
  const count = countPhases(state, rows)
  const ready = plane.readyCounts[service]
  const row = [
    rateOn(beside.settings.load, clock[0]),
    rateOf(state, 'attempts'),
    rateOf(state, 'completed'),
    rateOf(state, 'shed'),
    rateOf(state, 'failed'),
    ready * cellCapacity(beside.settings),
    ready,
    count.starting,
    count.draining,
    registers[register.desired],
    count.waiting,
    count.inService,
    registers[register.p50],
    registers[register.p99],
  ]
  for (let i = 0; i < serviceColumns.length; i++) values[base + i * capacity] = row[i]
}

/** The calls of the clients, the one edge that there is. */
function fillEdge(state: ServiceState, values: Float32Array, base: number, capacity: number): void {
  const succeeded = rateOf(state, 'succeeded')
  const row = [
    rateOf(state, 'attempts'),
    succeeded,
    // What was served and is no success was an error, or came too late.
    rateOf(state, 'completed') -
      succeeded +
      rateOf(state, 'shed') +
      rateOf(state, 'abandoned') +
      rateOf(state, 'lost'),
    rateOf(state, 'budgetRefused') + rateOf(state, 'poolRefused'),
  ]
  for (let i = 0; i < edgeColumns.length; i++) values[base + i * capacity] = row[i]
}

/** Counts since the start and present values, for panels and the command line. */
export function figuresOf(state: ServiceState): Figures {
  const { registers, beside, clock, plane } = state
  const rows = livingRows(state)
  const tally = countersNow(plane, service)
  const count = countPhases(state, rows)
  const ready = plane.readyCounts[service]
  const price = beside.settings.pricePerHour
  return {
    time: clock[0],
    requests: {
      arrived: tally.arrived,
      succeeded: tally.succeeded,
      failed: tally.failed,
      open: tally.arrived - tally.succeeded - tally.failed,
    },
    attempts: {
      sent: tally.attempts,
      completed: tally.completed,
      waiting: count.waiting,
      inService: count.inService,
      shed: tally.shed,
      abandoned: tally.abandoned,
      lost: tally.lost,
    },
    retries: {
      sent: tally.retried,
      refusedByBudget: tally.budgetRefused,
      refusedByLimit: tally.poolRefused,
    },
    cells: {
      ready,
      starting: count.starting,
      draining: count.draining,
      desired: registers[register.desired],
    },
    divisions: registers[register.divisions],
    prunings: registers[register.prunings],
    divisionsRefused: registers[register.refused],
    arrivalRate: rateOn(beside.settings.load, clock[0]),
    capacity: ready * cellCapacity(beside.settings),
    utilisation: registers[register.utilisation],
    p50: registers[register.p50],
    p99: registers[register.p99],
    objective: {
      missedRequests: tally.missed + tally.failed,
      missedSeconds: registers[register.missedSeconds],
      missedNow: registers[register.missedNow] === 1,
    },
    cost: { perHour: countLiving(state.population) * price, ...costNow(state) },
    nextReadyAt: nextReadyAt(state, rows),
    nextDecisionAt: registers[register.nextSyncAt],
  }
}

/** The latency of all answers so far, those included that nobody has taken out yet. */
export function latencies(state: ServiceState): Uint32Array {
  const { plane } = state
  const counts = latenciesNow(plane, service)
  mergeHistogram(counts, 0, plane.totalLatency, service * histogramCells)
  mergeHistogram(counts, 0, plane.windowLatency, service * histogramCells)
  return counts
}

/** A quantile of the same. */
export function latencyQuantile(state: ServiceState, share: number): number {
  return histogramQuantile(latencies(state), 0, share)
}

function nextReadyAt(state: ServiceState, rows: Int32Array): number {
  let earliest = -1
  for (const row of rows) {
    if (!isStarting(state.population, row)) continue
    const at = readyForecast(state, row)
    if (earliest < 0 || at < earliest) earliest = at
  }
  return earliest
}

/**
 * Sentences that hold at every instant of every run. The client pool and the calendar are part of
 * them: what is open must be somewhere.
 */
export const invariants: { readonly [sentence: string]: (state: ServiceState) => boolean } = {
  'every attempt is completed, waiting, in service, shed, abandoned or lost': (state) => {
    const { attempts } = figuresOf(state)
    const { completed, waiting, inService, shed, abandoned, lost } = attempts
    return attempts.sent === completed + waiting + inService + shed + abandoned + lost
  },
  'every request has succeeded, has failed or is open': (state) => {
    const { arrived, succeeded, failed } = figuresOf(state).requests
    return arrived === succeeded + failed + openNow(state.plane, service)
  },
  'only ready cells are in routing': (state) =>
    livingRows(state).filter((row) => state.population.ready[row] === 1).length ===
    state.plane.readyCounts[service],
  'a phase lies within the list of phases': (state) =>
    livingRows(state).every((row) => state.population.phases[row] < phases.length),
  'no event lies in the past': ({ calendar, plane, clock }) =>
    nextTime(calendar) >= clock[0] && nextTime(plane.clients) >= clock[0],
}
