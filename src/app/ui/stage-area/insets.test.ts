import { describe, expect, it } from 'vitest'
import { placesFor } from '#app/stage/scene/places.ts'
import { insetsFor } from './insets.ts'

const page = { layout: 'medium', isPlayer: false, isMirrored: false } as const

describe('room around the culture', () => {
  it('[S55] on a low stage the sentence and the colony stand side by side', () => {
    const [low] = placesFor(1, 960, 318, insetsFor({ ...page, width: 960, height: 318 }))
    const [high] = placesFor(1, 960, 600, insetsFor({ ...page, width: 960, height: 600 }))
    if (!low || !high) throw new Error('A service has a place.')
    // The sentence ends at two fifths of the width.
    expect(low.x - 0.7 * low.reachX).toBeGreaterThan(0.4 * 960)
    expect(low.y).toBeLessThan(318 * 0.62)
    expect(high.x).toBeLessThan(0.56 * 960)
  })

  it('[S55] where the page reads from the right the sentence keeps the room above', () => {
    const insets = insetsFor({ ...page, width: 960, height: 318, isMirrored: true })
    expect(insets.top).toBeGreaterThan(60)
    expect(insets.left).toBeLessThan(20)
  })
})
