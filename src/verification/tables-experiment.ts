import type { Experiment } from './tables-hold.ts'
import { runQueue, type QueueFindings, type QueueRun } from './tables-queue-run.ts'
import type { Estimate } from './tables-statistics.ts'
import { isWithinReach, plannedRequests } from './tables-run-length.ts'
import type { TableRow } from './tables.ts'

/** A key of a row: its relative variance per request in theory, and how it is read from what a run found. */
export interface Measured<Findings = QueueFindings> {
  readonly variance: number
  /** For a share near 1: the same for what is missing to 1. */
  readonly exceptions?: number
  readonly read: (findings: Findings) => Estimate
}

/**
 * What is missing to 1 must be known this well: a run that meets too few exceptions, or none, does not
 * know its own error.
 */
const exceptionPrecision = 0.12

/** How a row is run for its keys. */
export interface Trial<Findings> {
  /** Least and most requests of the run, where they are not the usual ones. */
  readonly requestsMin?: number | undefined
  readonly requestsMax?: number | undefined
  run(requests: number, seed: number): Findings
}

/** The run for those of the keys that the row has and that are within reach; null when none is. */
export function trialOf<Findings>(
  row: TableRow,
  name: string,
  precision: number,
  keys: Readonly<Record<string, Measured<Findings>>>,
  trial: Trial<Findings>,
): Experiment | null {
  const widen = precision / exceptionPrecision
  const needOf = ({ variance, exceptions = 0 }: Measured<Findings>): number =>
    Math.max(variance, exceptions * widen * widen)
  const wanted = Object.entries(keys).filter(
    ([key, measured]) =>
      // Where nothing is expected there is nothing to be precise about.
      Number(row.out[key] ?? 0) !== 0 &&
      isWithinReach(needOf(measured), precision, trial.requestsMax),
  )
  if (wanted.length === 0) return null
  const needed = plannedRequests(
    wanted.map(([, measured]) => needOf(measured)),
    precision,
    trial.requestsMax,
  )
  const requests = Math.max(needed, trial.requestsMin ?? 0)
  return {
    name,
    keys: wanted.map(([key]) => key),
    requests,
    run: (seed) => {
      const findings = trial.run(requests, seed)
      return Object.fromEntries(wanted.map(([key, { read }]) => [key, read(findings)]))
    },
  }
}

/** The same for a queue. */
export function experimentOf(
  row: TableRow,
  name: string,
  precision: number,
  keys: Readonly<Record<string, Measured>>,
  queue: Omit<QueueRun, 'requests'> & {
    /** The queue may never be full: the formula knows no limit. */
    readonly unlimited: boolean
    /** Least and most requests of the run, where they are not the usual ones. */
    readonly requestsMin?: number
    readonly requestsMax?: number
  },
): Experiment | null {
  return trialOf(row, name, precision, keys, {
    requestsMin: queue.requestsMin,
    requestsMax: queue.requestsMax,
    run: (requests, seed) => {
      const findings = runQueue({ ...queue, requests }, seed)
      if (queue.unlimited && findings.shed > 0) throw new Error('an unlimited queue was full')
      return findings
    },
  })
}

/** Places that a queue at this utilisation never fills: the tail falls at least like e^(−2(1 − ρ)n/(1 + scv)). */
export function placesFor(c: number, rho: number, scv: number): number {
  return c + Math.ceil((40 * Math.max(1, scv)) / (1 - rho))
}
