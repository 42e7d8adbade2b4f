import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textChanges, type TextChange } from './text-changes.ts'

function applied(text: string, changes: readonly TextChange[]): string {
  return [...changes]
    .toSorted((one, other) => other.from - one.from)
    .reduce((so, { from, to, insert }) => so.slice(0, from) + insert + so.slice(to), text)
}

describe('what leads from one text to another', () => {
  it('[U90] leads there, in order and without touching one another', () => {
    const line = fc.constantFrom('a: 1', 'a: 2', '  b: 3 # why', '', 'c:', '  b: 4 # why')
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = textChanges(before, after)
        expect(applied(before, changes)).toBe(after)
        let end = -1
        for (const { from, to } of changes) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThanOrEqual(from)
          end = to
        }
      }),
    )
  })

  it('[U90] of two numbers that change, what lies between stays where it is', () => {
    const before = 'min: 2 # two\nmax: 40 # enough\ntarget: 60\n'
    const after = 'min: 3 # two\nmax: 40 # enough\ntarget: 65\n'
    expect(textChanges(before, after)).toEqual([
      { from: 5, to: 6, insert: '3' },
      { from: before.indexOf('60') + 1, to: before.indexOf('60') + 2, insert: '5' },
    ])
  })

  it('[U90] exchanges a block as a whole where its lines are too many to compare', () => {
    const many = (from: number) =>
      Array.from({ length: 600 }, (_, i) => `k${from + i}: 1\n`).join('')
    const changes = textChanges(`a\n${many(0)}z\n`, `a\n${many(1000)}z\n`)
    expect(applied(`a\n${many(0)}z\n`, changes)).toBe(`a\n${many(1000)}z\n`)
  })
})
