import { describe, expect, it } from 'vitest'
import type { Lesson } from '#core/organisms/lesson.ts'
import { builtInLessons } from '#lessons/built-ins.ts'
import { sealLesson } from '#lessons/sealed-lesson.ts'
import { encodeLessonLink } from '#share/link.ts'
import { openPage, settled } from './visit.test-support.ts'

describe('a link that holds a lesson', () => {
  const lesson = builtInLessons['first-division']
  if (lesson === undefined) throw new Error('there is no such lesson')
  const sealed = (whole: Lesson): string => {
    const value = sealLesson(whole)
    const link = value.ok ? encodeLessonLink(value.value, { id: whole.id, step: 1 }) : null
    if (link === null || link.tooLong) throw new Error('the lesson has no link')
    return link.fragment
  }

  it('[R61] gives it, with its step, and leaves the run alone; in a dialog as well', async () => {
    const page = await openPage(sealed(lesson))
    await page.endReading(0)
    expect(page.lessons).toEqual([[lesson.id, 1]])
    expect(page.session.store.getState().opened).toBe(0)
    const given = page.visit.openLink(sealed({ ...lesson, id: 'other' }))
    await settled()
    await page.endReading(1)
    await expect(given).resolves.toEqual({ ok: true, value: null })
    expect(page.lessons.at(-1)).toEqual(['other', 1])
    // A link in the address that nobody has read is not read after it.
    const early = await openPage('s=surge')
    void early.visit.openLink(sealed(lesson))
    await settled()
    await early.endReading(1)
    expect(early.readings).toHaveLength(2)
  })

  it('[R61] is a damaged one where the lesson is not possible', async () => {
    const bad = { ...lesson, steps: lesson.steps.slice(1) }
    const page = await openPage(sealed(bad))
    await page.endReading(0)
    expect(page.lessons).toEqual([])
    expect(page.now().damaged).toContain('The lesson in this link is not possible')
  })
})
