import { loadSegments } from '#core/traffic/load.ts'
import { advanceLevels, finishLeap } from './advance.ts'
import type { Levels } from './levels.ts'

/** A load that never changes, requests/s. */
export const steady = (rate: number) => loadSegments({ form: 'steps', every: 1e9, rates: [rate] })

/** Lets `seconds` go by at a constant rate; returns how many leaps that took. */
export function runFor(levels: Levels, seconds: number, rate: number): number {
  const until = levels.clock[0] + seconds
  const leaps = advanceLevels(levels, steady(rate), until, Infinity)
  if (levels.clock[0] === until) return leaps
  finishLeap(levels, steady(rate), until)
  return leaps + 1
}

/** Mean and standard error of independent values. */
export function estimate(values: readonly number[]): {
  readonly mean: number
  readonly error: number
} {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) }
}
