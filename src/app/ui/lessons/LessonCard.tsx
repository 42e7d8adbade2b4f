import { useEffect, useId, useRef } from 'react'
import { useStore } from 'zustand'
import type { Lesson, LessonStep, LessonTexts, StepTexts } from '#core/organisms/lesson.ts'
import { isSeenAgain } from '#app/lessons/again.ts'
import type { LessonDesk, LessonState } from '#app/lessons/desk.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import type { GivenLesson } from '../layout.ts'
import { usePage, useText, useWords } from '../page.ts'
import { IconButton } from '../parts/Button.tsx'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { useKeptFocus } from '../parts/use-kept-focus.ts'
import { Actions } from './Actions.tsx'
import { Again, useHalo } from './Again.tsx'
import { Focus } from './Focus.tsx'
import { Measured } from './Measured.tsx'
import { More } from './More.tsx'
import { Outcome } from './Outcome.tsx'
import { Question } from './Question.tsx'
import { showSketch } from './show-sketch.ts'
import { StepBar } from './StepBar.tsx'
import { useCardKeys } from './use-card-keys.ts'
import { useNewInView } from './use-new-in-view.ts'
import { Why } from './Why.tsx'

const LessonGoal = later(() => import('../runs/OfferedGoal.tsx').then((file) => file.LessonGoal))

interface CardProps {
  readonly desk: LessonDesk
  readonly texts: LessonTexts
  /** Where it is from; null for a built-in one. */
  readonly given: GivenLesson | null
}

/** One step of a lesson: a sentence, a question, and after the run what came of it. */
export function LessonCard({ desk, texts, given }: CardProps) {
  const text = useText(lessonCardText)
  const page = usePage()
  const state = useStore(desk.store)
  const { lesson, step } = state
  const whole = useRef<HTMLElement | null>(null)
  const body = useNewInView(state)
  const id = useId()
  useKeptFocus(whole)
  const count = lesson.steps.length
  const told = texts.steps[step]
  const current = lesson.steps[step]
  const title = told?.title ?? text.limit
  // Who went to another step hears of it from its beginning.
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    if (whole.current?.contains(document.activeElement) === true) whole.current.focus()
  }, [step])
  useCardKeys(whole, desk)
  useEffect(() => showSketch(page, desk, texts), [page, desk, texts])
  useHalo(isSeenAgain(state))
  return (
    <section
      className="lesson lesson-card"
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      ref={whole}
    >
      <div className="lesson-top">
        <StepBar desk={desk} texts={texts} />
        <span className="micro">{step < count ? text.stepOf(step + 1, count) : texts.title}</span>
        <IconButton icon="close" label={text.leave} onPress={() => desk.leave()} />
      </div>
      <div className="lesson-body" ref={body}>
        {given !== null && <p className="note">{text.from[given.from](texts.title)}</p>}
        <h2 className="section-title" id={`${id}-title`}>
          <span className="hidden-visually">{text.lesson(texts.title)}. </span>
          {title}
        </h2>
        {current !== undefined && told !== undefined ? (
          <Step desk={desk} state={state} step={current} told={told} />
        ) : (
          <Closing desk={desk} lesson={lesson} limit={texts.limit} isOurs={given === null} />
        )}
        <More id={lesson.id} hasSheet={given === null} />
      </div>
      <Actions desk={desk} state={state} />
    </section>
  )
}

interface ClosingProps {
  readonly desk: LessonDesk
  readonly lesson: Lesson
  readonly limit: string
  /** Built in: only then is there more to do. */
  readonly isOurs: boolean
}

/** Where the metaphor breaks, and what to do next. */
function Closing({ desk, lesson, limit, isOurs }: ClosingProps) {
  return (
    <>
      <p className="lesson-text">{limit}</p>
      <Later>{isOurs && <LessonGoal lesson={lesson} onLeave={() => desk.leave()} />}</Later>
    </>
  )
}

interface StepProps {
  readonly desk: LessonDesk
  readonly state: LessonState
  readonly step: LessonStep
  readonly told: StepTexts
}

function Step({ desk, state, step, told }: StepProps) {
  const text = useText(lessonCardText)
  const words = useWords()
  const { phase, isAstray, problem } = state
  const planned = state.plan[state.step]
  const isDrawn = state.answer !== null && typeof state.answer !== 'number'
  const why = step.prompt?.kind === 'curve' && isDrawn ? step.prompt.why : undefined
  const isTold = phase === 'over' && planned !== undefined && !isAstray && !isSeenAgain(state)
  if (problem !== null) return <p role="alert">{words.say(problem)}</p>
  return (
    <>
      <p className="lesson-text">
        <Measured sentence={told.text} step={step} values={planned?.values ?? {}} />
      </p>
      {phase === 'asking' && <Question desk={desk} state={state} step={step} told={told} />}
      <div role="status" className="lesson-said">
        {phase === 'planning' && <p className="note">{text.planning}</p>}
        {phase === 'running' && !isAstray && <p className="note">{text.running}</p>}
        {isTold && <Outcome step={step} told={told} answer={state.answer} planned={planned} />}
        <Again desk={desk} state={state} />
        {isAstray && <p className="note">{text.astray}</p>}
      </div>
      {isTold && why !== undefined && told.why !== undefined && (
        <Why key={state.step} step={step} causes={why} told={told.why} values={planned.values} />
      )}
      {!isAstray && <Focus target={step.focus} />}
    </>
  )
}
