import { chartsText } from '#text/en/charts.ts'
import type { Words } from '#text/words.ts'
import { logDomain, logTicks } from './axes.ts'
import type { ChartKind, ChartScene, Reading } from './chart-kind.ts'
import {
  drawObjectiveLine,
  drawOverObjective,
  hasRoomForName,
  nameObjective,
} from './objective-line.ts'
import { ofFirst, ofOther } from './other-run.ts'
import { drawValueAxis, tickCount } from './plot-axes.ts'
import type { Box } from './label-space.ts'
import type { ChartLabel, Taken } from './plot-labels.ts'
import type { Plot } from './plot.ts'
import type { Samples } from './samples.ts'
import { sampleAt, sampleOffset, sampleValue } from './samples.ts'
import {
  drawnLines,
  highestOfAll,
  lowestOfAll,
  placeAll,
  seriesOf,
  strokeSeries,
} from './series.ts'
import { isBefore } from './sketch.ts'

const [p50, p99, missed] = [sampleOffset('p50'), sampleOffset('p99'), sampleOffset('missed')]

/** Half and ninety-nine percent of the requests are faster than these lines, on a logarithmic axis. */
export const latencyChart: ChartKind = {
  name: 'latency',
  margin: { left: 42, labels: 76 },
  draw(plot, scene, x) {
    const { objective, words } = scene
    const slow = seriesOf(scene, x, (samples, row) => known(sampleAt(samples, p99, row)), true)
    const typical = seriesOf(scene, x, (samples, row) => known(sampleAt(samples, p50, row)))
    const broken = seriesOf(scene, x, (samples, row) =>
      isMissed(samples, row) ? known(sampleAt(samples, p99, row)) : Number.NaN,
    )
    const sketch = scene.sketch?.over === 'latency' ? scene.sketch : null
    const fastest = lowestOfAll(typical)
    const [low, high] = logDomain(
      Number.isFinite(fastest) ? Math.min(fastest, objective.latency) : objective.latency / 10,
      Math.max(highestOfAll(slow), objective.latency, sketch?.most ?? 0),
    )
    const scale = (plot.bottom - plot.top) / Math.log(high / low)
    const y = (value: number): number => plot.bottom - Math.log(Math.max(value, low) / low) * scale
    drawValueAxis(plot, logTicks(low, high, tickCount(plot) + 1), y, words.numbers.latency)
    placeAll(y, slow, typical, broken)
    const level = y(objective.latency)
    drawOverObjective(plot, broken.past, level)
    strokeSeries(plot, typical, { color: plot.theme.p50, width: 1.3 })
    strokeSeries(plot, slow, { color: plot.theme.p99, width: 1.5 })
    drawObjectiveLine(plot, level)
    sketch?.draw(plot, scene, { x, y })
    const drawn = drawnLines(slow, typical)
    const lines = [...drawn.past, ...drawn.ahead]
    const named = (texts: readonly Box[]) => nameObjective(plot, scene, level, { lines, texts })
    return {
      ...drawn,
      past: [...drawn.past, Float64Array.of(plot.left, level, plot.right, level)],
      labels: isBefore(scene) ? [] : labelsOf(plot, scene, y),
      ...(hasRoomForName(plot)
        ? { texts: named([]) }
        : { name: ({ texts }: Taken) => void named(texts) }),
    }
  },
  describe({ objective, words }, { samples, row }: Reading) {
    const text = words.text(chartsText)
    if (sampleValue(samples, 'p99', row) < 0) return text.noneFinishedTold
    return text.latencyTold(
      latencyText(samples, 'p50', row, words),
      latencyText(samples, 'p99', row, words),
      objective.latency,
      sampleValue(samples, 'missed', row) === 1,
    )
  },
  shows: ['p50', 'p99', 'missed'],
  columns: [
    { name: 'p50', text: (s, row, words) => latencyText(s, 'p50', row, words) },
    { name: 'p99', text: (s, row, words) => latencyText(s, 'p99', row, words) },
    {
      name: 'objective',
      text: (s, row, words) =>
        words.text(chartsText)[sampleValue(s, 'missed', row) === 1 ? 'missed' : 'met'],
    },
  ],
}

/** The values that are read, each beside its line. */
function labelsOf(
  { theme }: Plot,
  scene: ChartScene,
  y: (value: number) => number,
): readonly ChartLabel[] {
  const { read, words } = scene
  if (read === null) return []
  const labelOf = (
    samples: Samples,
    row: number,
    name: 'p99' | 'p50',
    named: (text: string) => string,
  ) => {
    const value = sampleAt(samples, name === 'p99' ? p99 : p50, row)
    const text = named(`${name} ${words.numbers.latency(value)}`)
    return value < 0 ? null : { y: y(value), text, color: theme[name] }
  }
  const own = (text: string) => ofFirst(scene, text)
  return [
    labelOf(read.samples, read.row, 'p99', own),
    ...ofOther(scene, (samples, row, named) => labelOf(samples, row, 'p99', named)),
    // Beside those of two runs it would be one value too many.
    ...(scene.other ? [] : [labelOf(read.samples, read.row, 'p50', (text) => text)]),
  ].filter((label) => label !== null)
}

/** A latency, or a gap where nothing was finished. */
function known(latency: number): number {
  return latency > 0 ? latency : Number.NaN
}

/** A neighbour of a missed window counts too, so that a single one is as wide as its line. */
function isMissed(samples: Samples, row: number): boolean {
  return (
    sampleAt(samples, missed, row) === 1 ||
    (row + 1 < samples.count && sampleAt(samples, missed, row + 1) === 1) ||
    (row > 0 && sampleAt(samples, missed, row - 1) === 1)
  )
}

function latencyText(samples: Samples, column: 'p50' | 'p99', row: number, words: Words): string {
  const value = sampleValue(samples, column, row)
  return value < 0 ? words.text(chartsText).noneFinished : words.numbers.latency(value)
}
