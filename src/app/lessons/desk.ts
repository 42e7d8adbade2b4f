import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Lesson } from '#core/organisms/lesson.ts'
import type { Recording } from '#core/organisms/recording.ts'
import type { Answer } from '#lessons/judge.ts'
import { planStep, recordingAt, type PlannedStep } from '#lessons/plan.ts'
import type { Session } from '#app/store/session.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { isSame } from '#app/store/settings.ts'
import type { Scout } from './reach.ts'

/**
 * Where a step stands: its run is being found out; a question waits for an answer; it can be played; it plays; it is over and
 * says what came of it. The card behind the last step closes the lesson.
 */
export type StepPhase = 'planning' | 'asking' | 'ready' | 'running' | 'over' | 'closing'

/** What the card shows. */
export interface LessonState {
  readonly lesson: Lesson
  /** Counted from 0; as many as there are steps for the closing card. */
  readonly step: number
  readonly phase: StepPhase
  /** The steps that have been found out so far. */
  readonly plan: readonly PlannedStep[]
  /** The answer that was given to the step; null while there is none, and where it was skipped. */
  readonly answer: Answer | null
  /** The run on the page is the learner's own and not that of the lesson any more. */
  readonly isAstray: boolean
  /** Why the lesson cannot go on. */
  readonly problem: string | null
}

/** A lesson on the page. */
export interface LessonDesk {
  readonly store: StoreApi<LessonState>
  /** Goes to a step, whatever stands there now. */
  go(step: number): void
  choose(answer: Answer): void
  /** Commits to the answer, or to none, and plays to the end of the step. */
  play(): void
  skip(): void
  /** Goes to the end of the step at once. */
  showEnd(): void
  /** Brings the run of the lesson back. */
  restore(): void
  /** Leaves the lesson; the run stays as it is. */
  leave(): void
}

/** What a desk is made of. */
export interface DeskParts {
  readonly session: Session
  readonly lesson: Lesson
  readonly scout: Scout
  /** Hears of every step that is gone to. */
  readonly onStep: (step: number) => void
  /** Whether the run on the page is that of the step. */
  readonly onPlace: (isAstray: boolean) => void
  /** The lesson was left, by a wish or because another run took its place. */
  readonly onLeave: () => void
}

/** Said to who would see what a question asks. */
const committed = 'Answer the question of the lesson first, or skip it.'
/** Said to who would see what the next step asks. */
const nextFirst = 'The lesson goes on from here: choose its next step, or leave it.'

interface Desk extends DeskParts {
  readonly store: StoreApi<LessonState>
  /** Only the latest wish counts, however long a plan takes. */
  turn: number
  expected: Recording | null
  /** True while the desk itself opens a run. */
  isOpening: boolean
}

/** Opens a lesson at a step. */
export function createDesk(parts: DeskParts, step = 0): LessonDesk {
  const { session, lesson } = parts
  const store = createStore<LessonState>()(() => ({
    lesson,
    step: 0,
    phase: 'planning',
    plan: [],
    answer: null,
    isAstray: false,
    problem: null,
  }))
  const desk: Desk = { ...parts, store, turn: 0, expected: null, isOpening: false }
  const stop = session.store.subscribe((state, before) => follow(desk, state, before, leave))
  const leave = () => {
    desk.turn += 1
    stop()
    parts.scout.destroy()
    session.setGate(null)
    parts.onLeave()
  }
  void go(desk, step)
  return {
    store,
    go: (to) => void go(desk, to),
    choose: (answer) => store.setState({ answer }),
    play() {
      const { phase, answer } = store.getState()
      if (phase === 'ready' || phase === 'running' || (phase === 'asking' && answer !== null))
        play(desk)
    },
    skip() {
      store.setState({ answer: null })
      play(desk)
    },
    showEnd() {
      store.setState({ phase: 'running' })
      session.seek(placeOf(desk).end)
    },
    restore() {
      const { phase } = store.getState()
      const { begin, end } = placeOf(desk)
      const isOver = phase === 'closing' || phase === 'over'
      // Who has committed to an answer keeps it, and plays once more.
      if (phase === 'running') store.setState({ phase: 'ready' })
      place(desk, isOver ? end : begin)
    },
    leave,
  }
}

