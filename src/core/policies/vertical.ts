import type { Result } from '#core/schema/schema.ts'
import { isNewer } from './hpa-clock.ts'
import { checkBand, counts, oneOf, record, span, within, type Check } from './record-check.ts'

/** One server that is made larger or smaller: it has more slots, up to the largest machine that there is. Times in s. */
export interface VerticalSpec {
  readonly kind: 'vertical'
  /** Slots of the smallest server and of the largest, which is the ceiling. */
  readonly min: number
  readonly max: number
  /** CPU in percent: larger strictly above, smaller strictly below. */
  readonly above: number
  readonly below: number
  /** What a step multiplies or divides the slots by; it moves one slot at the least. */
  readonly factor: number
  /** How often it looks, and how long it waits after a resize was asked for. */
  readonly period: number
  readonly cooldown: number
}

export const verticalDefaults: VerticalSpec = {
  kind: 'vertical',
  min: 1,
  max: 32,
  above: 80,
  below: 30,
  factor: 2,
  period: 15,
  cooldown: 60,
}

/** What it sees at one look. */
export interface VerticalSeen {
  readonly now: number
  /** Slots that the server has, and is to have. */
  readonly slots: number
  readonly wanted: number
  /** Whether it is ready. */
  readonly isUp: boolean
  /** Mean CPU since the reading before, %; null where nothing was measured. */
  readonly measured: number | null
  readonly changedAt: number | null
}

export type VerticalReason =
  | 'larger'
  | 'smaller'
  | 'between'
  | 'no-data'
  | 'resizing'
  | 'cooldown'
  | 'at-ceiling'
  | 'at-floor'
  | 'below-min'
  | 'above-max'

/** One look with the numbers that led to it. */
export interface VerticalDecision {
  readonly measured: number | null
  readonly above: number
  readonly below: number
  readonly cooldownLeft: number
  /** Slots before it and after it. */
  readonly slots: number
  readonly wanted: number
  readonly reason: VerticalReason
}

/** One look: a server outside the bounds is corrected at once, and one that is being resized is left alone. */
export function decideVertical(spec: VerticalSpec, seen: VerticalSeen): VerticalDecision {
  const { min, max, above, below, cooldown, factor } = spec
  const { now, slots, wanted: asked, isUp, measured, changedAt } = seen
  const isCooling = changedAt !== null && isNewer(changedAt, now, cooldown)
  const cooldownLeft = isCooling ? cooldown - (now - changedAt) : 0
  const found = (wanted: number, reason: VerticalReason): VerticalDecision => ({
    measured,
    above,
    below,
    cooldownLeft,
    slots: asked,
    wanted,
    reason,
  })
  if (asked < min) return found(min, 'below-min')
  if (asked > max) return found(max, 'above-max')
  if (asked !== slots || !isUp) return found(asked, 'resizing')
  if (measured === null) return found(slots, 'no-data')
  if (measured <= above && measured >= below) return found(slots, 'between')
  if (isCooling) return found(slots, 'cooldown')
  if (measured > above) {
    const larger = Math.min(max, Math.max(slots + 1, Math.floor(slots * factor + 0.5)))
    return slots < max ? found(larger, 'larger') : found(slots, 'at-ceiling')
  }
  const smaller = Math.max(min, Math.min(slots - 1, Math.floor(slots / factor + 0.5)))
  return slots > min ? found(smaller, 'smaller') : found(slots, 'at-floor')
}

export const verticalLimits = {
  slots: counts(1, 256),
  percent: span(0, 1000),
  factor: span(1, 16),
  period: span(1, 3600),
  cooldown: span(0, 3600),
} as const

const fields = record<VerticalSpec>(
  {
    kind: oneOf(['vertical']),
    min: within(verticalLimits.slots),
    max: within(verticalLimits.slots),
    above: within(verticalLimits.percent),
    below: within(verticalLimits.percent),
    factor: within(verticalLimits.factor),
    period: within(verticalLimits.period),
    cooldown: within(verticalLimits.cooldown),
  },
  verticalDefaults,
)

/** A policy for one server from anything. */
export const checkVertical: Check<VerticalSpec> = (value, path): Result<VerticalSpec> => {
  const checked = fields(value, path)
  return checked.ok ? checkBand(checked.value, path) : checked
}
