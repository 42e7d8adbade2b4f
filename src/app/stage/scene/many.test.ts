import { describe, expect, it } from 'vitest'
import { type CellSketch, sketchCells, sketchFrame } from '../frame-sketch.ts'
import { at } from '../at.ts'
import { rowOf } from './culture.ts'
import { honeycomb } from './honeycomb.ts'
import { placeOf } from './layout.ts'
import { overlap } from './relaxation.ts'
import { type Scene, createScene, readScene, resizeScene, stepScene } from './scene.ts'

const insets = { top: 90, right: 0, bottom: 0, left: 0 }
const most = 10_000

function sceneOf(cells: readonly CellSketch[]): Scene {
  const scene = createScene(insets)
  resizeScene(scene, 1096, 602, insets)
  readScene(scene, sketchFrame(1, cells), true)
  return scene
}

describe('ten thousand cells', () => {
  it('[S46] a honeycomb gives each its own place, nearest the middle first', () => {
    for (const [n, squeeze] of [
      [1, 1],
      [7, 1.25],
      [600, 1.25],
      [2000, 1],
    ] as const) {
      const { x, y } = honeycomb(n, squeeze)
      expect(x).toHaveLength(n)
      let last = 0
      for (let k = 0; k < n; k++) {
        const away = Math.hypot(at(x, k) / squeeze, at(y, k) * squeeze)
        expect(away).toBeGreaterThanOrEqual(last - 1e-9)
        last = away
        for (let m = 0; m < Math.min(k, 40); m++) {
          expect(Math.hypot(at(x, k) - at(x, m), at(y, k) - at(y, m))).toBeGreaterThan(2 * overlap)
        }
      }
    }
  })

  it('[S46] stand at once where they fit, around their anchor', () => {
    const scene = sceneOf(sketchCells(most))
    const { bodies, radius } = scene.layout
    const place = placeOf(scene.layout, 0)
    expect(bodies.count).toBe(most)
    let [x, y] = [0, 0]
    for (let k = 0; k < most; k++) {
      x += at(bodies.x, k) / most
      y += at(bodies.y, k) / most
    }
    expect(Math.hypot(x - (place?.x ?? 0), y - (place?.y ?? 0))).toBeLessThan(at(radius, 0))
    for (let frame = 0; frame < 20; frame++) stepScene(scene, 1 / 60, true, 1)
    expect(scene.layout.isAwake).toBe(false)
  })

  it('[S45] a step in which nothing changed computes no places', () => {
    const scene = sceneOf(sketchCells(most))
    for (let frame = 0; frame < 20; frame++) stepScene(scene, 1 / 60, true, 1)
    const { layout, culture } = scene
    layout.beforeX.fill(-1)
    readScene(scene, sketchFrame(2, sketchCells(most, 0.9)), false)
    stepScene(scene, 1 / 60, true, 1)
    expect(at(culture.values.load, 0)).toBeGreaterThan(0.5)
    expect(layout.beforeX.every((x) => x === -1)).toBe(true)
    // A newcomer wakes it.
    readScene(scene, sketchFrame(3, sketchCells(most + 1, 0.9)), false)
    stepScene(scene, 1 / 60, true, 1)
    expect(at(layout.beforeX, 0)).not.toBe(-1)
  })

  it('[S14] two thousand daughters begin where their mothers stand, and nobody jumps', () => {
    const scene = sceneOf(sketchCells(most))
    const daughters = Array.from({ length: 2000 }, (_, i) => ({
      id: most + 1 + i,
      mother: 1 + 5 * i,
      ready: 1,
    }))
    readScene(scene, sketchFrame(2, [...sketchCells(most), ...daughters]), false)
    const values = scene.culture.values
    for (const { id, mother } of daughters) {
      const [own, hers] = [rowOf(scene.culture, id), rowOf(scene.culture, mother)]
      const away = Math.hypot(
        at(values.x, own) - at(values.x, hers),
        at(values.y, own) - at(values.y, hers),
      )
      expect(away).toBeLessThan(1)
    }
    for (let frame = 0; frame < 12; frame++) {
      const before = values.x.slice()
      stepScene(scene, 1 / 60, true, 1)
      let farthest = 0
      for (let row = 0; row < scene.culture.count; row++) {
        farthest = Math.max(farthest, Math.abs(at(values.x, row) - at(before, row)))
      }
      expect(farthest).toBeLessThan(0.2 * at(scene.layout.radius, 0))
    }
  })
})
