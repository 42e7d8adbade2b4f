import { describe, expect, it } from 'vitest'
import { sketchCells, sketchFrame } from '../frame-sketch.ts'
import { at } from '../at.ts'
import { type Scene, createScene, readScene, resizeScene, stepScene } from './scene.ts'

const insets = { top: 90, right: 0, bottom: 0, left: 0 }
/** A division takes this long, simulated s; at 600 times that is 40 ms of view time. */
const divisionTime = 24
const speed = 600

/** Moments of view time at which the membrane of each of the first cells lit up. */
function flashesOf(scene: Scene, mothers: number, seconds: number): readonly number[][] {
  const flashes = Array.from({ length: mothers }, (): number[] => [])
  const before = new Float64Array(mothers)
  for (let frame = 0; frame < seconds * 60; frame++) {
    const time = (frame / 60) * speed
    const born = Math.floor(time / divisionTime) + 1
    // Every mother has had a daughter for each division so far; the last one is being born.
    const daughters = Array.from({ length: mothers }, (_, n) => {
      const id = mothers + born * mothers + n
      const isReady = frame % 3 > 0
      const state = isReady
        ? { ready: 1, load: 0.5 }
        : ({ phase: 'probing', progress: 0.5 } as const)
      return { id, mother: n + 1, ...state }
    })
    readScene(scene, sketchFrame(time, [...sketchCells(mothers), ...daughters]), frame === 0)
    stepScene(scene, 1 / 60, true, speed)
    const { flash } = scene.culture.values
    for (let row = 0; row < mothers; row++) {
      if (at(flash, row) > at(before, row)) flashes[row]?.push(frame / 60)
      before[row] = at(flash, row)
    }
  }
  return flashes
}

describe('flashing', () => {
  it('[S53] no membrane lights up three times within a second, even at 600 times', () => {
    const scene = createScene(insets)
    resizeScene(scene, 1096, 602, insets)
    const flashes = flashesOf(scene, 8, 8)
    expect(flashes.flat().length).toBeGreaterThan(8)
    for (const moments of flashes) {
      for (const from of moments) {
        expect(moments.filter((moment) => moment >= from && moment < from + 1).length).toBeLessThan(
          3,
        )
      }
    }
  })
})
