import { describe, expect, it } from 'vitest'
import { at } from '../at.ts'
import { sketchCells, sketchFrame } from '../frame-sketch.ts'
import { arrangementOf } from './arrangement.ts'
import { arrangeAnew, createScene, readScene, resizeScene, stepScene, type Scene } from './scene.ts'

const insets = { top: 96, right: 12, bottom: 14, left: 12 }

function sceneOf(count: number, width: number, height: number): Scene {
  const scene = createScene(insets)
  resizeScene(scene, width, height, insets)
  readScene(scene, sketchFrame(1, sketchCells(count)), true)
  return scene
}

/** A colony that grew one cell after another from three: where its cells stand is its history. */
function grown(count: number): Scene {
  const scene = sceneOf(3, 1096, 602)
  for (let cells = 4; cells <= count; cells++) {
    const newest = { id: cells, mother: 1 + (cells % 3), load: 0.5, ready: 1, inService: 3 }
    readScene(scene, sketchFrame(cells, [...sketchCells(cells - 1), newest]), false)
    for (let n = 0; n < 120; n++) stepScene(scene, 1 / 60, false, 1)
  }
  for (let n = 0; n < 600; n++) stepScene(scene, 1 / 60, false, 1)
  return scene
}

/** Pairs of cells that touch. */
function pairsOf({ culture, layout }: Scene): ReadonlySet<string> {
  const { x, y, id, service } = culture.values
  const pairs = new Set<string>()
  for (let a = 0; a < culture.count; a++) {
    for (let b = a + 1; b < culture.count; b++) {
      const away = Math.hypot(at(x, a) - at(x, b), at(y, a) - at(y, b))
      if (away < 2.2 * at(layout.radius, at(service, a))) pairs.add(`${at(id, a)} ${at(id, b)}`)
    }
  }
  return pairs
}

function kept(from: Scene, to: Scene): number {
  const [before, after] = [pairsOf(from), pairsOf(to)]
  expect(before.size).toBeGreaterThan(10)
  return [...before].filter((pair) => after.has(pair)).length / before.size
}

describe('an arrangement', () => {
  it.each([
    [1280, 720],
    [960, 540],
    [720, 720],
    [480, 270],
  ])('[U50] has the same neighbours on a stage of %i × %i', (width, height) => {
    for (const count of [9, 14, 25]) {
      const stage = grown(count)
      const picture = sceneOf(count, width, height)
      // Laid out by themselves they would stand otherwise.
      expect(kept(stage, picture)).toBeLessThan(0.7)
      arrangeAnew(picture, arrangementOf(stage.layout, stage.culture))
      expect(kept(stage, picture)).toBeGreaterThan(0.85)
      // A picture stands still.
      expect(stepScene(picture, 1 / 60, false, 1)).toBe(false)
    }
  })

  it('[U50] leaves a cell that it does not know where a first picture has it', () => {
    const picture = sceneOf(12, 960, 540)
    const before = arrangementOf(picture.layout, picture.culture)
    arrangeAnew(picture, new Map())
    const after = arrangementOf(picture.layout, picture.culture)
    expect([...after.keys()]).toHaveLength(12)
    for (const [id, { x, y }] of after) {
      expect(x).toBeCloseTo(before.get(id)?.x ?? NaN, 6)
      expect(y).toBeCloseTo(before.get(id)?.y ?? NaN, 6)
    }
  })
})
