import { describe, expect, it } from 'vitest'
import { stageText } from '#text/en/stage.ts'
import { at } from './at.ts'
import { screenX, screenY } from './camera.ts'
import { captionsFor, createCaptions } from './captions.ts'
import { sketchFrame } from './frame-sketch.ts'
import { createScene, readScene, resizeScene, setCalls } from './scene/scene.ts'
import { createViewpoint, focusView, panView, resizeViewpoint, stepViewpoint } from './viewpoint.ts'

const names = ['gateway', 'checkout', 'search', 'catalog', 'sessions']
const calls = [
  [-1, 0],
  [0, 1],
  [0, 2],
  [1, 3],
  [1, 4],
].map(([from = 0, to = 0], n) => ({ from, to, optional: n === 4 }))
const cells = [8, 11, 12, 11, 8]
const pages = [
  [1096, 602, { top: 96, right: 12, bottom: 14, left: 12 }],
  [960, 428, { top: 80, right: 4, bottom: 4, left: 4 }],
  [390, 406, { top: 92, right: 4, bottom: 58, left: 4 }],
] as const

function shopOn([width, height, insets]: (typeof pages)[number], queue = 0) {
  const scene = createScene(insets)
  setCalls(scene, calls)
  resizeScene(scene, width, height, insets)
  const all = cells.flatMap((count, service) => Array.from({ length: count }, () => service))
  const frame = sketchFrame(
    1,
    all.map((service, n) => ({ id: n + 1, service, ready: 1, load: 0.5 })),
    cells.map((ready, service) => ({
      ready,
      attemptRate: 100,
      ...(service === 1 ? { waiting: queue, shedRate: queue / 4 } : {}),
    })),
    calls.map((_, n) => ({ rate: 100, refused: n === 3 ? 40 : 0 })),
  )
  readScene(scene, frame, true)
  const view = createViewpoint()
  resizeViewpoint(view, width, height)
  stepViewpoint(view, scene, 0, true)
  return { scene, view }
}

function wordsOn(page: (typeof pages)[number], still: boolean) {
  const { scene, view } = shopOn(page)
  const telling = { names, still, text: stageText.english }
  return { scene, view, labels: captionsFor(createCaptions(), scene, view.camera, telling, 0) }
}

describe('words of several services', () => {
  it('[S52] every tissue has its name, clear of all cells and of other names', () => {
    for (const page of pages) {
      const { scene, view, labels } = wordsOn(page, false)
      const shown = labels.filter(({ kind }) => kind === 'name')
      expect(shown.map(({ text }) => text)).toEqual(names)
      const { bodies } = scene.layout
      shown.forEach(({ x, y, text }, n) => {
        const half = (text.length * 5.2) / 2
        for (let k = 0; k < bodies.count; k++) {
          const dx = Math.max(0, Math.abs(screenX(view.camera, at(bodies.x, k)) - x) - half)
          const dy = Math.max(0, Math.abs(screenY(view.camera, at(bodies.y, k)) - y + 4) - 5)
          expect(Math.hypot(dx, dy)).toBeGreaterThan(at(bodies.radius, k) * view.camera.scale - 1)
        }
        for (const other of shown.slice(n + 1)) {
          const isApart = Math.abs(other.x - x) > half || Math.abs(other.y - y) > 12
          expect(isApart).toBe(true)
        }
      })
    }
  })

  it('[S52] who waits and who is refused stands with the name of their service alone', () => {
    for (const page of pages) {
      const { scene, view } = shopOn(page, 900)
      const captions = createCaptions()
      const telling = { names, still: false, text: stageText.english }
      for (let n = 0; n < 3; n++) captionsFor(captions, scene, view.camera, telling, 1)
      const labels = captionsFor(captions, scene, view.camera, telling, 1)
      const title = labels.find(({ text }) => text === 'checkout, 900 waiting')
      const refused = labels.filter(({ text }) => text === '225/s refused')
      expect(title?.kind).toBe('name')
      expect(refused).toHaveLength(1)
      expect(refused[0]).toMatchObject({ x: title?.x, kind: 'alarm' })
      expect(Math.abs((refused[0]?.y ?? 0) - (title?.y ?? 0))).toBeLessThanOrEqual(32)
      expect(labels.filter(({ kind }) => kind === 'count')).toEqual([])
    }
  })

  it('[S63] what is kept back is told, and without motion the rate of every call', () => {
    const told = wordsOn(pages[0], false).labels.map(({ text }) => text)
    expect(told).toContain('40/s kept back')
    const still = wordsOn(pages[0], true).labels.map(({ text }) => text)
    expect(still.filter((text) => text === '100/s')).toHaveLength(4)
    expect(still).toContain('100 per second')
  })
})

describe('a camera over several tissues', () => {
  it('[S64] shows all, brings one close and follows it until the visitor moves it', () => {
    for (const page of pages) {
      const { scene, view } = shopOn(page)
      const isSeen = (service: number) => {
        const edge = scene.colonies[service]?.edge
        const { camera } = view
        return (
          edge !== undefined &&
          screenX(camera, edge.left) >= 0 &&
          screenX(camera, edge.right) <= camera.width &&
          screenY(camera, edge.top) >= 0 &&
          screenY(camera, edge.bottom) <= camera.height
        )
      }
      const all = cells.map((_, service) => service)
      expect(all.every(isSeen)).toBe(true)
      const { scale } = view.camera
      for (const service of all) {
        focusView(view, service)
        stepViewpoint(view, scene, 0, true)
        expect(isSeen(service)).toBe(true)
        expect(view.camera.scale).toBeGreaterThan(1.2 * scale)
        expect(stepViewpoint(view, scene, 0, true)).toBe(false)
      }
      const close = view.camera
      panView(view, scene, 20, 0)
      stepViewpoint(view, scene, 0, true)
      expect(view.camera.x).toBeLessThan(close.x)
      focusView(view, -1)
      stepViewpoint(view, scene, 0, true)
      expect(view.camera.scale).toBeCloseTo(scale, 6)
      expect(all.every(isSeen)).toBe(true)
    }
  })
})
