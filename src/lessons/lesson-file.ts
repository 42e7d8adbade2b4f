import type { Lesson } from '#core/organisms/lesson.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { notText } from '#share/file-limits.ts'
import { jsonFault } from '#share/json-fault.ts'
import { isRecord } from '#share/plain.ts'
import { checkLesson } from './check-lesson.ts'

/** The format that is written: what it holds, and a digit as in links. */
const lessonFileFormat = 'digital-mitosis-lesson/1'

/** A lesson of any length as readable JSON. */
export function lessonToFile(lesson: Lesson): string {
  return `${JSON.stringify({ format: lessonFileFormat, ...lesson }, null, 2)}\n`
}

/** The lesson in a file, checked like one from a link; whatever is wrong is refused by name. */
export function fileToLesson(text: string): Result<Lesson> {
  const binary = notText(text)
  if (binary !== null) return refuse(binary)
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // A SyntaxError, or a RangeError on absurdly deep nesting.
    const reason = jsonFault(text, error)
    return refuse(`This file is no complete JSON (${reason}): download or copy it again.`)
  }
  if (!isRecord(data) || typeof data.format !== 'string') {
    return refuse('This file holds no lesson of Digital Mitosis: “format” is missing.')
  }
  const { format, ...lesson } = data
  if (format !== lessonFileFormat) {
    return /^digital-mitosis-lesson\/\d{1,9}$/.test(format)
      ? refuse(
          `This file was made with a newer version of Digital Mitosis (${format}; this page reads ${lessonFileFormat}).`,
        )
      : refuse(`This file holds no lesson of Digital Mitosis: its format is ${shown(format)}.`)
  }
  const checked = checkLesson(lesson)
  return checked.ok
    ? checked
    : refuse(`The lesson in this file is not possible: ${checked.problem}`)
}
