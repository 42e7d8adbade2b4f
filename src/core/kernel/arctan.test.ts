import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arctan } from './arctan.ts'

const near = (x: number): void => {
  const expected = Math.atan(x)
  expect(Math.abs(arctan(x) - expected)).toBeLessThanOrEqual(4 * 2 ** -52 * Math.abs(expected))
}

describe('arctan', () => {
  it('[K8] is within four units in the last place of the built-in one, on both sides of 1', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true })
    const middling = fc.double({ min: -4, max: 4, noNaN: true })
    fc.assert(fc.property(fc.oneof(any, middling), near), { seed: 5, numRuns: 20_000 })
    for (const x of [0, 5e-324, 1e-160, 1 - 2 ** -53, 1, 1 + 2 ** -52, 1e300]) near(x)
  })

  it('[K8] the ends of the range have their values', () => {
    expect([arctan(0), arctan(Infinity), arctan(-Infinity)]).toEqual([0, Math.PI / 2, -Math.PI / 2])
    expect(arctan(Number.NaN)).toBeNaN()
  })
})
