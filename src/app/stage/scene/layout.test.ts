import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellSketch, sketchCells, sketchFrame } from '../frame-sketch.ts'
import { at } from '../at.ts'
import { rowOf, valueOf } from './culture.ts'
import { placeOf } from './layout.ts'
import { cellRadius, placesFor } from './places.ts'
import { overlap } from './relaxation.ts'
import { type Scene, createScene, readScene, resizeScene, stepScene } from './scene.ts'

const insets = { top: 90, right: 0, bottom: 0, left: 0 }

function sceneOf(cells: readonly CellSketch[], width = 1096, height = 602): Scene {
  const scene = createScene(insets)
  resizeScene(scene, width, height, insets)
  readScene(scene, sketchFrame(1, cells), true)
  return scene
}

/** Cells of which some divide, at any stage. */
const colonies = fc
  .record({
    count: fc.integer({ min: 1, max: 70 }),
    dividing: fc.array(
      fc.record({
        phase: fc.constantFrom('pulling', 'booting', 'probing'),
        progress: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 20 },
    ),
  })
  .map(({ count, dividing }): readonly CellSketch[] => [
    ...sketchCells(count),
    ...dividing.slice(0, count).map(({ phase, progress }, i) => ({
      id: count + 1 + i,
      mother: i + 1,
      phase: phase as 'pulling',
      progress,
    })),
  ])

describe('layout', () => {
  it('[S45] every colony comes to rest soon after its last change, and a first picture at once', () => {
    const moved: number[] = []
    for (const [width, height] of [
      [1096, 602],
      [500, 300],
    ] as const) {
      for (const cells of [3, 7, 17, 31, 59]) {
        for (const share of [0, 0.4]) {
          const mothers = sketchCells(cells)
          const scene = sceneOf(mothers, width, height)
          expect(stepScene(scene, 1 / 60, false, 1)).toBe(false)
          const daughters = sketchCells(Math.ceil(cells * share)).map(({ id = 0 }) => ({
            id: 100 + id,
            mother: id,
            phase: 'booting' as const,
            progress: (id * 0.37) % 1,
          }))
          const more = [...mothers, ...daughters, { id: 900, ready: 1 }]
          readScene(scene, sketchFrame(2, more), false)
          let calm = 0
          let { shape } = scene.culture
          let steps = 0
          while (steps < 30 * 60 && stepScene(scene, 1 / 60, false, 1)) {
            steps++
            calm = shape === scene.culture.shape ? calm + 1 : 0
            shape = scene.culture.shape
          }
          expect(steps).toBeGreaterThan(60)
          moved.push(calm / 60)
        }
      }
    }
    // Some would never find a place that suits all.
    expect(Math.max(...moved)).toBeGreaterThan(4)
    expect(Math.max(...moved)).toBeLessThan(6.5)
  })

  it('[S12] at rest no two bodies overlap by more than their pressing together allows', () => {
    let pairs = 0
    fc.assert(
      fc.property(colonies, (cells) => {
        const { bodies } = sceneOf(cells).layout
        for (let a = 0; a < bodies.count; a++) {
          for (let b = a + 1; b < bodies.count; b++) {
            if (at(bodies.figure, a) === at(bodies.figure, b)) continue
            const apart = Math.hypot(
              at(bodies.x, a) - at(bodies.x, b),
              at(bodies.y, a) - at(bodies.y, b),
            )
            const touch = at(bodies.radius, a) + at(bodies.radius, b)
            expect(apart).toBeGreaterThan(touch * overlap - 0.13 * at(bodies.radius, a))
            pairs++
          }
        }
      }),
      { numRuns: 12, seed: 7, endOnFailure: true },
    )
    expect(pairs).toBeGreaterThan(1000)
  })

  it('[S11] the same cells on the same stage stand in the same places', () => {
    fc.assert(
      fc.property(colonies, (cells) => {
        const [one, other] = [sceneOf(cells), sceneOf(cells)]
        expect(one.culture.values.x).toEqual(other.culture.values.x)
        expect(one.culture.values.angle).toEqual(other.culture.values.angle)
      }),
      { numRuns: 4, seed: 3, endOnFailure: true },
    )
  })

  it('[S13] an anchor depends on the number of services and the size alone', () => {
    for (let services = 1; services <= 12; services++) {
      const places = placesFor(services, 1096, 602, insets)
      expect(places).toHaveLength(services)
      for (const { x, y } of places) {
        expect(x).toBeGreaterThan(0)
        expect(x).toBeLessThan(1096)
        expect(y).toBeGreaterThan(insets.top)
        expect(y).toBeLessThan(602)
      }
    }
    expect(placesFor(1, 0, 0, insets)).toHaveLength(1)
  })

  it('[S13] a colony grows around its anchor', () => {
    for (const count of [1, 3, 8, 30, 100, 400]) {
      const scene = sceneOf(sketchCells(count))
      const place = placeOf(scene.layout, 0)
      const { x, y } = scene.culture.values
      const mean = (values: Float64Array) =>
        values.slice(0, count).reduce((sum, v) => sum + v, 0) / count
      expect(Math.abs(mean(x) - (place?.x ?? 0))).toBeLessThan(at(scene.layout.radius, 0))
      expect(Math.abs(mean(y) - (place?.y ?? 0))).toBeLessThan(at(scene.layout.radius, 0))
    }
  })

  it('[S14] a daughter begins where her mother stands, and nobody jumps', () => {
    const scene = sceneOf(sketchCells(12))
    const before = scene.culture.values.x.slice(0, 12)
    const next = [...sketchCells(12), { id: 13, mother: 5, ready: 1, load: 0 }]
    readScene(scene, sketchFrame(2, next), false)
    const [daughter, mother] = [rowOf(scene.culture, 13), rowOf(scene.culture, 5)]
    const { x, y } = scene.culture.values
    expect(
      Math.hypot(at(x, daughter) - at(x, mother), at(y, daughter) - at(y, mother)),
    ).toBeLessThan(1)
    let last = scene.culture.values.x.slice(0, 13)
    for (let frame = 0; frame < 90; frame++) {
      stepScene(scene, 1 / 60, true, 8)
      for (let row = 0; row < 13; row++) {
        expect(Math.abs(at(scene.culture.values.x, row) - at(last, row))).toBeLessThan(
          0.2 * at(scene.layout.radius, 0),
        )
      }
      last = scene.culture.values.x.slice(0, 13)
    }
    expect(before).toHaveLength(12)
    expect(
      Math.hypot(at(x, daughter) - at(x, mother), at(y, daughter) - at(y, mother)),
    ).toBeGreaterThan(at(scene.layout.radius, 0))
  })

  it('[S3] two that part stand where their halves stood', () => {
    const serving = { id: 1, ready: 1, load: 0.8 }
    const scene = sceneOf([serving, { id: 2, mother: 1, phase: 'probing', progress: 1 }])
    const { bodies } = scene.layout
    const both = [serving, { id: 2, mother: 1, ready: 1 }]
    readScene(scene, sketchFrame(2, both), false)
    for (let frame = 0; frame < 40; frame++) stepScene(scene, 1 / 60, false, 1)
    const halves = [0, 1].map((k) => [at(bodies.x, k), at(bodies.y, k)])
    expect(bodies.count).toBe(2)
    readScene(scene, sketchFrame(3, both), false)
    const stand = [1, 2].map((id) => {
      const row = rowOf(scene.culture, id)
      return [valueOf(scene.culture, 'x', row), valueOf(scene.culture, 'y', row)]
    })
    expect(scene.culture.count).toBe(2)
    stand.flat().forEach((place, i) => expect(place).toBeCloseTo(halves.flat()[i] ?? Number.NaN, 6))
  })

  it('[S5] a seek shows the same as if the frame were the first', () => {
    const scene = sceneOf(sketchCells(3))
    readScene(scene, sketchFrame(9, sketchCells(20)), true)
    expect(scene.culture.values.x.slice(0, 20)).toEqual(
      sceneOf(sketchCells(20)).culture.values.x.slice(0, 20),
    )
  })

  it('[S15] the radius follows the formula and its bounds', () => {
    const place = { x: 0, y: 0, reachX: 400, reachY: 260 }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (n) => {
        const exact = Math.sqrt(0.55 * 400 * 260) / (Math.sqrt(n) + 0.35)
        expect(cellRadius(place, n, 2)).toBeCloseTo(Math.min(44, Math.max(1.5, exact)), 9)
        if (exact < 44) expect(cellRadius(place, n, 1)).toBeCloseTo(Math.max(9, exact), 9)
        expect(cellRadius(place, n + 1, 1)).toBeLessThanOrEqual(cellRadius(place, n, 1))
      }),
    )
    expect(cellRadius(place, 1, 1)).toBe(72)
  })

  it('[S17] a division between two neighbours lies across them', () => {
    const scene = sceneOf(sketchCells(3))
    const { x, y, angle } = scene.culture.values
    const place = placeOf(scene.layout, 0)
    for (let row = 0; row < 3; row++) {
      x[row] = (place?.x ?? 0) + (row - 1) * at(scene.layout.radius, 0) * 1.8
      y[row] = place?.y ?? 0
    }
    readScene(
      scene,
      sketchFrame(2, [...sketchCells(3), { id: 4, mother: 2, phase: 'scheduled' }]),
      false,
    )
    stepScene(scene, 1 / 60, true, 1)
    expect(Math.abs(Math.cos(at(angle, 1)))).toBeLessThan(0.2)
  })

  it('[S13] a stage without a size is survived', () => {
    const scene = sceneOf(sketchCells(5), 0, 0)
    stepScene(scene, 1 / 60, true, 1)
    expect(scene.culture.values.x.every(Number.isFinite)).toBe(true)
  })
})
