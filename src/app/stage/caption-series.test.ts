import { describe, expect, it } from 'vitest'
import { stageText } from '#text/en/stage.ts'
import { captionsFor, createCaptions } from './captions.ts'
import { screenX, screenY } from './camera.ts'
import type { Rect } from './caption-places.ts'
import type { Label } from './canvas2d/labels.ts'
import { chance } from './chance.ts'
import { sketchCells, sketchFrame } from './frame-sketch.ts'
import { createScene, readScene, resizeScene, stepScene } from './scene/scene.ts'
import { createViewpoint, resizeViewpoint, stepViewpoint } from './viewpoint.ts'

const telling = { names: ['web'], still: false, text: stageText.english }

/** The buttons of the camera, the key and a notice, as the page lays them over a stage. */
function buttonsOn(width: number, height: number): readonly Rect[] {
  const phone = { left: width - 98, right: width - 8, top: height - 66, bottom: height - 22 }
  const notice = { left: 16, right: Math.min(456, width - 16), bottom: height - 16 }
  // The smallest stages have no room for words beside a notice.
  if (height < 300) return [phone]
  if (width < 500) return [phone, { ...notice, top: height - 126, bottom: height - 74 }]
  const zoom = { left: width - 166, right: width - 14, top: 14, bottom: 46 }
  const key =
    width >= 1090
      ? { left: width - 300, right: width - 14, top: height - 94, bottom: height - 14 }
      : { left: width - 60, right: width - 14, top: height - 44, bottom: height - 14 }
  return [zoom, key, { ...notice, top: height - 68 }]
}

const sizes = [
  [500, 160, { top: 4, right: 4, bottom: 18, left: 280 }],
  [320, 240, { top: 60, right: 4, bottom: 4, left: 4 }],
  [390, 406, { top: 92, right: 4, bottom: 58, left: 4 }],
  [960, 318, { top: 30, right: 12, bottom: 10, left: 156 }],
  [768, 480, { top: 92, right: 4, bottom: 58, left: 4 }],
  [1096, 602, { top: 96, right: 12, bottom: 14, left: 12 }],
  [1440, 900, { top: 96, right: 12, bottom: 14, left: 12 }],
] as const

interface Written {
  readonly block: string
  readonly label: Label
  readonly rect: Rect
  /** It goes with the colony; the scales stand in a corner. */
  readonly isOfColony: boolean
}

/** What is written, and where the colony's anchor is on the screen. */
interface Picture {
  readonly words: readonly Written[]
  readonly x: number
  readonly y: number
}

/** Where words stand, a little narrower than the stage reckons, since it reckons generously. */
function written(label: Label): Written {
  const wide = label.text.length * 6
  const left =
    label.align === 'right'
      ? label.x - wide
      : label.align === 'center'
        ? label.x - wide / 2
        : label.x
  const block = label.text.replace(/[\d,.]+/g, '#')
  // The line under the name tells the cells, or on a narrow stage what is refused.
  const isLine = label.kind !== 'name' && label.align === 'center'
  return {
    block: label.kind === 'name' ? 'name' : isLine ? 'line' : block,
    label: { ...label },
    rect: { left, right: left + wide, top: label.y - 10, bottom: label.y + 3 },
    isOfColony: label.align !== 'left',
  }
}

/** A run in which a colony grows, is pressed and shrinks again, told picture by picture. */
function series(width: number, height: number, insets: (typeof sizes)[number][2], seed: number) {
  const scene = createScene(insets)
  resizeScene(scene, width, height, insets)
  const view = createViewpoint()
  resizeViewpoint(view, width, height)
  const captions = createCaptions()
  captions.areas = buttonsOn(width, height)
  const counts = [1, 2, 3, 5, 9, 14, 22, 40, 90, 300, 1000, 300, 40, 8, 2]
  const pictures: Picture[] = []
  counts.forEach((cells, n) => {
    const pressed = chance(seed, n, 1)
    const waiting = pressed < 0.4 ? 0 : Math.round(2500 * chance(seed, n, 2) ** 3)
    const shedRate = pressed < 0.7 ? 0 : 4 + 200 * chance(seed, n, 3)
    const flow = { attemptRate: 20 + 900 * chance(seed, n, 4), shedRate, waiting }
    const starting = Math.round(cells * 0.2)
    readScene(
      scene,
      sketchFrame(n + 1, sketchCells(cells, pressed), { ...flow, ready: cells, starting }),
      n === 0,
    )
    for (let step = 0; step < 45; step++) {
      stepScene(scene, 1 / 30, true, 1)
      stepViewpoint(view, scene, 1 / 30, false)
      const words = captionsFor(captions, scene, view.camera, telling, 1 / 30).map(written)
      const { x, y } = scene.colonies[0]?.hull.place ?? { x: 0, y: 0 }
      pictures.push({ words, x: screenX(view.camera, x), y: screenY(view.camera, y) })
    }
  })
  return { pictures, areas: captions.areas }
}

function meets(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

describe('words from picture to picture', () => {
  for (const [width, height, insets] of sizes) {
    it(`[S52] never lie on other words or on a button, and do not jump: ${width} by ${height}`, () => {
      let [seen, moved, hidden] = [0, 0, 0]
      for (let seed = 1; seed <= 2; seed++) {
        const { pictures, areas } = series(width, height, insets, seed)
        let before: Picture = { words: [], x: 0, y: 0 }
        for (const picture of pictures) {
          const { words } = picture
          if (!words.some(({ block }) => block === 'name')) hidden++
          words.forEach((one, n) => {
            const { text, opacity, x, y } = one.label
            for (const { rect, label } of words.slice(n + 1))
              expect(meets(one.rect, rect), `${text}, ${label.text}`).toBe(false)
            for (const area of areas) expect(meets(one.rect, area), text).toBe(false)
            seen++
            const last = before.words.find(({ block }) => block === one.block)
            // What has faded out wholly may stand elsewhere.
            if (!last || last.label.opacity < 0.3 || opacity < 0.3) return
            const dx = x - last.label.x - (one.isOfColony ? picture.x - before.x : 0)
            const dy = y - last.label.y - (one.isOfColony ? picture.y - before.y : 0)
            expect(Math.hypot(dx, dy), `${text} on ${width} by ${height}`).toBeLessThanOrEqual(9.5)
            if (dx !== 0 || dy !== 0) moved++
          })
          before = picture
        }
        // The name of a colony is away only while it changes its place.
        expect(hidden / pictures.length).toBeLessThan(0.1 * seed)
      }
      expect(seen).toBeGreaterThan(3000)
      expect(moved).toBeGreaterThan(100)
    })
  }
})
