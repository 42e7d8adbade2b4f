import { useId, type KeyboardEvent, type SyntheticEvent } from 'react'
import type { LessonStep, Prompt, StepTexts } from '#core/organisms/lesson.ts'
import { isWithin } from '#core/schema/validate.ts'
import { kindOf } from '#lessons/fill.ts'
import type { LessonDesk, LessonState } from '#app/lessons/desk.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { useText, useWords } from '../page.ts'
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
  const guess = useGuess(desk, prompt)
  if (prompt === undefined) return null
  const { values = {}, curve } = state.plan[state.step] ?? {}
  const { answer } = state
  return (
    <fieldset className="lesson-question" {...guess}>
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

/**
 * Takes a number while it is typed or dragged, so that the way on opens at once; and the one it begins with, which nothing
 * would change, once it is pressed or confirmed by Enter.
 */
function useGuess(desk: LessonDesk, prompt: Prompt | undefined) {
  const { numbers } = useWords()
  if (prompt?.kind !== 'number') return {}
  const take = ({ target }: SyntheticEvent) => {
    if (!(target instanceof HTMLInputElement)) return
    const guess = target.type === 'range' ? Number(target.value) : numbers.parse(target.value)
    // What is typed half, such as “1.”, stays as it stands in its box.
    const isWhole = target.type === 'range' || numbers.plain(guess) === target.value
    if (isWhole && isWithin(guess, prompt)) desk.choose(guess)
  }
  return {
    onInput: take,
    onClick: take,
    onKeyDown: (event: KeyboardEvent) => event.key === 'Enter' && take(event),
  }
}
