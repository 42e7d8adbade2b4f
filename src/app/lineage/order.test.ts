import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journalFrom, noteOf } from './journal.test-support.ts'
import { createLivesReader, type Life } from './lives.ts'
import { familyOrder, orderOf } from './order.ts'
import { endOf } from './picture.ts'

const journals = () =>
  fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.array(fc.nat(), { maxLength: 80 }))
    .map(([founders, events]) => journalFrom(founders, events))

/** Lines that a branch would cross: alive on both sides of the moment of the birth, in a row between. */
function crossed(order: readonly Life[], mother: Life, daughter: Life): readonly Life[] {
  const [one, other] = [order.indexOf(mother), order.indexOf(daughter)]
  return order
    .slice(Math.min(one, other) + 1, Math.max(one, other))
    .filter((life) => life.bornAt < daughter.bornAt && endOf(life, Infinity) > daughter.bornAt)
}

describe('the order of the rows', () => {
  it('[N4] no branch crosses a line', () => {
    let branches = 0
    fc.assert(
      fc.property(journals(), (notes) => {
        const lives = createLivesReader().read(notes)
        const order = orderOf(lives)
        expect(order).toHaveLength(lives.byId.size)
        for (const mother of order) {
          for (const daughter of mother.daughters) {
            branches += 1
            expect(crossed(order, mother, daughter)).toEqual([])
          }
        }
      }),
    )
    expect(branches).toBeGreaterThan(100)
  })

  it('[N5] the lines of a family stand together', () => {
    fc.assert(
      fc.property(journals(), (notes) => {
        const order = orderOf(createLivesReader().read(notes))
        for (const life of order) {
          const family = familyOrder({ roots: [life] })
          const rows = family.map((one) => order.indexOf(one))
          expect(Math.max(...rows) - Math.min(...rows)).toBe(family.length - 1)
        }
      }),
    )
  })

  it('[N5] a family is told with the mother first', () => {
    fc.assert(
      fc.property(journals(), (notes) => {
        const lives = createLivesReader().read(notes)
        const told = familyOrder(lives)
        expect(new Set(told).size).toBe(lives.byId.size)
        told.forEach((life, k) => {
          const mother = lives.byId.get(life.mother)
          if (mother !== undefined) expect(told.indexOf(mother)).toBeLessThan(k)
        })
      }),
    )
  })

  it('[N6] a line of ten thousand divisions, and twenty thousand cells, are put in order', () => {
    const chain = Array.from({ length: 10_000 }, (_, k) => noteOf(k, 'born', k + 1, k))
    const broad = Array.from({ length: 10_000 }, (_, k) =>
      noteOf(10_000 + k, 'born', 10_001 + k, (k % 7) + 1),
    )
    const lives = createLivesReader().read([...chain, ...broad])
    expect(orderOf(lives)).toHaveLength(20_000)
    expect(familyOrder(lives)).toHaveLength(20_000)
    expect(Math.max(...[...lives.byId.values()].map(({ generation }) => generation))).toBe(9999)
  })
})
