import { describe, expect, it } from 'vitest'
import { stageText } from '#text/en/stage.ts'
import { at } from './at.ts'
import { type Camera, screenX, screenY } from './camera.ts'
import { captionsFor, createCaptions } from './captions.ts'
import type { Label } from './canvas2d/labels.ts'
import { sketchCells, sketchFrame } from './frame-sketch.ts'
import { type Scene, createScene, readScene, resizeScene, stepScene } from './scene/scene.ts'
import { createViewpoint, resizeViewpoint, stepViewpoint } from './viewpoint.ts'

const telling = { names: ['web'], still: false, text: stageText.english }

/** A stage of a size with a colony at which requests wait, and the words on it. */
function wordsOn(width: number, height: number, top: number, cells: number, waiting: number) {
  const insets = { top, right: 0, bottom: 40, left: 0 }
  const scene = createScene(insets)
  resizeScene(scene, width, height, insets)
  const frame = sketchFrame(1, sketchCells(cells, 1), { attemptRate: 900, shedRate: 45, waiting })
  readScene(scene, frame, true)
  const view = createViewpoint()
  resizeViewpoint(view, width, height)
  for (let n = 0; n < 30; n++) {
    stepScene(scene, 1 / 60, true, 1)
    stepViewpoint(view, scene, 1 / 60, true)
  }
  const captions = createCaptions()
  const labels = captionsFor(captions, scene, view.camera, telling, 0)
  return { scene, camera: view.camera, labels, captions }
}

/** Dots of the crowd that lie under a label. */
function dotsUnder({ x, y, text: words, align }: Label, scene: Scene, camera: Camera): number {
  const wide = words.length * 6.4
  const left = align === 'right' ? x - wide : align === 'center' ? x - wide / 2 : x
  let dots = 0
  for (const { crowd } of scene.colonies) {
    for (let n = 0; n < crowd.count; n++) {
      const [dotX, dotY] = [screenX(camera, at(crowd.x, n)), screenY(camera, at(crowd.y, n))]
      if (dotX > left && dotX < left + wide && dotY > y - 10 && dotY < y + 3) dots++
    }
  }
  return dots
}

const sizes = [
  [1096, 602, 96],
  [960, 400, 60],
  [390, 420, 70],
] as const

describe('words on the stage', () => {
  it('[S52] no label lies on the crowd, at any size of the page', () => {
    let seen = 0
    for (const [width, height, top] of sizes) {
      for (const cells of [1, 3, 8, 24, 40, 200]) {
        for (const waiting of [3, 530, 2100]) {
          const { labels, scene, camera } = wordsOn(width, height, top, cells, waiting)
          for (const label of labels) {
            // On the smallest a full crowd may leave no place quite free.
            const most = width < 400 ? 3 : 0
            const where = `${label.text} of ${cells} cells on ${width} by ${height}`
            expect(dotsUnder(label, scene, camera), where).toBeLessThanOrEqual(most)
            seen++
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(200)
  })

  it('[S52] what is refused is told where the requests arrive, and only while some are', () => {
    const { labels } = wordsOn(1096, 602, 96, 8, 90)
    expect(labels.map(({ text: words }) => words)).toContain('45 refused per second')
    const alarm = labels.filter(({ kind }) => kind === 'alarm')
    expect(alarm).toHaveLength(1)
  })

  it('[S32] words that say the same are not made anew', () => {
    const { labels, scene, camera, captions } = wordsOn(1096, 602, 96, 8, 90)
    const before = labels.map((label) => label)
    const again = captionsFor(captions, scene, camera, telling, 1 / 60)
    expect(again).toBe(labels)
    again.forEach((label, n) => expect(label).toBe(before[n]))
  })
})
