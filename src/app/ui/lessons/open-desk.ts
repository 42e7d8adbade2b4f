import type { Lesson } from '#core/organisms/lesson.ts'
import { createDesk } from '#app/lessons/desk.ts'
import { createScout } from '#app/lessons/reach.ts'
import { writeLesson } from '#share/lesson-place.ts'
import { closeLesson } from '../layout.ts'
import type { Page } from '../page.ts'

/** Brings a lesson to a step: the one at work where it is this lesson, else a new one in its place. */
export function openDesk(page: Page, lesson: Lesson, step: number): void {
  const { now } = page.lesson.getState()
  if (now?.id === lesson.id) {
    if (now.desk.store.getState().step !== step) now.desk.go(step)
    return
  }
  page.lesson.setState({ now: null })
  now?.desk.leave()
  const { id } = lesson
  const isHere = () => page.lesson.getState().now?.desk === desk
  const desk = createDesk(
    {
      session: page.session,
      lesson,
      scout: createScout(),
      onStep: (to) => page.layout.setState({ lesson: { id, step: to } }),
      onPlace(isAstray) {
        const { step: at } = desk.store.getState()
        page.visit.name(isAstray ? null : `l=${writeLesson({ id, step: at })}`)
      },
      onLeave() {
        if (!isHere()) return
        page.lesson.setState({ now: null })
        page.visit.name(null)
        closeLesson(page.layout)
      },
    },
    step,
  )
  page.lesson.setState({ now: { id, desk } })
}
