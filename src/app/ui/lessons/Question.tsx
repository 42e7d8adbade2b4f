import { useId } from 'react'
import type { LessonStep, StepTexts } from '#core/organisms/lesson.ts'
import { kindOf } from '#lessons/fill.ts'
import type { LessonDesk, LessonState } from '#app/lessons/desk.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { useText } from '../page.ts'
import { NumberControl } from '../parts/NumberControl.tsx'
import { Measured } from './Measured.tsx'

interface QuestionProps {
  readonly desk: LessonDesk
  readonly state: LessonState
  readonly step: LessonStep
  readonly told: StepTexts
}

/** What is asked before the run goes on: one of a few options, or a number. */
export function Question({ desk, state, step, told }: QuestionProps) {
  const text = useText(lessonCardText)
  const name = useId()
  const { prompt, measures = {} } = step
  if (prompt === undefined) return null
  const values = state.plan[state.step]?.values ?? {}
  return (
    <fieldset className="lesson-question">
      <legend>
        <Measured sentence={told.question ?? ''} step={step} values={values} />
      </legend>
      {prompt.kind === 'choice' ? (
        <div className="lesson-options">
          {(told.options ?? []).map((option, index) => (
            <label key={option} data-chosen={state.answer === index}>
              <input
                type="radio"
                name={name}
                checked={state.answer === index}
                onChange={() => desk.choose(index)}
              />
              {option}
            </label>
          ))}
        </div>
      ) : (
        <NumberControl
          label={text.answer}
          bounds={prompt}
          value={state.answer ?? prompt.min}
          unit={kindOf(prompt.truth, measures) === 'time' ? 's' : ''}
          from={prompt.min}
          to={prompt.max}
          step={prompt.step}
          onWish={(value) => desk.choose(value)}
        />
      )}
    </fieldset>
  )
}
