import type { Result } from '#core/schema/schema.ts'
import { isNewer } from './hpa-clock.ts'
import { checkBand, counts, oneOf, record, span, within, type Check } from './record-check.ts'
import { cellSignals, type CellSignal } from './signals.ts'

/** The simplest autoscaler there is: one cell more above a threshold, one less below another. Times in s. */
export interface ThresholdSpec {
  readonly kind: 'threshold'
  readonly min: number
  readonly max: number
  readonly signal: CellSignal
  /** One more strictly above, one less strictly below. */
  readonly above: number
  readonly below: number
  /** How often it looks, and how long it waits after a change. */
  readonly period: number
  readonly cooldown: number
}

export const thresholdDefaults: ThresholdSpec = {
  kind: 'threshold',
  min: 1,
  max: 40,
  signal: 'cpu',
  above: 70,
  below: 30,
  period: 15,
  cooldown: 0,
}

/** What it sees at one look; a mean per cell, null where nothing was measured. */
export interface ThresholdSeen {
  readonly now: number
  readonly replicas: number
  readonly measured: number | null
  readonly changedAt: number | null
}

export type ThresholdReason =
  | 'above'
  | 'below'
  | 'between'
  | 'no-data'
  | 'cooldown'
  | 'at-max'
  | 'at-min'
  | 'below-min'
  | 'above-max'

/** One look with the numbers that led to it. */
export interface ThresholdDecision {
  readonly measured: number | null
  readonly above: number
  readonly below: number
  /** What is left of the wait after a change, s. */
  readonly cooldownLeft: number
  readonly desired: number
  readonly reason: ThresholdReason
}

/** One look: at most one cell more or less; a size outside the bounds is corrected at once. */
export function decideThreshold(spec: ThresholdSpec, seen: ThresholdSeen): ThresholdDecision {
  const { min, max, above, below, cooldown } = spec
  const { now, replicas, measured, changedAt } = seen
  const isCooling = changedAt !== null && isNewer(changedAt, now, cooldown)
  const cooldownLeft = isCooling ? cooldown - (now - changedAt) : 0
  const found = (desired: number, reason: ThresholdReason): ThresholdDecision => ({
    measured,
    above,
    below,
    cooldownLeft,
    desired,
    reason,
  })
  if (replicas < min) return found(min, 'below-min')
  if (replicas > max) return found(max, 'above-max')
  if (measured === null) return found(replicas, 'no-data')
  if (measured <= above && measured >= below) return found(replicas, 'between')
  if (isCooling) return found(replicas, 'cooldown')
  if (measured > above) {
    return replicas < max ? found(replicas + 1, 'above') : found(replicas, 'at-max')
  }
  return replicas > min ? found(replicas - 1, 'below') : found(replicas, 'at-min')
}

export const thresholdLimits = {
  min: counts(0, 100_000),
  max: counts(1, 100_000),
  value: span(0, 1e9),
  period: span(1, 3600),
  cooldown: span(0, 3600),
} as const

const fields = record<ThresholdSpec>(
  {
    kind: oneOf(['threshold']),
    min: within(thresholdLimits.min),
    max: within(thresholdLimits.max),
    signal: oneOf(cellSignals),
    above: within(thresholdLimits.value),
    below: within(thresholdLimits.value),
    period: within(thresholdLimits.period),
    cooldown: within(thresholdLimits.cooldown),
  },
  thresholdDefaults,
)

/** A threshold policy from anything. */
export const checkThreshold: Check<ThresholdSpec> = (value, path): Result<ThresholdSpec> => {
  const checked = fields(value, path)
  return checked.ok ? checkBand(checked.value, path) : checked
}