async function go(desk: Desk, wished: number): Promise<void> {
  const { store, lesson, scout } = desk
  const count = lesson.steps.length
  const step = Math.min(Math.max(0, wished), count)
  const turn = ++desk.turn
  store.setState({ step, phase: 'planning', answer: null, problem: null })
  desk.onStep(step)
  // What is asked is found out before it is asked: the truth is there when the answer comes.
  while (store.getState().plan.length < Math.min(step + 1, count)) {
    const { plan } = store.getState()
    const planned = await planStep(lesson, plan, scout.reach)
    if (turn !== desk.turn) return
    if (!planned.ok) return store.setState({ problem: planned.problem })
    store.setState({ plan: [...plan, planned.value] })
  }
  const { begin, end } = placeOf(desk)
  const { speed, prompt } = lesson.steps[step] ?? {}
  if (speed !== undefined) desk.session.setSpeed(speed)
  store.setState({ phase: step === count ? 'closing' : prompt === undefined ? 'ready' : 'asking' })
  place(desk, step === count ? end : begin)
}

/** When the present step begins and ends; the closing card stands at the end of the last one. */
function placeOf({ store, lesson }: Desk): Pick<PlannedStep, 'begin' | 'end'> {
  const { plan, step } = store.getState()
  return plan[Math.min(step, lesson.steps.length - 1)] ?? { begin: 0, end: 0 }
}

/** Brings the run of the present step to a time of it. It goes on from there once nothing is asked any more. */
function place(desk: Desk, time: number): void {
  const { session, store, lesson } = desk
  const { plan, step, phase } = store.getState()
  const recording = recordingAt(lesson, plan.slice(0, Math.min(step, lesson.steps.length - 1)))
  const state = session.store.getState()
  desk.isOpening = true
  const asks = { time, sentence: committed }
  const goes = { time: placeOf(desk).end, sentence: nextFirst }
  session.setGate(phase === 'closing' ? null : phase === 'asking' ? asks : goes)
  const isThere = desk.expected !== null && isSame(state.recording, recording)
  if (!isThere) session.open(recording, time, false, lesson.service ?? 0)
  else if (state.time !== time || state.seekTarget !== null) session.seek(time)
  desk.expected = recording
  desk.isOpening = false
  setAstray(desk, false)
}

function play(desk: Desk): void {
  const { session, store } = desk
  const { end } = placeOf(desk)
  if (store.getState().isAstray) return
  session.setGate({ time: end, sentence: nextFirst })
  store.setState({ phase: 'running' })
  if (session.store.getState().time >= end) store.setState({ phase: 'over' })
  else session.play()
}

function follow(desk: Desk, state: SessionState, before: SessionState, leave: () => void): void {
  if (desk.isOpening || desk.expected === null) return
  if (state.opened !== before.opened) return leave()
  const { phase, isAstray } = desk.store.getState()
  const isOwn = !isSame(state.recording, desk.expected)
  if (isOwn !== isAstray) setAstray(desk, isOwn)
  if (isOwn || (phase !== 'running' && phase !== 'ready')) return
  // Whatever button it is that plays, the step is under way.
  if (state.status === 'playing') desk.store.setState({ phase: 'running' })
  const isAtRest = state.status === 'paused' || state.status === 'finished'
  if (isAtRest && state.time >= placeOf(desk).end) desk.store.setState({ phase: 'over' })
}

/** Who changes the run is let go with it, until the run of the lesson is brought back. */
function setAstray(desk: Desk, isAstray: boolean): void {
  desk.store.setState({ isAstray })
  if (isAstray) desk.session.setGate(null)
  desk.onPlace(isAstray)
}
