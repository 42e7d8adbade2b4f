import type { StoreApi } from 'zustand/vanilla'
import type { SessionState } from './session-state.ts'

/** Tells the visitor a sentence; one that stands there already is told once more. */
export function tell(store: StoreApi<SessionState>, notice: string): void {
  store.setState(({ noticesTold }) => ({ notice, noticesTold: noticesTold + 1 }))
}
