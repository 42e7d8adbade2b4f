import type { LessonStep } from '#core/organisms/lesson.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import type { Values } from '../measure.ts'

/** A number that is asked for lies on its scale, so that somebody can be right; what is not known is not judged. */
export function checkScale({ prompt }: LessonStep, number: number, values: Values): Result<null> {
  const truth = prompt?.kind === 'number' ? (values[prompt.truth] ?? Number.NaN) : Number.NaN
  return prompt?.kind === 'number' && (truth < prompt.min || truth > prompt.max)
    ? refuse(`The scale of step ${number} ends before its answer.`)
    : { ok: true, value: null }
}
