import { describe, expect, it } from 'vitest'
import { genomeOf } from './genome.ts'

describe('a genome', () => {
  it('[C16] is named by its content: equal genes, equal digest, whatever it was copied from', () => {
    const genes = { slots: 4, serviceLaw: 'exponential' }
    const one = genomeOf(genes)
    expect(one.digest).toMatch(/^[0-9a-f]{16}$/u)
    expect(genomeOf({ ...genes }, 3)).toEqual({ ...one, parent: 3 })
    expect(genomeOf({ ...genes, slots: 5 }).digest).not.toBe(one.digest)
  })
})
