import type { Lesson } from '#core/organisms/lesson.ts'
import { recordingAt } from '#lessons/plan.ts'
import { heaviestOf } from '#app/store/burden.ts'

/**
 * Requests of the heaviest run of a lesson where a run of it is heavy, else 0. When its changes are made is known only when it is
 * played, so all of them count from the start; and none makes it lighter.
 */
export function burdenOfLesson(lesson: Lesson): number {
  const burdens = lesson.steps.map((_, step) => {
    const run = recordingAt(
      lesson,
      lesson.steps.slice(0, step).map(() => ({ end: 0 })),
    )
    return heaviestOf({ ...run, log: run.log.filter(({ change }) => change.type !== 'rung') })
  })
  return Math.max(...burdens.map(({ isHeavy, attempts }) => (isHeavy ? attempts : 0)))
}
