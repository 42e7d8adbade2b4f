import { use, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Lesson, LessonTexts } from '#core/organisms/lesson.ts'
import { builtInLessons } from '#lessons/built-ins.ts'
import type { LessonDesk } from '#app/lessons/desk.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import type { Words } from '#text/words.ts'
import { authorId, closeLesson, type GivenLesson } from '../layout.ts'
import { useLayout, usePage, useText, useWords, type Page } from '../page.ts'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { burdenOfLesson } from './burden-of-lesson.ts'
import { HeldLesson } from './HeldLesson.tsx'
import { LessonCard } from './LessonCard.tsx'
import { adoptLessonSheet } from './lesson-sheet.ts'
import { openDesk, present } from './open-desk.ts'

// What few visits ask for comes when it is asked for.
const Lecture = later(() => import('../lecture/Lecture.tsx').then((file) => file.Lecture))
const Author = later(() => import('../authoring/Author.tsx').then((file) => file.Author))

/** The lesson that the page is asked for, at work. It outlives this place, which is another one on a narrow page. */
export function LessonHost() {
  const page = usePage()
  const text = useText(lessonCardText)
  const place = useLayout((state) => state.lesson)
  const now = useStore(page.lesson, (state) => state.now)
  const [agreed, setAgreed] = useState<Lesson | null>(null)
  const given = place?.given
  const isAtWork = given !== undefined && now?.desk.store.getState().lesson === given.lesson
  const isHeld =
    given !== undefined && !isAtWork && given.lesson !== agreed && burdenOfLesson(given.lesson) > 0
  const isMaking = place?.id === authorId && given === undefined
  useEffect(adoptLessonSheet, [])
  useEffect(() => {
    if (place === null || isHeld) return
    if (isMaking) return leaveQuietly(page)
    const built = Object.hasOwn(builtInLessons, place.id) ? builtInLessons[place.id] : undefined
    const lesson = place.given?.lesson ?? built
    if (lesson !== undefined) return openDesk(page, lesson, place.step, place.given)
    page.session.say(text.noLesson(place.id))
    closeLesson(page.layout)
  }, [page, place, text, isHeld, isMaking])
  if (isMaking) return <Author />
  if (isHeld) return <HeldLesson given={given} onOpen={() => setAgreed(given.lesson)} />
  return now === null ? null : <OpenLesson key={now.id} desk={now.desk} given={given ?? null} />
}

/** Ends the lesson at work; the card that makes lessons is in its place already. */
function leaveQuietly(page: Page): void {
  const { now } = page.lesson.getState()
  page.lesson.setState({ now: null })
  now?.desk.leave()
}

interface OpenProps {
  readonly desk: LessonDesk
  readonly given: GivenLesson | null
}

function OpenLesson({ desk, given }: OpenProps) {
  const words = useWords()
  const page = usePage()
  const isLecture = useLayout((state) => state.lecture === true)
  const lesson = useStore(desk.store, (state) => state.lesson)
  const texts = textsOf(lesson, words)
  const told = texts instanceof Promise ? use(texts) : texts
  if (!isLecture) return <LessonCard desk={desk} texts={told} given={given} />
  return (
    <Later onGiveUp={() => present(page, false)}>
      <Lecture desk={desk} texts={told} />
    </Later>
  )
}

const fetched = new Map<string, Promise<LessonTexts>>()

/** The words of a lesson in the language in force; those of another language come when they are first read. */
function textsOf(lesson: Lesson, words: Words): LessonTexts | Promise<LessonTexts> {
  // What a lesson from elsewhere says is said as it is written, whatever its name.
  if (builtInLessons[lesson.id] !== lesson) return lesson.texts
  if (words.locale !== 'de') {
    return words.text({ name: `lessons/${lesson.id}`, english: lesson.texts })
  }
  const known = fetched.get(lesson.id)
  if (known !== undefined) return known
  const texts = import('#text/de/lessons/german-lessons.ts').then(
    ({ german }) => german[lesson.id] ?? lesson.texts,
  )
  // Who was offline may try again.
  texts.catch(() => fetched.delete(lesson.id))
  fetched.set(lesson.id, texts)
  return texts
}
