import { chartsText } from '#text/en/charts.ts'
import { linearTicks, niceTop } from './axes.ts'
import type { ChartKind, ChartScene } from './chart-kind.ts'
import { decimate, highestOf, toPixels } from './decimate.ts'
import { drawValueAxis } from './plot-axes.ts'
import { areaPath, fillArea, hatchArea, strokeLine } from './plot.ts'
import { sampleAt, sampleOffset, sampleValue } from './samples.ts'

const [time, arrivals, capacity] = [
  sampleOffset('time'),
  sampleOffset('arrivals'),
  sampleOffset('capacity'),
]

/** Arrivals against capacity; where arrivals lie above, the gap is hatched. */
export const arrivalsChart: ChartKind = {
  name: 'arrivals',
  margin: { left: 34, right: 92 },
  draw(plot, scene, x) {
    const { samples, rows, readRow, words } = scene
    const text = words.text(chartsText)
    const at = (row: number): number => x(sampleAt(samples, time, row))
    const coming = decimate(rows, at, (row) => sampleAt(samples, arrivals, row))
    const served = decimate(rows, at, (row) => sampleAt(samples, capacity, row))
    const top = niceTop(Math.max(highestOf(coming), highestOf(served)), 10)
    const y = (value: number): number => plot.bottom - (value / top) * (plot.bottom - plot.top)
    drawValueAxis(plot, linearTicks(top, 4), y, words.numbers.tick)
    toPixels(coming, y)
    toPixels(served, y)
    fillArea(plot, areaPath(served, plot.bottom, true), plot.theme.ready, 0.1)
    // What lies under the arrivals and above the capacity is the load that nobody can serve yet.
    plot.context.save()
    plot.context.clip(areaPath(served, plot.top - 8, true))
    const excess = { color: plot.theme.danger, rising: true, opacity: 0.75 }
    fillArea(plot, areaPath(coming, plot.bottom, false), plot.theme.danger, 0.14)
    hatchArea(plot, areaPath(coming, plot.bottom, false), excess)
    plot.context.restore()
    strokeLine(plot, served, { color: plot.theme.ready, width: 1.6, steps: true })
    strokeLine(plot, coming, { color: plot.theme.requests, width: 1.8 })
    if (readRow < 0) return []
    const [a, c] = [sampleAt(samples, arrivals, readRow), sampleAt(samples, capacity, readRow)]
    return [
      { y: y(a), text: text.arrivals(a), color: plot.theme.requests, dot: true },
      { y: y(c), text: text.capacity(c), color: plot.theme.ready, dot: true },
    ]
  },
  describe: ({ samples, words }: ChartScene, row) =>
    words
      .text(chartsText)
      .arrivalsTold(sampleValue(samples, 'arrivals', row), sampleValue(samples, 'capacity', row)),
  columns: [
    {
      name: 'arrivals',
      text: (s, row, { numbers }) => numbers.rate(sampleValue(s, 'arrivals', row)),
    },
    {
      name: 'capacity',
      text: (s, row, { numbers }) => numbers.rate(sampleValue(s, 'capacity', row)),
    },
  ],
}
