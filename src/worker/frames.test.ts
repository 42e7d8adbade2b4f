import { describe, expect, it } from 'vitest'
import { createFrames } from './frames.ts'

describe('the buffers of frames', () => {
  it('[W5] come back as they went, and keep their size while a colony grows a little', () => {
    const frames = createFrames()
    const first = frames.next(900, 2, 1)
    first.values.fill(7)
    frames.recycle(first.values.buffer)
    const second = frames.next(1000, 2, 1)
    expect(second.values.buffer).toBe(first.values.buffer)
    expect(second.values.every((value) => value === 0)).toBe(true)
  })

  it('[W5] have columns that begin at places of a cache of their own', () => {
    for (const cells of [1, 64, 65, 10_000, 16_384]) {
      const { cellCapacity } = createFrames().next(cells, 1, 0)
      expect(cellCapacity).toBeGreaterThanOrEqual(cells)
      // A whole, odd number of cache lines of 16 values.
      expect(cellCapacity % 32).toBe(16)
    }
  })
})
