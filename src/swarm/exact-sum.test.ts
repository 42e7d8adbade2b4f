import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addExactly, type ExactSum } from './exact-sum.ts'

const sumOf = (terms: readonly number[]): ExactSum => {
  const sum: ExactSum = []
  for (const term of terms) addExactly(sum, term)
  return sum
}

/** The same in whole numbers of 2^−1074. */
const wholeOf = (terms: readonly number[]): bigint =>
  terms.reduce((sum, term) => {
    const [bits] = new BigUint64Array(new Float64Array([Math.abs(term)]).buffer)
    const exponent = Number((bits ?? 0n) >> 52n)
    const fraction = (bits ?? 0n) & 0xfffffffffffffn
    const value = exponent === 0 ? fraction : (fraction | 0x10000000000000n) << BigInt(exponent - 1)
    return term < 0 ? sum - value : sum + value
  }, 0n)

describe('an exact sum', () => {
  const term = fc.double({ min: -1e9, max: 1e9, noNaN: true })

  it('[Y4] is the sum in whole numbers, whatever the order of its terms', () => {
    let rounded = 0
    fc.assert(
      fc.property(fc.array(term, { maxLength: 30 }), (terms) => {
        const sum = sumOf(terms)
        expect(wholeOf(sum)).toBe(wholeOf(terms))
        const plain = terms.reduce((a, b) => a + b, 0)
        if (wholeOf([plain]) !== wholeOf(terms)) rounded++
        expect(sumOf([...terms, ...terms.toReversed().map((one) => -one)])).toEqual([])
      }),
      { seed: 3, numRuns: 300 },
    )
    expect(rounded).toBeGreaterThan(100)
  })

  it('[Y4] of 0.1, 0.2 and −0.3 is not empty', () => {
    expect(sumOf([0.1, 0.2, -0.3])).not.toEqual([])
    expect(sumOf([0.5, 0.25, -0.75])).toEqual([])
  })
})
