/** What a whole run can be held to. */
export const goalMeasures = ['p99', 'missed', 'lost', 'cost', 'cells'] as const
export type GoalMeasure = (typeof goalMeasures)[number]

/** The unit that a bound is written in; the first one where several are read. */
const units: Readonly<Record<GoalMeasure, Readonly<Record<string, number>>>> = {
  p99: { ms: 1, s: 1000 }, // of all answers
  missed: { s: 1, min: 60 }, // of windows whose percentile missed the objective
  lost: { '%': 1 }, // of all requests
  cost: { '': 1, $: 1 }, // dollars
  cells: { h: 1 }, // hours of living cells
}

/** A bound that the run must stay below, or at most reach. The bound has the first unit of its measure. */
export interface Condition {
  readonly measure: GoalMeasure
  readonly comparator: '<' | '<='
  readonly bound: number
}

/** At least one condition, each measure once; all of them must hold. */
export type Goal = readonly Condition[]

/** The most conditions that a goal may have: each measure once. */
const conditionsMax = goalMeasures.length

/** A longer text is no goal. */
const lengthMax = 120

/** Digits of a bound: a goal is read by people. */
const number = String.raw`\d{1,9}(?:\.\d{1,6})?`
const pattern = new RegExp(
  `^(p99|missed|lost|cost|cells)(<=?)(\\$?)(${number})(ms|s|min|%|h|)$`,
  'u',
)

/** The goal in a text such as `p99<300ms,cost<0.5`; null where it is none. */
export function parseGoal(text: string): Goal | null {
  if (text.length > lengthMax) return null
  // Chats put signs into a text that nobody sees.
  const visible = text
    .toLowerCase()
    .replaceAll(/[\p{Cc}\p{Cf}\s]/gu, '')
    .replaceAll('≤', '<=')
  const parts = visible.split(',')
  if (parts.length > conditionsMax) return null
  const goal = parts.map(parseCondition).filter((condition) => condition !== null)
  const isOnce = new Set(goal.map(({ measure }) => measure)).size === goal.length
  return goal.length === parts.length && isOnce ? inOrder(goal) : null
}

function parseCondition(text: string): Condition | null {
  const [, name, comparator, dollar, digits, unit] = pattern.exec(text) ?? []
  const measure = goalMeasures.find((one) => one === name)
  if (measure === undefined || (comparator !== '<' && comparator !== '<=')) return null
  const written = `${dollar}${unit}`
  const known = units[measure]
  if (!Object.hasOwn(known, written)) return null
  return conditionOf(measure, comparator, Number(digits) * (known[written] ?? 1))
}

/** A condition with a bound as it can be written; null of one that is no such number. */
export function conditionOf(
  measure: GoalMeasure,
  comparator: Condition['comparator'],
  bound: number,
): Condition | null {
  if (!(bound >= 0 && bound < 1e9)) return null
  return { measure, comparator, bound: Math.round(bound * 1e6) / 1e6 + 0 }
}

/** A goal as a text that reads back to the same goal. */
export function formatGoal(goal: Goal): string {
  return inOrder(goal)
    .map(({ measure, comparator, bound }) => {
      const unit = Object.keys(units[measure])[0] ?? ''
      // Never with an exponent, which no bound has.
      const digits = bound.toFixed(6).replace(/\.?0+$/, '')
      return `${measure}${comparator}${digits}${unit}`
    })
    .join(',')
}

function inOrder(goal: Goal): Goal {
  return goal.toSorted(
    (one, other) => goalMeasures.indexOf(one.measure) - goalMeasures.indexOf(other.measure),
  )
}
