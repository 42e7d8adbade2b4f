import { describe, expect, it } from 'vitest'
import { createRecovery, noteLoss } from './recovery.ts'

describe('lost contexts', () => {
  it('[S37] the card is tried again after 1.2 s, three times at most', () => {
    const recovery = createRecovery()
    const pauses = [1, 2, 3, 4, 5].map(() => noteLoss(recovery))
    expect(pauses).toEqual([1_200, 1_200, 1_200, null, null])
  })
})
