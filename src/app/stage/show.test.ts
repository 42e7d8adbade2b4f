import { describe, expect, it } from 'vitest'
import { fixedWords } from '#text/words.ts'
import { at } from './at.ts'
import { createCaptions } from './captions.ts'
import { sketchCells, sketchFrame } from './frame-sketch.ts'
import { createGovernor, effortsFor } from './governor.ts'
import { createPicture } from './picture.ts'
import type { ChosenRenderer } from './chosen-renderer.ts'
import { createDissolve } from './scene/dissolve.ts'
import { createScene, readScene, resizeScene } from './scene/scene.ts'
import { type Show, changed, render, update } from './show.ts'
import { createViewpoint, resizeViewpoint } from './viewpoint.ts'

const insets = { top: 90, right: 0, bottom: 0, left: 0 }

/** A show without a page, whose renderer only counts its pictures. */
function countingShow(running: boolean) {
  let pictures = 0
  const whole: boolean[] = []
  const ratios: number[] = []
  const nothing = () => {}
  const renderer: Partial<ChosenRenderer> = {
    setCells: nothing,
    setParticles: nothing,
    setVeil: nothing,
    setLabels: nothing,
    setEffort: nothing,
    setSize: (_width, _height, ratio) => {
      ratios.push(ratio)
    },
    render: (_, isWhole) => {
      pictures++
      whole.push(isWhole)
    },
  }
  const scene = createScene(insets)
  resizeScene(scene, 1096, 602, insets)
  const view = createViewpoint()
  resizeViewpoint(view, 1096, 602)
  const show: Partial<Show> = {
    options: {
      theme: 'dark',
      reducedMotion: false,
      plainWheelScrolls: true,
      words: fixedWords(),
    },
    // Only what a picture needs of the renderer is called.
    renderer: renderer as ChosenRenderer,
    host: { clientWidth: 1096, clientHeight: 602 } as HTMLElement,
    scene,
    view,
    picture: createPicture(scene),
    captions: createCaptions(),
    governor: createGovernor(),
    efforts: [],
    screen: 1,
    ratio: 1,
    dissolve: createDissolve(),
    key: null,
    still: false,
    names: ['web'],
    meta: { running, speed: 1 },
    areas: [],
    isMeasured: false,
    selected: 0,
    hovered: 0,
    walked: 0,
    keyTaken: false,
    stale: true,
    isWhole: false,
    lastMs: -1,
  }
  // A show without a page has all that drawing reads.
  return { show: show as Show, scene, drawn: () => pictures, whole, ratios }
}

describe('a show', () => {
  it('[S54] draws nothing when nothing changed, and again when something does', () => {
    const { show, scene, drawn } = countingShow(false)
    readScene(scene, sketchFrame(1, sketchCells(12)), true)
    let now = 1000
    for (let frame = 0; frame < 120; frame++) render(show, (now += 16))
    const atRest = drawn()
    expect(atRest).toBeGreaterThan(0)
    for (let frame = 0; frame < 600; frame++) expect(render(show, (now += 16))).toBe(false)
    expect(drawn()).toBe(atRest)
    readScene(scene, sketchFrame(1.5, sketchCells(12, 0.9)), false)
    expect(render(show, (now += 16))).toBe(true)
    expect(drawn()).toBe(atRest + 1)
  })

  it('[S21] is as full of requests after a seek as what would have led there, and empty for who wants it still', () => {
    const alive = (still: boolean, attemptRate: number): number => {
      const { show, scene } = countingShow(false)
      show.still = still
      // What a dissolve begins with: a picture, and a sheet of its size that takes it.
      const canvas = { width: 0, height: 0 } as HTMLCanvasElement
      const context: Partial<CanvasRenderingContext2D> = { drawImage: () => undefined }
      show.renderer.picture = () => canvas
      show.dissolve.sheet = { canvas, context: context as CanvasRenderingContext2D }
      update(show, sketchFrame(100, sketchCells(12), { attemptRate }), show.meta)
      return scene.flow.state.filter((state) => state > 0).length
    }
    expect(alive(false, 80)).toBeGreaterThan(20)
    expect([alive(false, 0), alive(true, 80)]).toEqual([0, 0])
  })

  it('[S31] draws only the picture that stays with everything', () => {
    const { show, scene, whole } = countingShow(false)
    readScene(scene, sketchFrame(1, sketchCells(12)), true)
    let now = 1000
    while (render(show, (now += 16)));
    expect(whole.length).toBeGreaterThan(1)
    expect(whole.at(-1)).toBe(true)
    expect(whole.slice(0, -1)).not.toContain(true)
    // A hand that drags the view asks for one picture after the other: none of them stays.
    const before = whole.length
    for (let frame = 0; frame < 5; frame++) {
      changed(show)
      render(show, (now += 16))
    }
    expect(whole.slice(before)).toEqual([false, false, false, false, false])
    expect(render(show, (now += 16))).toBe(true)
    expect(whole.at(-1)).toBe(true)
    expect(render(show, (now += 16))).toBe(false)
  })

  it('[S31] on a slow machine only what moves is coarser than the screen', () => {
    const { show, scene, ratios } = countingShow(true)
    show.screen = 2
    show.efforts = effortsFor('canvas', 2)
    show.governor.level = show.efforts.length - 1
    readScene(scene, sketchFrame(1, sketchCells(12), { attemptRate: 90 }), true)
    let now = 1000
    for (let frame = 0; frame < 5; frame++) render(show, (now += 16))
    expect(show.ratio).toBe(1)
    show.meta = { running: false, speed: 1 }
    changed(show)
    while (render(show, (now += 16)));
    expect(show.ratio).toBe(2)
    show.meta = { running: true, speed: 1 }
    changed(show)
    render(show, (now += 16))
    expect(show.ratio).toBe(1)
    expect(ratios).toEqual([2, 1])
  })

  it('[U51] of a film goes on by the time between its pictures, down to ten in a second', () => {
    const times = [10, 12.5, 30].map((fps) => {
      const { show, scene } = countingShow(true)
      Object.assign(show.options, { picture: { ratio: 1, captions: false } })
      readScene(scene, sketchFrame(1, sketchCells(12), { attemptRate: 90 }), true)
      for (let k = 0; k <= 2 * fps; k++) render(show, (k * 1000) / fps)
      return scene.time
    })
    for (const time of times) expect(time).toBeCloseTo(2, 6)
  })

  it('[S54] goes on after a minute in a hidden tab as if it had not been away', () => {
    const { show, scene, drawn } = countingShow(true)
    readScene(scene, sketchFrame(1, sketchCells(12)), true)
    readScene(scene, sketchFrame(2, [...sketchCells(12), { id: 13, mother: 5, ready: 1 }]), false)
    let now = 1000
    for (let frame = 0; frame < 3; frame++) render(show, (now += 16))
    const before = scene.culture.values.x.slice(0, 13)
    const time = scene.time
    render(show, (now += 60_000))
    expect(drawn()).toBe(4)
    expect(scene.time - time).toBeLessThanOrEqual(0.05)
    for (let row = 0; row < 13; row++) {
      expect(Math.abs(at(scene.culture.values.x, row) - at(before, row))).toBeLessThan(
        0.3 * at(scene.layout.radius, 0),
      )
    }
  })
})
