import type { Condition, Goal, GoalMeasure } from '#share/goal.ts'
import type { RunFigures } from './result.ts'

/** A condition with what a run has come to; null where the run has no such figure. */
export interface Verdict {
  readonly condition: Condition
  /** In the unit of the condition's bound. */
  readonly value: number | null
  readonly isMet: boolean
}

/** A run that is over, held against its goal. */
export interface GoalResult {
  readonly verdicts: readonly Verdict[]
  /** Whether every condition holds; one without a figure does not. */
  readonly isMet: boolean
}

/** What a goal is about. */
export type GoalFigures = Pick<
  RunFigures,
  'p99' | 'missedSeconds' | 'failed' | 'requests' | 'cost' | 'replicaSeconds'
>

/** Holds the exact figures of a whole run against a goal. */
export function checkGoal(goal: Goal, figures: GoalFigures): GoalResult {
  const verdicts = goal.map((condition) => {
    const value = measured(condition.measure, figures)
    return { condition, value, isMet: value !== null && holds(condition, value) }
  })
  return { verdicts, isMet: verdicts.every(({ isMet }) => isMet) }
}

/** Whether a value is within a condition. */
export function holds({ comparator, bound }: Condition, value: number): boolean {
  return comparator === '<' ? value < bound : value <= bound
}

/** A figure in the unit of the bounds that it is held against. */
export function measured(measure: GoalMeasure, figures: GoalFigures): number | null {
  const { p99, missedSeconds, failed, requests, cost, replicaSeconds } = figures
  switch (measure) {
    case 'p99':
      return p99 === null ? null : p99 * 1000
    case 'missed':
      return missedSeconds
    case 'lost':
      if (failed === null || requests === null) return null
      return requests === 0 ? 0 : (100 * failed) / requests
    case 'cost':
      return cost
    case 'cells':
      return replicaSeconds === null ? null : replicaSeconds / 3600
  }
}
