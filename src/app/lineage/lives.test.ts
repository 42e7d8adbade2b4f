import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellNote } from '#worker/frame.ts'
import { journalFrom, noteOf } from './journal.test-support.ts'
import { createLivesReader, type Lives } from './lives.ts'

const journal: readonly CellNote[] = [
  noteOf(0, 'born', 1),
  noteOf(10, 'born', 2, 1),
  noteOf(34, 'ready', 2),
  noteOf(40, 'born', 3, 2),
  noteOf(50, 'draining', 2),
  noteOf(60, 'dead', 2),
  noteOf(61, 'killed', 3),
]

const journals = () =>
  fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.array(fc.nat(), { maxLength: 80 }))
    .map(([founders, events]) => journalFrom(founders, events))

/** Lives without their ties, to be compared. */
function plain({ byId, roots, forgotten }: Lives) {
  return {
    forgotten,
    roots: roots.map(({ id }) => id),
    lives: [...byId.values()].map(({ daughters, ...life }) => ({
      ...life,
      daughters: daughters.map(({ id }) => id),
    })),
  }
}

describe('the lives behind the journal', () => {
  it('[N1] a life has its mother, its generation, and the times of its birth, readiness and end', () => {
    const { byId } = createLivesReader().read(journal)
    expect(byId.get(1)).toMatchObject({ mother: 0, generation: 0, bornAt: 0, readyAt: 0 })
    expect(byId.get(2)).toMatchObject({ mother: 1, generation: 1, bornAt: 10, readyAt: 34 })
    expect(byId.get(2)).toMatchObject({ leftAt: 50, endedAt: 60, wasKilled: false })
    expect(byId.get(3)).toMatchObject({ generation: 2, readyAt: -1, leftAt: -1, wasKilled: true })
  })

  it('[N2] a journal read in parts tells the same as one that is read at once', () => {
    fc.assert(
      fc.property(journals(), fc.array(fc.nat(80), { maxLength: 5 }), (notes, cuts) => {
        const reader = createLivesReader()
        for (const cut of cuts.toSorted((a, b) => a - b)) reader.read(notes.slice(0, cut))
        expect(plain(reader.read(notes))).toEqual(plain(createLivesReader().read(notes)))
      }),
    )
  })

  it('[N2] another run begins with nobody of the one before', () => {
    const reader = createLivesReader()
    reader.read(journal)
    expect(plain(reader.read([])).lives).toEqual([])
    expect(plain(reader.read([noteOf(0, 'born', 1)])).lives).toHaveLength(1)
  })

  it('[B26] the cells of another service are nobody here, and their births are not missed', () => {
    fc.assert(
      fc.property(
        journals(),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
        (notes, of) => {
          // Whole families belong to one service or the other, by the number of the first of their line.
          const roots = new Map<number, number>()
          for (const { id, kind, mother } of notes) {
            if (kind === 'born') roots.set(id, roots.get(mother) ?? id)
          }
          const serviceOf = (id: number) => (of[(roots.get(id) ?? 0) % of.length] === true ? 1 : 0)
          const mixed = notes.map((note) => ({ ...note, service: serviceOf(note.id) }))
          const reader = createLivesReader()
          const alone = [0, 1].map((service) => plain(reader.read(mixed, service)).lives)
          expect(alone.flat().toSorted((a, b) => a.id - b.id)).toEqual(
            plain(createLivesReader().read(notes)).lives.toSorted((a, b) => a.id - b.id),
          )
          expect(reader.read(mixed, 0).forgotten).toBe(0)
          for (const { id } of alone[1] ?? []) expect(serviceOf(id)).toBe(1)
        },
      ),
    )
  })

  it('[N3] births that the journal has dropped are counted, and their daughters begin a line', () => {
    const lives = createLivesReader().read(journal.slice(2))
    expect(plain(lives)).toMatchObject({ forgotten: 2, roots: [3] })
    expect(lives.byId.get(3)).toMatchObject({ mother: 2, generation: 0 })
  })
})
