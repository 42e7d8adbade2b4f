import { refuse, type Result } from '#core/schema/schema.ts'
import type { Aligned, Measured } from './aligned.ts'
import { fitLine, type Line } from './line.ts'
import { middleOf } from './metrics.ts'
import { percentileNames, percentiles, type PercentileName } from './roles.ts'
import { lognormalOf, meanOfQuantiles, quantilesOf, type Quantile } from './service-law.ts'

/** CPU against requests: the line, and the points it was laid through. */
export interface CpuFit {
  readonly line: Line
  readonly points: readonly (readonly [rate: number, cores: number])[]
}

/** The law of service times, from percentiles at low load. */
export interface LawFit {
  /** Percentiles that were taken, the middle of the intervals of low load. */
  readonly quantiles: readonly (Quantile & { readonly name: PercentileName })[]
  readonly mean: number
  readonly scv: number
  /** How far the percentiles lie from those of the lognormal law, as a share. */
  readonly deviation: number
  /** The law of measured quantiles and its mean; null with fewer than three percentiles. */
  readonly measured: { readonly table: readonly number[]; readonly mean: number } | null
  /** Intervals of low load, the rates up to which they go, and how many times longer the highest percentile is at high load. */
  readonly count: number
  readonly rateUpTo: number
  readonly rise: number
}

/** What metrics tell of a service; null where they hold nothing of it, a sentence where they tell nothing. */
export interface Calibration {
  readonly cpu: Result<CpuFit> | null
  readonly law: Result<LawFit> | null
}

/** Fits CPU per request and the law of service times. */
export function calibrate({ rows }: Aligned): Calibration {
  const hasCpu = rows.some(({ cpu }) => cpu !== null)
  const hasLaw = rows.some(({ quantiles }) => Object.keys(quantiles).length > 0)
  return { cpu: hasCpu ? fitCpu(rows) : null, law: hasLaw ? fitLaw(rows) : null }
}

/** The rate must vary by this share of its mean, or idle CPU and that of requests cannot be told apart. */
const variationLeast = 0.1

function fitCpu(rows: readonly Measured[]): Result<CpuFit> {
  const points = rows.flatMap(({ rate, cpu }) => (cpu === null ? [] : [[rate, cpu] as const]))
  if (points.length < 3) {
    return refuse(
      `Only ${points.length} intervals have both requests and CPU; three are the least. Look whether the files cover the same span.`,
    )
  }
  const rates = points.map(([rate]) => rate)
  const [lowest, highest] = [least(rates), most(rates)]
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
  const line = fitLine(points)
  if (line === null || !(highest - lowest >= variationLeast * mean)) {
    return refuse(
      `The requests hardly vary (${short(lowest)} to ${short(highest)} per second), so the CPU of requests and idle CPU cannot be told apart; take a span in which the load changes.`,
    )
  }
  if (!(line.slope > 0)) {
    return refuse(
      'CPU does not rise with the requests here; look whether both series speak of the same service and the same time.',
    )
  }
  return { ok: true, value: { line, points } }
}

function fitLaw(rows: readonly Measured[]): Result<LawFit> {
  const names = percentileNames.filter((name) =>
    rows.some(({ quantiles }) => quantiles[name] !== undefined),
  )
  const [first] = names
  const last = names.at(-1)
  if (first === undefined || last === undefined || first === last) {
    return refuse(
      'One percentile alone tells nothing of how service times vary; bring a second one, such as p50 beside p99.',
    )
  }
  const whole = rows
    .filter(({ quantiles }) => names.every((name) => quantiles[name] !== undefined))
    .toSorted((one, next) => one.rate - next.rate)
  if (whole.length < 3) {
    return refuse(
      `Only ${whole.length} intervals have requests and all percentiles; three are the least. Look whether the files cover the same span.`,
    )
  }
  const third = Math.max(3, Math.floor(whole.length / 3))
  const low = whole.slice(0, third)
  const middle = (some: readonly Measured[], name: PercentileName) =>
    middleOf(some.map(({ quantiles }) => quantiles[name] ?? null))
  const quantiles = names.map((name) => ({
    name,
    share: percentiles[name],
    seconds: middle(low, name),
  }))
  const falls = quantiles.findIndex(
    ({ seconds }, at) => at > 0 && seconds < (quantiles[at - 1]?.seconds ?? 0),
  )
  const [wrong, below] = [quantiles[falls], quantiles[falls - 1]]
  if (wrong !== undefined && below !== undefined) {
    return refuse(
      `${wrong.name} is shorter than ${below.name}, which cannot be; look whether the series are named rightly and have one unit.`,
    )
  }
  const fit = lognormalOf(quantiles)
  // Numbers beyond all measure make a law that is none.
  if (fit === null || !Number.isFinite(fit.mean) || Number.isNaN(fit.scv))
    return refuse('These percentiles make no law; look at their values.')
  const found = quantiles.length > 2 ? quantilesOf(quantiles) : null
  const table = found?.every((seconds) => Number.isFinite(seconds)) === true ? found : null
  return {
    ok: true,
    value: {
      ...fit,
      quantiles,
      measured: table === null ? null : { table, mean: meanOfQuantiles(table) },
      count: low.length,
      rateUpTo: low.at(-1)?.rate ?? 0,
      rise: middle(whole.slice(-third), last) / middle(low, last),
    },
  }
}

function least(values: readonly number[]): number {
  return values.reduce((lowest, value) => Math.min(lowest, value), Infinity)
}

function most(values: readonly number[]): number {
  return values.reduce((highest, value) => Math.max(highest, value), 0)
}

function short(value: number): number {
  return Number(value.toPrecision(3))
}
