import type { Experiment } from './tables-hold.ts'
import { runQueue, type QueueRun } from './tables-queue-run.ts'
import type { Reading } from './tables-readings.ts'
import { isWithinReach, plannedRequests } from './tables-run-length.ts'
import type { TableRow } from './tables.ts'

/** A key of a row: its relative variance per request in theory, and how a run measures it. */
export interface Measured {
  readonly variance: number
  /** For a share near 1: the same for what is missing to 1. */
  readonly exceptions?: number
  readonly read: Reading
}

/**
 * What is missing to 1 must be known this well: a run that meets too few exceptions, or none, does not
 * know its own error.
 */
const exceptionPrecision = 0.12

/** The run for those of the keys that the row has and that are within reach; null when none is. */
export function experimentOf(
  row: TableRow,
  name: string,
  precision: number,
  keys: Readonly<Record<string, Measured>>,
  run: Omit<QueueRun, 'requests'> & {
    /** The queue may never be full: the formula knows no limit. */
    readonly unlimited: boolean
    /** Most requests of the run, where they are not the usual ones. */
    readonly requestsMax?: number
  },
): Experiment | null {
  const widen = precision / exceptionPrecision
  const needOf = ({ variance, exceptions = 0 }: Measured): number =>
    Math.max(variance, exceptions * widen * widen)
  const wanted = Object.entries(keys).filter(
    ([key, measured]) =>
      // Where nothing is expected there is nothing to be precise about.
      Number(row.out[key] ?? 0) !== 0 &&
      isWithinReach(needOf(measured), precision, run.requestsMax),
  )
  if (wanted.length === 0) return null
  const requests = plannedRequests(
    wanted.map(([, measured]) => needOf(measured)),
    precision,
    run.requestsMax,
  )
  return {
    name,
    keys: wanted.map(([key]) => key),
    requests,
    run: (seed) => {
      const findings = runQueue({ ...run, requests }, seed)
      if (run.unlimited && findings.shed > 0) throw new Error('an unlimited queue was full')
      return Object.fromEntries(wanted.map(([key, { read }]) => [key, read(findings)]))
    },
  }
}

/** Places that a queue at this utilisation never fills: the tail falls at least like e^(−2(1 − ρ)n/(1 + scv)). */
export function placesFor(c: number, rho: number, scv: number): number {
  return c + Math.ceil((40 * Math.max(1, scv)) / (1 - rho))
}
