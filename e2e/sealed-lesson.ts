import type { Lesson } from '../src/core/organisms/lesson.ts'
import { builtInLessons } from '../src/lessons/built-ins.ts'
import { sealLesson } from '../src/lessons/sealed-lesson.ts'
import { encodeLessonLink } from '../src/share/link.ts'

/** The fragment of a link that holds a lesson whole. */
export function lessonLink(lesson: Lesson): string {
  const sealed = sealLesson(lesson)
  if (!sealed.ok) throw new Error(sealed.problem)
  const link = encodeLessonLink(sealed.value)
  if (link.tooLong) throw new Error('the lesson fits no link')
  return link.fragment
}

/** A built-in lesson under a name and a title of its own, so that it can only be played from what a link holds. */
export function sealedCopy(id: string, changes: Partial<Lesson> = {}): Lesson {
  const lesson = builtInLessons[id]
  if (lesson === undefined) throw new Error(`there is no lesson ${id}`)
  return {
    ...lesson,
    id: 'from-elsewhere',
    texts: { ...lesson.texts, title: 'Sent <b>to</b> you' },
    ...changes,
  }
}
