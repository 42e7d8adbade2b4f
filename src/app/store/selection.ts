import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import { isAnotherRun, type SessionState } from './session-state.ts'

/** Which decision: autoscalers of several services may decide at the same time, s. */
export type ChosenDecision = Pick<ServiceDecision, 'time' | 'service'>

/** What the visitor looks at. None of it belongs to the run, so it is set directly. */
export interface Selection {
  /** Number of a cell, or null. */
  readonly cell: number | null
  /** The cell that the arrow keys have come to, or null. */
  readonly walked: number | null
  /** A decision of an autoscaler, or null for the one that made the cell. */
  readonly decision: ChosenDecision | null
  /** The decision in force, while its record is open; null while it is closed. */
  readonly opened: ChosenDecision | null
}

const nothing: Selection = { cell: null, walked: null, decision: null, opened: null }

/** A selection of its own for one page, given to the components by context. */
export function createSelection(): StoreApi<Selection> {
  return createStore<Selection>()(() => nothing)
}

/** Ends the selection with the run that it was made in: a cell of that number in another run is a stranger. */
export function selectWithin(
  run: StoreApi<SessionState>,
  selection: StoreApi<Selection>,
): () => void {
  return run.subscribe((state, before) => {
    if (isAnotherRun(state, before)) selection.setState(nothing)
  })
}
