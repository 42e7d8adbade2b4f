import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSeed, writtenSeed } from './seed.ts'

describe('the seed in the header', () => {
  it('[U70] is read back from what is copied, for every seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
        expect(readSeed(writtenSeed(seed))).toBe(seed)
        expect(readSeed(` seed=${writtenSeed(seed)}\n`)).toBe(seed)
        expect(readSeed(`Startwert ${writtenSeed(seed)}`)).toBe(seed)
      }),
    )
  })

  it('[U70] is a whole number of 32 bits, and nothing else', () => {
    for (const text of ['4,294,967,295', '4.294.967.295']) expect(readSeed(text)).toBe(0xffff_ffff)
    expect(readSeed('10,000')).toBe(10_000)
    for (const text of ['10,00', '1,234.567', '4,294,967,296']) expect(readSeed(text)).toBeNull()
    for (const text of ['', 'seed', '-1', '1.5', '1e3', '0x10', '0000-0001', '4294967296', 'ten'])
      expect(readSeed(text)).toBeNull()
  })
})
