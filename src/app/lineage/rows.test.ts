import { describe, expect, it } from 'vitest'
import { noteOf } from './journal.test-support.ts'
import { createLivesReader } from './lives.ts'
import { orderOf } from './order.ts'
import { createRows } from './rows.ts'

const first = [noteOf(0, 'born', 1), noteOf(0, 'born', 2)]
const lives = createLivesReader()
const before = orderOf(lives.read(first))
const after = orderOf(lives.read([...first, noteOf(5, 'born', 3, 1)]))
const [one, newborn, two] = after

describe('rows that give way', () => {
  it('[N12] a newborn line comes out of her mother’s and the others give way in 420 ms', () => {
    if (!one || !newborn || !two) throw new Error('three cells have been born')
    expect([one.id, newborn.id, two.id]).toEqual([1, 3, 2])
    const rows = createRows()
    rows.take(before, true)
    rows.take(after, false)
    expect([rows.rowOf(one), rows.rowOf(newborn), rows.rowOf(two)]).toEqual([0, 0, 1])
    expect(rows.step(210)).toBe(true)
    expect(rows.rowOf(two)).toBeCloseTo(1.5)
    expect(rows.step(210)).toBe(false)
    expect([rows.rowOf(newborn), rows.rowOf(two), rows.count()]).toEqual([1, 2, 3])
  })

  it('[N12] on load, after a jump and with reduced motion every line stands where it belongs', () => {
    if (!newborn || !two) throw new Error('three cells have been born')
    const rows = createRows()
    rows.take(after, false)
    expect(rows.rowOf(two)).toBe(2)
    rows.take(before, true)
    rows.take(after, true)
    expect([rows.rowOf(newborn), rows.rowOf(two)]).toEqual([1, 2])
  })
})
