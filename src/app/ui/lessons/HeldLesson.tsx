import { useId } from 'react'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { overlaysText } from '#text/en/overlays.ts'
import { closeLesson, type GivenLesson } from '../layout.ts'
import { usePage, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { burdenOfLesson } from './burden-of-lesson.ts'

interface HeldProps {
  readonly given: GivenLesson
  readonly onOpen: () => void
}

/** A lesson from elsewhere with a heavy run: nothing of it has begun, and the visitor's own run is still there. */
export function HeldLesson({ given, onOpen }: HeldProps) {
  const page = usePage()
  const text = useText(lessonCardText)
  const overlays = useText(overlaysText)
  const id = useId()
  const { lesson, from } = given
  const leave = () => {
    page.lesson.getState().now?.desk.leave()
    page.visit.name(null)
    closeLesson(page.layout)
  }
  return (
    <section className="lesson lesson-card" aria-labelledby={id}>
      <div className="lesson-body">
        <p className="note">{text.from[from](lesson.texts.title)}</p>
        <h2 className="section-title" id={id}>
          <span className="hidden-visually">{text.lesson(lesson.texts.title)}. </span>
          {overlays.heavy}
        </h2>
        <p role="status">{overlays.heavyMeans(burdenOfLesson(lesson))}</p>
      </div>
      <div className="lesson-actions">
        <Button look="ghost" onPress={leave}>
          {text.leave}
        </Button>
        <span className="lesson-gap" />
        <Button look="primary" onPress={onOpen}>
          {text.openHeavy}
        </Button>
      </div>
    </section>
  )
}
