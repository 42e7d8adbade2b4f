import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createThrottle } from './throttle.ts'

describe('throttle', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('[D13] runs at once, then at most once a pause, and once more for what came between', () => {
    let runs = 0
    const throttle = createThrottle(1000, () => runs++)
    for (let i = 0; i < 25; i++) {
      throttle.request()
      vi.advanceTimersByTime(100)
    }
    expect(runs).toBe(3)
    vi.advanceTimersByTime(5000)
    expect(runs).toBe(4)
    throttle.request()
    expect(runs).toBe(5)
    throttle.now()
    expect(runs).toBe(6)
    throttle.request()
    throttle.destroy()
    vi.advanceTimersByTime(5000)
    expect(runs).toBe(6)
  })
})
