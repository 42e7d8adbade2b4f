import type { SessionActions, SessionState } from '#app/store/session-state.ts'

/** All that the player needs of a session: to read it, to hear of changes, to wish for something. */
export interface SessionPort {
  get(): SessionState
  /** Calls back after every change of the state; returns the way to stop listening. */
  subscribe(listener: () => void): () => void
  readonly actions: SessionActions
}
