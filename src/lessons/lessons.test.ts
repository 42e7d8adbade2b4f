import { describe, expect, it } from 'vitest'
import type { LessonStep } from '#core/organisms/lesson.ts'
import { german } from '#text/de/lessons/german-lessons.ts'
import { header } from '#text/de/header.ts'
import { headerText } from '#text/en/header.ts'
import { english } from '#text/words.ts'
import { writeMeasure } from '#text/measured.ts'
import { builtInLessons } from './built-ins.ts'
import { checkLesson } from './check-lesson.ts'
import { timeOfPoint } from './curve.ts'
import { fill, kindOf, namesIn } from './fill.ts'
import { brokenClaim, judge } from './judge.ts'
import { trueOptions, type PlannedStep } from './plan.ts'
import { digestsOf, playLesson } from './play.ts'
import recorded from './digests.json' with { type: 'json' }

/** Answers that lead to every sentence of a step: of a curve right ones, a rise at once, none, and one beyond all. */
function answersTo(
  { prompt }: LessonStep,
  { values, curve }: PlannedStep,
): readonly (number | readonly number[])[] {
  if (prompt === undefined) return []
  if (prompt.kind === 'choice') return [...prompt.options.keys()]
  if (prompt.kind === 'number') return [prompt.min, values[prompt.truth] ?? 0, prompt.max]
  if (curve === undefined) throw new Error('the curve was not played')
  const times = Array.from({ length: curve.count }, (_, index) => timeOfPoint(curve, index))
  const truly = times.map(
    (time) => curve.points.findLast((point) => point.time <= time + 1)?.value ?? curve.start,
  )
  const most = Math.max(...truly)
  return [truly, ...[most, curve.start, prompt.max].map((value) => times.map(() => value))]
}

const digests = new Map<string, readonly string[]>(Object.entries(recorded))

describe.each(Object.values(builtInLessons))('the lesson $id', (lesson) => {
  const { steps, texts } = lesson
  const inGerman = german[lesson.id]

  it('[R20][R21][R24] plays to its end, claims what holds, and stands in every step where it has stood', async () => {
    const played = await playLesson(lesson)
    if (!played.ok) throw new Error(played.problem)
    expect(played.value.map(({ came }) => came)).toEqual(steps.map(() => true))
    expect(steps.every(({ claims = [] }) => claims.length > 0)).toBe(true)
    expect(steps.map((step, at) => brokenClaim(step, played.value[at]?.values ?? {}))).toEqual(
      steps.map(() => null),
    )
    expect(digestsOf(lesson, played.value)).toEqual({ ok: true, value: digests.get(lesson.id) })
    // Whatever is answered, the sentence that says what came of it has all its numbers, in both languages.
    for (const [at, step] of steps.entries()) {
      const planned = played.value[at]
      if (planned === undefined) throw new Error(`step ${at + 1} was not played`)
      const answers = answersTo(step, planned)
      for (const words of [texts, inGerman]) {
        const told = words?.steps[at]
        if (told === undefined) throw new Error(`step ${at + 1} has no words`)
        for (const answer of [null, ...answers]) {
          const { outcome, values } = judge(step, told, answer, planned)
          expect(outcome).not.toBe('')
          const { why } = told
          for (const sentence of [told.text, outcome, why?.question ?? '', why?.because ?? '']) {
            const pieces = fill(sentence, step.measures ?? {}, values, (value, kind) =>
              writeMeasure(english.numbers, value, kind),
            )
            const whole = pieces.map(({ text }) => text).join('')
            expect(whole).not.toMatch(/[{}…]|NaN|undefined/u)
            expect(whole.length).toBeLessThanOrEqual(280)
          }
        }
      }
    }
  })

  it('[R30] is what a lesson from a link may be', () => {
    const plain: unknown = JSON.parse(JSON.stringify(lesson))
    const checked = checkLesson(plain)
    if (!checked.ok) throw new Error(checked.problem)
    expect(checked.value.texts).toEqual(texts)
    expect(checked.value.steps.map(({ prompt }) => prompt)).toEqual(
      steps.map(({ prompt }) => prompt),
    )
    expect(checked.value.steps.map(({ measures }) => measures)).toEqual(
      steps.map(({ measures }) => measures),
    )
  })

  it('[R46] asks why of a line, with three causes of which the run has one, and has words for them', async () => {
    const drawn = steps.flatMap((step, at) => (step.prompt?.kind === 'curve' ? [{ step, at }] : []))
    if (drawn.length === 0) return expect(lesson.texts.steps.some(({ why }) => why)).toBe(false)
    const played = await playLesson(lesson)
    if (!played.ok) throw new Error(played.problem)
    for (const { step, at } of drawn) {
      const { prompt, measures = {} } = step
      const options = prompt?.kind === 'curve' ? (prompt.why ?? []) : []
      expect(options).toHaveLength(3)
      expect(trueOptions({ options }, played.value[at]?.values ?? {})).toHaveLength(1)
      for (const words of [texts, inGerman]) {
        const why = words?.steps[at]?.why
        expect(why?.causes).toHaveLength(3)
        expect(
          namesIn(why?.because ?? '').filter((name) => name in measures).length,
        ).toBeGreaterThan(0)
      }
    }
  })

  it('[R27] asks at least twice before it shows, and has a short title for the wall', () => {
    expect(steps.length).toBeLessThanOrEqual(8)
    expect(steps.filter(({ prompt }) => prompt !== undefined).length).toBeGreaterThanOrEqual(2)
    for (const { title } of texts.steps) expect(title.split(' ').length).toBeLessThanOrEqual(6)
  })

  it('[R26] writes what an earlier step has measured as that step writes it', () => {
    for (const { measures = {} } of steps) {
      for (const measure of Object.values(measures)) {
        if (!('step' in measure)) continue
        expect(kindOf(measure.name, steps[measure.step - 1]?.measures ?? {})).toBe(measure.as)
      }
    }
  })

  it('[R32] says the same in German, of the same measures', () => {
    if (inGerman === undefined) throw new Error('the lesson has no German')
    expect(checkLesson({ ...lesson, texts: inGerman })).toMatchObject({ ok: true })
    const named = (of: typeof texts) =>
      of.steps.map(({ text, question = '', outcomes = [], why }) =>
        [text, question, ...outcomes, why?.question ?? '', why?.because ?? ''].map((one) =>
          namesIn(one).toSorted(),
        ),
      )
    expect(named(inGerman)).toEqual(named(texts))
    expect(inGerman.limit).not.toBe(texts.limit)
  })
})

it('[R32] every built-in lesson stands in the menu, under its own title', () => {
  const ids = Object.keys(builtInLessons)
  const inMenu = (titles: Readonly<Record<string, string>>) => ids.map((id) => titles[id])
  expect(ids).toHaveLength(8)
  expect(inMenu(headerText.english.lessonTitles)).toEqual(
    ids.map((id) => builtInLessons[id]?.texts.title),
  )
  expect(inMenu(header.lessonTitles)).toEqual(ids.map((id) => german[id]?.title))
})
