import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cameraFor,
  fittingScale,
  holding,
  panned,
  scaleMax,
  scaleMin,
  screenX,
  screenY,
  stageX,
  stageY,
  zoomedAt,
} from './camera.ts'
import { detailFor } from './canvas2d/cell-painter.ts'
import { sketchCells, sketchFrame } from './frame-sketch.ts'
import { at } from './at.ts'
import { bodyOf, pick, walk } from './scene/picking.ts'
import { createScene, readScene, resizeScene, stepScene } from './scene/scene.ts'
import { createViewpoint, panView, resizeViewpoint, stepViewpoint, zoomView } from './viewpoint.ts'

const insets = { top: 90, right: 0, bottom: 0, left: 0 }
const place = fc.double({ min: -200, max: 1300, noNaN: true })

function sceneOf(count: number, width = 1096, height = 602) {
  const scene = createScene(insets)
  resizeScene(scene, width, height, insets)
  readScene(scene, sketchFrame(1, sketchCells(count)), true)
  return scene
}

describe('camera', () => {
  it('[S23] zooming keeps the point under the pointer and its bounds', () => {
    fc.assert(
      fc.property(place, place, fc.double({ min: 0.01, max: 100, noNaN: true }), (x, y, factor) => {
        const before = cameraFor(1096, 602)
        const after = zoomedAt(before, factor, x, y)
        expect(stageX(after, x)).toBeCloseTo(stageX(before, x), 6)
        expect(stageY(after, y)).toBeCloseTo(stageY(before, y), 6)
        expect(after.scale).toBeGreaterThanOrEqual(scaleMin)
        expect(after.scale).toBeLessThanOrEqual(scaleMax)
      }),
    )
  })

  it('[S23] the screen and the stage are each other’s inverse', () => {
    const camera = zoomedAt(cameraFor(800, 500), 2.5, 100, 400)
    expect(stageX(camera, screenX(camera, 123))).toBeCloseTo(123, 9)
    expect(stageY(camera, screenY(camera, 456))).toBeCloseTo(456, 9)
  })

  it('[S23] no drag loses the stage', () => {
    const box = { left: 300, right: 500, top: 150, bottom: 350 }
    const drag = fc.integer({ min: -900, max: 900 })
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 6, noNaN: true }), drag, drag, (factor, dx, dy) => {
        let camera = zoomedAt(cameraFor(800, 500), factor, 400, 250)
        for (let n = 0; n < 20; n++) camera = panned(camera, dx, dy, box)
        // A quarter of the width and of the height lies in the view, or fills it.
        const left = Math.max(0, screenX(camera, box.left))
        const right = Math.min(800, screenX(camera, box.right))
        const top = Math.max(0, screenY(camera, box.top))
        const bottom = Math.min(500, screenY(camera, box.bottom))
        const quarter = 50 * camera.scale - 1e-6
        expect(right - left).toBeGreaterThanOrEqual(Math.min(quarter, 400))
        expect(bottom - top).toBeGreaterThanOrEqual(Math.min(quarter, 250))
      }),
      { seed: 7 },
    )
  })

  it('[S23] a drag moves the stage no farther than the pointer, wherever it was zoomed before', () => {
    const box = { left: 300, right: 500, top: 150, bottom: 350 }
    const place = fc.integer({ min: 0, max: 500 })
    const drag = fc.integer({ min: -40, max: 40 })
    const factors = fc.double({ min: 0.1, max: 6, noNaN: true })
    fc.assert(
      fc.property(factors, place, place, drag, drag, (factor, x, y, dx, dy) => {
        const before = zoomedAt(cameraFor(800, 500), factor, x, y)
        const after = panned(before, dx, dy, box)
        const room = 1e-6 * before.scale
        const across = (before.x - after.x) * before.scale
        expect(Math.abs(across)).toBeLessThanOrEqual(Math.abs(dx) + room)
        expect(across * dx).toBeGreaterThanOrEqual(0)
        const down = (before.y - after.y) * before.scale
        expect(Math.abs(down)).toBeLessThanOrEqual(Math.abs(dy) + room)
        expect(down * dy).toBeGreaterThanOrEqual(0)
      }),
      { seed: 7 },
    )
  })

  it('[S24] a culture is shown whole, and what the camera holds stays where it is', () => {
    const view = cameraFor(800, 500)
    const box = { left: 100, right: 900, top: 200, bottom: 300 }
    const room = { left: 50, right: 50, top: 0, bottom: 0 }
    const scale = fittingScale(view, box, room)
    expect(scale).toBeCloseTo(700 / 800, 9)
    const point = { x: 420, y: 240 }
    const camera = holding(view, scale, point, box, room)
    expect(screenX(camera, box.left)).toBeCloseTo(50, 9)
    expect(screenX(camera, box.right)).toBeCloseTo(750, 9)
    expect(screenY(camera, point.y)).toBeCloseTo(240, 9)
  })

  it('[S24] a colony that grows beyond the stage stays around its anchor at every step', () => {
    const view = createViewpoint()
    resizeViewpoint(view, 420, 400)
    const scene = createScene(insets)
    resizeScene(scene, 420, 400, insets)
    let [least, x, steps] = [1, Number.NaN, 0]
    for (let cells = 2; cells <= 400; cells += 4) {
      readScene(scene, sketchFrame(1, sketchCells(cells)), cells === 2)
      for (let n = 0; n < 20; n++) {
        stepScene(scene, 1 / 30, false, 1)
        stepViewpoint(view, scene, 1 / 30, false)
        const [colony] = scene.colonies
        const now = screenX(view.camera, colony?.hull.place.x ?? Number.NaN)
        // No more than 2 px between two pictures.
        if (!Number.isNaN(x)) expect(Math.abs(now - x), `${cells} cells`).toBeLessThan(2)
        x = now
        least = Math.min(least, view.camera.scale)
        steps++
      }
    }
    expect(least).toBeLessThan(1)
    expect(steps).toBe(2000)
  })

  it('[S24] the camera follows until the visitor moves it', () => {
    const scene = sceneOf(400, 320, 300)
    const view = createViewpoint()
    resizeViewpoint(view, 320, 300)
    stepViewpoint(view, scene, 0.016, true)
    expect(view.camera.scale).toBeLessThan(1)
    const followed = view.camera.scale
    panView(view, scene, 30, 0)
    zoomView(view, 2, 150, 120, true)
    stepViewpoint(view, scene, 0.016, true)
    expect(view.camera.scale).toBeCloseTo(followed * 2, 9)
  })

  it('[S24] the camera rests while the culture only breathes', () => {
    const scene = sceneOf(400, 320, 300)
    const view = createViewpoint()
    resizeViewpoint(view, 320, 300)
    stepViewpoint(view, scene, 0.016, true)
    const [colony] = scene.colonies
    if (!colony) throw new Error('The scene has a colony.')
    colony.edge.top -= 1.5
    expect(stepViewpoint(view, scene, 0.016, true)).toBe(false)
  })
})

