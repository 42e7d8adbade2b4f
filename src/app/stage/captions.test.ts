import { describe, expect, it } from 'vitest'
import { german as germanTexts } from '#text/de/german.ts'
import { stageText } from '#text/en/stage.ts'
import { at } from './at.ts'
import { type Camera, screenX, screenY } from './camera.ts'
import type { Rect } from './caption-places.ts'
import { captionsFor, createCaptions } from './captions.ts'
import type { Label } from './canvas2d/labels.ts'
import { sketchCells, sketchFrame } from './frame-sketch.ts'
import type { Insets } from './scene/places.ts'
import { type Scene, createScene, readScene, resizeScene, stepScene } from './scene/scene.ts'
import { createViewpoint, resizeViewpoint, stepViewpoint } from './viewpoint.ts'

const { english } = stageText
const german = germanTexts.stage
const telling = { names: ['web'], still: false, text: english }

function under(top: number): Insets {
  return { top, right: 0, bottom: 40, left: 0 }
}

/** A stage of a size with a colony at which requests wait, and the words on it. */
function wordsOn(
  width: number,
  height: number,
  insets: Insets,
  cells: number,
  waiting: number,
  text = english,
  shedRate = 45,
) {
  const scene = createScene(insets)
  resizeScene(scene, width, height, insets)
  const frame = sketchFrame(1, sketchCells(cells, 1), {
    attemptRate: 900,
    shedRate,
    waiting,
    ready: cells,
  })
  readScene(scene, frame, true)
  const view = createViewpoint()
  resizeViewpoint(view, width, height)
  for (let n = 0; n < 30; n++) {
    stepScene(scene, 1 / 60, true, 1)
    stepViewpoint(view, scene, 1 / 60, true)
  }
  const captions = createCaptions()
  const labels = captionsFor(captions, scene, view.camera, { ...telling, text }, 0)
  return { scene, camera: view.camera, labels, captions }
}

/** Dots of the crowd that lie under a label. */
function dotsUnder({ x, y, text: words, align }: Label, scene: Scene, camera: Camera): number {
  const wide = words.length * 6.4
  const left = align === 'right' ? x - wide : align === 'center' ? x - wide / 2 : x
  let dots = 0
  for (const { crowd } of scene.colonies) {
    for (let n = 0; n < crowd.count; n++) {
      const [dotX, dotY] = [screenX(camera, at(crowd.x, n)), screenY(camera, at(crowd.y, n))]
      if (dotX > left && dotX < left + wide && dotY > y - 10 && dotY < y + 3) dots++
    }
  }
  return dots
}

/** How far words reach into the nearest cell, CSS px; negative while they are clear of all. */
function depthInCells({ x, y, text: words, align }: Label, scene: Scene, camera: Camera) {
  // As wide as narrow letters make them.
  const wide = words.length * 5.2
  const left = align === 'right' ? x - wide : align === 'center' ? x - wide / 2 : x
  const { bodies } = scene.layout
  let most = -Infinity
  for (let n = 0; n < bodies.count; n++) {
    const dx = screenX(camera, at(bodies.x, n)) - left
    const aside = Math.max(0, -dx, dx - wide)
    const dy = screenY(camera, at(bodies.y, n)) - (y - 9)
    const along = Math.max(0, -dy, dy - 11)
    most = Math.max(most, at(bodies.radius, n) * camera.scale - Math.hypot(aside, along))
  }
  return most
}

/** Points of the outer line of the dish within a part of the screen, or so far around it, CSS px. */
function rimPoints(box: Rect, around: number, { dish }: Scene, camera: Camera) {
  let points = 0
  for (let n = 0; n < 4000; n++) {
    const turn = (n / 4000) * Math.PI * 2
    const x = screenX(camera, dish.x + Math.cos(turn) * dish.radius)
    const y = screenY(camera, dish.y + Math.sin(turn) * dish.radius)
    const isWithin =
      x > box.left - around &&
      x < box.right + around &&
      y > box.top - around &&
      y < box.bottom + around
    if (isWithin) points++
  }
  return points
}

const sizes = [
  [1096, 602, 96],
  [960, 400, 60],
  [390, 420, 70],
] as const

const pages = [
  [1096, 602, { top: 96, right: 12, bottom: 14, left: 12 }],
  [960, 318, { top: 30, right: 12, bottom: 10, left: 156 }],
  [390, 406, { top: 92, right: 4, bottom: 58, left: 4 }],
  [500, 150, { top: 4, right: 4, bottom: 18, left: 280 }],
  [320, 240, { top: 60, right: 4, bottom: 4, left: 4 }],
] as const

