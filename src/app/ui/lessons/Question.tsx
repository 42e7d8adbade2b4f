import { useId } from 'react'
import type { LessonStep, StepTexts } from '#core/organisms/lesson.ts'
import { kindOf } from '#lessons/fill.ts'
import type { LessonDesk, LessonState } from '#app/lessons/desk.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { useText } from '../page.ts'
import { NumberControl } from '../parts/NumberControl.tsx'
import { CurveAnswer } from './CurveAnswer.tsx'
import { Measured } from './Measured.tsx'

interface QuestionProps {
  readonly desk: LessonDesk
  readonly state: LessonState
  readonly step: LessonStep
  readonly told: StepTexts
}

/** What is asked before the run goes on: one of a few options, a number, or a line. */
export function Question({ desk, state, step, told }: QuestionProps) {
  const text = useText(lessonCardText)
  const name = useId()
  const { prompt, measures = {} } = step
  if (prompt === undefined) return null
  const { values = {}, curve } = state.plan[state.step] ?? {}
  const { answer } = state
  return (
    <fieldset className="lesson-question">
      <legend>
        <Measured sentence={told.question ?? ''} step={step} values={values} />
      </legend>
      {prompt.kind === 'choice' && (
        <div className="lesson-options">
          {(told.options ?? []).map((option, index) => (
            <label key={option} data-chosen={answer === index}>
              <input
                type="radio"
                name={name}
                checked={answer === index}
                onChange={() => desk.choose(index)}
              />
              {option}
            </label>
          ))}
        </div>
      )}
      {prompt.kind === 'number' && (
        <NumberControl
          label={text.answer}
          bounds={prompt}
          value={typeof answer === 'number' ? answer : prompt.min}
          unit={kindOf(prompt.truth, measures) === 'time' ? 's' : ''}
          from={prompt.min}
          to={prompt.max}
          step={prompt.step}
          onWish={(value) => desk.choose(value)}
        />
      )}
      {prompt.kind === 'curve' && curve !== undefined && (
        <CurveAnswer
          desk={desk}
          prompt={prompt}
          curve={curve}
          drawn={typeof answer === 'number' ? null : answer}
        />
      )}
    </fieldset>
  )
}
