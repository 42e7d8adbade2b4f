import type { StoreApi } from 'zustand/vanilla'
import { isAnotherRun, isGoingOn } from './session-state.ts'
import type { Session } from './session.ts'
import { runWaits, type VisitState } from './visit-state.ts'

/**
 * A damaged link hides the run that was there: it waits, and plays on when the visitor goes on with it.
 * A wish that makes another run of it, such as another scenario, is a way on as well.
 */
export function waitBehindAlert(
  session: Session,
  store: StoreApi<VisitState>,
  onAnotherRun: () => void,
) {
  let wasGoingOn = false
  const stop = session.store.subscribe((state, before) => {
    if (!isAnotherRun(state, before) || !runWaits(store.getState())) return
    wasGoingOn = false
    store.setState({ damaged: null })
    onAnotherRun()
  })
  return {
    stop,
    begin(problem: string) {
      const isFirst = !runWaits(store.getState())
      const isGoing = isGoingOn(session.store.getState())
      wasGoingOn = isGoing || (wasGoingOn && !isFirst)
      if (isGoing) session.pause()
      // What was told last was told about the run that is hidden now.
      session.dismissNotice()
      store.setState({ reading: false, damaged: problem })
    },
    end() {
      if (!runWaits(store.getState())) return
      store.setState({ damaged: null })
      if (wasGoingOn) session.play()
      wasGoingOn = false
    },
  }
}
