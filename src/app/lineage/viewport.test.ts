import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyViewport,
  held,
  panned,
  revealing,
  rowAt,
  rowHeightOf,
  spanOf,
  timeAt,
  underSentence,
  xOf,
  yOf,
  zoomed,
  type Viewport,
} from './viewport.ts'

const insets = { top: 100, right: 100, bottom: 30, left: 20 }
const whole: Viewport = { ...emptyViewport, width: 1000, height: 600, insets, to: 900, rows: 17 }
const many: Viewport = { ...whole, rows: 4000 }

describe('the view of the tree', () => {
  it('[N11] all times, and all rows as far as they can be told apart, are in view at first', () => {
    expect([xOf(whole, 0), xOf(whole, 900)]).toEqual([20, 900])
    expect(yOf(whole, 0)).toBeGreaterThan(100)
    expect(yOf(whole, 16)).toBeLessThan(570)
    expect(rowHeightOf(many)).toBe(3)
  })

  it('[N15] the first row stands under the sentence, and some rows are kept on the lowest views', () => {
    for (const [height, end] of [
      [600, 80],
      [600, 240],
      [160, 110],
      [90, 110],
    ] as const) {
      const view = { ...whole, height, insets: underSentence({ ...insets, top: 40 }, end, height) }
      const room = height - insets.bottom - view.insets.top
      expect(room).toBeGreaterThanOrEqual(Math.min(48, height - insets.bottom - 40))
      if (height === 600) expect(view.insets.top).toBe(end)
      expect(yOf(view, 0)).toBeGreaterThan(view.insets.top)
      expect(view.insets.top).toBeGreaterThanOrEqual(40)
    }
  })

  it('[N11] zooming keeps what stands under the pointer, within what there is', () => {
    const place = fc.record({
      x: fc.integer({ min: 100, max: 800 }),
      y: fc.integer({ min: 150, max: 500 }),
    })
    fc.assert(
      fc.property(place, fc.double({ min: 1, max: 20, noNaN: true }), ({ x, y }, factor) => {
        const closer = zoomed(many, factor, x, y)
        expect(timeAt(closer, x)).toBeCloseTo(timeAt(many, x), 6)
        expect(Math.abs(rowAt(closer, y) - rowAt(many, y))).toBeLessThanOrEqual(1)
        expect(closer.start).toBeGreaterThanOrEqual(0)
        expect(closer.start + spanOf(closer)).toBeLessThanOrEqual(900 + 1e-6)
      }),
    )
  })

  it('[N11] a view never leaves the tree', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (dx, dy) => {
        const moved = panned(zoomed(many, 3, 500, 300), dx, dy)
        expect(held(moved)).toEqual(moved)
        expect(yOf(moved, 0)).toBeLessThanOrEqual(100 + rowHeightOf(moved))
        expect(yOf(moved, 3999)).toBeGreaterThanOrEqual(570 - rowHeightOf(moved))
      }),
    )
  })

  it('[N10] a walk brings its cell into view', () => {
    const closer = zoomed(many, 4, 100, 110)
    expect(yOf(closer, 3000)).toBeGreaterThan(600)
    const seen = revealing(closer, 3000, 880)
    expect(yOf(seen, 3000)).toBeLessThanOrEqual(570)
    expect(xOf(seen, 880)).toBeLessThanOrEqual(900)
  })
})
