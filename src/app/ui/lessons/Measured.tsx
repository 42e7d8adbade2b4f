import type { LessonStep } from '#core/organisms/lesson.ts'
import { fill } from '#lessons/fill.ts'
import type { Values } from '#lessons/measure.ts'
import { writeMeasure } from '#text/measured.ts'
import { useWords } from '../page.ts'

interface MeasuredProps {
  readonly sentence: string
  readonly step: LessonStep
  readonly values: Values
}

/** A sentence of a lesson with what was measured in it, which is told from words by its line. */
export function Measured({ sentence, step, values }: MeasuredProps) {
  const { numbers } = useWords()
  const pieces = fill(sentence, step.measures ?? {}, values, (value, kind) =>
    writeMeasure(numbers, value, kind),
  )
  return pieces.map(({ text, isMeasured }, index) =>
    isMeasured ? (
      // Pieces of one sentence keep their places.
      <b className="measured" key={index}>
        {text}
      </b>
    ) : (
      text
    ),
  )
}
