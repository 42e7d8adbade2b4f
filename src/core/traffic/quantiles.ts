import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'

/** How many quantiles a measured law may have. */
export const quantilesCount = { min: 2, max: 256 } as const

/**
 * Measured service times from anything: quantiles at equal steps of probability, in seconds,
 * positive and never falling.
 */
export function checkQuantiles(value: unknown): Result<readonly number[]> {
  if (!Array.isArray(value)) {
    return refuse(`The measured service times must be a list of seconds, not ${shown(value)}.`)
  }
  if (value.length < quantilesCount.min || value.length > quantilesCount.max) {
    return refuse(
      `The measured service times must be ${quantilesCount.min} to ${quantilesCount.max} quantiles, not ${value.length}.`,
    )
  }
  const quantiles: number[] = []
  let before = 0
  for (let i = 0; i < value.length; i++) {
    const quantile: unknown = value[i]
    if (typeof quantile !== 'number' || !Number.isFinite(quantile) || quantile <= 0) {
      return refuse(
        `Measured service time ${i + 1} is ${shown(quantile)}; it must be a positive number of seconds.`,
      )
    }
    if (quantile < before) {
      return refuse(
        `Measured service time ${i + 1} is ${quantile} s, below the one before it; sort the quantiles.`,
      )
    }
    quantiles.push(quantile)
    before = quantile
  }
  return { ok: true, value: quantiles }
}
