import type { Genome } from '#core/cells/genome.ts'
import type { Causes } from './causes.ts'
import type { Change } from './recording.ts'
import type { Approximation, CallEdge, CellNote, Figures, ServiceDecision } from './observation.ts'
import type { Plain, Result, Schema } from '#core/schema/schema.ts'

/**
 * A run of an organism as its users see it: the worker's host, the command line, the tests. It is the
 * same for every organism; what differs lies behind it.
 */
export interface Run {
  /** Simulated time, s. */
  now(): number
  /** Where the run ends, s: the end of its load. */
  duration(): number
  /**
   * Runs up to and at `time` with at most about `limit` steps of work; true when it was reached.
   * A run in slices is the same run. It always stops between two instants, so what is applied at
   * `now()` comes after everything else of that instant.
   */
  advanceTo(time: number, limit: number): boolean
  /** Applies a visitor's changes now, all or none; refused with a sentence, they leave the run as it was. */
  apply(...changes: readonly Change[]): Result<null>
  /** When an autoscaler decides next, s: the earliest of all services. */
  nextDecisionAt(): number
  digest(): string
  /** Steps of work that this run has done, whatever it was brought back to meanwhile; see `advanceTo`. */
  worked(): number
  /**
   * A copy of what is alive; `restore` brings the run, or one of the same seed with memory of the same capacity, back to it.
   * It shares memory with a save `before` of the same run, where what was saved then still stands.
   */
  save(before?: Save): Save
  restore(save: Save): void
  /** What `resume` in another thread needs to go on from here; the journal goes another way. */
  keyframe(): Keyframe
  /** Goes on from a keyframe of a run with the same settings at its beginning, with what is known of its journal. */
  resume(keyframe: Keyframe, journal: Journal): void
  /**
   * Another run in the same state, which goes its own way from here. An earlier fork of this run is
   * used again instead of new memory: copying into it costs a tenth.
   */
  fork(into?: Run): Run
  /** What a fork copies. */
  readonly bytes: number

  /** Names; the first is the one that clients call first. */
  readonly services: readonly string[]
  /** The call graph, those of the clients included. */
  readonly edges: readonly CallEdge[]
  /** What the cells are made from, by the index in their column `genome`. */
  readonly genomes: readonly Genome[]
  frameSize(): { readonly cells: number; readonly services: number; readonly edges: number }
  /** Fills the columns of cells, services and edges, one after another, each as long as its capacity says. */
  fillFrame(
    values: Float32Array,
    cellCapacity: number,
    serviceCapacity: number,
    edgeCapacity: number,
  ): void
  /** What follows is that of one service; where none is said, of the first. */
  figures(service?: number): Figures
  /** A histogram (kernel/histogram.ts) of the latency of all answers so far; the caller's own copy. */
  latencies(service?: number): Float64Array
  /** The latency in s below which this share of all answers so far lies; −1 before the first. */
  latencyQuantile(share: number, service?: number): number
  /** The history as rows of sampleColumns.length numbers, and how many there are: of all services as many. */
  history(service?: number): { readonly rows: Float64Array; readonly count: number }
  /** What of it was counted by level; null for a system that never is. */
  approximation(): Approximation | null
  /** The journal of all services; `dropped` old entries are no longer in it. */
  notes(): { readonly entries: readonly CellNote[]; readonly dropped: number }
  decisions(): { readonly entries: readonly ServiceDecision[]; readonly dropped: number }
  /** Why attempts came to nothing or late, of all services. */
  causes(): Causes
  /** The first sentence that does not hold now; null when all do. */
  brokenInvariant(): string | null
}

/** A copy of what is alive in a run: its columns, and a small plain object. It never changes. */
export interface Save {
  readonly state: ArrayBuffer
  readonly beside: unknown
  /** Memory that it takes by itself, without what it shares, bytes. */
  readonly bytes: number
}

/** A save as plain data of two values, without the journal. */
export interface Keyframe {
  readonly state: ArrayBuffer
  readonly beside: string
}

/** The end of a run's journal: as much of it as is known. */
export interface Journal {
  readonly notes: readonly CellNote[]
  readonly decisions: readonly ServiceDecision[]
}

export interface Organism {
  readonly name: string
  readonly label: string
  readonly parameters: Schema
  /** Begins a run at time 0; settings that do not go together are refused with a sentence. */
  begin(settings: { readonly [name: string]: Plain }, seed: number): Result<Run>
}
