import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sketchCells, sketchFrame } from '../frame-sketch.ts'
import { exposureOf } from './glow.ts'
import { paletteOf } from '../palette.ts'
import { createScene, readScene, resizeScene } from '../scene/scene.ts'

const insets = { top: 0, right: 0, bottom: 0, left: 0 }

function exposureAt(load: number, waiting: number): number {
  const scene = createScene(insets)
  resizeScene(scene, 800, 500, insets)
  const cells = sketchCells(6, load).map((cell) => ({ ...cell, waiting }))
  readScene(scene, sketchFrame(1, cells), true)
  const { culture, layout } = scene
  const marks = { selected: 0, hovered: 0, walked: 0 }
  const picture = { culture, bodies: layout.bodies, radius: layout.radius, time: 0, ...marks }
  return exposureOf(paletteOf('dark'), picture)
}

describe('light', () => {
  it('[S34] a colony under full load sheds a smaller share of its light, an idle one all of it', () => {
    expect(exposureAt(0, 0)).toBe(1)
    expect(exposureAt(1, 9)).toBeLessThan(0.6)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (load) => {
        expect(exposureAt(load, 9)).toBeLessThanOrEqual(exposureAt(load, 0))
        expect(exposureAt(load, 0)).toBeGreaterThan(0.4)
      }),
      { numRuns: 20 },
    )
  })
})
