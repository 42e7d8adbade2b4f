import type { CellNote } from '#core/organisms/observation.ts'
import type { Control } from './control.ts'

/** What has happened so far; derived from the rest, kept for the panels. */

/** The journal keeps this many notes and decisions; the oldest half goes when it is full. */
export const journalLimit = 32_768

/** Writes into the journal what happens to a cell now. */
export function noteOf(control: Control, row: number, kind: CellNote['kind']): void {
  const { beside, clock, population } = control
  if (beside.notes.length >= journalLimit) {
    beside.notes = beside.notes.slice(journalLimit / 2)
    beside.notesDropped += journalLimit / 2
  }
  beside.notes.push({
    time: clock[0],
    kind,
    service: population.services[row],
    id: population.ids[row],
    mother: population.mothers[row],
  })
}
