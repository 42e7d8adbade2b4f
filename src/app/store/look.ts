import { timeOf, type Drive } from './drive.ts'
import { endOf, stopsAt } from './gate.ts'
import { seekTo } from './seek.ts'
import type { SessionActions, SessionState } from './session-state.ts'

/**
 * Looks ahead of the time shown for a moment that is not known yet: the run goes on until what is told of it says when that was, and
 * then stands there. Where it stands is where it has come to: what was only looked through is no past.
 */
export function lookAhead(drive: Drive): SessionActions['lookAhead'] {
  const { store } = drive
  return (find, onNone) => {
    const { status } = store.getState()
    if (status === 'broken' || drive.mode === 'seek' || drive.asked.length > 0) return
    if (stopsAt(drive, timeOf(drive))) return
    const end = endOf(drive)
    const { furthest } = drive
    const see = (state: SessionState): void => {
      const time = find(state)
      if (time !== null) {
        stop()
        // What is being told is told to the end first.
        drive.clock.after(0, () => {
          seekTo(drive, time)
          drive.furthest = Math.max(furthest, time)
        })
      } else if (state.seekTarget !== end && state.status !== 'finished') stop()
      else if (state.status === 'finished' && state.figures?.time === state.time) {
        // All of it has been told, up to the end.
        stop()
        onNone()
      }
    }
    seekTo(drive, end)
    const stop = store.subscribe(see)
    see(store.getState())
  }
}