describe('words on the stage', () => {
  it('[S52] no label lies on the crowd, at any size of the page', () => {
    let seen = 0
    for (const [width, height, top] of sizes) {
      for (const cells of [1, 3, 8, 24, 40, 200]) {
        for (const waiting of [3, 530, 2100]) {
          const { labels, scene, camera } = wordsOn(width, height, under(top), cells, waiting)
          for (const label of labels) {
            // On the smallest a full crowd may leave no place quite free.
            const most = width < 400 ? 3 : 0
            const where = `${label.text} of ${cells} cells on ${width} by ${height}`
            expect(dotsUnder(label, scene, camera), where).toBeLessThanOrEqual(most)
            seen++
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(200)
  })

  it('[S52] no words lie on cells, in either language: what has no room is left out', () => {
    const told = { all: 0, names: 0, unnamed: 0 }
    let pictures = 0
    for (const [width, height, insets] of pages) {
      for (const cells of [1, 5, 9, 17, 60]) {
        for (const [waiting, spoken] of [
          [0, english],
          [60, german],
          [900, german],
        ] as const) {
          const { labels, scene, camera } = wordsOn(width, height, insets, cells, waiting, spoken)
          pictures++
          // Only a stage without room above and beside its colony may leave the name out.
          if (height > 200 && !labels.some(({ kind }) => kind === 'name')) told.unnamed++
          for (const label of labels) {
            const where = `${label.text} of ${cells} cells on ${width} by ${height}`
            expect(depthInCells(label, scene, camera), where).toBeLessThan(1)
            told.all++
            if (label.kind === 'name') told.names++
          }
        }
      }
    }
    expect(told.all).toBeGreaterThan(3 * pictures)
    expect(told.names / pictures).toBeGreaterThan(0.9)
    expect(told.unnamed).toBe(0)
  })

  it('[S55] the scale of the dots has ground of its own where the rim of the dish would cross it', () => {
    const seen = { scale: 0, note: 0 }
    for (const [width, height, insets] of pages) {
      for (const waiting of [0, 900, 40_000]) {
        const { scene, camera, labels } = wordsOn(width, height, insets, 8, waiting)
        const scales = labels.filter(({ text }) => / dot = /.test(text))
        for (const { x, y, text, kind } of scales) {
          const box = { left: x, right: x + text.length * 5.2, top: y - 9, bottom: y }
          if (rimPoints(box, 0, scene, camera) > 0) expect(kind).toBe('scale')
          // A line of two is told together with the other one.
          if (rimPoints(box, 40, scene, camera) === 0) expect(kind).toBe('note')
          if (kind === 'scale' || kind === 'note') seen[kind]++
        }
      }
    }
    expect(seen.scale).toBeGreaterThan(0)
    expect(seen.note).toBeGreaterThan(0)
  })

  it('[S52] on a narrow stage those who wait stand behind the name, the refused under it', () => {
    const [width, height, insets] = pages[2]
    const told = (waiting: number, shedRate: number) =>
      wordsOn(width, height, insets, 9, waiting, english, shedRate)
        .labels.filter(({ align }) => align === 'center')
        .map(({ kind, text }) => [kind, text])
    expect(told(930, 45)).toEqual([
      ['name', 'web, 930 waiting'],
      ['alarm', '45 attempts refused per second'],
    ])
    expect(told(0, 0)).toEqual([
      ['name', 'web'],
      ['note', '9 ready, 100%'],
    ])
  })

  it('[S53] no words come three times within a second, however fast their reasons come and go', () => {
    for (const [width, height, insets] of [pages[0], pages[2]]) {
      const scene = createScene(insets)
      resizeScene(scene, width, height, insets)
      const view = createViewpoint()
      resizeViewpoint(view, width, height)
      const captions = createCaptions()
      const there = new Map<string, boolean>()
      const came = new Map<string, number[]>()
      for (let frame = 0; frame < 60 * 8; frame++) {
        const isBusy = frame % 5 < 2
        const flow = { attemptRate: 900, shedRate: isBusy ? 45 : 0, waiting: isBusy ? 500 : 0 }
        const cells = sketchCells(6, 1)
        readScene(scene, sketchFrame(frame, cells, { ...flow, ready: 6 }), frame === 0)
        stepScene(scene, 1 / 60, true, 600)
        stepViewpoint(view, scene, 1 / 60, false)
        const labels = captionsFor(captions, scene, view.camera, telling, 1 / 60)
        const said = new Set<string>()
        for (const { text, opacity } of labels) {
          if (opacity > 0.5) for (const part of text.split(', ')) said.add(part.replace(/\d+/g, ''))
        }
        for (const part of new Set([...said, ...there.keys()])) {
          const was = there.get(part) ?? false
          if (said.has(part) && !was) came.set(part, [...(came.get(part) ?? []), frame / 60])
          there.set(part, said.has(part))
        }
      }
      // Something came and went: without any hold it would have come a hundred times.
      expect(Math.max(...[...came.values()].map(({ length }) => length))).toBeGreaterThan(2)
      for (const [part, moments] of came) {
        for (const from of moments) {
          const within = moments.filter((moment) => moment >= from && moment < from + 1)
          expect(within.length, `${part} on ${width}`).toBeLessThan(3)
        }
      }
    }
  })

  it('[S52] what is refused is told where the requests arrive, and only while some are', () => {
    const { labels } = wordsOn(1096, 602, under(96), 8, 90)
    expect(labels.map(({ text: words }) => words)).toContain('45 attempts refused per second')
    const alarm = labels.filter(({ kind }) => kind === 'alarm')
    expect(alarm).toHaveLength(1)
  })

  it('[S52] a colony that gets another name is told by it at once, also beside those who wait', () => {
    const { labels, scene, camera, captions } = wordsOn(390, 420, under(70), 8, 530)
    const titles = () => labels.filter(({ kind }) => kind === 'name').map(({ text }) => text)
    expect(titles()).toEqual([english.named('web', 530)])
    captionsFor(captions, scene, camera, { ...telling, names: ['shop'] }, 1 / 60)
    expect(titles()).toEqual([english.named('shop', 530)])
  })

  it('[S32] words that say the same are not made anew', () => {
    const { labels, scene, camera, captions } = wordsOn(1096, 602, under(96), 8, 90)
    const before = labels.map((label) => label)
    const again = captionsFor(captions, scene, camera, telling, 1 / 60)
    expect(again).toBe(labels)
    again.forEach((label, n) => expect(label).toBe(before[n]))
  })
})
