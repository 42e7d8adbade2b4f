import { histogramCells } from '#core/kernel/histogram.ts'
import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { isList, isRecord } from '#share/plain.ts'
import type { CompactHistogram } from './histogram.ts'
import type { RunKey } from './sweep.ts'

/** What a run has come to, all its services together (figures.ts). Times in s, money in $; null where there is no such number. */
export const figureNames = [
  'p50', // of all answers
  'p95',
  'p99',
  'requests',
  'succeeded',
  'failed',
  'open', // neither, when the run ended
  'attempts',
  'retries',
  'shed', // attempts that met full queues
  'abandoned',
  'lost',
  'missedRequests', // failed, or answered later than the objective
  'missedSeconds', // of windows whose percentile missed the objective
  'divisions',
  'prunings',
  'divisionsRefused',
  'mostReady', // ready cells at one time
  'cost',
  'costNotServing', // of it for cells out of routing
  'replicaSeconds', // of living cells; null where their price is 0 or changes, from which it is computed
  'decisions', // that changed the number of cells
  'flaps', // of them those that took back one of the last five minutes
  'thetaU', // SPEC elasticity (core/organisms/elasticity.ts) of ready cells against those that the load needs, in per cent;
  'thetaO', // null for several services, and where the log changes what is needed
  'tauU',
  'tauO',
  'upsilon',
  'changesRefused', // changes of the log that were not possible
] as const
export type FigureName = (typeof figureNames)[number]
export type RunFigures = Readonly<Record<FigureName, number | null>>

/** One run of a sweep: a line of NDJSON. It says nothing of who made it, when, or beside what. */
export interface RunResult extends RunKey {
  /** `sweepId` of the sweep. */
  readonly sweep: string
  readonly engine: number
  /** Of the run's last state. */
  readonly digest: string
  /** Where it ended, simulated s. */
  readonly time: number
  readonly figures: RunFigures
  readonly latency: CompactHistogram
  /** Some of it was counted by level; absent where every request was simulated. */
  readonly approximate?: true
}

/** A result as a line, without its end. */
export function writeLine(result: RunResult): string {
  const { sweep, engine, values, seed, digest, time, figures, latency, approximate } = result
  const mark = approximate === undefined ? {} : { approximate }
  return JSON.stringify({ sweep, engine, values, seed, digest, time, figures, latency, ...mark })
}

/** A result from a line of a file; what is wrong is said without the place, which the caller knows. */
export function readLine(line: string): Result<RunResult> {
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch {
    return refuse('it is no complete JSON.')
  }
  if (!isRecord(data)) return refuse(`it is ${shown(data)}, not the result of a run.`)
  const { sweep, engine, values, seed, digest, time, figures, latency, approximate } = data
  const wrong = (name: string): Result<RunResult> =>
    refuse(`its “${name}” is missing or not what a sweep writes.`)
  if (!isHex(sweep)) return wrong('sweep')
  if (!isCount(engine) || engine < 1) return wrong('engine')
  if (!isValues(values)) return wrong('values')
  if (!isCount(seed) || seed > 0xffffffff) return wrong('seed')
  if (!isHex(digest)) return wrong('digest')
  if (typeof time !== 'number' || !(time >= 0)) return wrong('time')
  const numbers = readFigures(figures)
  if (numbers === null) return wrong('figures')
  const histogram = readHistogram(latency)
  if (histogram === null) return wrong('latency')
  if (approximate !== undefined && approximate !== true) return wrong('approximate')
  const mark: Pick<RunResult, 'approximate'> = approximate === true ? { approximate } : {}
  const result = { sweep, engine, values, seed, digest, time, figures: numbers, latency: histogram }
  return { ok: true, value: { ...result, ...mark } }
}

function isHex(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{16}$/.test(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isValues(value: unknown): value is Readonly<Record<string, Plain>> {
  return (
    isRecord(value) &&
    Object.values(value).every((item) => item === null || /^[nsb]/.test(typeof item))
  )
}

function readFigures(value: unknown): RunFigures | null {
  if (!isRecord(value)) return null
  const figures: Partial<Record<FigureName, number | null>> = {}
  for (const name of figureNames) {
    const number = Object.hasOwn(value, name) ? value[name] : undefined
    if (number !== null && typeof number !== 'number') return null
    figures[name] = number
  }
  // Every name has just been given its number.
  return figures as RunFigures
}

function readHistogram(value: unknown): CompactHistogram | null {
  if (!isRecord(value)) return null
  const { from, counts } = value
  if (!isCount(from) || !isList(counts) || !counts.every(isCount)) return null
  return from + counts.length <= histogramCells ? { from, counts } : null
}
