import { describe, expect, it } from 'vitest'
import { paintTitle, type Title } from './title.ts'

const title: Title = {
  sentence: [
    { text: 'Five cells, four divisions.\nNo daughter can serve for another ', strong: false },
    { text: '3 seconds', strong: true },
    { text: '.', strong: false },
  ],
  detail: '499 requests are waiting.',
}

/** What a title paints: ground, shown as far aside of its shape as its shadow falls, then words. */
function painted(ratio: number) {
  const ground: { right: number; bottom: number }[] = []
  const words: { right: number; y: number; isOnGround: boolean }[] = []
  const widthOf = (text: string) => 9 * text.length
  const context = {
    shadowOffsetX: 0,
    filled: 0,
    rect(x: number, y: number, width: number, height: number) {
      ground.push({ right: x + width + context.shadowOffsetX / ratio, bottom: y + height })
    },
    fill: () => (context.filled += 1),
    measureText: (text: string) => ({ width: widthOf(text) }),
    fillText(text: string, x: number, y: number) {
      words.push({ right: x + widthOf(text), y, isOnGround: context.filled > 0 })
    },
    save: () => undefined,
    restore: () => undefined,
    setTransform: () => undefined,
    beginPath: () => undefined,
    strokeText: () => undefined,
  }
  // Only what a title uses of a context is there.
  const stand = context as unknown as CanvasRenderingContext2D
  paintTitle(stand, title, { width: 1280, height: 720 }, ratio, 'light')
  return { ground, words }
}

describe('the title of a picture', () => {
  it.each([1, 2])(
    '[S55] lies on ground of its own, at %i px a CSS px, so the rim passes under no line',
    (ratio) => {
      const { ground, words } = painted(ratio)
      expect(new Set(words.map(({ y }) => y)).size).toBe(3)
      for (const { right, y, isOnGround } of words) {
        expect(isOnGround).toBe(true)
        expect(ground.some((part) => part.right >= right + 16 && part.bottom >= y + 16)).toBe(true)
      }
    },
  )
})
