import { ticks } from 'd3-array'

/** Values to label on an axis from zero up, round ones; the last may lie above `top`. */
export function linearTicks(top: number, count: number): readonly number[] {
  return ticks(0, top > 0 ? top : 1, count)
}

/** The end of an axis from zero up: the first round step with some air above the highest value. */
export function niceTop(highest: number, least: number): number {
  const target = Math.max(highest * 1.06, least)
  const size = 10 ** Math.floor(Math.log10(target))
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(
    (part) => part * size >= target * 0.9999,
  )
  return (step ?? 10) * size
}

/** A logarithmic axis: whole steps of 1, 2, 5 around all values, at least one decade long. */
export function logDomain(lowest: number, highest: number): readonly [low: number, high: number] {
  const steps = [1, 2, 5]
  const lowSize = 10 ** Math.floor(Math.log10(lowest))
  const low = (steps.findLast((part) => part * lowSize <= lowest * 1.0001) ?? 1) * lowSize
  const least = Math.max(highest * 1.15, low * 10)
  const highSize = 10 ** Math.floor(Math.log10(least))
  const high = (steps.find((part) => part * highSize >= least * 0.9999) ?? 10) * highSize
  return [low, high]
}

/** Values to label on a logarithmic axis: as many of 1, 2, 5 in every decade as fit into `count`. */
export function logTicks(low: number, high: number, count: number): readonly number[] {
  for (const parts of [[1, 2, 5], [1, 3], [1]]) {
    const found = decades(low, high, parts)
    if (found.length <= count) return found
  }
  const every = decades(low, high, [1])
  const stride = Math.ceil(every.length / Math.max(1, count))
  return every.filter((_, index) => index % stride === 0)
}

const powerMax = 307

function decades(low: number, high: number, parts: readonly number[]): readonly number[] {
  const values: number[] = []
  // What no double reaches has no decades.
  const last = Math.min(powerMax, Math.ceil(Math.log10(high)))
  for (let power = Math.max(-powerMax, Math.floor(Math.log10(low))); power <= last; power++) {
    for (const part of parts) {
      // Powers of ten below 1 are not exact in binary; three digits are all that is shown.
      const value = Number((part * 10 ** power).toPrecision(3))
      if (value >= low * 0.9999 && value <= high * 1.0001) values.push(value)
    }
  }
  return values
}

const timeSteps = [
  1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200,
  86_400, 172_800, 432_000, 864_000, 1_728_000,
] as const

/** Times to label between two moments, at most `count` steps, on full seconds, minutes or hours. */
export function timeTicks(from: number, to: number, count: number): readonly number[] {
  const step = timeSteps.find((size) => (to - from) / size <= Math.max(1, count)) ?? 8_640_000
  const values: number[] = []
  for (let time = Math.ceil(from / step) * step; time <= to + 1e-9; time += step) values.push(time)
  return values
}
