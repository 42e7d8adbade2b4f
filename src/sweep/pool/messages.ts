import type { RunResult } from '../result.ts'
import type { Sweep } from '../sweep.ts'
import type { ShortHistory } from './short-history.ts'

/** One run to make: number `index` of a sweep. `id` tells the orders of one pool apart. */
export interface RunOrder {
  readonly id: number
  readonly sweep: Sweep
  readonly index: number
}

/** An order on its way to a thread: a sweep may hold a load of many thousand points, and a text is copied faster. */
export interface WrittenOrder extends Omit<RunOrder, 'sweep'> {
  readonly sweep: string
}

/** An order as its thread reads it. */
export function readOrder({ id, index, sweep }: WrittenOrder): RunOrder {
  // The page has written it, from a sweep.
  return { id, index, sweep: JSON.parse(sweep) as Sweep }
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
