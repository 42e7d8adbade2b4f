import { describe, expect, it } from 'vitest'
import { assert } from './assert.ts'

describe('a programmer’s error', () => {
  it('[K18] stops the run with the sentence that should have been true', () => {
    expect(() => assert(false, 'a cell is buried once')).toThrow(
      expect.objectContaining({ name: 'BrokenInvariant', message: 'a cell is buried once' }),
    )
    expect(() => assert(true, 'never said')).not.toThrow()
  })
})
