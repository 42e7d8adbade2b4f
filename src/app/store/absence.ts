import { flush, go, sleep, type Drive } from './drive.ts'

/** A run that plays and is out of view for longer than this waits to be played again, ms. */
export const absenceMaxMs = 10_000

/** Nobody sees the page or its stage any more: nothing is simulated, and after a while the run stops. */
export function leave(drive: Drive): void {
  sleep(drive)
  // The page may be hidden and its stage scrolled away: the absence began with the first of the two.
  drive.cancelAbsence ??= drive.clock.after(absenceMaxMs, () => fallAsleep(drive))
}

/** Somebody sees the run again; after a short absence it simply goes on. */
export function comeBack(drive: Drive): void {
  drive.cancelAbsence?.()
  drive.cancelAbsence = null
}

function fallAsleep(drive: Drive): void {
  // A replay or a step goes on towards its end as soon as it is seen.
  if (drive.mode !== 'play') return
  flush(drive)
  go(drive, 'rest')
  drive.store.setState({ asleep: true })
}
