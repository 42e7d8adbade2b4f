import type { Lesson } from '#core/organisms/lesson.ts'
import type { Result } from '#core/schema/schema.ts'
import { fileToLesson } from '#lessons/lesson-file.ts'
import type { Source } from './source.ts'

// A component that waits before it was ever shown is thrown away with all that it remembers: a promise that it made would be
// waited for, and made again, for ever.
const readings = new WeakMap<File, Promise<Result<Lesson>>>()

/** The lesson in a source; of a long file in a while, and the same promise whenever it is asked for. */
export function readLesson({ content }: Source): Result<Lesson> | Promise<Result<Lesson>> {
  if (typeof content === 'string') return fileToLesson(content)
  const begun = readings.get(content)
  if (begun !== undefined) return begun
  // What cannot be read any more is as good as empty.
  const reading = content.text().then(fileToLesson, () => fileToLesson(''))
  readings.set(content, reading)
  return reading
}
