import { isGoingOn, type SessionState } from '#app/store/session-state.ts'
import type { transportText } from '#text/en/transport.ts'
import type { TextsOf } from '#text/messages.ts'

/** What the transport says, in the language in force. */
export type TransportTexts = TextsOf<typeof transportText>

type Status = Pick<
  SessionState,
  'status' | 'time' | 'duration' | 'seekTarget' | 'lagging' | 'behind' | 'speed'
>

/** The small line under the clock: how long the run is, or what keeps it. */
export function transportStatus(state: Status, text: TransportTexts): string {
  const { status, time, duration, seekTarget } = state
  if (status === 'loading') return text.loading
  if (status === 'broken') return text.stopped
  if (status === 'seeking' && seekTarget !== null) {
    const share = seekTarget > 0 ? Math.min(1, time / seekTarget) : 1
    return text.replaying(seekTarget, duration, share)
  }
  if (status === 'finished') return text.finished
  if (status === 'playing' && state.lagging) return text.slower(state.speed, state.behind)
  return text.ofDuration(duration)
}

/** What the large button does in a state, and under which name. */
export function playWish(
  state: Pick<SessionState, 'status' | 'playsOn'>,
  text: TransportTexts,
): {
  readonly name: string
  readonly icon: 'play' | 'pause'
} {
  if (isGoingOn(state)) return { name: text.pause, icon: 'pause' }
  // The button beside it has the arrow that turns back.
  if (state.status === 'finished') return { name: text.playAgain, icon: 'play' }
  return { name: text.play, icon: 'play' }
}
