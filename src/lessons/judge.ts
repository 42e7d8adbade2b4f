import type { LessonStep, StepTexts } from '#core/organisms/lesson.ts'
import { holds, type Values } from './measure.ts'
import { trueOptions } from './plan.ts'

/** What became of an answer. */
export interface Verdict {
  /** The true number, or the index of the option that holds. */
  readonly truth: number
  /** Whether the answer is the true option, or near enough; null for one that was not given. */
  readonly isRight: boolean | null
  /** The sentence that says so, with its measures unfilled. */
  readonly outcome: string
}

/** Holds an answer, a number or the index of an option, against what came out; null for one that was skipped. */
export function judge(
  { prompt }: LessonStep,
  { outcomes = [] }: StepTexts,
  answer: number | null,
  values: Values,
): Verdict {
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

/** The first claim of a step that does not hold, as it is written in the lesson; null when all do. */
export function brokenClaim({ claims = [] }: LessonStep, values: Values): string | null {
  const broken = claims.find((claim) => !holds(claim, values))
  return broken === undefined ? null : broken.join(' ')
}
