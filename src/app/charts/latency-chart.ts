import { chartsText } from '#text/en/charts.ts'
import type { Words } from '#text/words.ts'
import { logDomain, logTicks } from './axes.ts'
import type { ChartKind, ChartScene } from './chart-kind.ts'
import { decimate, highestOf, lowestOf, toPixels } from './decimate.ts'
import { drawValueAxis } from './plot-axes.ts'
import type { ChartLabel } from './plot-labels.ts'
import type { Plot } from './plot.ts'
import { areaPath, fillArea, hatchArea, strokeLine } from './plot.ts'
import type { Samples } from './samples.ts'
import { sampleAt, sampleOffset, sampleValue } from './samples.ts'

const [time, p50, p99, missed] = [
  sampleOffset('time'),
  sampleOffset('p50'),
  sampleOffset('p99'),
  sampleOffset('missed'),
]

/** Half and ninety-nine percent of the requests are faster than these lines, on a logarithmic axis. */
export const latencyChart: ChartKind = {
  name: 'latency',
  margin: { left: 42, right: 78 },
  draw(plot, scene, x) {
    const { samples, rows, readRow, objective, words } = scene
    const at = (row: number): number => x(sampleAt(samples, time, row))
    const slow = decimate(rows, at, (row) => known(sampleAt(samples, p99, row)))
    const typical = decimate(rows, at, (row) => known(sampleAt(samples, p50, row)))
    const broken = decimate(rows, at, (row) =>
      isMissed(samples, row) ? known(sampleAt(samples, p99, row)) : Number.NaN,
    )
    const fastest = lowestOf(typical)
    const [low, high] = logDomain(
      Number.isFinite(fastest) ? Math.min(fastest, objective.latency) : objective.latency / 10,
      Math.max(highestOf(slow), objective.latency),
    )
    const scale = (plot.bottom - plot.top) / Math.log(high / low)
    const y = (value: number): number => plot.bottom - Math.log(Math.max(value, low) / low) * scale
    drawValueAxis(plot, logTicks(low, high, 5), y, words.numbers.latency)
    for (const line of [slow, typical, broken]) toPixels(line, y)
    drawOverObjective(plot, broken, y(objective.latency))
    strokeLine(plot, typical, { color: plot.theme.p50, width: 1.4 })
    strokeLine(plot, slow, { color: plot.theme.p99, width: 1.8 })
    drawObjective(plot, scene, y(objective.latency))
    if (readRow < 0) return []
    const labels: ChartLabel[] = []
    for (const [name, offset, color] of [
      ['p99', p99, plot.theme.p99],
      ['p50', p50, plot.theme.p50],
    ] as const) {
      const value = sampleAt(samples, offset, readRow)
      if (value < 0) continue
      labels.push({
        y: y(value),
        text: `${name} ${words.numbers.latency(value)}`,
        color,
        dot: true,
      })
    }
    return labels
  },
  describe({ samples, objective, words }: ChartScene, row) {
    const text = words.text(chartsText)
    if (sampleValue(samples, 'p99', row) < 0) return text.noneFinishedTold
    return text.latencyTold(
      latencyText(samples, 'p50', row, words),
      latencyText(samples, 'p99', row, words),
      objective.latency,
      sampleValue(samples, 'missed', row) === 1,
    )
  },
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

function drawOverObjective(plot: Plot, broken: Float64Array, level: number): void {
  const above = new Path2D()
  above.rect(plot.left, plot.top - 8, plot.right - plot.left, level - plot.top + 8)
  plot.context.save()
  plot.context.clip(above)
  const path = areaPath(broken, level, false)
  fillArea(plot, path, plot.theme.danger, 0.14)
  hatchArea(plot, path, { color: plot.theme.danger, rising: true, opacity: 0.75 })
  plot.context.restore()
}

function drawObjective(plot: Plot, { objective, words }: ChartScene, level: number): void {
  const points = Float64Array.of(plot.left, level, plot.right, level)
  strokeLine(plot, points, { color: plot.theme.danger, width: 1, dash: [4, 3] })
  const { context, theme } = plot
  const text = words.text(chartsText).objective(objective.percentile, objective.latency)
  context.save()
  context.font = `400 10px ${theme.font}`
  context.lineWidth = 3
  context.lineJoin = 'round'
  context.strokeStyle = theme.panel
  context.fillStyle = theme.danger
  context.strokeText(text, plot.left + 3, level - 4)
  context.fillText(text, plot.left + 3, level - 4)
  context.restore()
}

function latencyText(samples: Samples, column: 'p50' | 'p99', row: number, words: Words): string {
  const value = sampleValue(samples, column, row)
  return value < 0 ? words.text(chartsText).noneFinished : words.numbers.latency(value)
}
