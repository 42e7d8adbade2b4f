/** An Auto Scaling group as a scaling policy sees it; all sizes in capacity units (instances). */
export interface AwsGroup {
  readonly minSize: number
  readonly maxSize: number
  /** Desired capacity, instances that warm up included. */
  readonly desired: number
  /** Launched, but the warm-up has not passed: not in the metric yet. */
  readonly warming: number
  /** Told to go, but not gone yet: no longer in the desired capacity. */
  readonly terminating: number
}

/**
 * Why the desired capacity is what it is after a decision. `Already…` are the codes of Application
 * Auto Scaling (NotScaledReason); the others say in one word what the user guide says in a sentence.
 */
export type AwsReason =
  | 'ChangedDesiredCapacity'
  | 'AlreadyAtMaxCapacity'
  | 'AlreadyAtMinCapacity'
  | 'AlreadyAtDesiredCapacity'
  | 'AlarmOk'
  | 'InsufficientData'
  | 'NoStepAdjustment' // the alarm is breached, but by an amount for which there is no step
  | 'ScaleOutInProgress' // a scale-in cannot start while instances warm up
  | 'ScalingActivityInProgress'
  | 'CooldownInProgress'
  | 'ScaleInDisabled'
  | 'PoliciesDisagree' // some policies would scale in, not all that may

/** What became of a wished capacity. */
export interface AwsSettled {
  readonly desired: number
  readonly reason: AwsReason
}

/**
 * Capacity that a change in percent, or a share of the target, is taken of (as-scaling-simple-step.md,
 * “Instance warm-up”): on the way out instances that warm up do not count, on the way in those that
 * terminate still do. So a repeated breach of the same size changes nothing.
 */
export function currentCapacity(group: AwsGroup, direction: 'out' | 'in'): number {
  return direction === 'out' ? group.desired - group.warming : group.desired + group.terminating
}

/**
 * Brings a wish into the group: never against its direction, never outside minimum and maximum, and
 * no scale-in while a scale-out is under way.
 */
export function settle(group: AwsGroup, wish: number, direction: 'out' | 'in'): AwsSettled {
  const { desired, warming } = group
  const isBlocked = direction === 'in' && warming > 0 && wish < desired
  if (isBlocked) return stay(group, 'ScaleOutInProgress')
  const aimed = direction === 'out' ? Math.max(desired, wish) : Math.min(desired, wish)
  const settled = bounded(group, aimed)
  if (settled !== desired) return { desired: settled, reason: 'ChangedDesiredCapacity' }
  if (aimed > desired) return { desired, reason: 'AlreadyAtMaxCapacity' }
  if (aimed < desired) return { desired, reason: 'AlreadyAtMinCapacity' }
  return { desired, reason: 'AlreadyAtDesiredCapacity' }
}

/** A decision that changes nothing; a size outside minimum and maximum is corrected all the same. */
export function stay(group: AwsGroup, reason: AwsReason): AwsSettled {
  const desired = bounded(group, group.desired)
  return { desired, reason: desired === group.desired ? reason : 'ChangedDesiredCapacity' }
}

function bounded({ minSize, maxSize }: AwsGroup, size: number): number {
  return Math.max(minSize, Math.min(maxSize, size))
}

/**
 * Of several policies that are in alarm at once the one with the largest capacity wins, on the way
 * out and on the way in (as-scale-based-on-demand.md, “Multiple scaling policies”). Returns the index
 * of the winner, the first on a tie; null without policies.
 */
export function largestCapacity(capacities: readonly number[]): number | null {
  let winner: number | null = null
  capacities.forEach((capacity, i) => {
    if (winner === null || capacity > capacities[winner]) winner = i
  })
  return winner
}
