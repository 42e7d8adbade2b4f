import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoadCurve } from '#core/traffic/load.ts'
import { checkLoad, loadArea, loadDuration, loadLimits, rateAt } from '#core/traffic/load.ts'
import { createStroke } from './load-draft.ts'
import { editByKey, loadKey } from './load-keys.ts'
import {
  addPoint,
  draggablePoints,
  drawableLoad,
  drawnPointsMax,
  drawOver,
  movePoint,
  removePoint,
} from './load-points.ts'
import type { LoadPoint } from './simplify.ts'

const surge: readonly LoadPoint[] = [
  [0, 60],
  [120, 60],
  [240, 420],
  [420, 420],
  [540, 80],
  [900, 60],
]
const wild = fc.double({ min: -1e7, max: 1e7, noNaN: true })

function isLoad(points: readonly LoadPoint[]): boolean {
  return checkLoad({ form: 'linear', points }).ok && points.at(-1)?.[0] === 900
}

describe('points of a load', () => {
  it('[P10] a moved point keeps its place in time, wherever the pointer goes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), wild, wild, (index, at, rate) => {
        const moved = movePoint(surge, index, [at, rate])
        expect(isLoad(moved)).toBe(true)
        expect(moved).toHaveLength(surge.length)
        expect(moved[index]?.[1]).toBeLessThanOrEqual(loadLimits.rateMax)
      }),
    )
    expect(movePoint(surge, 2, [302.4, 499.6])[2]).toEqual([302, 500])
    expect(movePoint(surge, 2, [9999, 1])[2]).toEqual([420, 1])
    expect(movePoint(surge, 0, [50, 33])[0]).toEqual([0, 33])
    expect(movePoint(surge, 5, [50, 33])[5]).toEqual([900, 33])
    expect(movePoint(surge, 9, [50, 33])).toBe(surge)
  })

  it('[P17] a point is added on the line and removed again; the ends stay', () => {
    const added = addPoint(surge, 180)
    expect(added?.index).toBe(2)
    expect(added?.points[2]).toEqual([180, 240])
    expect(removePoint(added?.points ?? [], 2)).toEqual(surge)
    expect(removePoint(surge, 0)).toBe(surge)
    expect(removePoint(surge, 5)).toBe(surge)
    expect(addPoint(surge, 120)).toBeNull()
    expect(addPoint(surge, -5)).toBeNull()
    expect(addPoint(surge, 950)).toBeNull()
  })

  it('[P12] a freehand line replaces what it covers and leaves the rest', () => {
    const place = fc.tuple(fc.double({ min: 0, max: 900, noNaN: true }), fc.nat(2000))
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 80 }), (places) => {
        const stroke = places.toSorted((a, b) => a[0] - b[0])
        const drawn = drawOver(surge, stroke)
        expect(isLoad(drawn)).toBe(true)
        expect(drawn.length).toBeLessThanOrEqual(drawnPointsMax)
      }),
    )
    const bump: LoadPoint[] = [
      [600, 300],
      [650, 900],
      [700, 300],
    ]
    const load: LoadCurve = { form: 'linear', points: drawOver(surge, bump) }
    expect(rateAt(load, 650)).toBe(900)
    for (const at of [0, 100, 240, 400, 540, 800]) {
      expect(
        Math.abs(rateAt(load, at) - rateAt({ form: 'linear', points: surge }, at)),
      ).toBeLessThan(10)
    }
  })

  it('[P12] going back in time redraws, and a fast pointer leaves no holes', () => {
    const stroke = createStroke()
    stroke.add(10, 50)
    stroke.add(30, 70)
    stroke.add(20, 5)
    const pixels = stroke.pixels()
    expect(pixels.map(([x]) => x)).toEqual(Array.from({ length: 21 }, (_, i) => i + 10))
    expect(pixels[0]).toEqual([10, 50])
    expect(pixels[10]).toEqual([20, 5])
  })

  it('[P15] steps and long lines are shown; as drawable curves they keep length and requests', () => {
    const rates = Array.from({ length: 720 }, (_, i) => 800 + 700 * Math.sin(i / 90) + (i % 7) * 30)
    const trace: LoadCurve = { form: 'steps', every: 60, rates }
    expect(draggablePoints(trace)).toBeNull()
    const drawable = drawableLoad(trace)
    expect(checkLoad(drawable).ok).toBe(true)
    expect(draggablePoints(drawable)?.length).toBeLessThanOrEqual(drawnPointsMax)
    expect(loadDuration(drawable)).toBe(loadDuration(trace))
    expect(loadArea(drawable) / loadArea(trace)).toBeCloseTo(1, 1)
    const dense: LoadCurve = {
      form: 'linear',
      points: Array.from({ length: 500 }, (_, i) => [i, 100 + (i % 3)]),
    }
    expect(draggablePoints(dense)).toBeNull()
    expect(draggablePoints(drawableLoad(dense))).not.toBeNull()
    expect(draggablePoints({ form: 'linear', points: surge })).toBe(surge)
  })

  it('[P17] keys mean what the spec says and nothing else', () => {
    const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
      loadKey({ key: name, shiftKey: held.shiftKey ?? false, altKey: held.altKey ?? false })
    expect(key('ArrowUp')).toEqual({ type: 'rate', by: 10 })
    expect(key('ArrowDown', { shiftKey: true })).toEqual({ type: 'rate', by: -100 })
    expect(key('ArrowRight', { altKey: true })).toEqual({ type: 'time', direction: 1 })
    expect(['Delete', 'Backspace', 'Insert', 'Enter'].map((name) => key(name)?.type)).toEqual([
      'remove',
      'remove',
      'add',
      'add',
    ])
    expect(['Tab', ' ', 'a', 'Escape'].map((name) => key(name))).toEqual([null, null, null, null])
    expect(key('Delete', { altKey: true })).toBeNull()
  })

  it('[P17] every key on every point leaves a valid load and a point to focus', () => {
    const wish = fc.constantFrom(
      { type: 'rate', by: -100 } as const,
      { type: 'rate', by: 10 } as const,
      { type: 'time', direction: -1 } as const,
      { type: 'time', direction: 1 } as const,
      { type: 'remove' } as const,
      { type: 'add' } as const,
    )
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), fc.nat(5), (wishes, start) => {
        let now: { points: readonly LoadPoint[]; index: number } = { points: surge, index: start }
        for (const one of wishes) now = editByKey(now.points, now.index, one)
        expect(isLoad(now.points)).toBe(true)
        expect(now.points[now.index]).toBeDefined()
      }),
    )
    expect(editByKey(surge, 1, { type: 'time', direction: -1 }).points[1]).toEqual([115, 60])
    expect(editByKey(surge, 5, { type: 'add' }).points).toBe(surge)
  })
})
