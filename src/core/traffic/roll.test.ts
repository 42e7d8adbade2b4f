import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcome } from './lists.ts'
import { resultOf, rowOf, tagOf, triesMax, triesOf } from './roll.ts'

describe('the tag of an attempt', () => {
  it('[T5] holds the row of its cell, its tries and its outcome', () => {
    fc.assert(
      fc.property(
        fc.nat(2 ** 20 - 1),
        fc.integer({ min: 1, max: triesMax }),
        fc.constantFrom(...Object.values(outcome)),
        (row, tries, result) => {
          const tag = tagOf(row, tries, result)
          expect([rowOf(tag), triesOf(tag), resultOf(tag)]).toEqual([row, tries, result])
          expect(tag | 0).toBe(tag)
        },
      ),
      { seed: 2 },
    )
  })
})
