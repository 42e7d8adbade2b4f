import { useId } from 'react'
import type { CurvePrompt } from '#core/organisms/lesson.ts'
import { timeOfPoint, type Curve, type Drawn } from '#lessons/curve.ts'
import { seriesKind } from '#lessons/fill.ts'
import type { LessonDesk } from '#app/lessons/desk.ts'
import { flatLine, withPoint } from '#app/lessons/line.ts'
import { formatClock } from '#text/clock.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { writeMeasure } from '#text/measured.ts'
import type { StoreApi } from 'zustand/vanilla'
import type { Layout } from '../layout.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'

interface CurveAnswerProps {
  readonly desk: LessonDesk
  readonly prompt: CurvePrompt
  readonly curve: Curve
  readonly drawn: Drawn | null
}

/** A line that is drawn on a chart, or here: every point of it is a slider too. */
export function CurveAnswer({ desk, prompt, curve, drawn }: CurveAnswerProps) {
  const text = useText(lessonCardText)
  const { numbers } = useWords()
  const id = useId()
  const { layout } = usePage()
  const flat = flatLine(curve, prompt)
  const shown = drawn ?? flat
  return (
    <div className="lesson-curve">
      <div className="lesson-options">
        <Button onPress={() => toPad(layout)}>{text.drawOnChart}</Button>
        <Button look="ghost" onPress={() => desk.choose(flat)}>
          {text.flat}
        </Button>
      </div>
      <details>
        <summary className="link">{text.bySliders}</summary>
        <div className="lesson-points" role="group" aria-label={text.yourLine}>
          {shown.map((value, index) => {
            const clock = formatClock(timeOfPoint(curve, index), curve.to)
            const written = writeMeasure(numbers, value, seriesKind(prompt.series))
            return (
              <div className="lesson-point" key={clock}>
                <label htmlFor={`${id}-${index}`}>{clock}</label>
                <input
                  id={`${id}-${index}`}
                  type="range"
                  className="slider"
                  min={prompt.min}
                  max={prompt.max}
                  step={prompt.step}
                  value={value}
                  aria-valuetext={written}
                  onChange={({ target }) =>
                    desk.choose(withPoint(prompt, shown, index, Number(target.value)))
                  }
                />
                <output htmlFor={`${id}-${index}`}>{written}</output>
              </div>
            )
          })}
        </div>
      </details>
    </div>
  )
}

/** The chart comes into view, and the keys move the points on it. */
function toPad(layout: StoreApi<Layout>): void {
  if (layout.getState().width === 'phone') layout.setState({ sheet: 'charts', sheetStop: 1 })
  // It may only come with the next picture.
  requestAnimationFrame(() => {
    const pad = document.querySelector<HTMLElement>('.sketch-pad')
    pad?.scrollIntoView({ block: 'nearest' })
    pad?.focus()
  })
}
