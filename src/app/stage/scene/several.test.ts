import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { at } from '../at.ts'
import { sketchFrame } from '../frame-sketch.ts'
import { cometStates, fates, flowCapacity } from './comets.ts'
import type { Call } from './graph-layers.ts'
import { crossings, layersOf } from './graph-layers.ts'
import { walk } from './picking.ts'
import { placesFor } from './places.ts'
import { alongX, alongY } from './route.ts'
import { type Scene, createScene, readScene, resizeScene, setCalls, stepScene } from './scene.ts'

const insets = { top: 96, right: 12, bottom: 14, left: 12 }
const sizes = [
  [1096, 602],
  [960, 428],
  [390, 420],
  [390, 800],
  [320, 240],
] as const

function call(from: number, to: number, optional = false): Call {
  return { from, to, optional }
}

/** A gateway that calls three services, two of them call on. */
const shop = [call(-1, 0), call(0, 1), call(0, 2), call(0, 4, true), call(1, 3), call(2, 3)]

/** A graph of so many services in which each is called by one before it. */
const graphs = fc
  .array(fc.nat(), { minLength: 1, maxLength: 31 })
  .map((seeds) => [call(-1, 0), ...seeds.map((seed, n) => call(seed % (n + 1), n + 1))])

function frameOf(calls: readonly Call[], cells: readonly number[], edges: readonly object[]) {
  const all = cells.flatMap((count, service) =>
    Array.from({ length: count }, () => ({ service, ready: 1, load: 0.5, inService: 3 })),
  )
  const numbered = all.map((cell, n) => ({ ...cell, id: n + 1 }))
  const services = cells.map((ready) => ({ ready, attemptRate: 100 }))
  const present = calls.map((_, n) => edges[n] ?? { rate: 100 })
  return sketchFrame(1, numbered, services, present)
}

function sceneOf(
  calls: readonly Call[],
  cells: readonly number[],
  edges: readonly object[] = [],
  [width, height]: readonly [number, number] = [1096, 602],
): Scene {
  const scene = createScene(insets)
  setCalls(scene, calls)
  resizeScene(scene, width, height, insets)
  readScene(scene, frameOf(calls, cells, edges), true)
  return scene
}

describe('several services', () => {
  it('[S60] anchors of 1 to 32 services lie on every stage, apart, and the same each time', () => {
    let pairs = 0
    fc.assert(
      fc.property(graphs, fc.constantFrom(...sizes), (calls, [width, height]) => {
        const places = placesFor(calls.length, width, height, insets, calls)
        expect(places).toHaveLength(calls.length)
        expect(placesFor(calls.length, width, height, insets, calls)).toEqual(places)
        places.forEach((place, n) => {
          expect(place.x).toBeGreaterThan(0)
          expect(place.x).toBeLessThan(width)
          expect(place.y).toBeGreaterThan(insets.top)
          expect(place.y).toBeLessThan(height)
          for (const other of places.slice(n + 1)) {
            expect(Math.hypot(place.x - other.x, place.y - other.y)).toBeGreaterThan(8)
            pairs++
          }
        })
      }),
      { seed: 11, numRuns: 60 },
    )
    expect(pairs).toBeGreaterThan(1000)
  })

  it('[S60] who is called stands right of who calls, and under it on an upright stage', () => {
    for (const [width, height] of sizes) {
      const places = placesFor(5, width, height, insets, shop)
      const isUpright = height === 800
      for (const { from, to } of shop) {
        const [caller, called] = [places[from], places[to]]
        if (!caller || !called) continue
        if (isUpright) expect(called.y).toBeGreaterThan(caller.y + 20)
        else expect(called.x).toBeGreaterThan(caller.x + 20)
      }
    }
    expect(crossings(layersOf(5, shop), shop)).toBe(0)
  })

  it('[S61] tissues of 1 to 60 cells keep clear of each other, and one that has more swells', () => {
    for (const size of sizes.slice(0, 4)) {
      for (const cells of [
        [8, 11, 12, 11, 8],
        [3, 60, 5, 2, 1],
        [1, 1, 1, 1, 40],
      ]) {
        const scene = sceneOf(shop, cells, [], size)
        const { bodies } = scene.layout
        const { service } = scene.culture.values
        for (let a = 0; a < bodies.count; a++) {
          for (let b = a + 1; b < bodies.count; b++) {
            if (at(service, at(bodies.figure, a)) === at(service, at(bodies.figure, b))) continue
            const away = Math.hypot(
              at(bodies.x, a) - at(bodies.x, b),
              at(bodies.y, a) - at(bodies.y, b),
            )
            expect(away).toBeGreaterThan(at(bodies.radius, a) + at(bodies.radius, b))
          }
        }
      }
    }
    const even = sceneOf(shop, [20, 20, 20, 20, 20]).layout.radius
    const odd = sceneOf(shop, [20, 20, 5, 5, 5]).layout.radius
    expect(at(odd, 1)).toBeGreaterThan(1.05 * at(even, 1))
  })

  it('[S60] a graph that is told again leaves everything where it stands', () => {
    const scene = sceneOf(shop, [8, 11, 12, 11, 8])
    const { colonies, streams } = scene
    setCalls(
      scene,
      shop.map((same) => ({ ...same })),
    )
    expect(scene.colonies).toBe(colonies)
    expect(scene.streams).toBe(streams)
    setCalls(scene, shop.slice(0, 3))
    expect(scene.streams).toHaveLength(3)
  })

  it('[S62] a call bends round the tissues that stand in its way', () => {
    const scene = sceneOf([call(-1, 0), call(0, 1), call(1, 2), call(0, 2)], [8, 30, 8])
    const { edge, hull } = scene.colonies[1] ?? {}
    const [, , , over] = scene.streams
    if (!edge || !hull || !over) throw new Error('The scene has three colonies and four streams.')
    for (let n = 0; n <= 40; n++) {
      const [x, y] = [alongX(over.route, n / 40), alongY(over.route, n / 40)]
      expect(x > edge.left && x < edge.right && y > edge.top && y < edge.bottom).toBe(false)
    }
    expect(alongX(over.route, 1)).toBeGreaterThan(edge.right)
  })
})

