import { chartsText } from '#text/en/charts.ts'
import { linearTicks, niceTop } from './axes.ts'
import type { ChartKind, ChartScene } from './chart-kind.ts'
import { decimate, highestOf, toPixels } from './decimate.ts'
import { drawValueAxis } from './plot-axes.ts'
import type { ChartLabel } from './plot-labels.ts'
import { areaPath, bandPath, fillArea, hatchArea, strokeLine } from './plot.ts'
import type { Plot } from './plot.ts'
import type { Samples } from './samples.ts'
import { sampleAt, sampleOffset, sampleValue } from './samples.ts'

const [time, serving, idle] = [
  sampleOffset('time'),
  sampleOffset('costServing'),
  sampleOffset('costNotServing'),
]

/** Money per hour for cells that serve and, hatched on top, for cells that start or drain. */
export const costChart: ChartKind = {
  name: 'cost',
  margin: { left: 44, right: 84 },
  draw(plot, scene, x) {
    const { samples, rows, readRow } = scene
    const both = (row: number): number =>
      sampleAt(samples, serving, row) + sampleAt(samples, idle, row)
    const at = (row: number): number => x(sampleAt(samples, time, row))
    const lower = decimate(rows, at, (row) => sampleAt(samples, serving, row))
    const upper = decimate(rows, at, both)
    const most = highestOf(upper)
    const top = niceTop(most, most > 0 ? most : 0.1)
    const y = (value: number): number => plot.bottom - (value / top) * (plot.bottom - plot.top)
    drawValueAxis(plot, linearTicks(top, 4), y, scene.words.numbers.moneyTick)
    toPixels(lower, y)
    toPixels(upper, y)
    fillArea(plot, areaPath(lower, plot.bottom, true), plot.theme.ready, 0.3)
    const waste = { color: plot.theme.text2, rising: false, opacity: 0.7 }
    hatchArea(plot, bandPath(upper, lower), waste)
    strokeLine(plot, upper, { color: plot.theme.text2, width: 1.4, steps: true })
    return readRow < 0 ? [] : costLabels(plot, scene, y)
  },
  describe: ({ samples, costTotal, words }: ChartScene, row) =>
    words.text(chartsText).costTold(...costs(samples, row), costTotal),
  columns: [
    {
      name: 'serving',
      text: (s, row, { numbers }) => numbers.money(sampleValue(s, 'costServing', row)),
    },
    {
      name: 'notServing',
      text: (s, row, { numbers }) => numbers.money(sampleValue(s, 'costNotServing', row)),
    },
  ],
}

function costLabels(
  plot: Plot,
  scene: ChartScene,
  y: (value: number) => number,
): readonly ChartLabel[] {
  const { samples, readRow, costTotal, words } = scene
  const say = words.text(chartsText)
  const [busy, unused] = costs(samples, readRow)
  const { text, text2, ready } = plot.theme
  const labels: ChartLabel[] = [
    { y: y(busy + unused), text: say.perHour(busy + unused), color: text, dot: true },
  ]
  if (costTotal !== null) {
    const total = say.soFar(costTotal)
    labels.push({ y: y(busy + unused) + 1, text: total, color: text2, dot: false })
  }
  if (unused > 0) {
    labels.push({ y: y(busy + unused / 2), text: say.notServing, color: text2, dot: false })
  }
  if (busy > 0) labels.push({ y: y(busy / 2), text: say.serving, color: ready, dot: false })
  return labels
}

function costs(samples: Samples, row: number): readonly [serving: number, notServing: number] {
  return [sampleAt(samples, serving, row), sampleAt(samples, idle, row)]
}
