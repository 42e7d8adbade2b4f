import { useEffect, useId, useRef, useState } from 'react'
import type { Comparison, LessonStep, WhyTexts } from '#core/organisms/lesson.ts'
import type { Values } from '#lessons/measure.ts'
import { trueOptions } from '#lessons/plan.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { useText } from '../page.ts'
import { Measured } from './Measured.tsx'

interface WhyProps {
  readonly step: LessonStep
  /** What must hold for each cause, and how they are called. */
  readonly causes: readonly (readonly Comparison[])[]
  readonly told: WhyTexts
  readonly values: Values
}

/** After the gap of a drawn line: why the run went so. Nobody has to answer, and nothing of it is kept. */
export function Why({ step, causes, told, values }: WhyProps) {
  const text = useText(lessonCardText)
  const name = useId()
  const [chosen, setChosen] = useState<number | null>(null)
  const answer = useRef<HTMLDivElement>(null)
  // On a low stage it would come below the fold.
  useEffect(() => {
    if (chosen !== null) answer.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const [truth = -1] = trueOptions({ options: causes }, values)
  return (
    <>
      <fieldset className="lesson-question lesson-why">
        <legend>
          <Measured sentence={told.question} step={step} values={values} />
        </legend>
        <div className="lesson-options">
          {told.causes.map((cause, index) => (
            <label key={cause} data-chosen={chosen === index}>
              <input
                type="radio"
                name={name}
                checked={chosen === index}
                onChange={() => setChosen(index)}
              />
              {cause}
            </label>
          ))}
        </div>
      </fieldset>
      <div role="status" className="lesson-said" ref={answer}>
        {chosen !== null && (
          <>
            <dl className="lesson-truth">
              <div data-right={chosen === truth}>
                <dt>{text.you}</dt>
                <dd>{told.causes[chosen]}</dd>
              </div>
              <div>
                <dt>{text.was}</dt>
                <dd>{told.causes[truth]}</dd>
              </div>
            </dl>
            <p className="lesson-text">
              <Measured sentence={told.because} step={step} values={values} />
            </p>
          </>
        )}
      </div>
    </>
  )
}
