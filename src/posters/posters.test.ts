import { describe, expect, it } from 'vitest'
import { builtInLessons } from '#lessons/built-ins.ts'
import { fill } from '#lessons/fill.ts'
import { judge } from '#lessons/judge.ts'
import { playLesson, runsOf } from '#lessons/play.ts'
import { german } from '#text/de/lessons/german-lessons.ts'
import { writeMeasure } from '#text/measured.ts'
import { numbersOf } from '#text/numbers.ts'
import { postersOf } from './posters.ts'

/** What a reader reads: the page without its tags. */
const textOf = (page: string) =>
  page
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

describe('the poster of a lesson', () => {
  it('[R70] says every sentence with the numbers of its run, in both languages, and marks what is true', async () => {
    const lesson = Object.values(builtInLessons)[0]
    if (lesson === undefined) throw new Error('there are lessons')
    const inGerman = german[lesson.id]
    if (inGerman === undefined) throw new Error('it has German')
    const played = await playLesson(lesson)
    if (!played.ok) throw new Error(played.problem)
    const told = { en: lesson.texts, de: inGerman }
    const posters = await postersOf(lesson, told, '')
    const seen = [
      { page: posters[0]?.source ?? '', texts: told.en, numbers: numbersOf('en-US'), tag: 'en' },
      { page: posters[1]?.source ?? '', texts: told.de, numbers: numbersOf('de-DE'), tag: 'de' },
    ]
    for (const { page, texts, numbers, tag } of seen) {
      const text = textOf(page)
      expect(page).toContain(`<html lang="${tag}">`)
      expect(page).not.toMatch(/<script|style="|javascript:|NaN|undefined|\{\w+\}/u)
      expect(text).toContain(texts.limit)
      for (const [at, step] of lesson.steps.entries()) {
        const planned = played.value[at]
        const said = texts.steps[at]
        if (said === undefined || planned === undefined) throw new Error('every step has words')
        const { outcome, truth, values } = judge(step, said, null, planned)
        for (const sentence of [said.title, said.text, said.question ?? '', outcome]) {
          const pieces = fill(sentence, step.measures ?? {}, values, (value, kind) =>
            writeMeasure(numbers, value, kind),
          )
          expect(text).toContain(pieces.map((piece) => piece.text).join(''))
        }
        if (step.prompt?.kind === 'choice')
          expect(page).toContain(`<li class="true"><b>${said.options?.[truth] ?? '?'}</b>`)
      }
    }
    // One run, drawn with a mark for each of its steps.
    const runs = await runsOf(lesson, played.value)
    expect(runs).toMatchObject({ ok: true, value: [{ first: 0, last: lesson.steps.length - 1 }] })
    expect(seen[0]?.page.match(/class="step"/gu)).toHaveLength(lesson.steps.length)
    expect(seen[0]?.page).toMatch(/class="p99" d="M[\d.]+ [\d.]+L/u)
  })

  it('[R70] leaves markup in its words text, and names its own address where it is published', async () => {
    const [lesson] = Object.values(builtInLessons)
    if (lesson === undefined) throw new Error('there are lessons')
    const hostile = { ...lesson.texts, title: '<script>alert("1")</script> & more' }
    const told = { en: hostile, de: hostile }
    const one = { ...lesson, steps: lesson.steps.slice(0, 1) }
    const [page] = await postersOf(one, told, 'https://example.org/m/')
    expect(page?.source).toContain(
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more</h1>',
    )
    expect(page?.source).not.toContain('<script')
    expect(page?.source).toContain(`https://example.org/m/#l=${lesson.id}`)
    expect(page?.source).toContain(
      `hreflang="de" href="https://example.org/m/lessons/${lesson.id}/de/index.html"`,
    )
  })
})
