import { calendarLayout, calendarLife, type Calendar } from '#core/kernel/calendar.ts'
import { livePartsOf, spansOfRows, type Life, type LivePart } from '#core/kernel/compact.ts'
import { allocate, float64, type Memory } from '#core/kernel/memory.ts'
import type { Scheduler } from '#core/kernel/simulation.ts'
import {
  createPopulation,
  livingOf,
  populationLayout,
  populationLife,
  type Population,
} from '#core/cells/population.ts'
import type { HpaMemory } from '#core/policies/hpa.ts'
import { emptyMemory } from '#core/policies/hpa.ts'
import {
  counters,
  createPlane,
  planeLayout,
  type Capacity,
  type Plane,
} from '#core/traffic/plane.ts'
import { planeLife } from '#core/traffic/plane-life.ts'
import type { CellNote, ServiceDecision } from '#core/organisms/observation.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import { rulesOf } from './rules.ts'
import { capacityOf, sampleInterval } from './together.ts'
import type { AutoscaledServiceSettings } from './parameters.ts'

/** Events of the control plane. A cell has at most one, which goes with it: rows are used again. */
export type ServiceEvents = {
  /** A starting cell's present phase ends. */
  ripen: [row: number]
  /** A draining cell is gone. */
  expire: [row: number]
  /** The metrics server reads all cells. */
  scrape: []
  /** The autoscaler decides. */
  sync: []
  /** A row of the history is due. */
  sample: []
}
export type ServiceScheduler = Scheduler<ServiceEvents>

/** Rows that the history can hold. */
export const historyRows = 4096

/** Single numbers of the organism. */
export const register = {
  desired: 0,
  syncs: 1,
  nextSyncAt: 2,
  divisions: 3,
  prunings: 4,
  refused: 5,
  costTotal: 6,
  costNotServing: 7,
  costAt: 8,
  missedSeconds: 9,
  missedNow: 10,
  samples: 11,
  sampledAt: 12,
  p50: 13,
  p99: 14,
  utilisation: 15,
  arrivedAtScrape: 16,
  scrapedAt: 17,
  requestRate: 18,
  interval: 19,
  places: 20,
} as const

// One event a cell; scrape, sync and sample.
const layoutOf = (capacity: Capacity) => ({
  clock: float64(1),
  calendar: calendarLayout(capacity.rows + 3),
  population: populationLayout(capacity.rows),
  plane: planeLayout(capacity),
  // What the metrics server read last, per cell; takenAt −1 where it has nothing yet.
  scrape: {
    busy: float64(capacity.rows),
    routed: float64(capacity.rows),
    at: float64(capacity.rows),
    takenAt: float64(capacity.rows),
    window: float64(capacity.rows),
    cpu: float64(capacity.rows),
    rate: float64(capacity.rows),
    inFlight: float64(capacity.rows),
    queue: float64(capacity.rows),
  },
  // Since the last row of the history.
  sampled: {
    busy: float64(capacity.rows),
    load: float64(capacity.rows),
    counters: float64(capacity.services * counters.length),
    rates: float64(capacity.services * counters.length),
  },
  history: float64(historyRows * sampleColumns.length),
  registers: float64(register.places),
})
type ServiceLayout = ReturnType<typeof layoutOf>

/** What of a state is alive beside its history, which only grows. */
function lifeOf(
  { calendar, population, plane }: Memory<ServiceLayout>['views'],
  capacity: Capacity,
): Life<ServiceLayout> {
  const living = () => livingOf(population)
  const ofRows = { spans: () => spansOfRows(living()) }
  return {
    calendar: calendarLife(calendar),
    population: populationLife(population),
    plane: planeLife(plane, capacity, living),
    scrape: {
      busy: ofRows,
      routed: ofRows,
      at: ofRows,
      takenAt: ofRows,
      window: ofRows,
      cpu: ofRows,
      rate: ofRows,
      inFlight: ofRows,
      queue: ofRows,
    },
    sampled: { busy: ofRows, load: ofRows },
    history: { first: () => 0 },
  }
}

/** Data of a run outside its buffer: replaced as a whole, never changed in place. */
export interface Beside {
  settings: AutoscaledServiceSettings
  hpa: HpaMemory
  /** What happened so far; derived from the rest, kept for the panels. The oldest go at the limit. */
  notes: CellNote[]
  decisions: ServiceDecision[]
  notesDropped: number
  decisionsDropped: number
}

/** The journal keeps this many notes and decisions; the oldest half goes when it is full. */
export const journalLimit = 32_768

export interface ServiceState {
  readonly seed: number
  readonly memory: Memory<ServiceLayout>
  /** Its columns and what of them is alive, the history aside. */
  readonly parts: readonly LivePart[]
  readonly clock: Float64Array
  readonly calendar: Calendar
  readonly population: Population
  readonly plane: Plane
  readonly scrape: Memory<ServiceLayout>['views']['scrape']
  readonly sampled: Memory<ServiceLayout>['views']['sampled']
  readonly history: Float64Array
  readonly registers: Float64Array
  readonly beside: Beside
}

/** An empty state at time 0: no cells, no events, the first request planned. */
export function createState(
  settings: AutoscaledServiceSettings,
  seed: number,
  capacity: Capacity = capacityOf(settings),
): ServiceState {
  const memory = allocate(layoutOf(capacity))
  const { clock, calendar, population, plane, scrape, sampled, history, registers } = memory.views
  const state: ServiceState = {
    seed,
    memory,
    parts: livePartsOf(memory.views, lifeOf(memory.views, capacity)),
    clock,
    calendar,
    population: createPopulation(population),
    plane: createPlane(plane, capacity, clock, [rulesOf(settings)], seed),
    scrape,
    sampled,
    history,
    registers,
    beside: {
      settings,
      hpa: emptyMemory,
      notes: [],
      decisions: [],
      notesDropped: 0,
      decisionsDropped: 0,
    },
  }
  registers[register.interval] = sampleInterval(settings)
  registers[register.p50] = -1
  registers[register.p99] = -1
  return state
}

/** Rows of the living cells in order of birth. */
export function livingRows(state: ServiceState): Int32Array {
  return livingOf(state.population)
}

/** Adds to the journal. */
function note(state: ServiceState, entry: CellNote): void {
  const { beside } = state
  if (beside.notes.length >= journalLimit) {
    beside.notes = beside.notes.slice(journalLimit / 2)
    beside.notesDropped += journalLimit / 2
  }
  beside.notes.push(entry)
}

/** Writes into the journal what happens to a cell now. */
export function noteOf(state: ServiceState, row: number, kind: CellNote['kind']): void {
  const { ids, mothers, services } = state.population
  note(state, {
    time: state.clock[0],
    kind,
    service: services[row],
    id: ids[row],
    mother: mothers[row],
  })
}
