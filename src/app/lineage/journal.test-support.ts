import type { CellNote } from '#worker/frame.ts'

const waits = [0, 0, 1, 5, 40]
const kinds = ['birth', 'birth', 'birth', 'ready', 'draining', 'dead', 'killed'] as const

/**
 * A journal as a run writes it: founders at 0, then births from living mothers and deaths, in time.
 * Each whole number stands for one event.
 */
export function journalFrom(founders: number, events: readonly number[]): readonly CellNote[] {
  const notes: CellNote[] = []
  const living: number[] = []
  let [time, next] = [0, 1]
  const bear = (mother: number) => {
    notes.push(noteOf(time, 'born', next, mother))
    living.push(next++)
  }
  for (let k = 0; k < founders; k++) bear(0)
  for (const event of events) {
    time += waits[event % waits.length] ?? 0
    const kind = kinds[Math.floor(event / waits.length) % kinds.length] ?? 'birth'
    const place = Math.floor(event / (waits.length * kinds.length)) % Math.max(1, living.length)
    const cell = living[place]
    if (kind === 'birth') bear(cell ?? 0)
    else if (cell !== undefined) {
      notes.push(noteOf(time, kind, cell))
      if (kind === 'dead' || kind === 'killed') living.splice(place, 1)
    }
  }
  return notes
}

/** A note in short. */
export function noteOf(time: number, kind: CellNote['kind'], id: number, mother = 0): CellNote {
  return { time, kind, service: 0, id, mother }
}
