import type { CellNote } from '#worker/frame.ts'

/** The life of one cell as the journal tells it. Times in s, −1 for what has not happened. */
export interface Life {
  readonly id: number
  /** The cell it divided from; 0 for a founder, and for a cell that came when no mother was ready. */
  readonly mother: number
  readonly bornAt: number
  /** Divisions between it and the root of its line. */
  readonly generation: number
  /** In order of birth. */
  readonly daughters: Life[]
  readyAt: number
  /** When it was told to go. */
  leftAt: number
  endedAt: number
  wasKilled: boolean
}

/** Everyone of a service who was born in the part of a run that the journal still tells. */
export interface Lives {
  readonly byId: ReadonlyMap<number, Life>
  /** Those without a mother here, in order of birth: founders, and daughters of forgotten mothers. */
  readonly roots: readonly Life[]
  /** How many cells the journal has forgotten, those of other services too: their births are no longer in it. */
  readonly forgotten: number
}

/** Reads the journal as it grows; it answers the same lives as one that reads all of it at once. */
export interface LivesReader {
  read(notes: readonly CellNote[], service?: number): Lives
}

interface Register extends Lives {
  readonly byId: Map<number, Life>
  readonly roots: Life[]
  forgotten: number
  /** Of all services. */
  births: number
}

/** A reader that has read nothing. It reads the lives of one service, the first where none is said. */
export function createLivesReader(): LivesReader {
  let lives = emptyRegister()
  let first: CellNote | undefined
  let count = 0
  let of = 0
  return {
    read(notes, service = 0) {
      // A journal only grows at its end, until it is full or belongs to another run: then all is read anew.
      if (notes[0] !== first || notes.length < count || service !== of) {
        lives = emptyRegister()
        count = 0
      }
      first = notes[0]
      of = service
      for (; count < notes.length; count++) {
        const note = notes[count]
        if (note !== undefined) enter(lives, note, service)
      }
      return lives
    },
  }
}

function emptyRegister(): Register {
  return { byId: new Map(), roots: [], forgotten: 0, births: 0 }
}

function enter(lives: Register, note: CellNote, service: number): void {
  // Numbers are given in order and never twice, whatever the service.
  if (note.kind === 'born') lives.births += 1
  lives.forgotten = Math.max(lives.forgotten, note.id - lives.births)
  if (note.service !== service) return
  if (note.kind === 'born') return bear(lives, note)
  const life = lives.byId.get(note.id)
  // Its birth is no longer in the journal.
  if (life === undefined) return
  // A cell whose container crashed lives on, and is ready once more.
  if (note.kind === 'crashed') return
  if (note.kind === 'ready') life.readyAt = life.readyAt < 0 ? note.time : life.readyAt
  else if (note.kind === 'draining') life.leftAt = note.time
  else {
    life.endedAt = note.time
    life.wasKilled = note.kind === 'killed'
  }
}

function bear(lives: Register, { id, mother, time }: CellNote): void {
  const parent = lives.byId.get(mother)
  const life: Life = {
    id,
    mother,
    bornAt: time,
    generation: parent === undefined ? 0 : parent.generation + 1,
    daughters: [],
    // A founder is ready from the start, so nothing is noted of it.
    readyAt: mother === 0 && time === 0 ? 0 : -1,
    leftAt: -1,
    endedAt: -1,
    wasKilled: false,
  }
  lives.byId.set(id, life)
  if (parent === undefined) lives.roots.push(life)
  else parent.daughters.push(life)
}

/** True while a cell lives. */
export function isAlive(life: Life): boolean {
  return life.endedAt < 0
}
