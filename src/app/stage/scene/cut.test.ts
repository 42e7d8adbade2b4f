import { describe, expect, it } from 'vitest'
import { at } from '../at.ts'
import { flowCapacity } from './comets.ts'
import { isCut } from './cut.ts'
import { sketchCells, sketchFrame } from '../frame-sketch.ts'
import { createScene, readScene, resizeScene, stepScene } from './scene.ts'

const shown = { time: 100, run: 3 }
const playing = { running: true, speed: 8, run: 3 }
const paused = { ...playing, running: false }

describe('cuts', () => {
  it('[S5] the first frame, another run, an earlier time and a leap while paused are cuts', () => {
    expect(isCut({ time: -1, run: -1 }, 0, playing)).toBe(true)
    expect(isCut(shown, 101, { ...playing, run: 4 })).toBe(true)
    expect(isCut(shown, 99.9, playing)).toBe(true)
    expect(isCut(shown, 130, paused)).toBe(true)
  })

  it('[S5] what follows while the run plays is none, however fast it plays', () => {
    expect(isCut(shown, 110, { ...playing, speed: 600 })).toBe(false)
    expect(isCut(shown, 100, paused)).toBe(false)
    expect(isCut(shown, 100.5, { running: false, speed: 1 })).toBe(false)
  })
})

describe('a paused stage', () => {
  it('[S21] comets stand still while the run does', () => {
    const insets = { top: 0, right: 0, bottom: 0, left: 0 }
    const scene = createScene(insets)
    resizeScene(scene, 800, 500, insets)
    readScene(scene, sketchFrame(1, sketchCells(4), { attemptRate: 80 }), true)
    for (let n = 0; n < 60; n++) stepScene(scene, 1 / 60, true, 1)
    const before = scene.flow.x.slice()
    const alive = scene.flow.state.slice()
    expect(alive.filter((state) => state > 0).length).toBeGreaterThan(20)
    for (let n = 0; n < 60; n++) stepScene(scene, 1 / 60, false, 1)
    expect(scene.flow.x).toEqual(before)
    expect(scene.flow.state).toEqual(alive)
    for (let k = 0; k < flowCapacity; k++) expect(Number.isFinite(at(scene.flow.y, k))).toBe(true)
  })

  it('[S5] a stage at rest asks for no more frames', () => {
    const insets = { top: 0, right: 0, bottom: 0, left: 0 }
    const scene = createScene(insets)
    resizeScene(scene, 800, 500, insets)
    readScene(scene, sketchFrame(1, sketchCells(25)), true)
    let steps = 0
    while (stepScene(scene, 1 / 60, false, 1) && steps < 600) steps++
    expect(steps).toBeLessThan(300)
  })
})
