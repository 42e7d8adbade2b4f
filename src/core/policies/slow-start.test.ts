import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slowStart, slowStartBatches } from './slow-start.ts'

describe('births in batches', () => {
  it('[R5] batches double and add up to the count', () => {
    expect(slowStartBatches(10)).toEqual([1, 2, 4, 3])
    expect(slowStartBatches(0)).toEqual([])
    fc.assert(
      fc.property(fc.nat(500), (count) => {
        const sizes = slowStartBatches(count)
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count)
        sizes.slice(0, -1).forEach((size, i) => expect(size).toBe(2 ** i))
      }),
    )
  })

  it('[R5] the batch with the first failure is the last', () => {
    expect(slowStart(10, 1, 5)).toEqual({ successes: 5, calls: 7, failed: true })
    expect(slowStart(10, 1, 0)).toEqual({ successes: 0, calls: 1, failed: true })
    expect(slowStart(10, 1, 3)).toEqual({ successes: 3, calls: 7, failed: true })
    expect(slowStart(10, 1, 10)).toEqual({ successes: 10, calls: 10, failed: false })
  })
})
