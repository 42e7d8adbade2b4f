import { describe, expect, it } from 'vitest'
import { builtInLessons } from '#lessons/built-ins.ts'
import { lessonToFile } from '#lessons/lesson-file.ts'
import { readLesson } from './lesson-source.ts'
import { beginFile } from './source.ts'

describe('the file of a lesson', () => {
  it('[R61] is read once when it is long, however often the dialog that waits for it begins anew', async () => {
    const lesson = builtInLessons['first-division']
    if (lesson === undefined) throw new Error('there is no such lesson')
    const long = new File([lessonToFile(lesson), ' '.repeat(70_000)], 'a.mitosis.json')
    const source = await beginFile(long)
    const reading = readLesson(source)
    expect(reading).toBeInstanceOf(Promise)
    expect(readLesson({ ...source })).toBe(reading)
    expect(await reading).toMatchObject({ ok: true, value: { id: 'first-division' } })
  })
})
