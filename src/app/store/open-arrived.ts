import type { StoreApi } from 'zustand/vanilla'
import { heaviestOf } from './burden.ts'
import { checkDigest } from './check-digest.ts'
import { hold } from './hold.ts'
import type { Session } from './session.ts'
import { totalDuration } from './settings.ts'
import { quiet, type Arrived, type VisitState } from './visit-state.ts'

/** Opens runs from outside, holds heavy ones back, and ends what it began for the run before. */
export function createOpener(session: Session, store: StoreApi<VisitState>) {
  let stopCheck: () => void = () => undefined
  let begin: () => void = () => undefined
  return {
    stop: () => stopCheck(),
    begin: () => begin(),
    open(asked: Arrived, playsOn: boolean) {
      const arrived = withinItsRun(asked)
      stopCheck()
      store.setState({ ...quiet, notices: arrived.notices })
      const burden = heaviestOf(arrived.recording)
      begin = () => {
        // It has been edited or replaced meanwhile, by whatever way.
        if (store.getState().held === null) return
        stopCheck()
        store.setState({ held: null })
        if (arrived.time > 0) session.seek(arrived.time)
        else session.play()
        stopCheck = checkDigest(session, store, arrived)
      }
      session.open(
        arrived.recording,
        burden.isHeavy ? 0 : arrived.time,
        playsOn && !burden.isHeavy,
        arrived.watched ?? 0,
      )
      stopCheck = burden.isHeavy
        ? hold(session, store, { burden, time: arrived.time })
        : checkDigest(session, store, arrived)
    },
  }
}

/** A moment behind the end of a run is its end, and that is told. */
function withinItsRun(arrived: Arrived): Arrived {
  const end = totalDuration(arrived.recording)
  if (arrived.time <= end) return arrived
  const notice = `The moment asked for, ${arrived.time} s, lies behind the end of the run, which is at ${end} s; that is taken instead.`
  return { ...arrived, time: end, notices: [...arrived.notices, notice] }
}
