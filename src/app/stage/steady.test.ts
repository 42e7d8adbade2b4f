import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { stageText } from '#text/en/stage.ts'
import { captionsFor, createCaptions } from './captions.ts'
import { cameraFor } from './camera.ts'
import { sketchCells, sketchFrame } from './frame-sketch.ts'
import { createPicture, refill } from './picture.ts'
import { createScene, readScene, resizeScene, stepScene } from './scene/scene.ts'

const telling = { names: ['web'], still: false, text: stageText.english }
const insets = { top: 90, right: 0, bottom: 0, left: 0 }

/** A stage at work on the same frame over and over: cells that serve, divide and are in need. */
function steadyStage(cells: number) {
  const scene = createScene(insets)
  resizeScene(scene, 1096, 602, insets)
  const sketch = [
    ...sketchCells(cells),
    { id: cells + 1, mother: 7, phase: 'booting', progress: 0.5 } as const,
  ]
  const frame = sketchFrame(1, sketch, { attemptRate: 900, shedRate: 30, waiting: 700 })
  readScene(scene, frame, true)
  const picture = createPicture(scene)
  const captions = createCaptions()
  const camera = cameraFor(1096, 602)
  const marks = { selected: 0, hovered: 0, walked: 0 }
  const run = (count: number) => {
    for (let n = 0; n < count; n++) {
      readScene(scene, frame, false)
      stepScene(scene, 1 / 60, true, 8)
      refill(picture, scene, false, marks)
      captionsFor(captions, scene, camera, telling, 1 / 60)
    }
  }
  return { scene, run }
}

/** Collects all that is not held; Node gives it only when it is asked for. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

describe('the steady state', () => {
  it('[S32] keeps no memory from one step of view time to the next', () => {
    const { scene, run } = steadyStage(60)
    const columns = { ...scene.culture.values }
    const { bodies, grid } = scene.layout
    const kept = [bodies.x, bodies.figure, grid.starts, grid.items, scene.flow.x]
    run(80)
    const before = process.memoryUsage().arrayBuffers
    run(160)
    // Columns are made once and written in place.
    expect(process.memoryUsage().arrayBuffers).toBeLessThanOrEqual(before)
    expect({ ...scene.culture.values }).toEqual(columns)
    for (const [name, column] of Object.entries(columns))
      expect(scene.culture.values[name as 'x']).toBe(column)
    expect([bodies.x, bodies.figure, grid.starts, grid.items, scene.flow.x]).toEqual(kept)
    expect(bodies.x).toBe(kept[0])
  })

  it('[S32] holds nothing more after a thousand pictures', () => {
    const { run } = steadyStage(120)
    const collect = collector()
    run(1500)
    const growth = () => {
      collect()
      const before = process.memoryUsage().heapUsed
      run(1000)
      collect()
      return process.memoryUsage().heapUsed - before
    }
    // What is held of every picture shows in each thousand; what the engine keeps of its own about the code comes once.
    const held = Math.min(growth(), growth(), growth())
    expect(held).toBeLessThan(100_000)
  })
})
