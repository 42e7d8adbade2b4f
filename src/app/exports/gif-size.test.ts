import { describe, expect, it } from 'vitest'
import { gifBytes, smallSize } from './gif-size.ts'

describe('the size of a GIF', () => {
  it('[U50] a small one is 640 px wide in the same proportions, and never larger than asked for', () => {
    expect(smallSize({ width: 1280, height: 720 })).toEqual({ width: 640, height: 360 })
    expect(smallSize({ width: 720, height: 720 })).toEqual({ width: 640, height: 640 })
    expect(smallSize({ width: 320, height: 240 })).toEqual({ width: 320, height: 240 })
  })

  it('[U50] what it will weigh goes with its pixels', () => {
    const one = gifBytes({ width: 640, height: 360 }, 1)
    expect(gifBytes({ width: 1280, height: 720 }, 10) / one).toBeCloseTo(40, 9)
  })
})
