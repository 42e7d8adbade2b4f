import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plain } from '#core/schema/schema.ts'
import { merge } from './merge.ts'

const plain = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom<Plain>(null, 'a', true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('value')),
  ),
})).value

describe('a text and a run that have gone on', () => {
  it('[U90] what neither has changed stays as each of them writes it', () => {
    const rounded = { text: { target: 0.124 }, run: { target: 0.1234 } }
    expect(merge(rounded, rounded)).toEqual(rounded)
  })

  it('[U90] the text takes what only the run has changed, and the run what the text has', () => {
    const last = { text: { min: 2, max: 9, kept: 1 }, run: { min: 2, max: 9, kept: 1.01 } }
    const now = { text: { min: 3, max: 9, kept: 1 }, run: { min: 2, max: 8, kept: 1.01 } }
    expect(merge(last, now)).toEqual({
      text: { min: 3, max: 8, kept: 1 },
      run: { min: 3, max: 8, kept: 1.01 },
    })
  })

  it('[U90] where both have changed one value, what was typed counts', () => {
    expect(merge({ text: 1, run: 1 }, { text: 2, run: 3 })).toEqual({ text: 2, run: 2 })
  })

  it('[U90] entries of a list are brought together one by one, as long as there are as many', () => {
    const last = { text: [1, 2], run: [1, 2] }
    expect(merge(last, { text: [5, 2], run: [1, 6] })).toEqual({ text: [5, 6], run: [5, 6] })
    expect(merge(last, { text: [1, 2, 3], run: [1, 6] }).run).toEqual([1, 2, 3])
  })

  it('[U90] two that agreed agree again, and a second look changes nothing', () => {
    fc.assert(
      fc.property(plain, plain, plain, (base, text, run) => {
        const both = merge({ text: base, run: base }, { text, run })
        expect(both.text).toEqual(both.run)
        expect(merge(both, both)).toEqual(both)
      }),
    )
  })
})
