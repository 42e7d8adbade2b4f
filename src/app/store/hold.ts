import type { StoreApi } from 'zustand/vanilla'
import type { Burden } from './burden.ts'
import type { Session } from './session.ts'

/** A run that is held back, and what it would cost. */
export interface Held {
  readonly burden: Burden
  /** The moment that it was to be shown at, s. */
  readonly time: number
}

/** Holds a run back at its start until it is begun, changed or replaced, by whatever way. */
export function hold(
  session: Session,
  store: StoreApi<{ readonly held: Held | null }>,
  held: Held,
): () => void {
  store.setState({ held })
  const { recording } = session.store.getState()
  const stop = session.store.subscribe((state) => {
    const stands = state.status === 'loading' || state.status === 'paused'
    if (stands && state.recording === recording && state.time === 0) return
    stop()
    store.setState({ held: null })
  })
  return stop
}
