import type { Causes } from '#core/organisms/causes.ts'
import type {
  Approximation,
  CallEdge,
  CellNote,
  Figures,
  ServiceDecision,
} from '#core/organisms/observation.ts'
import type { Change, LogEntry, Recording } from '#core/organisms/recording.ts'

/**
 * The version of these messages. A page gives runs of an older engine to that engine only where both have the same one, so it is raised
 * whenever a change would be misunderstood by the other side (messages.test.ts knows what they look like).
 */
export const protocolVersion = 1

/** Page to worker. One way: an answer, where there is one, is a report. */
export type Command =
  /**
   * Begins a run at time 0, or takes the present one up where it is the same: at the last save of it at or before
   * `at`, else at 0. The log of the recording is applied when its times come.
   */
  | {
      readonly type: 'start'
      readonly run: number
      readonly recording: Recording
      /** The time that the run is to be brought to, s; 0 where nothing is said. */
      readonly at?: number
      /** A worker that has no run yet goes on from here. */
      readonly from?: Resumption
      /** As `watch`; the first where nothing is said, or where there is no such service. */
      readonly service?: number
    }
  /**
   * One credit: run to `until`, or as far as this slice's work reaches, then send a frame.
   * `stop: 'decision'` ends right after the next decision of the watched autoscaler, at `until` at the latest, `stop: 'there'` at `until`, whatever
   * the way: by a save ahead as well; then the loads of the cells are told.
   */
  | {
      readonly type: 'advance'
      readonly run: number
      readonly until: number
      readonly stop?: 'decision' | 'there'
      /** Wall time this slice may take, ms. */
      readonly budgetMs: number
    }
  /** A visitor's changes, applied all or none at the present simulated time and logged. */
  | { readonly type: 'change'; readonly run: number; readonly changes: readonly Change[] }
  /** Looks ahead for so long, ms, at what will come if nobody changes anything. */
  | { readonly type: 'foresee'; readonly run: number; readonly budgetMs: number }
  /**
   * From now on figures, samples and futures are those of this service; the samples begin again at row 0, the
   * future where it was forked. One that there is not leaves all as it was.
   */
  | { readonly type: 'watch'; readonly run: number; readonly service: number }
  /** Asks for the digest of the present state. */
  | { readonly type: 'digest'; readonly run: number }
  /** Gives a frame's buffer back for reuse. */
  | { readonly type: 'recycle'; readonly buffer: ArrayBuffer }

/** Worker to page. Every report names the run it belongs to; those of an older run are dropped. */
export type Report =
  | {
      readonly type: 'started'
      readonly run: number
      readonly duration: number
      readonly services: readonly string[]
      readonly edges: readonly CallEdge[]
      /** Digests, by the index in the column `genome`. */
      readonly genomes: readonly string[]
    }
  | {
      readonly type: 'frame'
      readonly run: number
      readonly time: number
      /** True when `until`, the decision or the end was reached in this slice. */
      readonly reached: boolean
      readonly finished: boolean
      readonly cellCount: number
      readonly cellCapacity: number
      readonly serviceCount: number
      readonly serviceCapacity: number
      readonly edgeCount: number
      readonly edgeCapacity: number
      readonly values: Float32Array
    }
  | {
      readonly type: 'figures'
      readonly run: number
      readonly service: number
      readonly figures: Figures
      /** Of the whole run, see `Run.approximation`. */
      readonly approximation: Approximation | null
    }
  /** New rows of the history of a service: sampleColumns.length numbers a row. */
  | {
      readonly type: 'samples'
      readonly run: number
      readonly service: number
      readonly from: number
      readonly rows: Float64Array
    }
  /** The loads of all cells over the two minutes before a time that was gone to, oldest first. */
  | { readonly type: 'loads'; readonly run: number; readonly moments: readonly CellLoads[] }
  /** New entries of the journal, in order. */
  | { readonly type: 'notes'; readonly run: number; readonly notes: readonly CellNote[] }
  /** Why attempts were lost or late, of all services: entries that are new, and what else is known now. */
  | ({ readonly type: 'causes'; readonly run: number } & Causes)
  | {
      readonly type: 'decisions'
      readonly run: number
      readonly decisions: readonly ServiceDecision[]
    }
  /**
   * The next piece of the future: rows as in `samples`, and notes. It goes on from the last piece where
   * `from` is the row behind it; any other `from` is the beginning of another future.
   */
  | {
      readonly type: 'future'
      readonly run: number
      readonly service: number
      readonly from: number
      readonly rows: Float64Array<ArrayBuffer>
      readonly notes: readonly CellNote[]
      /** Simulated time up to which it is known. */
      readonly until: number
      /** True when for now nothing further will be foreseen. */
      readonly complete: boolean
    }
  /** Changes were applied and logged (a change after a rewind forks: later entries are dropped). */
  | { readonly type: 'logged'; readonly run: number; readonly log: readonly LogEntry[] }
  | {
      readonly type: 'digest'
      readonly run: number
      readonly time: number
      readonly digest: string
    }
  /** What another worker can go on from if this one is lost; the journal has been told. Every few seconds at most. */
  | { readonly type: 'keyframe'; readonly run: number; readonly keyframe: RunKeyframe }
  | { readonly type: 'fault'; readonly run: number; readonly fault: Fault }

/** The busy share of the slots of every cell at one moment; both lists are in one order. */
export interface CellLoads {
  readonly time: number
  readonly ids: Float32Array
  readonly loads: Float32Array
}

/** A moment of a run, as another worker can take it up. */
export interface RunKeyframe {
  readonly time: number
  /** How many entries of the log had taken effect. */
  readonly applied: number
  /** Steps of work from the beginning of the run to it. */
  readonly position: number
  /** The keyframe of the organism, in numbers and in words, and the digest of both. */
  readonly state: ArrayBuffer
  readonly words: string
  readonly digest: string
  /** The loads of the cells over the two minutes before. */
  readonly loads: readonly CellLoads[]
}

/** What a worker that has no run takes one up from: a keyframe, and the journal up to it as far as it is known. */
export interface Resumption {
  readonly keyframe: RunKeyframe
  readonly notes: readonly CellNote[]
  readonly decisions: readonly ServiceDecision[]
}

/** What went wrong, in one plain sentence with a way out. */
export interface Fault {
  /** After `refused` the run goes on; after the others there is none. */
  readonly kind: 'refused' | 'not-begun' | 'broken-invariant'
  readonly sentence: string
  readonly time: number
}
