import type { LessonStep, StepTexts } from '#core/organisms/lesson.ts'
import { kindOf } from '#lessons/fill.ts'
import { judge } from '#lessons/judge.ts'
import type { Values } from '#lessons/measure.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { writeMeasure } from '#text/measured.ts'
import { useText, useWords } from '../page.ts'
import { Measured } from './Measured.tsx'

interface OutcomeProps {
  readonly step: LessonStep
  readonly told: StepTexts
  readonly answer: number | null
  readonly values: Values
}

/** What came of a step: the answer beside the truth, and one sentence that stays until the next step. */
export function Outcome({ step, told, answer, values }: OutcomeProps) {
  const text = useText(lessonCardText)
  const { numbers } = useWords()
  const { truth, isRight, outcome } = judge(step, told, answer, values)
  const { prompt, measures = {} } = step
  const write = (value: number): string =>
    prompt?.kind === 'number'
      ? writeMeasure(numbers, value, kindOf(prompt.truth, measures))
      : (told.options?.[value] ?? '')
  return (
    <>
      {prompt !== undefined && (
        <dl className="lesson-truth">
          {answer !== null && (
            <div data-right={isRight}>
              <dt>{text.you}</dt>
              <dd>{write(answer)}</dd>
            </div>
          )}
          <div>
            <dt>{text.was}</dt>
            <dd>{write(truth)}</dd>
          </div>
        </dl>
      )}
      <p className="lesson-text">
        <Measured sentence={outcome} step={step} values={values} />
      </p>
    </>
  )
}
