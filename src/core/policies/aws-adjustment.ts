/** How the number of an adjustment is meant (as-scaling-simple-step.md, “Scaling adjustment types”). */
export type AwsAdjustmentType = 'ChangeInCapacity' | 'ExactCapacity' | 'PercentChangeInCapacity'

export interface AwsAdjustment {
  readonly type: AwsAdjustmentType
  /** Instances to add (below 0: to remove), the exact size, or per cent to add or remove. */
  readonly adjustment: number
  /** MinAdjustmentMagnitude: instances that a change in per cent moves at least; 0 without. */
  readonly minMagnitude: number
}

/** An adjustment with the numbers on the way. */
export interface AwsAdjusted {
  /** Capacity that it was applied to. */
  readonly from: number
  /** Instances to add or remove, before rounding. */
  readonly exact: number
  /** The same in whole instances. */
  readonly rounded: number
  /** Whether MinAdjustmentMagnitude made it larger. */
  readonly raised: boolean
  /** Instances to add or remove in the end. */
  readonly change: number
  readonly to: number
}

/** Applies an adjustment to a capacity; bounds of the group are not its business. */
export function adjustCapacity(from: number, by: AwsAdjustment): AwsAdjusted {
  if (by.type !== 'PercentChangeInCapacity') {
    const change = by.type === 'ExactCapacity' ? by.adjustment - from : by.adjustment
    return { from, exact: change, rounded: change, raised: false, change, to: from + change }
  }
  const exact = from === 0 ? 0 : (from * by.adjustment) / 100
  const rounded = roundAdjustment(exact)
  // Nothing is said of 0 %: it stays “no change”, as in the steps of the guide that keep the size.
  const raised = by.adjustment !== 0 && Math.abs(rounded) < by.minMagnitude
  const change = raised ? (by.adjustment > 0 ? by.minMagnitude : -by.minMagnitude) : rounded
  return { from, exact, rounded, raised, change, to: from + change }
}

/**
 * Whole instances for a change in per cent: towards zero, but at least one. 12.7 is 12 and 0.67 is 1,
 * −6.67 is −6 and −0.58 is −1 (as-scaling-simple-step.md, the note on rounding).
 */
export function roundAdjustment(value: number): number {
  if (value === 0) return 0
  if (Math.abs(value) < 1) return value > 0 ? 1 : -1
  return Math.trunc(value)
}
