import { describe, expect, it } from 'vitest'
import { builtInLessons } from './built-ins.ts'
import { checkLesson } from './check-lesson.ts'
import { fileToLesson, lessonToFile } from './lesson-file.ts'

describe('a lesson in a file', () => {
  it('[R61] comes back as it was', () => {
    for (const lesson of Object.values(builtInLessons)) {
      const read = fileToLesson(`\uFEFF${lessonToFile(lesson)}`)
      expect(read).toEqual(checkLesson(JSON.parse(JSON.stringify(lesson))))
      expect(read.ok).toBe(true)
    }
  })

  it.each([
    ['half of one', '{"format": "digital-mitosis-lesson/1", "id": "a', 'no complete JSON'],
    ['UTF-16', '{\u0000', 'no text in UTF-8'],
    ['lists in lists', '['.repeat(100_000), 'no complete JSON'],
    ['a list', '[]', '“format” is missing'],
    ['one of the future', '{"format": "digital-mitosis-lesson/9"}', 'newer version'],
    ['another product', '{"format": "kahoot"}', 'no lesson of Digital Mitosis'],
    ['a run', '{"format": "digital-mitosis/0"}', 'no lesson of Digital Mitosis'],
    ['an evil name', '{"format": "digital-mitosis-lesson/1", "__proto__": {"id": 1}}', 'field'],
    ['no number', '{"format": "digital-mitosis-lesson/1", "id": 1e309}', 'is named by'],
  ])('[R61] that is %s is refused by name', (_, text, sentence) => {
    const read = fileToLesson(text)
    expect(read).toEqual({ ok: false, problem: expect.stringContaining(sentence) })
    expect(Object.keys({})).toEqual([])
  })
})
