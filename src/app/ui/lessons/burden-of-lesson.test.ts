import { describe, expect, it } from 'vitest'
import type { Lesson } from '#core/organisms/lesson.ts'
import { builtInLessons } from '#lessons/built-ins.ts'
import { burdenOfLesson } from './burden-of-lesson.ts'

function given(): Lesson {
  const lesson = builtInLessons['first-division']
  if (lesson === undefined) throw new Error('there is no such lesson')
  return lesson
}

/** The same with other fields of its last step. */
function lastly(fields: Partial<Lesson['steps'][number]>): Lesson {
  const lesson = given()
  return {
    ...lesson,
    steps: lesson.steps.map((step, at) =>
      at === lesson.steps.length - 1 ? { ...step, ...fields } : step,
    ),
  }
}

describe('what a lesson from elsewhere would cost', () => {
  const load = { form: 'steps', every: 3600, rates: [90_000] } as const
  const raise = { type: 'set', name: 'load', value: load } as const

  it('[R62] is nothing to ask about where no run of it is heavy', () => {
    for (const lesson of Object.values(builtInLessons)) expect(burdenOfLesson(lesson)).toBe(0)
  })

  it('[R62] is that of its heaviest run, in whatever step that begins, and whatever would make it lighter for a moment', () => {
    const { base } = given()
    const heavy = { ...given(), base: { ...base, settings: { ...base.settings, load } } }
    expect(burdenOfLesson(heavy)).toBeGreaterThan(3e8)
    expect(burdenOfLesson(lastly({ changes: [raise] }))).toBeGreaterThan(3e8)
    expect(burdenOfLesson(lastly({ again: { load } }))).toBeGreaterThan(3e8)
    const levels = { type: 'rung', value: 'levels' } as const
    expect(burdenOfLesson(lastly({ changes: [levels, raise] }))).toBeGreaterThan(3e8)
  })
})
