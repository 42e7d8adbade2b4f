import { assert } from '#core/kernel/assert.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'

/**
 * The rate of fresh requests over simulated time, in requests per second.
 * `linear`: straight lines between points [time, rate]; two points at one time are a jump.
 * `steps`: rates[i] holds from i·every to (i + 1)·every, as measured series come.
 */
export type LoadCurve =
  | { readonly form: 'linear'; readonly points: readonly (readonly [at: number, rate: number])[] }
  | { readonly form: 'steps'; readonly every: number; readonly rates: readonly number[] }

/** Limits of a load: the reason for each stands in docs/spec/traffic.md. */
export const loadLimits = {
  rateMax: 2_000_000,
  durationMax: 31_622_400,
  pointsMax: 20_000,
} as const

/** When the load ends, in seconds; the run ends there too. */
export function loadDuration(load: LoadCurve): number {
  return load.form === 'steps' ? load.every * load.rates.length : (load.points.at(-1)?.[0] ?? 0)
}

/** The rate at a time in requests per second, and at the end of the curve that with which it ends. */
export function rateOn(load: LoadCurve, time: number): number {
  if (time !== loadDuration(load)) return rateAt(load, time)
  return (load.form === 'steps' ? load.rates.at(-1) : load.points.at(-1)?.[1]) ?? 0
}

/** The rate at a time in requests per second; at a jump the value after it; 0 outside the curve. */
export function rateAt(load: LoadCurve, time: number): number {
  if (time < 0 || time >= loadDuration(load)) return 0
  if (load.form === 'steps') return load.rates[Math.floor(time / load.every)] ?? 0
  const next = load.points.findIndex(([at]) => at > time)
  const [before, after] = [load.points[next - 1], load.points[next]]
  if (before === undefined || after === undefined) return 0
  return before[1] + ((after[1] - before[1]) * (time - before[0])) / (after[0] - before[0])
}

/** The expected number of requests of the whole curve: its area. */
export function loadArea(load: LoadCurve): number {
  if (load.form === 'steps') return load.rates.reduce((sum, rate) => sum + rate * load.every, 0)
  return load.points.reduce((sum, [at, rate], index) => {
    const before = load.points[index - 1]
    return before === undefined ? sum : sum + ((at - before[0]) * (rate + before[1])) / 2
  }, 0)
}

/** The same curve with another peak, requests/s; one without any request has no other peak. */
export function loadWithPeak(load: LoadCurve, peak: number): LoadCurve {
  const present = loadPeak(load)
  if (present === 0) return load
  // A factor made once would be rounded: the highest rate is the peak itself, and nothing lies above it.
  const scaled = (rate: number) =>
    rate === present ? peak : Math.min(peak, (rate * peak) / present)
  return load.form === 'steps'
    ? { ...load, rates: load.rates.map(scaled) }
    : { ...load, points: load.points.map(([at, rate]) => [at, scaled(rate)]) }
}

/** The highest rate of the curve in requests per second. */
export function loadPeak(load: LoadCurve): number {
  const rates = load.form === 'steps' ? load.rates : load.points.map(([, rate]) => rate)
  return rates.reduce((peak, rate) => Math.max(peak, rate), 0)
}

/** Curve segments as three columns of length count: start time, rate at the start, slope. */
export interface LoadSegments {
  readonly starts: Float64Array
  readonly rates: Float64Array
  readonly slopes: Float64Array
  readonly ends: Float64Array
}

/** The same curve as segments in time order, without the empty ones that jumps leave. */
export function loadSegments(load: LoadCurve): LoadSegments {
  const rows: (readonly [start: number, rate: number, slope: number, end: number])[] = []
  if (load.form === 'steps') {
    load.rates.forEach((rate, i) => rows.push([i * load.every, rate, 0, (i + 1) * load.every]))
  } else {
    for (let i = 1; i < load.points.length; i++) {
      const [from, to] = [load.points[i - 1], load.points[i]]
      assert(from !== undefined && to !== undefined, 'a segment lies between two points')
      if (to[0] > from[0])
        rows.push([from[0], from[1], (to[1] - from[1]) / (to[0] - from[0]), to[0]])
    }
  }
  return {
    starts: Float64Array.from(rows, (row) => row[0]),
    rates: Float64Array.from(rows, (row) => row[1]),
    slopes: Float64Array.from(rows, (row) => row[2]),
    ends: Float64Array.from(rows, (row) => row[3]),
  }
}

