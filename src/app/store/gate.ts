import type { Arrival } from '#worker/client.ts'
import type { Drive } from './drive.ts'
import { tell } from './tell.ts'

/** Where the run stops when it is played, s. */
export function endOf({ store }: Pick<Drive, 'store'>): number {
  const { gate, duration } = store.getState()
  return Math.min(duration, gate?.time ?? duration)
}

/** Whether a frame ends what the run was doing: it has come to the decision that was stepped to, or plays and is at its gate. */
export function comesToRest(
  { mode, frame, store }: Pick<Drive, 'mode' | 'frame' | 'store'>,
  { paidBy, reached }: Arrival,
): boolean {
  // A credit of the time before the step may be answered first.
  if (mode === 'step') return paidBy?.stop === 'decision' && reached
  const { gate } = store.getState()
  return mode === 'play' && gate !== null && (frame?.time ?? 0) >= gate.time
}

/** Whether a wish to go on beyond a time comes upon the gate; then it is told why. */
export function stopsAt({ store }: Pick<Drive, 'store'>, time: number): boolean {
  const { gate } = store.getState()
  if (gate === null || time < gate.time) return false
  tell(store, gate.sentence)
  return true
}
