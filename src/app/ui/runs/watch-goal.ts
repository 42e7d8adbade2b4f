import type { StoreApi } from 'zustand/vanilla'
import type { Recording } from '#core/organisms/recording.ts'
import { makeExact } from '#app/sweeps/exact-figures.ts'
import { parseGoal, type Goal } from '#share/goal.ts'
import { checkGoal } from '#sweep/goal-check.ts'
import { createRunnerThread } from '#sweep/pool/threads.ts'
import type { RunFigures } from '#sweep/result.ts'
import type { Page } from '../page.ts'

/** What the run is held to, and what it has come to. */
export interface GoalState {
  readonly goal: Goal | null
  /** What a link has asked for that is no goal, until it has been read. */
  readonly wrong: string | null
  /** The exact figures of the run that is over; null before, or where they could not be had. */
  readonly result: RunFigures | null
  /** Some of that run was counted by level. */
  readonly isApproximate: boolean
  /** The run is over and its figures are being made. */
  readonly isChecking: boolean
}

/** Reads the goal of the page, and has the figures of a run made once it is over. */
export function watchGoal({ session, layout }: Page, store: StoreApi<GoalState>): void {
  let checked: Recording | null = null
  let cancel: () => void = () => undefined
  const forget = () => {
    cancel()
    checked = null
    const { result, isChecking } = store.getState()
    if (result !== null || isChecking) store.setState({ result: null, isChecking: false })
  }
  const look = () => {
    const { status, recording } = session.store.getState()
    if (checked !== null && checked !== recording) forget()
    if (store.getState().goal === null || status !== 'finished' || checked === recording) return
    checked = recording
    store.setState({ isChecking: true })
    const parts = { size: 1, makeThread: createRunnerThread }
    cancel = makeExact([recording], parts, ([made]) =>
      store.setState({
        result: made?.figures ?? null,
        isApproximate: made?.approximate === true,
        isChecking: false,
      }),
    )
  }
  const read = (text: string | null) => {
    forget()
    const goal = text === null ? null : parseGoal(text)
    if (goal !== null) store.setState({ goal, wrong: null })
    else if (text === null) store.setState({ goal })
    else {
      store.setState({ goal, wrong: text.slice(0, 40) })
      // It travels no further.
      layout.setState({ goal: null })
    }
    look()
  }
  session.store.subscribe((state, before) => {
    if (state.status !== before.status || state.recording !== before.recording) look()
  })
  layout.subscribe(({ goal }, before) => {
    if (goal !== before.goal) read(goal)
  })
  read(layout.getState().goal)
}

/** Whether the run meets its goal; null as long as that is not decided. */
export function decided({ goal, result }: GoalState) {
  return goal === null || result === null ? null : checkGoal(goal, result)
}
