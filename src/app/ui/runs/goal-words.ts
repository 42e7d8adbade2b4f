import type { Condition, Goal } from '#share/goal.ts'
import { holds } from '#sweep/goal-check.ts'
import type { goalsText } from '#text/en/goals.ts'
import type { TextsOf } from '#text/messages.ts'
import { decided, type GoalState } from './watch-goal.ts'

type GoalTexts = TextsOf<typeof goalsText>

/** The goal in a sentence, with its verdict once the run is over; null without one. */
export function goalSentence(state: GoalState, text: GoalTexts): string | null {
  const { goal } = state
  if (goal === null) return null
  const result = decided(state)
  if (result === null) return text.goalIs(goalInWords(goal, text))
  const facts = result.verdicts.map(({ condition, value, isMet }) => {
    const { measure, bound } = condition
    const shown = value === null ? text.unknownValue : text.amounts[measure](told(condition, value))
    const fact = text.fact(text.short[measure], shown)
    return isMet ? fact : text.missedFact(fact, text.amounts[measure](bound))
  })
  return result.isMet ? text.isMet(facts.join(', ')) : text.isMissed(facts.join(', '))
}

/** The conditions of a goal, as they stand in a sentence. */
export function goalInWords(goal: Goal, text: GoalTexts): string {
  return goal.map((one) => conditionWords(one, text)).join(', ')
}

function conditionWords({ measure, comparator, bound }: Condition, text: GoalTexts): string {
  const words = comparator === '<' ? text.below : text.atMost
  return words(text.short[measure], text.amounts[measure](bound))
}

/** A figure in few digits, but never so few that it seems to be on the other side of its bound. */
export function told(condition: Condition, value: number): number {
  const few = Number(value.toPrecision(3))
  return holds(condition, few) === holds(condition, value) ? few : value
}
