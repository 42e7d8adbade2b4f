import type { LessonStep, StepTexts } from '#core/organisms/lesson.ts'
import { readGap, type Curve, type Drawn } from '#lessons/curve.ts'
import { kindOf, seriesKind } from '#lessons/fill.ts'
import { judge, type Answer } from '#lessons/judge.ts'
import type { PlannedStep } from '#lessons/plan.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { writeMeasure } from '#text/measured.ts'
import { useText, useWords } from '../page.ts'
import { Measured } from './Measured.tsx'

interface OutcomeProps {
  readonly step: LessonStep
  readonly told: StepTexts
  readonly answer: Answer | null
  readonly planned: PlannedStep
}

/** What came of a step: the answer beside the truth, and one sentence that stays until the next step. */
export function Outcome({ step, told, answer, planned }: OutcomeProps) {
  const text = useText(lessonCardText)
  const { numbers } = useWords()
  const { truth, isRight, outcome, values } = judge(step, told, answer, planned)
  const { prompt, measures = {} } = step
  const write = (value: number): string =>
    prompt?.kind === 'number'
      ? writeMeasure(numbers, value, kindOf(prompt.truth, measures))
      : (told.options?.[value] ?? '')
  const { curve } = planned
  return (
    <>
      {prompt !== undefined && prompt.kind !== 'curve' && (
        <dl className="lesson-truth">
          {typeof answer === 'number' && (
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
      {curve !== undefined && answer !== null && typeof answer !== 'number' && (
        <Gap curve={curve} drawn={answer} />
      )}
      <p className="lesson-text">
        <Measured sentence={outcome} step={step} values={values} />
      </p>
    </>
  )
}

/** How far apart a drawn line and the run's are. */
function Gap({ curve, drawn }: { readonly curve: Curve; readonly drawn: Drawn }) {
  const text = useText(lessonCardText)
  const { numbers } = useWords()
  const write = (reading: 'mean' | 'most') =>
    writeMeasure(numbers, readGap(curve, drawn, reading), seriesKind(curve.series))
  return (
    <dl className="lesson-truth">
      <div>
        <dt>{text.apart}</dt>
        <dd>{write('mean')}</dd>
      </div>
      <div>
        <dt>{text.apartAtMost}</dt>
        <dd>{write('most')}</dd>
      </div>
    </dl>
  )
}
