import { chartsText } from '#text/en/charts.ts'
import { linearTicks, niceTop } from './axes.ts'
import { billRoom, drawBill } from './bill-bar.ts'
import type { ChartKind, ChartScene, Reading } from './chart-kind.ts'
import { drawValueAxis } from './plot-axes.ts'
import type { ChartLabel } from './plot-labels.ts'
import { areaPath, bandPath, fillArea, hatchArea } from './plot.ts'
import type { Plot } from './plot.ts'
import { sampleAt, sampleOffset, sampleValue } from './samples.ts'
import { highestOfAll, placeAll, seriesOf, strokeSeries } from './series.ts'

const [serving, idle] = [sampleOffset('costServing'), sampleOffset('costNotServing')]

/**
 * Money per hour for cells that serve and, hatched on top, for cells that start or drain; at the right
 * the bill that this has made so far.
 */
export const costChart: ChartKind = {
  name: 'cost',
  margin: { left: 44, labels: 72, bar: billRoom },
  draw(plot, scene, x) {
    const lower = seriesOf(scene, x, (samples, row) => sampleAt(samples, serving, row))
    const upper = seriesOf(
      scene,
      x,
      (samples, row) => sampleAt(samples, serving, row) + sampleAt(samples, idle, row),
    )
    const most = highestOfAll(upper)
    const top = niceTop(most, most > 0 ? most : 0.1)
    const y = (value: number): number => plot.bottom - (value / top) * (plot.bottom - plot.top)
    drawValueAxis(plot, linearTicks(top, 4), y, scene.words.numbers.moneyTick)
    placeAll(y, lower, upper)
    fillArea(plot, areaPath(lower.past, plot.bottom, true), plot.theme.ready, 0.3)
    const waste = { color: plot.theme.text2, rising: false, opacity: 0.7 }
    hatchArea(plot, bandPath(upper.past, lower.past), waste)
    strokeSeries(plot, upper, { color: plot.theme.text2, width: 1.4, steps: true })
    drawBill(plot, scene)
    return scene.read === null ? [] : costLabels(plot, scene, scene.read, y)
  },
  describe: ({ bill, words }, reading) =>
    words.text(chartsText).costTold(...costs(reading), bill?.total ?? null),
  shows: ['costServing', 'costNotServing'],
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
  { theme }: Plot,
  { words }: ChartScene,
  reading: Reading,
  y: (value: number) => number,
): readonly ChartLabel[] {
  const say = words.text(chartsText)
  const [busy, unused] = costs(reading)
  const { text, text2, ready } = theme
  const labels: ChartLabel[] = [
    { y: y(busy + unused), text: say.perHour(busy + unused), color: text, dot: true },
  ]
  if (unused > 0) {
    labels.push({ y: y(busy + unused / 2), text: say.notServing, color: text2, dot: false })
  }
  if (busy > 0) labels.push({ y: y(busy / 2), text: say.serving, color: ready, dot: false })
  return labels
}

function costs({ samples, row }: Reading): readonly [serving: number, notServing: number] {
  return [sampleAt(samples, serving, row), sampleAt(samples, idle, row)]
}