describe('streams between services', () => {
  const rates = [400, 200, 100, 50, 20, 10]
  const born = rates.map(() => 0)
  let falls: { readonly fate: number; readonly progress: number }[] = []
  let scale = 0

  beforeAll(() => {
    const edges = rates.map((rate, n) => ({
      rate,
      failed: n === 1 ? 50 : 0,
      refused: n === 4 ? 20 : 0,
    }))
    const scene = sceneOf(shop, [8, 11, 12, 11, 8], edges)
    const { flow } = scene
    const seen = new Set<number>()
    const before = new Map<number, number>()
    falls = []
    for (let t = 0; t < 30 * 60; t++) {
      stepScene(scene, 1 / 60, true, 1)
      for (let k = 0; k < flowCapacity; k++) {
        const [state, serial] = [at(flow.state, k), at(flow.serial, k)]
        if (state === cometStates.free) continue
        const stream = at(flow.stream, k)
        if (!seen.has(serial)) born[stream] = (born[stream] ?? 0) + 1
        seen.add(serial)
        const progress = before.get(serial)
        if (state === cometStates.onItsWay) before.set(serial, at(flow.progress, k))
        else if (progress !== undefined) {
          before.delete(serial)
          falls.push({ fate: at(flow.fate, k), progress })
        }
      }
    }
    scale = flow.scale
  })

  it('[S63] comets are as many on each call as attempts, by one scale for all', () => {
    const expected = rates.map((rate, n) => ((rate + (n === 4 ? 20 : 0)) * 30) / scale)
    expected.forEach((comets, n) => {
      // Poisson arrivals: four standard deviations.
      expect(Math.abs((born[n] ?? 0) - comets)).toBeLessThan(4 * Math.sqrt(comets) + 2)
    })
    expect(scale).toBeGreaterThan(0)
  })

  it('[S63] what fails drops off where it arrives, what is kept back where it sets out', () => {
    const failed = falls.filter(({ fate }) => fate === fates.fails)
    const kept = falls.filter(({ fate }) => fate === fates.isKeptBack)
    expect(falls).toHaveLength(failed.length + kept.length)
    expect(Math.min(...failed.map(({ progress }) => progress))).toBeGreaterThan(0.8)
    expect(Math.max(...kept.map(({ progress }) => progress))).toBeLessThan(0.15)
    expect(Math.abs(failed.length - (50 * 30) / scale)).toBeLessThan(4 + 8 * Math.sqrt(50 / scale))
    expect(Math.abs(kept.length - (20 * 30) / scale)).toBeLessThan(4 + 8 * Math.sqrt(20 / scale))
  })
})

describe('keys between tissues', () => {
  it('[S26] go through the cells of one tissue before those of the next, and reach all', () => {
    const scene = sceneOf(shop, [4, 9, 3, 5, 2])
    const { culture, layout } = scene
    const services: number[] = []
    let cell = 0
    let last = -1
    // From wherever it begins, a way to the left ends at the first cell of all.
    for (let n = 0; n < 30; n++) cell = walk(culture, layout.bodies, cell, n === 0 ? 1 : -1, 0)
    const reached = new Set<number>()
    while (cell !== last) {
      reached.add(cell)
      services.push(at(culture.values.service, cell - 1))
      last = cell
      cell = walk(culture, layout.bodies, cell, 1, 0)
    }
    expect(reached.size).toBe(23)
    expect(services).toEqual(services.toSorted((a, b) => a - b))
  })
})
