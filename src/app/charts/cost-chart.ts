import { chartsText } from '#text/en/charts.ts'
import { drawAreaNames, type AreaName } from './area-names.ts'
import { linearTicks, niceTop } from './axes.ts'
import { billRoom, drawBill, drawBillAxis } from './bill-bar.ts'
import type { ChartKind, ChartScene, Reading } from './chart-kind.ts'
import { bandRoom } from './line-room.ts'
import { drawValueAxis, tickCount } from './plot-axes.ts'
import { areaPath, bandPath, fillArea, hatchArea } from './plot.ts'
import type { Plot } from './plot.ts'
import { measured, sampleAt, sampleOffset, sampleValue } from './samples.ts'
import { drawnLines, highestOfAll, placeAll, seriesOf, strokeSeries } from './series.ts'

const [serving, idle] = [sampleOffset('costServing'), sampleOffset('costNotServing')]

/**
 * Money per hour for cells that serve and, hatched on top, for cells that start or drain; at the right
 * the bill that this has made so far.
 */
export const costChart: ChartKind = {
  name: 'cost',
  margin: { left: 40, labels: 54, bar: billRoom },
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
    drawValueAxis(plot, linearTicks(top, tickCount(plot)), y, scene.words.numbers.moneyTick)
    placeAll(y, lower, upper)
    fillArea(plot, areaPath(lower.past, plot.bottom, true), plot.theme.ready, 0.3)
    const waste = { color: plot.theme.text2, rising: false, opacity: 0.7 }
    hatchArea(plot, bandPath(upper.past, lower.past), waste)
    strokeSeries(plot, upper, { color: plot.theme.text2, width: 1.4, steps: true })
    const drawn = drawnLines(upper, lower)
    const texts = drawBill(plot, scene)
    const [busy, unused] = scene.read === null ? [Number.NaN, Number.NaN] : costs(scene.read)
    const rate = busy + unused
    // What nothing has been measured of has no value, no areas and no names for them.
    if (Number.isNaN(rate)) {
      return { ...drawn, texts, name: (taken) => void drawBillAxis(plot, scene, taken.texts) }
    }
    const perHour = scene.words.text(chartsText).perHour(rate)
    return {
      ...drawn,
      labels: [{ y: y(rate), text: perHour, color: plot.theme.text }],
      texts,
      name({ lines, ahead, texts }, x) {
        const names = areaNames(plot, scene, x, (share) => y(busy + unused * share))
        const values = drawBillAxis(plot, scene, texts)
        const rooms = [lines, bandRoom(lines)]
        drawAreaNames(plot, names, { rooms, ahead, texts: [...texts, ...values] })
      },
    }
  },
  describe({ bill, words }, reading) {
    const [busy, unused] = costs(reading)
    const text = words.text(chartsText)
    return Number.isNaN(busy) ? text.noCostTold : text.costTold(busy, unused, bill?.total ?? null)
  },
  shows: ['costServing', 'costNotServing'],
  columns: [
    {
      name: 'serving',
      text: (s, row, { numbers }) => measured(sampleValue(s, 'costServing', row), numbers.money),
    },
    {
      name: 'notServing',
      text: (s, row, { numbers }) => measured(sampleValue(s, 'costNotServing', row), numbers.money),
    },
  ],
}

/** What the two areas are called; `y` tells the middle of an area, from 0 below to 1 above. */
function areaNames(
  { theme }: Plot,
  { words }: ChartScene,
  x: number,
  y: (share: number) => number,
): readonly AreaName[] {
  const say = words.text(chartsText)
  const place = { x: x + 7 }
  return [
    { ...place, y: y(0.5), text: say.notServing, color: theme.text2, isHatched: true },
    { ...place, y: y(0) + 10, text: say.serving, color: theme.ready, isHatched: false },
  ]
}

function costs({ samples, row }: Reading): readonly [serving: number, notServing: number] {
  return [sampleAt(samples, serving, row), sampleAt(samples, idle, row)]
}
