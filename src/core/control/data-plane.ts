import type { EdgeColumn, LimitName, Span } from '#core/organisms/observation.ts'
import type { Counter } from '#core/traffic/plane.ts'

/** What is known of the losses of a service; `vain` are attempts that were served to their end and are no success. */
export const lossNames = ['shed', 'abandoned', 'lost', 'vain', 'missed', 'attempts'] as const
export type LossName = (typeof lossNames)[number]

/** Writes losses as a tally tells them. */
export function writeLosses(
  tally: Readonly<Record<Counter, number>>,
  into: Float64Array,
): Float64Array {
  for (const [place, name] of lossNames.entries()) {
    into[place] = name === 'vain' ? tally.completed - tally.succeeded : tally[name]
  }
  return into
}

/**
 * What the control plane knows of the data plane: how cells come into it and go, and what is to be read of them. The data plane of
 * one service (core/traffic) and that of many which call one another (core/mesh) stand behind it. Rows are those of
 * the population. Nothing that is read changes a run.
 */
export interface DataPlane {
  /** Whether it is known when a cell that nobody is sent to any more will be empty. Where not, it is asked again. */
  readonly foresees: boolean
  /** Empties a row for a new cell of a service. */
  clear(service: number, row: number): void
  join(service: number, row: number): void
  /** Cells of a service, each once. */
  leave(service: number, rows: readonly number[]): void
  /** A cell out of routing goes down with what is in it; returns how many attempts of its service are lost by that. */
  lose(service: number, row: number): number
  /** Cells in routing. */
  ready(service: number): number
  /** Attempts that wait in a cell, or stand on its slots, now. */
  inside(service: number, row: number): number
  /** Attempts at work in it now: those on its slots, or all where they share them. */
  inService(service: number, row: number): number
  /** ∫ busy slots dt since the cell's birth, s. */
  busy(service: number, row: number): number
  /** Attempts that were routed to the cell since its birth. */
  routed(row: number): number
  /** When a cell that nobody is sent to any more will be empty, s; Infinity where it is not empty now and that is not known. */
  emptyAt(row: number): number
  /** Fresh requests of a service since the start. */
  arrived(service: number): number
  /** When the oldest open request of a service was sent, s; Infinity when none is open. */
  oldestOpen(service: number): number
  /** All counters of a service as they are now. */
  tally(service: number): Readonly<Record<Counter, number>>
  /** What of its attempts came to nothing or late until now, in the order of `lossNames`; scratch, until it is asked again. */
  losses(service: number): Float64Array
  /** How often the limits of what a service is sent were met; absent where it has none but those of the tally. */
  limits(service: number): Readonly<Record<LimitName, number>> | null
  /** A histogram of the latencies of all answers of a service until now; the caller's own. */
  latencies(service: number): Float64Array

  /** Counts what has left cells or come back until now, so that the following stands as at this moment. */
  count(): void
  /** Per service, in the order of `counters` of core/traffic/plane.ts, as last counted. */
  readonly counters: Float64Array
  /** Latencies of the answers of the present sample window, a histogram per service, as last counted. */
  readonly window: Uint32Array
  /** A window of so many seconds ends, and the next one begins. */
  endWindow(seconds: number): void
  /** The queue of the service, where it has one that is of no single cell. */
  readonly queue?: QueueFace
  /** Gives the cells that are born from now on so many slots, while there are none; absent where that cannot be. */
  readonly resize?: (slots: number) => void
  /** Where it can be counted by level instead of request by request. */
  readonly levels?: LevelsFace
  /** The rate of something on an edge in the last window, per second. */
  edgeRate(edge: number, column: EdgeColumn): number
}

/** What the control plane knows of the queue of a service. */
export interface QueueFace {
  /** Attempts that wait in it now. */
  waiting(): number
  /** Whether the control plane is to look at the service now: it is told once. */
  takeCall(): boolean
}

/** What the control plane knows of a data plane that can be counted by level. */
export interface LevelsFace {
  isOn(): boolean
  /** Why the data plane cannot be counted by level now; null where it can. */
  refusal(): string | null
  /** When it was, until now; a save keeps it. */
  spans: readonly Span[]
}
