import { chartsText } from '#text/en/charts.ts'
import { drawAreaNames, type AreaName } from './area-names.ts'
import { linearTicks, niceTop } from './axes.ts'
import type { ChartKind, ChartScene, Reading } from './chart-kind.ts'
import { bandRoom } from './line-room.ts'
import { ofFirst, ofOther } from './other-run.ts'
import { drawValueAxis, tickCount } from './plot-axes.ts'
import { areaPath, bandPath, fillArea, hatchArea } from './plot.ts'
import type { Plot } from './plot.ts'
import { measured, sampleAt, sampleOffset, sampleValue } from './samples.ts'
import { drawnLines, highestOfAll, placeAll, seriesOf, strokeSeries } from './series.ts'

const [serving, idle] = [sampleOffset('costServing'), sampleOffset('costNotServing')]

/**
 * Money per hour for cells that serve and, hatched on top, for cells that start or drain. The bill that
 * this has made so far is a number beside them, with no scale of its own.
 */
export const costChart: ChartKind = {
  name: 'cost',
  margin: { left: 40, labels: 76 },
  draw(plot, scene, x) {
    const lower = seriesOf(scene, x, (samples, row) => sampleAt(samples, serving, row))
    const upper = seriesOf(
      scene,
      x,
      (samples, row) => sampleAt(samples, serving, row) + sampleAt(samples, idle, row),
      true,
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
    const [busy, unused] = scene.read === null ? [Number.NaN, Number.NaN] : costs(scene.read)
    const rate = busy + unused
    // What nothing has been measured of has no value, no areas and no names for them.
    if (Number.isNaN(rate)) return drawn
    const perHour = scene.words.text(chartsText).perHour(rate)
    return {
      ...drawn,
      labels: [
        { y: y(rate), text: ofFirst(scene, perHour), color: plot.theme.text },
        ...ofOther(scene, (samples, row, named) => {
          const all = sampleAt(samples, serving, row) + sampleAt(samples, idle, row)
          const text = named(scene.words.text(chartsText).perHour(all))
          return Number.isNaN(all) ? null : { y: y(all), text, color: plot.theme.text }
        }),
      ],
      name({ lines, ahead, texts }, x) {
        const names = areaNames(plot, scene, { x, hasUnused: unused > 0 }, (share) =>
          y(busy + unused * share),
        )
        const rooms = [lines, bandRoom(lines)]
        drawAreaNames(plot, names, { rooms, ahead, texts })
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

/** A bill of less, in dollars, is none yet: in its first seconds a run costs next to nothing. */
const leastTold = 0.001

/** What the areas are called that are there, and the bill; `y` tells the middle of one, from 0 below to 1 above. */
function areaNames(
  { theme, left, top }: Plot,
  { bill, words }: ChartScene,
  { x, hasUnused }: { readonly x: number; readonly hasUnused: boolean },
  y: (share: number) => number,
): readonly AreaName[] {
  const say = words.text(chartsText)
  const place = { x: x + 7 }
  return [
    // With room for a line between it and the value of the whole.
    { ...place, y: y(0) + (hasUnused ? 24 : 10), text: say.serving, color: theme.ready },
    ...(hasUnused
      ? [{ ...place, y: y(0.5), text: say.notServing, color: theme.text2, isAbove: true }]
      : []),
    ...(bill === null || bill.total < leastTold
      ? []
      : [{ x: left + 3, y: top, text: say.soFar(bill.total), color: theme.text2 }]),
  ]
}

function costs({ samples, row }: Reading): readonly [serving: number, notServing: number] {
  return [sampleAt(samples, serving, row), sampleAt(samples, idle, row)]
}
