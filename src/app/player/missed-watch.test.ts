import { describe, expect, it } from 'vitest'
import { createMissedWatch } from './missed-watch.ts'

const at = (time: number, missedNow: boolean) => ({
  time,
  objective: { missedRequests: 0, missedSeconds: 0, missedNow },
})

describe('missed watch', () => {
  it('[P21] one miss and one recovery, however often the windows change in between', () => {
    const watch = createMissedWatch()
    const told = [
      at(1, false),
      at(2, true),
      at(3, false),
      at(4, true),
      at(18, false),
      at(19, false),
      at(60, false),
    ].map((figures) => watch.see(figures))
    expect(told).toEqual([null, true, null, null, null, false, null])
  })

  it('[P21] a rewind ends a miss', () => {
    const watch = createMissedWatch()
    expect(watch.see(at(100, true))).toBe(true)
    expect(watch.see(at(0, false))).toBe(false)
  })
})
