import { chartsText } from '#text/en/charts.ts'
import { linearTicks, niceTop } from './axes.ts'
import type { ChartKind } from './chart-kind.ts'
import { ofFirst, ofOther } from './other-run.ts'
import { drawValueAxis, tickCount } from './plot-axes.ts'
import { areaPath, fillArea, hatchArea } from './plot.ts'
import { measured, sampleAt, sampleOffset, sampleValue } from './samples.ts'
import { drawnLines, highestOfAll, placeAll, seriesOf, strokeSeries } from './series.ts'

const [arrivals, capacity] = [sampleOffset('arrivals'), sampleOffset('capacity')]

/** Arrivals against capacity; where arrivals lie above, the gap is hatched. */
export const arrivalsChart: ChartKind = {
  name: 'arrivals',
  margin: { left: 34, labels: 84 },
  counts: ['arrivals', 'capacity'],
  draw(plot, scene, x) {
    const { read, words } = scene
    const text = words.text(chartsText)
    const coming = seriesOf(scene, x, (samples, row) => sampleAt(samples, arrivals, row))
    const served = seriesOf(scene, x, (samples, row) => sampleAt(samples, capacity, row), true)
    const top = niceTop(highestOfAll(coming, served), 10)
    const y = (value: number): number => plot.bottom - (value / top) * (plot.bottom - plot.top)
    drawValueAxis(plot, linearTicks(top, tickCount(plot)), y, words.numbers.tick)
    placeAll(y, coming, served)
    fillArea(plot, areaPath(served.past, plot.bottom, true), plot.theme.ready, 0.1)
    // What lies under the arrivals and above the capacity is the load that nobody can serve yet.
    plot.pen.clip(areaPath(served.past, plot.top - 8, true), () => {
      const excess = { color: plot.theme.danger, rising: true, opacity: 0.75 }
      const area = areaPath(coming.past, plot.bottom, false)
      fillArea(plot, area, plot.theme.danger, 0.14)
      hatchArea(plot, area, excess)
    })
    strokeSeries(plot, served, { color: plot.theme.ready, width: 1.6, steps: true })
    strokeSeries(plot, coming, { color: plot.theme.requests, width: 1.5 })
    const drawn = drawnLines(coming, served)
    if (read === null) return drawn
    const a = sampleAt(read.samples, arrivals, read.row)
    const c = sampleAt(read.samples, capacity, read.row)
    const capable = [
      { y: y(c), text: ofFirst(scene, text.capacity(c)), color: plot.theme.ready },
      ...ofOther(scene, (samples, row, named) => {
        const rate = sampleAt(samples, capacity, row)
        return { y: y(rate), text: named(text.capacity(rate)), color: plot.theme.ready }
      }),
    ]
    // At time 0 nothing has been counted yet.
    if (Number.isNaN(a)) return { ...drawn, labels: capable }
    const arriving = { y: y(a), text: text.arrivals(a), color: plot.theme.requests }
    return { ...drawn, labels: [arriving, ...capable] }
  },
  describe({ words }, { samples, row }) {
    const [a, c] = [sampleValue(samples, 'arrivals', row), sampleValue(samples, 'capacity', row)]
    const text = words.text(chartsText)
    return Number.isNaN(a) ? text.capacityTold(c) : text.arrivalsTold(a, c)
  },
  shows: ['arrivals', 'capacity'],
  columns: [
    {
      name: 'arrivals',
      text: (s, row, { numbers }) => measured(sampleValue(s, 'arrivals', row), numbers.rate),
    },
    {
      name: 'capacity',
      text: (s, row, { numbers }) => numbers.rate(sampleValue(s, 'capacity', row)),
    },
  ],
}