/** A load curve from anything: a link, a file, a message. */
export function checkLoad(value: unknown): Result<LoadCurve> {
  if (typeof value !== 'object' || value === null)
    return refuse(`The load must be a curve, not ${shown(value)}.`)
  if ('form' in value && value.form === 'steps') return checkSteps(value)
  if ('form' in value && value.form === 'linear') return checkPoints(value)
  return refuse('The load has neither the form “linear” nor the form “steps”.')
}

function checkSteps(value: object): Result<LoadCurve> {
  const unknown = unknownName(value, ['form', 'every', 'rates'])
  if (unknown !== null) return refuse(unknown)
  const every = 'every' in value ? value.every : undefined
  const rates: unknown = 'rates' in value ? value.rates : undefined
  if (typeof every !== 'number' || !(every > 0) || !Number.isFinite(every)) {
    return refuse(`The load's interval must be a positive number of seconds, not ${shown(every)}.`)
  }
  if (!Array.isArray(rates) || rates.length === 0) return refuse('The load holds no rates.')
  const sizes = checkSize(rates.length, every * rates.length)
  if (sizes !== null) return refuse(sizes)
  for (let i = 0; i < rates.length; i++) {
    const wrong = wrongRate(rates[i], i * every)
    if (wrong !== null) return refuse(wrong)
  }
  return { ok: true, value: { form: 'steps', every, rates: rates.map((rate) => Number(rate) + 0) } }
}

function checkPoints(value: object): Result<LoadCurve> {
  const unknown = unknownName(value, ['form', 'points'])
  if (unknown !== null) return refuse(unknown)
  const given: unknown = 'points' in value ? value.points : undefined
  if (!Array.isArray(given) || given.length < 2)
    return refuse('The load needs at least two points.')
  const points: [number, number][] = []
  let before = 0
  for (const [index, point] of given.entries()) {
    const pair: readonly unknown[] = Array.isArray(point) ? point : []
    const [at, rate] = pair
    if (
      typeof at !== 'number' ||
      !Number.isFinite(at) ||
      at < before ||
      (index === 0 && at !== 0)
    ) {
      return refuse(
        `Point ${index + 1} of the load is at ${shown(at)}; times start at 0 and never go back.`,
      )
    }
    const wrong = wrongRate(rate, at)
    if (wrong !== null) return refuse(wrong)
    // + 0 turns −0 into 0, which would be another digest for the same load.
    points.push([at + 0, Number(rate) + 0])
    before = at
  }
  const sizes =
    before > 0 ? checkSize(points.length, before) : 'The load ends at the moment it starts.'
  return sizes === null ? { ok: true, value: { form: 'linear', points } } : refuse(sizes)
}

function unknownName(value: object, known: readonly string[]): string | null {
  const name = Object.keys(value).find((key) => !known.includes(key))
  if (name === undefined) return null
  return `The load has a field “${name.slice(0, 60)}”, which is not known. Take it out.`
}

function checkSize(count: number, duration: number): string | null {
  if (count > loadLimits.pointsMax) {
    return `The load has ${count} values; ${loadLimits.pointsMax} are the limit. Resample it to longer intervals.`
  }
  if (duration > loadLimits.durationMax)
    return 'The load is longer than a year. Cut a part out of it.'
  return null
}

function wrongRate(rate: unknown, at: number): string | null {
  if (typeof rate !== 'number' || !Number.isFinite(rate))
    return `The rate at ${at} s is ${shown(rate)}, not a number.`
  if (rate < 0) return `The rate at ${at} s is ${rate}; a rate cannot be negative.`
  if (rate > loadLimits.rateMax) {
    return `The rate at ${at} s is ${Number(rate.toPrecision(6))} requests/s; the engine takes at most ${loadLimits.rateMax}. Scale the load down.`
  }
  return null
}
