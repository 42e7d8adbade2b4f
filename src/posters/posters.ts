import type { Lesson, LessonTexts } from '#core/organisms/lesson.ts'
import { builtInLessons } from '#lessons/built-ins.ts'
import { playLesson, runsOf } from '#lessons/play.ts'
import { german } from '#text/de/lessons/german-lessons.ts'
import { germanPoster } from '#text/de/poster.ts'
import { englishPoster } from '#text/en/poster.ts'
import { numbersOf } from '#text/numbers.ts'
import { posterPage, type PosterWords } from './poster-page.ts'
import { posterStyle } from './poster-style.ts'

/** A file of the built page: its path in it, and its text. */
export interface PosterFile {
  readonly path: string
  readonly source: string
}

/** In which languages a poster is printed, English first; the others lie in folders of it. */
const languages = {
  en: { texts: englishPoster, numbers: numbersOf('en-US') },
  de: { texts: germanPoster, numbers: numbersOf('de-DE') },
} as const

/** The posters of all built-in lessons, each played here and now: no number on them is typed. */
export async function makePosters(publicAddress: string): Promise<readonly PosterFile[]> {
  const files: PosterFile[] = [{ path: 'lessons/poster.css', source: posterStyle }]
  for (const lesson of Object.values(builtInLessons)) {
    const inGerman = german[lesson.id]
    if (inGerman === undefined) throw new Error(`the lesson ${lesson.id} has no German`)
    files.push(...(await postersOf(lesson, { en: lesson.texts, de: inGerman }, publicAddress)))
  }
  return files
}

/** The posters of one lesson. One that cannot be played ends the build. */
export async function postersOf(
  lesson: Lesson,
  told: Readonly<Record<'en' | 'de', LessonTexts>>,
  publicAddress: string,
): Promise<readonly PosterFile[]> {
  const played = await playLesson(lesson)
  if (!played.ok) throw new Error(`${lesson.id}: ${played.problem}`)
  const runs = await runsOf(lesson, played.value)
  if (!runs.ok) throw new Error(`${lesson.id}: ${runs.problem}`)
  const parts = { lesson, steps: played.value, runs: runs.value, publicAddress }
  return (['en', 'de'] as const).map((language) => {
    const words: PosterWords = { language, ...languages[language] }
    const folder = language === 'en' ? lesson.id : `${lesson.id}/${language}`
    const source = posterPage({ ...parts, told: told[language] }, words)
    return { path: `lessons/${folder}/index.html`, source }
  })
}
