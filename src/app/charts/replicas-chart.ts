import { chartsText } from '#text/en/charts.ts'
import { linearTicks, niceTop } from './axes.ts'
import type { ChartKind, ChartScene } from './chart-kind.ts'
import { decimate, highestOf, toPixels } from './decimate.ts'
import { drawValueAxis } from './plot-axes.ts'
import { areaPath, bandPath, fillArea, strokeLine } from './plot.ts'
import { sampleAt, sampleOffset, sampleValue } from './samples.ts'

const [time, desired, ready] = [
  sampleOffset('time'),
  sampleOffset('desired'),
  sampleOffset('ready'),
]

/** Cells that the autoscaler wants and cells that serve, with the gap between them filled. */
export const replicasChart: ChartKind = {
  name: 'replicas',
  margin: { left: 26, right: 76 },
  draw(plot, scene, x) {
    const { samples, rows, readRow, words } = scene
    const text = words.text(chartsText)
    const at = (row: number): number => x(sampleAt(samples, time, row))
    const wanted = decimate(rows, at, (row) => sampleAt(samples, desired, row))
    const serving = decimate(rows, at, (row) => sampleAt(samples, ready, row))
    const top = niceTop(Math.max(highestOf(wanted), highestOf(serving)), 4)
    const y = (value: number): number => plot.bottom - (value / top) * (plot.bottom - plot.top)
    drawValueAxis(plot, linearTicks(top, 4).filter(Number.isInteger), y, words.numbers.tick)
    toPixels(wanted, y)
    toPixels(serving, y)
    fillArea(plot, bandPath(wanted, serving), plot.theme.desired, 0.12)
    fillArea(plot, areaPath(serving, plot.bottom, true), plot.theme.ready, 0.22)
    strokeLine(plot, serving, { color: plot.theme.ready, width: 1.8, steps: true })
    strokeLine(plot, wanted, {
      color: plot.theme.desired,
      width: 1.2,
      dash: [5, 2],
      steps: true,
    })
    if (readRow < 0) return []
    const [d, r] = [sampleAt(samples, desired, readRow), sampleAt(samples, ready, readRow)]
    return [
      { y: y(d), text: text.desired(d), color: plot.theme.desired, dot: true },
      { y: y(r), text: text.ready(r), color: plot.theme.ready, dot: true },
    ]
  },
  describe: ({ samples, words }: ChartScene, row) =>
    words
      .text(chartsText)
      .replicasTold(sampleValue(samples, 'desired', row), sampleValue(samples, 'ready', row)),
  columns: (['desired', 'ready', 'starting', 'draining'] as const).map((name) => ({
    name,
    text: (samples, row, { numbers }) => numbers.count(sampleValue(samples, name, row)),
  })),
}
