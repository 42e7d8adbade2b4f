import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logTicks } from '#app/charts/axes.ts'
import { plainTheme as theme } from '#app/charts/charts.test-support.ts'
import { sharedWidth, type Box } from '#app/charts/label-space.ts'
import type { Pen } from '#app/charts/pen.ts'
import { hueOf } from './hues.ts'
import { labelRows } from './label-rows.ts'
import { paintMeanNames } from './mean-names.ts'
import { pixelsOf, shareOf, tradeoffPlot, tradeoffScale } from './tradeoff-picture.ts'

const words = { costName: '', better: '', formatCost: String, formatLatency: String }

/** A pen that keeps the boxes of its texts, as if every letter were 6 px wide and 14 px high. */
function writtenBy() {
  const texts: Box[] = []
  const measure = (text: string) => 6 * text.length
  const pen: Pen = {
    stroke: () => undefined,
    fill: () => undefined,
    text: (text, { x, y }) => void texts.push({ x, y: y - 7, width: measure(text), height: 14 }),
    measure,
    clip: (_, draw) => draw(),
  }
  return { pen, texts }
}

describe('the pictures of a sweep', () => {
  it('[Q46] every place lies in the plot, whatever the costs and latencies', () => {
    const place = fc.record({
      cost: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true })),
      latency: fc.double({ min: 1e-6, max: 600, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), (places) => {
        const scale = tradeoffScale(places)
        for (const one of places) {
          const { x, y } = shareOf(one, scale)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(1)
          expect(y).toBeGreaterThan(0)
          expect(y).toBeLessThan(1)
        }
        expect(logTicks(...scale.latency, 6).length).toBeGreaterThan(0)
      }),
      { seed: 46 },
    )
    expect(shareOf({ cost: 0, latency: 1 }, tradeoffScale([])).y).toBe(0)
  })

  it('[Q45] names of values never lie over each other, and stand where they wish where there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 200 }), { maxLength: 8 }), (wishes) => {
        const rows = labelRows(wishes, 13, 0, 150)
        const shown = rows.filter((row) => row !== undefined).toSorted((a, b) => a - b)
        expect(shown).toHaveLength(Math.min(wishes.length, 11))
        for (const [i, row] of shown.entries()) {
          expect(row).toBeGreaterThanOrEqual(6.5)
          expect(row).toBeLessThanOrEqual(143.5 + 1e-9)
          const before = shown[i - 1]
          if (before !== undefined) expect(row - before).toBeGreaterThanOrEqual(13 - 1e-9)
        }
      }),
      { seed: 45 },
    )
    expect(labelRows([20, 100], 12, 0, 120)).toEqual([20, 100])
    expect(labelRows([5, 5, 5], 12, 0, 30).filter((row) => row === undefined)).toHaveLength(1)
  })

  it('[Q46] names of means lie neither over each other nor over a mark, and most of them are there', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const place = fc.tuple(share, share).map(([x, y]) => ({ cost: 1 + x, latency: 0.1 + 10 * y }))
    const size = { width: 430, height: 330 }
    let [asked, written] = [0, 0]
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 8 }),
        fc.array(place),
        (means, runs) => {
          const { pen, texts } = writtenBy()
          const scale = tradeoffScale([...means, ...runs])
          const marks = means.map((mean, i) => ({ ...mean, text: `${i * 15}%`, isOnFront: i < 3 }))
          paintMeanNames(pen, theme, { ...words, scale, marks, runs }, size)
          const plot = tradeoffPlot(pen, theme, size)
          const boxes = marks.map((mark) => {
            const { x, y } = pixelsOf(plot, scale, mark)
            return { x: x - 8, y: y - 8, width: 16, height: 16 }
          })
          texts.forEach((text, i) => {
            for (const other of [...boxes, ...texts.slice(0, i)])
              expect(sharedWidth(text, other)).toBe(0)
            expect(text.x).toBeGreaterThanOrEqual(plot.left)
            expect(text.x + text.width).toBeLessThanOrEqual(plot.right + 1e-9)
          })
          asked += marks.length
          written += texts.length
        },
      ),
      { seed: 47 },
    )
    expect(written / asked).toBeGreaterThan(0.95)
  })

  it('[Q45] every value has a colour of its own', () => {
    for (let count = 2; count <= 8; count++) {
      const hues = Array.from({ length: count }, (_, place) => hueOf(place, count, (name) => name))
      expect(new Set(hues).size).toBe(count)
      expect([hues[0], hues.at(-1)]).toEqual(['p50', 'p99'])
    }
    expect(hueOf(0, 1, (name) => name)).toBe('p50')
  })
})
