import type { StoreApi } from 'zustand/vanilla'
import type { Session } from './session.ts'
import type { Arrived, VisitState } from './visit-state.ts'

/** Waits until the run stands at the link's moment, then compares; an edit on the way ends the check. */
export function checkDigest(
  session: Session,
  store: StoreApi<VisitState>,
  arrived: Arrived,
): () => void {
  const { digest, time } = arrived
  if (digest === null) return () => undefined
  store.setState({ verdict: 'checking' })
  const { recording } = session.store.getState()
  const stop = session.store.subscribe((state) => {
    const isThere = state.status === 'paused' || state.status === 'finished'
    const isOther = state.recording !== recording
    if (isOther || state.status === 'playing' || state.status === 'broken') {
      stop()
      store.setState({ verdict: 'none' })
    } else if (isThere && state.time >= Math.min(time, state.duration)) {
      stop()
      session.requestDigest().then(
        (found) => store.setState({ verdict: found === digest ? 'identical' : 'different' }),
        // The run was left before it could be compared.
        () => store.setState({ verdict: 'none' }),
      )
    }
  })
  return stop
}
