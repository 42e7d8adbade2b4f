import { createStore, type StoreApi } from 'zustand/vanilla'

/** What the visitor looks at. None of it belongs to the run, so it is set directly. */
export interface Selection {
  /** Number of a cell, or null. */
  readonly cell: number | null
  /** The cell that the arrow keys have come to, or null. */
  readonly walked: number | null
  /** Time of a decision of the autoscaler, s, or null for the one that made the cell. */
  readonly decision: number | null
}

/** A selection of its own for one page, given to the components by context. */
export function createSelection(): StoreApi<Selection> {
  return createStore<Selection>()(() => ({ cell: null, walked: null, decision: null }))
}
