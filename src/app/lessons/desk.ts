import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Lesson } from '#core/organisms/lesson.ts'
import type { Recording } from '#core/organisms/recording.ts'
import type { Answer } from '#lessons/judge.ts'
import { planStep, recordingAt, type PlannedStep } from '#lessons/plan.ts'
import type { Session } from '#app/store/session.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { isSame } from '#app/store/settings.ts'
import { decisiveOf, type Replay } from './again.ts'
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
  /** The decisive seconds of a step that is over; null where it has none. */
  readonly replay: Replay | null
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
  /** Shows the decisive seconds at a quarter of the speed, and then the end of the step as it was. */
  seeAgain(): void
  endAgain(): void
  /** Brings the run of the lesson back. */
  restore(): void
  /** Finds out the next step as well, for who reads ahead of what is shown. */
  lookAhead(): void
  /** Leaves the lesson; the run stays as it is. */
  leave(): void
}

/** What a desk is made of. */
export interface DeskParts {
  readonly session: Session
  readonly lesson: Lesson
  readonly scout: Scout
  /** Whether nothing shall move by itself; everything may where nothing is said. */
  readonly isStill?: () => boolean
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

/** So many times slower the decisive seconds are seen once more. */
const slower = 4

interface Desk extends DeskParts {
  readonly store: StoreApi<LessonState>
  /** Only the latest wish counts, however long a plan takes. */
  turn: number
  expected: Recording | null
  /** Who wished for the end at once has no time for more by itself. */
  isHurried: boolean
  /** The speed that was chosen, while a slower one is in force. */
  speed: number | null
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
    replay: null,
    isAstray: false,
    problem: null,
  }))
  const desk: Desk = {
    ...parts,
    store,
    turn: 0,
    expected: null,
    isHurried: false,
    speed: null,
    isOpening: false,
  }
  const stop = session.store.subscribe((state, before) => follow(desk, state, before, leave))
  const leave = () => {
    desk.turn += 1
    stop()
    resume(desk)
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
      desk.isHurried = true
      store.setState({ phase: 'running' })
      session.seek(placeOf(desk).end)
    },
    seeAgain: () => seeAgain(desk),
    endAgain: () => endAgain(desk),
    restore() {
      const { phase } = store.getState()
      const { begin, end } = placeOf(desk)
      const isOver = phase === 'closing' || phase === 'over'
      // Who has committed to an answer keeps it, and plays once more.
      if (phase === 'running') store.setState({ phase: 'ready' })
      place(desk, isOver ? end : begin)
    },
    lookAhead: () => void lookAhead(desk),
    leave,
  }
}

async function go(desk: Desk, wished: number): Promise<void> {
  const { store, lesson, scout } = desk
  const count = lesson.steps.length
  const step = Math.min(Math.max(0, wished), count)
  const turn = ++desk.turn
  resume(desk)
  desk.isHurried = false
  store.setState({ step, phase: 'planning', answer: null, replay: null, problem: null })
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

async function lookAhead({ store, lesson, scout }: Desk): Promise<void> {
  const { plan, step, phase } = store.getState()
  if (phase === 'planning' || plan.length !== step + 1 || plan.length >= lesson.steps.length) return
  // Whoever goes on meanwhile ends this, and has the step found out by himself.
  const planned = await planStep(lesson, plan, scout.reach)
  if (planned.ok && plan === store.getState().plan)
    store.setState({ plan: [...plan, planned.value] })
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
  if (session.store.getState().time >= end) finish(desk)
  else session.play()
}

function follow(desk: Desk, state: SessionState, before: SessionState, leave: () => void): void {
  if (desk.isOpening || desk.expected === null) return
  if (state.opened !== before.opened) return leave()
  const { phase, isAstray } = desk.store.getState()
  const isOwn = !isSame(state.recording, desk.expected)
  if (isOwn !== isAstray) setAstray(desk, isOwn)
  if (!isOwn && phase === 'over') return followAgain(desk, state)
  if (isOwn || (phase !== 'running' && phase !== 'ready')) return
  // Whatever button it is that plays, the step is under way.
  if (state.status === 'playing') desk.store.setState({ phase: 'running' })
  const isAtRest = state.status === 'paused' || state.status === 'finished'
  if (isAtRest && state.time >= placeOf(desk).end) finish(desk)
}

/** The step is over. Who has drawn a line sees at once where it was decided; others are offered it. */
function finish(desk: Desk): void {
  const { store } = desk
  const { plan, step, answer } = store.getState()
  const planned = plan[step]
  const decisive = planned === undefined ? null : decisiveOf(planned, answer)
  const replay = decisive === null ? null : ({ ...decisive, state: 'offered' } as const)
  store.setState({ phase: 'over', replay })
  const isDrawn = answer !== null && typeof answer !== 'number'
  if (isDrawn && !desk.isHurried) seeAgain(desk)
}

function seeAgain(desk: Desk): void {
  const { session, store } = desk
  const { replay, phase, isAstray } = store.getState()
  if (replay?.state !== 'offered' || phase !== 'over' || isAstray) return
  const isStill = desk.isStill?.() ?? false
  store.setState({ replay: { ...replay, state: isStill ? 'still' : 'going' } })
  session.setGate({ time: replay.to, sentence: nextFirst })
  session.seek(isStill ? (replay.from + replay.to) / 2 : replay.from)
}

/** The run plays as soon as it stands where the seconds begin, and goes back to the end of the step behind them. */
function followAgain(desk: Desk, { status, time, seekTarget }: SessionState): void {
  const { session, store, lesson } = desk
  const { replay, step } = store.getState()
  if (replay === null || status !== 'paused' || seekTarget !== null) return
  if (replay.state === 'playing' && time >= replay.to) return endAgain(desk)
  if (replay.state !== 'going' || time !== replay.from) return
  desk.speed = session.store.getState().speed
  store.setState({ replay: { ...replay, state: 'playing' } })
  // Of the speed that the step has: who was faster sees as much.
  const { speed = desk.speed } = lesson.steps[step] ?? {}
  session.setSpeed(Math.min(desk.speed, speed) / slower)
  session.play()
}

function endAgain(desk: Desk): void {
  const { session, store } = desk
  const { replay } = store.getState()
  if (replay === null || replay.state === 'offered') return
  const { end } = placeOf(desk)
  store.setState({ replay: { ...replay, state: 'offered' } })
  resume(desk)
  session.setGate({ time: end, sentence: nextFirst })
  session.seek(end)
}

/** The speed is again the one that was chosen. */
function resume(desk: Desk): void {
  const { speed } = desk
  // Whoever hears of it comes here again.
  desk.speed = null
  if (speed !== null) desk.session.setSpeed(speed)
}

/** Who changes the run is let go with it, until the run of the lesson is brought back. */
function setAstray(desk: Desk, isAstray: boolean): void {
  if (isAstray) resume(desk)
  desk.store.setState(isAstray ? { isAstray, replay: null } : { isAstray })
  if (isAstray) desk.session.setGate(null)
  desk.onPlace(isAstray)
}
