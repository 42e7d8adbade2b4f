import { flush, go, reachOf, replace, timeOf, type Drive } from './drive.ts'
import { endOf, stopsAt } from './gate.ts'

/** Goes to a time, backwards or forwards; it plays on from there where that is wished for. */
export function seekTo(drive: Drive, time: number): void {
  // A change that is under way belongs to the log of the replay.
  if (drive.asked.length > 0) {
    drive.seekWaits = () => seekTo(drive, time)
    return
  }
  flush(drive)
  const { status, recording } = drive.store.getState()
  if (status === 'broken' || !Number.isFinite(time)) return
  const end = endOf(drive)
  if (time > end && timeOf(drive) >= end && stopsAt(drive, time)) return
  const target = Math.min(Math.max(0, time), end)
  drive.store.setState({ untouched: false })
  const there = drive.playsOn ? 'play' : 'rest'
  // What is under way comes after this wish: it must not carry the run past the time that is wished for.
  if (target < reachOf(drive) || drive.startNeeded)
    replace(drive, recording, target > 0 ? 'seek' : there, target)
  else if (target > timeOf(drive)) go(drive, 'seek', target)
  else go(drive, there)
}
