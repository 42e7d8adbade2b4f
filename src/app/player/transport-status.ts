import { formatClock, formatShare, formatSpeed } from '#app/charts/format.ts'
import type { SessionState } from '#app/store/session-state.ts'

type Status = Pick<
  SessionState,
  'status' | 'time' | 'duration' | 'seekTarget' | 'lagging' | 'speed'
>

/** The small line under the clock: how long the run is, or what keeps it. */
export function transportStatus(state: Status): string {
  const { status, time, duration, seekTarget } = state
  if (status === 'loading') return 'loading'
  if (status === 'broken') return 'stopped'
  if (status === 'seeking' && seekTarget !== null) {
    const share = seekTarget > 0 ? Math.min(1, time / seekTarget) : 1
    return `to ${formatClock(seekTarget, duration)}, ${formatShare(share)}`
  }
  if (status === 'finished') return 'finished'
  if (status === 'playing' && state.lagging) return `slower than ${formatSpeed(state.speed)}`
  return `of ${formatClock(duration, duration)}`
}

/** What the large button does in a state, and under which name. */
export function playWish(status: SessionState['status']): {
  readonly name: 'Play' | 'Pause' | 'Play again'
  readonly icon: 'play' | 'pause' | 'again'
} {
  if (status === 'playing') return { name: 'Pause', icon: 'pause' }
  if (status === 'finished') return { name: 'Play again', icon: 'again' }
  return { name: 'Play', icon: 'play' }
}
