import type { LessonStep, Prompt, StepTexts } from '#core/organisms/lesson.ts'
import { readGap, withAnswer, type Curve, type Drawn } from './curve.ts'
import { namesIn } from './fill.ts'
import { holds, type Values } from './measure.ts'
import { trueOptions, type PlannedStep } from './plan.ts'

/** An answer: a number, the index of an option, or the values of a curve. */
export type Answer = number | Drawn

/** What became of an answer. */
export interface Verdict {
  /** The true number, or the index of the option that holds; NaN where a curve was asked for. */
  readonly truth: number
  /** Whether the answer is the true option, or near enough; null for one that was not given. */
  readonly isRight: boolean | null
  /** The sentence that says so, with its measures unfilled. */
  readonly outcome: string
  /** The measures of the step, with those that only the answer gives. */
  readonly values: Values
}

/** Holds an answer against what came out; null for one that was skipped. */
export function judge(
  step: LessonStep,
  { outcomes = [] }: StepTexts,
  answer: Answer | null,
  { values, curve }: Pick<PlannedStep, 'values' | 'curve'>,
): Verdict {
  const { prompt } = step
  if (prompt?.kind === 'curve') {
    const drawn = typeof answer === 'number' ? null : answer
    if (drawn === null || curve === undefined) {
      return { truth: Number.NaN, isRight: null, outcome: outcomes[0] ?? '', values }
    }
    const all = withAnswer(step, values, curve, drawn)
    const { isRight, told } = judgeCurve(prompt, outcomes, { curve, drawn, values: all })
    return { truth: Number.NaN, isRight, outcome: outcomes[told] ?? '', values: all }
  }
  const given = typeof answer === 'number' ? answer : null
  return { ...judgeOne(prompt, outcomes, given, values), values }
}

function judgeOne(
  prompt: Exclude<Prompt, { kind: 'curve' }> | undefined,
  outcomes: readonly string[],
  answer: number | null,
  values: Values,
): Omit<Verdict, 'values'> {
  if (prompt === undefined) return { truth: Number.NaN, isRight: null, outcome: outcomes[0] ?? '' }
  if (prompt.kind === 'choice') {
    const [truth = -1] = trueOptions(prompt, values)
    const isRight = answer === null ? null : answer === truth
    return { truth, isRight, outcome: outcomes[isRight === false ? 1 : 0] ?? '' }
  }
  const truth = values[prompt.truth] ?? Number.NaN
  if (answer === null) return { truth, isRight: null, outcome: outcomes[1] ?? '' }
  // What is shown beside it is rounded, so half a step of the scale is as good as nothing.
  const isRight = Math.abs(answer - truth) <= prompt.near
  return { truth, isRight, outcome: outcomes[isRight ? 1 : answer < truth ? 0 : 2] ?? '' }
}

interface DrawnCurve {
  readonly curve: Curve
  readonly drawn: Drawn
  readonly values: Values
}

/** Whether a curve is near enough, and which sentence tells of it: its delay where it was drawn too early, else how far it is off. */
function judgeCurve(
  { near }: Extract<Prompt, { kind: 'curve' }>,
  outcomes: readonly string[],
  { curve, drawn, values }: DrawnCurve,
): { readonly isRight: boolean; readonly told: number } {
  if (readGap(curve, drawn, 'mean') <= near) return { isRight: true, told: 1 }
  // A line is drawn no finer than from point to point.
  const isLate = readGap(curve, drawn, 'lag') >= curve.spacing
  const isKnown = namesIn(outcomes[2] ?? '').every((name) => Number.isFinite(values[name]))
  return { isRight: false, told: isLate && isKnown ? 2 : 3 }
}

/** The first claim of a step that does not hold, as it is written in the lesson; null when all do. */
export function brokenClaim({ claims = [] }: LessonStep, values: Values): string | null {
  const broken = claims.find((claim) => !holds(claim, values))
  return broken === undefined ? null : broken.join(' ')
}
