import { calendarLayout, calendarLife, type Calendar } from '#core/kernel/calendar.ts'
import { spansOfRows } from '#core/kernel/compact.ts'
import { float64, int32, type Views } from '#core/kernel/memory.ts'
import type { Scheduler } from '#core/kernel/simulation.ts'
import {
  createPopulation,
  livingOf,
  populationLayout,
  populationLife,
  type Population,
} from '#core/cells/population.ts'
import { counters } from '#core/traffic/plane.ts'
import {
  sampleColumns,
  type CallEdge,
  type CellNote,
  type ServiceDecision,
} from '#core/organisms/observation.ts'
import type { PolicyMemory } from './autoscalers/autoscaler.ts'
import type { DataPlane } from './data-plane.ts'
import { emptyLedger, type Ledger } from './ledger.ts'
import type { Deployment } from './deployment.ts'
import type { ServiceSettings } from './parameters.ts'

/**
 * The control plane of any number of services: what schedulers, kubelets, ReplicaSets, a metrics server and autoscalers do with the
 * cells of a data plane, and the record of it.
 */

/** Events of the control plane. A cell has at most one, which goes with it: rows are used again. */
export type ControlEvents = {
  /** What a cell comes to next by itself: the end of its present phase, a crash, or that it counts as available. */
  ripen: [row: number]
  /** A draining cell may be gone. */
  expire: [row: number]
  /** The metrics of a service are read. */
  scrape: [service: number]
  /** The autoscaler of a service decides. */
  sync: [service: number]
  /** A row of the history is due. */
  sample: []
  /** The queue of a service has changed in a way that its policy wants to know of. */
  wake: [service: number]
}
export type ControlScheduler = Scheduler<ControlEvents>

/** Rows that the history can hold. */
export const historyRows = 4096

/** Single numbers of a service. Those of the run as a whole stand in the registers of the first one. */
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
  // Of the run.
  samples: 11,
  sampledAt: 12,
  p50: 13,
  p99: 14,
  utilisation: 15,
  arrivedAtScrape: 16,
  scrapedAt: 17,
  requestRate: 18,
  // Of the run.
  interval: 19,
  // When the last cell that a decision asked for was ready or gone, s; −1 before any.
  scaledAt: 20,
  places: 21,
} as const

/** Room of a control plane. */
export interface ControlCapacity {
  readonly services: number
  /** Rows for living cells, of all services. */
  readonly rows: number
}

/** The columns that lie before those of the data plane. */
// One event a cell, three for each service, and sample.
export const leadingLayout = ({ services, rows }: ControlCapacity) => ({
  clock: float64(1),
  calendar: calendarLayout(rows + 3 * services + 1),
  population: populationLayout(rows),
})

/** The columns that lie behind those of the data plane. */
export const trailingLayout = ({ services, rows }: ControlCapacity) => ({
  // What the metrics server read last, per cell; takenAt −1 where it has nothing yet.
  scrape: {
    busy: float64(rows),
    routed: float64(rows),
    at: float64(rows),
    takenAt: float64(rows),
    window: float64(rows),
    cpu: float64(rows),
    rate: float64(rows),
    inFlight: float64(rows),
    queue: float64(rows),
  },
  // Since the last row of the history.
  sampled: {
    busy: float64(rows),
    load: float64(rows),
    counters: float64(services * counters.length),
    rates: float64(services * counters.length),
  },
  // Of the containers of later revisions, which may crash.
  restarts: {
    count: int32(rows),
    wait: float64(rows),
    steppedAt: float64(rows),
    // When the container starts again; 0 where it does not wait for that.
    until: float64(rows),
  },
  history: float64(historyRows * services * sampleColumns.length),
  registers: float64(services * register.places),
})

export type ControlViews = Views<ReturnType<typeof leadingLayout>> &
  Views<ReturnType<typeof trailingLayout>>

/** What of these columns is alive beside the history, which only grows. */
export function controlLife({ calendar, population, registers }: ControlViews) {
  const ofRows = { spans: () => spansOfRows(livingOf(population)) }
  const services = registers.length / register.places
  const isLater = (row: number): boolean => population.genomes[row] >= services
  // A run without a rollout has none, and is the same with them and without them.
  const ofLater = { spans: () => spansOfRows(livingOf(population).filter(isLater)) }
  return {
    leading: { calendar: calendarLife(calendar), population: populationLife(population) },
    trailing: {
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
      restarts: { count: ofLater, wait: ofLater, steppedAt: ofLater, until: ofLater },
      history: { first: () => 0 },
    },
  }
}

/** Data of a run outside its buffer: replaced as a whole, never changed in place. */
export interface Beside {
  /** The settings of each service as they are in force, for the size that its cells have. */
  services: readonly ServiceSettings[]
  /** What the autoscaler of each service remembers. */
  memories: readonly PolicyMemory[]
  /** The revisions of each service; null before its first rollout. */
  deployments: readonly (Deployment | null)[]
  /** Slots of the cells of each service where they are not those of its settings; null where they are. */
  sizes: readonly (number | null)[]
  /** What happened so far; derived from the rest, kept for the panels. The oldest go at the limit. */
  notes: CellNote[]
  decisions: ServiceDecision[]
  notesDropped: number
  decisionsDropped: number
  /** Why attempts came to nothing or late. */
  ledger: Ledger
}

export interface Control {
  readonly seed: number
  /** Names of the services. */
  readonly names: readonly string[]
  readonly edges: readonly CallEdge[]
  readonly clock: Float64Array
  readonly calendar: Calendar
  readonly population: Population
  readonly scrape: ControlViews['scrape']
  readonly sampled: ControlViews['sampled']
  readonly restarts: ControlViews['restarts']
  readonly history: Float64Array
  readonly registers: Float64Array
  readonly data: DataPlane
  readonly beside: Beside
}

/** What a control plane stands on. */
export interface ControlParts {
  readonly views: ControlViews
  readonly seed: number
  readonly names: readonly string[]
  readonly edges: readonly CallEdge[]
  readonly data: DataPlane
  readonly services: readonly ServiceSettings[]
  /** Seconds between two rows of the history. */
  readonly interval: number
}

/** A control plane on fresh columns, without cells and events. */
export function createControl(parts: ControlParts): Control {
  const { views, services, interval, seed, names, edges, data } = parts
  const { clock, calendar, population, scrape, sampled, restarts, history, registers } = views
  registers[register.interval] = interval
  services.forEach((_, service) => {
    registers[service * register.places + register.p50] = -1
    registers[service * register.places + register.p99] = -1
    registers[service * register.places + register.scaledAt] = -1
  })
  return {
    seed,
    names,
    edges,
    data,
    clock,
    calendar,
    population: createPopulation(population),
    scrape,
    sampled,
    restarts,
    history,
    registers,
    beside: {
      services,
      memories: [],
      deployments: services.map(() => null),
      sizes: services.map(() => null),
      notes: [],
      decisions: [],
      notesDropped: 0,
      decisionsDropped: 0,
      ledger: emptyLedger(services.length),
    },
  }
}

/** Where the registers of a service begin. */
export function registersOf(service: number): number {
  return service * register.places
}

/** Rows of the living cells of a service, in order of birth. */
export function livingRows({ population, names }: Control, service: number): Int32Array {
  const living = livingOf(population)
  return names.length === 1 ? living : living.filter((row) => population.services[row] === service)
}
