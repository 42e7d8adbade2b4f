import { describe, expect, it } from 'vitest'
import { placesFor } from '#app/stage/scene/places.ts'
import { insetsFor } from './insets.ts'

const page = { layout: 'medium', isPlayer: false, isMirrored: false } as const

describe('room around the culture', () => {
  it('[S55] on a low stage the sentence and the colony stand side by side', () => {
    const [low] = placesFor(1, 960, 318, insetsFor({ ...page, width: 960, height: 318 }))
    const [high] = placesFor(1, 960, 600, insetsFor({ ...page, width: 960, height: 600 }))
    if (!low || !high) throw new Error('A service has a place.')
    // The sentence ends at two fifths of the width; no more is left free than it needs.
    expect(low.x - 0.7 * low.reachX).toBeGreaterThan(0.4 * 960)
    expect(low.x).toBeLessThan(0.62 * 960)
    const [wide] = placesFor(1, 1440, 320, insetsFor({ ...page, width: 1440, height: 320 }))
    expect(wide?.x).toBeLessThan(0.52 * 1440)
    expect(low.y).toBeLessThan(318 * 0.62)
    expect(high.x).toBeLessThan(0.56 * 960)
  })

  it('[S55] so they do on a low phone, where the sentence keeps the left side', () => {
    const phone = { ...page, layout: 'phone' } as const
    const low = insetsFor({ ...phone, width: 320, height: 48 })
    expect(low.left).toBeGreaterThan(170)
    expect(insetsFor({ ...phone, width: 320, height: 48, isMirrored: true }).left).toBeLessThan(20)
    expect(insetsFor({ ...phone, width: 390, height: 406 }).left).toBeLessThan(20)
  })

  it('[S55] where the page reads from the right the sentence keeps the room above', () => {
    const insets = insetsFor({ ...page, width: 960, height: 318, isMirrored: true })
    expect(insets.top).toBeGreaterThan(60)
    expect(insets.left).toBeLessThan(20)
  })
})