describe('picking', () => {
  it('[S25] every cell is found at its centre and none far away', () => {
    const { culture, layout } = sceneOf(40)
    for (let row = 0; row < 40; row++) {
      const { x, y, id } = culture.values
      expect(pick(culture, layout.bodies, at(x, row), at(y, row), 4)).toBe(at(id, row))
    }
    expect(pick(culture, layout.bodies, -500, -500, 4)).toBe(0)
  })

  it('[S25] the far half of a dividing figure is the daughter', () => {
    const scene = createScene(insets)
    resizeScene(scene, 1096, 602, insets)
    readScene(
      scene,
      sketchFrame(1, [...sketchCells(1), { id: 2, mother: 1, phase: 'probing', progress: 0.5 }]),
      true,
    )
    const { culture, layout } = scene
    const found = [0, 1].map((k) =>
      pick(culture, layout.bodies, at(layout.bodies.x, k), at(layout.bodies.y, k), 0),
    )
    expect(found).toEqual([1, 2])
    expect(bodyOf(culture, layout.bodies, 2)).toBe(1)
  })

  it('[S26] arrow keys reach every cell', () => {
    const { culture, layout } = sceneOf(60)
    const reached = new Set<number>()
    const open = [walk(culture, layout.bodies, 0, 1, 0)]
    while (open.length > 0) {
      const cell = open.pop() ?? 0
      if (reached.has(cell)) continue
      reached.add(cell)
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const)
        open.push(walk(culture, layout.bodies, cell, dx, dy))
    }
    expect(reached.size).toBe(60)
  })

  it('[S26] a key that finds no cell stays', () => {
    const { culture, layout } = sceneOf(1)
    expect(walk(culture, layout.bodies, 1, 1, 0)).toBe(1)
  })
})

describe('detail', () => {
  it('[S27] follows the radius on the screen', () => {
    expect([40, 14.1, 14, 7, 6.9, 3, 2.9].map(detailFor)).toEqual([
      'full',
      'full',
      'middle',
      'middle',
      'small',
      'small',
      'dot',
    ])
  })
})

describe('a hidden stage', () => {
  it('[S24] without a size moves nothing', () => {
    const scene = createScene(insets)
    resizeScene(scene, 0, 0, insets)
    readScene(scene, sketchFrame(1, sketchCells(3)), true)
    stepScene(scene, 0.016, true, 1)
    const view = createViewpoint()
    resizeViewpoint(view, 0, 0)
    stepViewpoint(view, scene, 0.016, true)
    expect(Number.isFinite(view.camera.x)).toBe(true)
  })
})
