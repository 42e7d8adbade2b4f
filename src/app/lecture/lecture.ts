import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StepTexts } from '#core/organisms/lesson.ts'
import { isSeenAgain } from '#app/lessons/again.ts'
import type { LessonDesk } from '#app/lessons/desk.ts'
import { isGoingOn } from '#app/store/session-state.ts'
import type { Session } from '#app/store/session.ts'
import {
  answerOf,
  count,
  emptyTally,
  handsOf,
  roomQuestion,
  type RoomQuestion,
  type Tally,
} from './tally.ts'

/** What the screen of a lecture shows beside the lesson. Nothing of it is kept. */
export interface LectureState {
  /** The screen is black. */
  readonly isBlank: boolean
  /** The hands that were counted, by the step. */
  readonly tallies: Readonly<Record<number, Tally>>
  /** The way on was wished for before a hand was counted: wished for once more, the question is skipped. */
  readonly isWarned: boolean
}

/** A lesson that is presented to a room. */
export interface Lecture {
  readonly store: StoreApi<LectureState>
  /** A press of the clicker. */
  next(): void
  back(): void
  /** A black screen, or the screen again; the run rests meanwhile, and goes on as it was. */
  blank(): void
  /** A hand more, or one less, for an answer of the question that is asked. */
  count(answer: number, by: 1 | -1): void
  /** Plays, or pauses; while a question is asked it is the way on. */
  playOrPause(): void
  /** The question of a step, from 0. */
  question(step: number): RoomQuestion | null
}

interface LectureParts {
  readonly session: Pick<Session, 'store' | 'play' | 'pause'>
  readonly desk: LessonDesk
  /** The words of the steps in any language: of them it matters how many answers there are. */
  readonly told: readonly StepTexts[]
}

/** Presents a lesson that is at work. */
export function createLecture({ session, desk, told }: LectureParts): Lecture {
  const store = createStore<LectureState>()(() => ({
    isBlank: false,
    tallies: {},
    isWarned: false,
  }))
  // Who draws a line for the room has answered.
  desk.store.subscribe(({ answer: drawn }, before) => {
    if (drawn !== before.answer) store.setState({ isWarned: false })
  })
  const question = (step: number): RoomQuestion | null => {
    const asked = desk.store.getState().lesson.steps[step]
    const said = told[step]
    return asked === undefined || said === undefined ? null : roomQuestion(asked, said)
  }
  let wasGoingOn = false
  const go = (step: number) => {
    store.setState({ isWarned: false })
    desk.go(step)
  }
  const lecture: Lecture = {
    store,
    question,
    next() {
      const { phase, step, problem, isAstray } = desk.store.getState()
      if (problem !== null || phase === 'planning' || phase === 'closing') return
      if (isAstray) desk.restore()
      else if (phase === 'asking') answer(lecture, desk)
      else if (phase === 'ready') desk.play()
      else if (phase === 'running') desk.showEnd()
      // Who goes on has seen enough of the decisive seconds.
      else if (isSeenAgain(desk.store.getState())) desk.endAgain()
      else go(step + 1)
    },
    back() {
      const { phase, step } = desk.store.getState()
      // A step that has begun is gone back to its beginning first.
      const hasBegun = phase === 'running' || phase === 'over'
      go(hasBegun ? step : Math.max(0, step - 1))
    },
    blank() {
      const { isBlank } = store.getState()
      if (!isBlank) {
        wasGoingOn = isGoingOn(session.store.getState())
        if (wasGoingOn) session.pause()
      }
      store.setState({ isBlank: !isBlank })
      if (isBlank && wasGoingOn) session.play()
    },
    count(option, by) {
      const { phase, step } = desk.store.getState()
      const asked = question(step)
      if (phase !== 'asking' || asked === null) return
      const { tallies } = store.getState()
      const tally = count(tallies[step] ?? emptyTally(asked), option, by)
      store.setState({ tallies: { ...tallies, [step]: tally }, isWarned: false })
    },
    playOrPause() {
      const { phase } = desk.store.getState()
      if (isGoingOn(session.store.getState())) session.pause()
      else if (phase === 'running') session.play()
      else lecture.next()
    },
  }
  return lecture
}

/** The tally, or the line that was drawn for the room, is the commitment; without one the question is skipped only at the second press. */
function answer(lecture: Lecture, desk: LessonDesk): void {
  const { step, answer: drawn } = desk.store.getState()
  const { tallies, isWarned } = lecture.store.getState()
  const asked = lecture.question(step)
  const tally = tallies[step]
  if (asked === null && drawn !== null) {
    lecture.store.setState({ isWarned: false })
    return desk.play()
  }
  const hasHands = tally !== undefined && handsOf(tally) > 0
  if (!hasHands && !isWarned) return lecture.store.setState({ isWarned: true })
  lecture.store.setState({ isWarned: false })
  const given = asked === null || tally === undefined ? null : answerOf(asked, tally)
  if (given === null) return desk.skip()
  desk.choose(given)
  desk.play()
}
