import type { Lesson } from '#core/organisms/lesson.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { fieldsOfFile, type FileKind } from '#share/format-file.ts'
import { checkLesson } from './check-lesson.ts'

/** The format that is written: what it holds, and a digit. */
const lessonFileFormat = 'digital-mitosis-lesson/1'

const kind: FileKind = {
  format: lessonFileFormat,
  missing: refuse('This file holds no lesson of Digital Mitosis: “format” is missing.'),
  other: (format) =>
    refuse(`This file holds no lesson of Digital Mitosis: its format is ${format}.`),
}

/** A lesson of any length as readable JSON. */
export function lessonToFile(lesson: Lesson): string {
  return `${JSON.stringify({ format: lessonFileFormat, ...lesson }, null, 2)}\n`
}

/** The lesson in a file, checked like one from a link; whatever is wrong is refused by name. */
export function fileToLesson(text: string): Result<Lesson> {
  const read = fieldsOfFile(text, kind)
  if (!read.ok) return read
  const checked = checkLesson(read.value)
  return checked.ok
    ? checked
    : refuse(`The lesson in this file is not possible: ${checked.problem}`)
}
