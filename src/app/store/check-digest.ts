import type { StoreApi } from 'zustand/vanilla'
import { isAnotherRun } from './session-state.ts'
import type { Session } from './session.ts'
import type { Arrived, Verdict, VisitState } from './visit-state.ts'

/**
 * Waits until the run stands at the link's moment, then compares; an edit on the way ends the check. The
 * verdict goes when another run takes its place.
 */
export function checkDigest(
  session: Session,
  store: StoreApi<VisitState>,
  arrived: Arrived,
): () => void {
  const { digest, time } = arrived
  const { recording, opened } = session.store.getState()
  const certify = (sent: string, found: string | null) => {
    const { madeWith = recording.engine } = arrived
    store.setState({
      certificate: { madeWith, engine: recording.engine, time, sent, found, opened },
    })
  }
  if (digest === null) {
    if (typeof arrived.sentDigest === 'string') certify(arrived.sentDigest, null)
    return () => undefined
  }
  store.setState({ verdict: 'checking' })
  let isAsked = false
  let isOver = false
  // What is answered after the end belongs to a run that has been left.
  const tell = (verdict: Verdict) => {
    if (!isOver) store.setState({ verdict })
  }
  const end = () => {
    isOver = true
    stop()
  }
  const leave = () => {
    tell('none')
    end()
  }
  const stop = session.store.subscribe((state, before) => {
    if (isAsked) {
      if (isAnotherRun(state, before)) leave()
      return
    }
    const isThere = state.status === 'paused' || state.status === 'finished'
    const isOther = state.recording !== recording
    if (isOther || state.status === 'playing' || state.status === 'broken') leave()
    else if (isThere && state.time >= Math.min(time, state.duration)) {
      isAsked = true
      session.requestDigest().then(
        (found) => {
          tell(found === digest ? 'identical' : 'different')
          if (!isOver) certify(digest, found)
        },
        // The run was left before it could be compared.
        () => tell('none'),
      )
    }
  })
  return end
}
