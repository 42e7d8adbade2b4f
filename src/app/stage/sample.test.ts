import { describe, expect, it } from 'vitest'
import { sketchCells, sketchFrame } from './frame-sketch.ts'
import { noInsets } from './show.ts'
import { createScene, isOtherSample, readScene, resizeScene } from './scene/scene.ts'

describe('a sample of many cells', () => {
  it('[S65] counts and load are those of all, and another sample is told from a death', () => {
    const scene = createScene(noInsets)
    resizeScene(scene, 900, 600, noInsets)
    const cells = sketchCells(40, 0.5)
    const all = { ready: 40, utilisation: 0.61 }
    readScene(scene, sketchFrame(1, cells, all), true)
    expect(scene.colonies[0]).toMatchObject({ each: 1, ready: 40, load: expect.closeTo(0.61, 5) })
    expect(isOtherSample(scene, sketchFrame(2, cells.slice(1), all))).toBe(false)
    const sample = cells.filter(({ id = 0 }) => id % 4 === 0)
    const some = sketchFrame(2, sample, { ...all, cellsEach: 4 })
    expect(isOtherSample(scene, some)).toBe(true)
    readScene(scene, some, true)
    expect(scene.culture.count).toBe(10)
    expect(scene.colonies[0]).toMatchObject({ each: 4, ready: 40 })
    expect(isOtherSample(scene, some)).toBe(false)
  })
})
