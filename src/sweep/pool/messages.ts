import type { RunResult } from '../result.ts'
import type { Sweep } from '../sweep.ts'
import type { ShortHistory } from './short-history.ts'

/** One run to make: number `index` of a sweep. `id` tells the orders of one pool apart. */
export interface RunOrder {
  readonly id: number
  readonly sweep: Sweep
  readonly index: number
}

/** A run that has been made. */
export interface MadeRun {
  readonly result: RunResult
  readonly history: ShortHistory
  /** What it took its thread, ms of the wall clock. */
  readonly tookMs: number
}

/** What a thread says about the one order that it has; the rows of a history are transferred. */
export type FromRunner =
  | { readonly type: 'progress'; readonly id: number; readonly share: number }
  | ({ readonly type: 'made'; readonly id: number } & MadeRun)
  | { readonly type: 'refused'; readonly id: number; readonly problem: string }
