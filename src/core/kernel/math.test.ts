import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, justAfter, justBefore, ln } from './math.ts'

const bits = new BigInt64Array(1)
const double = new Float64Array(bits.buffer)

function bitsOf(x: number): string {
  double[0] = x
  return BigInt.asUintN(64, bits[0]).toString(16).padStart(16, '0')
}

/** How many doubles lie between two doubles of the same sign. */
function distance(a: number, b: number): number {
  double[0] = a
  const one = bits[0]
  double[0] = b
  const gap = Number(one - bits[0])
  return Math.abs(gap)
}

// The built-in functions are within one unit of the truth, ours too: two units between them.
const unitsApart = 2

describe('ln and exp', () => {
  it('[K8] ln is within two units in the last place of the built-in one', () => {
    const positive = fc.double({ min: 5e-324, max: 1.7e308, noNaN: true })
    const nearOne = fc.double({ min: 0.5, max: 2, noNaN: true })
    fc.assert(
      fc.property(fc.oneof(positive, nearOne), (x) => {
        expect(distance(ln(x), Math.log(x))).toBeLessThanOrEqual(unitsApart)
      }),
      { seed: 2, numRuns: 20_000 },
    )
  })

  it('[K8] exp is within two units in the last place of the built-in one', () => {
    const normal = fc.double({ min: -708, max: 709.7, noNaN: true })
    const small = fc.double({ min: -2, max: 2, noNaN: true })
    fc.assert(
      fc.property(fc.oneof(normal, small), (x) => {
        expect(distance(exp(x), Math.exp(x))).toBeLessThanOrEqual(unitsApart)
      }),
      { seed: 3, numRuns: 20_000 },
    )
  })

  it('[K8] the edges of the range have their values', () => {
    expect([ln(0), ln(1), ln(Infinity)]).toEqual([-Infinity, 0, Infinity])
    expect([ln(-1), ln(Number.NaN)]).toEqual([Number.NaN, Number.NaN])
    expect([exp(0), exp(-746), exp(710), exp(-Infinity)]).toEqual([1, 0, Infinity, 0])
    // The smallest double, and a result below the normal range.
    expect(distance(ln(5e-324), Math.log(5e-324))).toBeLessThanOrEqual(unitsApart)
    expect(distance(exp(-740), Math.exp(-740))).toBeLessThanOrEqual(unitsApart)
    expect(distance(exp(709.75), Math.exp(709.75))).toBeLessThanOrEqual(unitsApart)
  })

  it.each([
    [0.1, 'c0026bb1bbb55515', '3ff1aec7b35a00d4'],
    [0.7, 'bfd6d3c324e13f50', '40001c2a61268987'],
    [2, '3fe62e42fefa39ef', '401d8e64b8d4ddae'],
    [3.5e-5, 'c024853404cc02af', '3ff00024b367c6e5'],
    [123.456, '401343774f3e2362', '4b11428e1cbc0143'],
    [700, '401a344e6741ebab', '7f0d945df4f8ec8e'],
  ])('[K8] the bits of ln and exp at %f are those of every engine', (x, lnBits, expBits) => {
    expect(bitsOf(ln(x))).toBe(lnBits)
    expect(bitsOf(exp(x))).toBe(expBits)
  })
})

describe('justAfter', () => {
  it('[K8] is the next double: above its argument, with nothing between', () => {
    const some = fc.double({ min: 0, max: 1e300, noNaN: true })
    fc.assert(
      fc.property(some, (x) => {
        const next = justAfter(x)
        expect(next > x && distance(next, x + 0) === 1).toBe(true)
        expect(justBefore(next)).toBe(x + 0)
      }),
      { seed: 4 },
    )
    // The lower word of 1 − ε/2 is full, so the upper one is carried into.
    expect([justAfter(0), justAfter(-0), justAfter(1 - 2 ** -53)]).toEqual([5e-324, 5e-324, 1])
    expect([justBefore(5e-324), justBefore(1)]).toEqual([0, 1 - 2 ** -53])
    for (const none of [0, -0, -1, Number.NaN]) {
      expect(() => justBefore(none)).toThrow('there is a double before')
    }
  })
})
