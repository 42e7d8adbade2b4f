import { describe, expect, it } from 'vitest'
import { sketchCells, sketchFrame } from './frame-sketch.ts'
import { createScene, readScene, resizeScene, stepScene } from './scene/scene.ts'

const insets = { top: 90, right: 0, bottom: 0, left: 0 }

describe('the steady state', () => {
  it('[S32] keeps no memory from one step of view time to the next', () => {
    const scene = createScene(insets)
    resizeScene(scene, 1096, 602, insets)
    const cells = [
      ...sketchCells(60),
      { id: 61, mother: 7, phase: 'booting', progress: 0.5 } as const,
    ]
    const frame = sketchFrame(1, cells, { attemptRate: 900, shedRate: 30, waiting: 700 })
    readScene(scene, frame, true)
    const columns = { ...scene.culture.values }
    const { bodies, grid } = scene.layout
    const kept = [bodies.x, bodies.figure, grid.starts, grid.items, scene.flow.x]
    const step = (count: number) => {
      for (let n = 0; n < count; n++) {
        readScene(scene, frame, false)
        stepScene(scene, 1 / 60, true, 8)
      }
    }
    step(80)
    const before = process.memoryUsage().arrayBuffers
    step(160)
    // Columns are made once and written in place.
    expect(process.memoryUsage().arrayBuffers).toBeLessThanOrEqual(before)
    expect({ ...scene.culture.values }).toEqual(columns)
    for (const [name, column] of Object.entries(columns))
      expect(scene.culture.values[name as 'x']).toBe(column)
    expect([bodies.x, bodies.figure, grid.starts, grid.items, scene.flow.x]).toEqual(kept)
    expect(bodies.x).toBe(kept[0])
  })
})
