import { chartsText } from '#text/en/charts.ts'
import { linearTicks, niceTop } from './axes.ts'
import type { ChartKind } from './chart-kind.ts'
import { drawValueAxis, tickCount } from './plot-axes.ts'
import { ofFirst, ofOther } from './other-run.ts'
import type { Taken } from './plot-labels.ts'
import { areaPath, bandPath, fillArea } from './plot.ts'
import { sampleAt, sampleOffset, sampleValue } from './samples.ts'
import { drawnLines, highestOfAll, placeAll, seriesOf, strokeSeries } from './series.ts'
import { isBefore } from './sketch.ts'

const [desired, ready] = [sampleOffset('desired'), sampleOffset('ready')]
const shown = ['desired', 'ready', 'starting', 'draining'] as const

/** Cells that the autoscaler wants and cells that serve, with the gap between them filled. */
export const replicasChart: ChartKind = {
  name: 'replicas',
  margin: { left: 34, labels: 80 },
  counts: ['desired', 'ready'],
  draw(plot, scene, x) {
    const { read, words } = scene
    const text = words.text(chartsText)
    const wanted = seriesOf(scene, x, (samples, row) => sampleAt(samples, desired, row))
    const serving = seriesOf(scene, x, (samples, row) => sampleAt(samples, ready, row), true)
    const decided = scene.decided?.window ?? null
    const considered = decided?.points.map(({ replicas }) => replicas) ?? []
    const sketch = scene.sketch?.over === 'replicas' ? scene.sketch : null
    const highest = Math.max(highestOfAll(wanted, serving), ...considered, sketch?.most ?? 0)
    const top = niceTop(highest, 4)
    const y = (value: number): number => plot.bottom - (value / top) * (plot.bottom - plot.top)
    drawValueAxis(
      plot,
      linearTicks(top, tickCount(plot)).filter(Number.isInteger),
      y,
      words.numbers.tick,
    )
    placeAll(y, wanted, serving)
    fillArea(plot, bandPath(wanted.past, serving.past), plot.theme.desired, 0.12)
    fillArea(plot, areaPath(serving.past, plot.bottom, true), plot.theme.ready, 0.22)
    strokeSeries(plot, serving, { color: plot.theme.ready, width: 1.8, steps: true })
    const wish = { color: plot.theme.desired, width: 1.2, dash: [5, 2], steps: true }
    strokeSeries(plot, wanted, wish)
    if (decided !== null) scene.decided?.draw(plot, decided, { x, y })
    sketch?.draw(plot, scene, { x, y })
    const drawn = {
      ...drawnLines(wanted, serving),
      ...(decided !== null && {
        name: (taken: Taken) => scene.decided?.name(plot, decided, x, taken),
      }),
    }
    // Who draws sees his own line, and no values on it.
    if (read === null || isBefore(scene)) return drawn
    const d = sampleAt(read.samples, desired, read.row)
    const r = sampleAt(read.samples, ready, read.row)
    const labels = [
      { y: y(d), text: text.desired(d), color: plot.theme.desired },
      { y: y(r), text: ofFirst(scene, text.ready(r)), color: plot.theme.ready },
      ...ofOther(scene, (samples, row, named) => {
        const count = sampleAt(samples, ready, row)
        return { y: y(count), text: named(text.ready(count)), color: plot.theme.ready }
      }),
    ]
    return { ...drawn, labels }
  },
  describe: ({ words }, { samples, row }) =>
    words
      .text(chartsText)
      .replicasTold(sampleValue(samples, 'desired', row), sampleValue(samples, 'ready', row)),
  shows: shown,
  columns: shown.map((name) => ({
    name,
    text: (samples, row, { numbers }) => numbers.count(sampleValue(samples, name, row)),
  })),
}
