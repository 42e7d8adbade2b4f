import { sampleColumns, type CellNote, type ServiceDecision } from '#core/organisms/observation.ts'
import type { Causes } from '#core/organisms/causes.ts'
import type { History } from './session-state.ts'

/**
 * How much of a run the page keeps. A longer history is thinned to every second row; of the notes the
 * oldest go, no fewer than the run itself still knows; of the decisions the oldest that changed nothing.
 */
export const keepLimits = { rows: 40_000, notes: 16_384, decisions: 4000 } as const

/** A history without rows. */
export function emptyHistory(): History {
  return { count: 0, rows: new Float64Array(sampleColumns.length * 256) }
}

/** The history with more rows; the old rows stay where they are, so readers may keep their place. */
export function appendRows(history: History, added: Float64Array): History {
  const width = sampleColumns.length
  const count = history.count + Math.floor(added.length / width)
  if (count > keepLimits.rows) return appendRows(thinned(history), added)
  let { rows } = history
  if (count * width > rows.length) {
    rows = new Float64Array(Math.max(count, 2 * (rows.length / width)) * width)
    rows.set(history.rows.subarray(0, history.count * width))
  }
  rows.set(added.subarray(0, (count - history.count) * width), history.count * width)
  return { count, rows }
}

function thinned(history: History): History {
  const width = sampleColumns.length
  const count = Math.ceil(history.count / 2)
  const rows = new Float64Array(history.rows.length)
  // The earlier row of each pair is kept, so the history goes on beginning with the run.
  for (let row = 0; row < count; row++) {
    rows.set(history.rows.subarray(2 * row * width, (2 * row + 1) * width), row * width)
  }
  return { count, rows }
}

/** The notes with more notes at the end. */
export function appendNotes(
  notes: readonly CellNote[],
  added: readonly CellNote[],
): readonly CellNote[] {
  return added.length === 0 ? notes : [...notes, ...added].slice(-keepLimits.notes)
}

/** Before anything was lost. */
export const noCauses: Causes = { entries: [], dropped: 0, present: [], forgotten: [] }

/** The causes with more at the end, and without those that the run itself has left out. */
export function appendCauses(known: Causes, { entries: added, dropped, ...now }: Causes): Causes {
  const entries = known.entries.slice(dropped - known.dropped)
  return { ...now, dropped, entries: [...entries, ...added] }
}

/** The decisions with more at the end; those that changed the number of cells stay longest. */
export function appendDecisions(
  decisions: readonly ServiceDecision[],
  added: readonly ServiceDecision[],
  changes: (decision: ServiceDecision) => boolean,
): readonly ServiceDecision[] {
  let kept = decisions
  // Piece by piece, so that it makes no difference in which pieces they come.
  for (let at = 0, room = 0; at < added.length; at += room) {
    room = keepLimits.decisions + 1 - kept.length
    kept = withoutSurplus([...kept, ...added.slice(at, at + room)], changes)
  }
  return kept
}

function withoutSurplus(
  all: readonly ServiceDecision[],
  changes: (decision: ServiceDecision) => boolean,
): readonly ServiceDecision[] {
  if (all.length <= keepLimits.decisions) return all
  // A tenth goes at once, so that this is not done again at every decision.
  let surplus = all.length - Math.floor(keepLimits.decisions * 0.9)
  const kept = all.filter((decision) => {
    if (surplus > 0 && !changes(decision)) {
      surplus -= 1
      return false
    }
    return true
  })
  return kept.slice(-keepLimits.decisions)
}
