import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import type { FocusTarget, LessonTexts } from '#core/organisms/lesson.ts'
import type { LessonDesk } from '#app/lessons/desk.ts'
import { lectureText } from '#text/en/lecture.ts'
import { isSeenAgain } from '#app/lessons/again.ts'
import { Again, useHalo } from '../lessons/Again.tsx'
import { useFocusMark } from '../lessons/Focus.tsx'
import { present } from '../lessons/open-desk.ts'
import { showSketch } from '../lessons/show-sketch.ts'
import { usePage, useText } from '../page.ts'
import { listenForClicker } from './clicker.ts'
import { hallOf, type Hall } from './hall.ts'
import { LectureBar } from './LectureBar.tsx'
import { Room } from './Room.tsx'
import { dressForLecture } from './lecture-dress.ts'
import { tellLecture } from './tell.ts'

interface LectureProps {
  readonly desk: LessonDesk
  readonly texts: LessonTexts
}

/** A lesson before a room: its titles large over the stage, no prose, a tally where it asks. */
export function Lecture({ desk, texts }: LectureProps) {
  const page = usePage()
  const hall = hallOf(page, desk, texts)
  const { lecture } = hall
  useEffect(() => hall.speak(texts), [hall, texts])
  useEffect(() => dressForLecture(page), [page])
  useEffect(
    () =>
      listenForClicker(page, lecture, () => {
        hall.close()
        present(page, false)
      }),
    [page, lecture, hall],
  )
  // On a phone the lesson has its place in the sheet, which a lecture hides.
  const stage = document.getElementById('stage')
  if (stage === null) return null
  return createPortal(<Screen hall={hall} desk={desk} texts={texts} />, stage)
}

/** What a lecture shows beside the stage: panels, the sentence and the cell that is chosen are for who sits before the page. */
const shownInHall: ReadonlySet<FocusTarget> = new Set([
  'stage',
  'arrivals',
  'latency',
  'replicas',
  'cost',
  'losses',
  'time-bar',
])

/** What the step points at, where a room sees it and nothing lies over the whole stage. */
function useInHall(desk: LessonDesk): FocusTarget | null {
  const { lesson, step, phase, isAstray } = useStore(desk.store)
  const target = lesson.steps[step]?.focus
  if (target === undefined || isAstray || phase === 'asking') return null
  return shownInHall.has(target) ? target : null
}

interface ScreenProps extends LectureProps {
  readonly hall: Hall
}

function Screen({ hall, desk, texts }: ScreenProps) {
  const page = usePage()
  const text = useText(lectureText)
  const { lecture } = hall
  const state = useStore(desk.store)
  const { phase, isAstray, problem } = state
  const isAgain = isSeenAgain(state)
  const { isBlank } = useStore(lecture.store)
  const told = tellLecture(page, desk, lecture, texts)
  const whole = useRef<HTMLElement | null>(null)
  useEffect(() => {
    whole.current?.focus({ preventScroll: true })
  }, [])
  const isDrawn = phase === 'asking' && told.answers.length === 0
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset.lecture = isDrawn ? 'drawing' : phase
    return () => void delete dataset.lecture
  }, [phase, isDrawn])
  useEffect(() => showSketch(page, desk, texts), [page, desk, texts])
  useHalo(isAgain)
  useEffect(() => page.session.say(text.keys), [page, text])
  useFocusMark(useInHall(desk))
  const asks = told.question !== '' && !isAstray && problem === null
  return (
    <section
      className="lecture"
      aria-label={text.lecture(texts.title)}
      data-phase={phase}
      tabIndex={-1}
      ref={whole}
    >
      <LectureBar hall={hall} told={told} />
      <h1 className="lecture-title">{told.current.title}</h1>
      <p className="hidden-visually" role="status">
        {told.step < told.count
          ? text.titled(told.step + 1, told.current.title)
          : told.current.title}
      </p>
      {asks && phase === 'asking' && <Room told={told} lecture={lecture} />}
      {asks && phase === 'over' && !isAgain && <Room told={told} lecture={null} />}
      {isAgain && (
        <div className="lecture-note" role="status">
          <Again desk={desk} state={state} />
        </div>
      )}
      {phase === 'closing' && <p className="lecture-limit">{told.current.text}</p>}
      {isAstray && <p className="lecture-note">{text.astray}</p>}
      {isBlank && (
        <button
          type="button"
          className="lecture-blank"
          aria-label={text.isBlank}
          onClick={() => lecture.blank()}
        />
      )}
    </section>
  )
}
