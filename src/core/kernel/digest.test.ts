import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from './digest.ts'

const states = fc.uint8Array({ minLength: 4, maxLength: 400 }).map((bytes) => {
  const buffer = new ArrayBuffer(bytes.length - (bytes.length % 4))
  new Uint8Array(buffer).set(bytes.subarray(0, buffer.byteLength))
  return buffer
})

function bitsApart(one: string, other: string): number {
  const difference = BigInt(`0x${one}`) ^ BigInt(`0x${other}`)
  return difference.toString(2).replaceAll('0', '').length
}

describe('the digest', () => {
  it('[K17] equal states give the same sixteen digits', () => {
    fc.assert(
      fc.property(states, fc.string(), (state, text) => {
        const digest = digestOf([state, text])
        expect(digest).toMatch(/^[0-9a-f]{16}$/)
        expect(digestOf([state.slice(0), text])).toBe(digest)
      }),
      { seed: 10, numRuns: 300 },
    )
  })

  it('[K17] a change of one bit anywhere changes about half of the digest', () => {
    let changed = 0
    let flips = 0
    fc.assert(
      fc.property(states, fc.nat(), (state, place) => {
        const other = state.slice(0)
        const bit = place % (8 * other.byteLength)
        new Uint8Array(other)[bit >> 3] ^= 1 << (bit & 7)
        const apart = bitsApart(digestOf([state]), digestOf([other]))
        expect(apart).toBeGreaterThan(4)
        changed += apart
        flips++
      }),
      { seed: 11, numRuns: 2000 },
    )
    // Of 64 bits 32 ± 4 change in one flip; the mean of 2,000 flips is far closer to 32.
    expect(changed / flips).toBeGreaterThan(31)
    expect(changed / flips).toBeLessThan(33)
  })

  it('[K17] order, length and the border between two parts count', () => {
    const words = (...list: readonly number[]): ArrayBuffer => Uint32Array.from(list).buffer
    const all = [
      digestOf([]),
      digestOf(['']),
      digestOf([words(0)]),
      digestOf([words(0, 0)]),
      digestOf([words(1, 2)]),
      digestOf([words(2, 1)]),
      digestOf(['ab']),
      digestOf(['a', 'b']),
      digestOf(['ba']),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  it('[K17] the digits of known states stay what they are', () => {
    expect(digestOf(['mitosis'])).toBe('a030913585daaec4')
    expect(digestOf([Float64Array.of(1, -0.5, 1e300).buffer, '{}'])).toBe('b6b2b41dcc0e918a')
  })
})
