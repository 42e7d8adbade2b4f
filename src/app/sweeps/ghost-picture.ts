import { linearTicks, logDomain, logTicks, niceTop } from '#app/charts/axes.ts'
import type { ChartTheme } from '#app/charts/chart-theme.ts'
import type { LinePoints } from '#app/charts/decimate.ts'
import { highestOf, lowestOf, toPixels } from '#app/charts/decimate.ts'
import { polyline } from '#app/charts/path.ts'
import type { Pen } from '#app/charts/pen.ts'
import { drawTimeAxis, drawValueAxis, tickCount } from '#app/charts/plot-axes.ts'
import { letterScale, strokeLine, type Plot } from '#app/charts/plot.ts'
import { shortValue, type ShortHistory } from '#sweep/pool/short-history.ts'
import { labelRows } from './label-rows.ts'

/** What a picture of lines shows of its runs over time. */
export type GhostColumn = 'ready' | 'p99'

/** A line: thin, or strong for the run that is pointed at. */
export interface Ghost {
  readonly history: ShortHistory
  readonly color: string
  readonly isMarked: boolean
}

/** A value of the setting beside its lines. */
export interface GhostLabel {
  readonly text: string
  readonly color: string
  /** The lines of this value, as places in `ghosts`. */
  readonly lines: readonly number[]
}

/** All that a picture of lines is made from. */
export interface GhostScene {
  readonly column: GhostColumn
  readonly ghosts: readonly Ghost[]
  /** The page's own run, drawn over all others; null before it is made. */
  readonly own: ShortHistory | null
  readonly labels: readonly GhostLabel[]
  /** Where the longest run ends, s. */
  readonly duration: number
  readonly format: (value: number) => string
}

const lettering = { size: 11, weight: 550 } as const

/** Draws the lines of many runs over time, each value named at the right in its colour. */
export function paintGhosts(
  pen: Pen,
  theme: ChartTheme,
  scene: GhostScene,
  size: { readonly width: number; readonly height: number },
): void {
  const letters = letterScale(theme)
  const names = Math.max(0, ...scene.labels.map(({ text }) => pen.measure(text, lettering)))
  const plot: Plot = {
    pen,
    theme,
    left: 44 * letters,
    right: Math.max(60, size.width - names - 22),
    top: 8,
    bottom: size.height - 18 * letters,
  }
  const { duration, column } = scene
  const x = (time: number) => plot.left + (time / duration) * (plot.right - plot.left)
  const window = { from: 0, to: duration }
  drawTimeAxis(plot, window, duration, { x, pixels: plot.right - plot.left })
  const lines = scene.ghosts.map(({ history }) => pointsOf(history, column, x))
  const own = scene.own === null ? null : pointsOf(scene.own, column, x)
  const y = drawAxis(plot, scene, own === null ? lines : [...lines, own])
  for (const line of lines) toPixels(line, y)
  const stroke = { steps: column === 'ready' }
  scene.ghosts.forEach(({ color, isMarked }, i) => {
    if (!isMarked) strokeLine(plot, lines[i] ?? empty, { ...stroke, color, width: 1, opacity: 0.6 })
  })
  if (own !== null) {
    toPixels(own, y)
    strokeLine(plot, own, { ...stroke, color: theme.panel, width: 3.4, opacity: 0.7 })
    strokeLine(plot, own, { ...stroke, color: theme.text, width: 1.7 })
  }
  scene.ghosts.forEach(({ color, isMarked }, i) => {
    if (isMarked) strokeLine(plot, lines[i] ?? empty, { ...stroke, color, width: 2 })
  })
  drawNames(plot, scene, lines)
}

const empty: LinePoints = new Float64Array()

function pointsOf(
  history: ShortHistory,
  column: GhostColumn,
  x: (time: number) => number,
): LinePoints {
  const points = new Float64Array(2 * history.count)
  for (let row = 0; row < history.count; row++) {
    points[2 * row] = x(shortValue(history, 'time', row))
    points[2 * row + 1] = shortValue(history, column, row)
  }
  return points
}

/** Draws the axis of the values and gives where each of them lies. */
function drawAxis(
  plot: Plot,
  { column, format }: GhostScene,
  lines: readonly LinePoints[],
): (value: number) => number {
  const { top, bottom } = plot
  const highest = Math.max(0, ...lines.map(highestOf))
  if (column === 'ready') {
    const end = niceTop(highest, 4)
    const level = (value: number) => bottom - (value / end) * (bottom - top)
    const ticks = linearTicks(end, tickCount(plot)).filter((tick) => tick <= end)
    drawValueAxis(plot, ticks, level, format)
    return level
  }
  const lowest = Math.min(...lines.map(lowestOf))
  const [low, high] = highest > 0 ? logDomain(lowest, highest) : [0.01, 1]
  const scale = (bottom - top) / Math.log(high / low)
  const level = (value: number) => bottom - Math.log(Math.max(value, low) / low) * scale
  drawValueAxis(plot, logTicks(low, high, tickCount(plot) + 1), level, format)
  return level
}

/** Names every value at the right, as near to where its lines have their highest point as there is room. */
function drawNames(plot: Plot, { labels }: GhostScene, lines: readonly LinePoints[]): void {
  const { pen, theme } = plot
  const height = Math.round(1.2 * Math.max(lettering.size, theme.least))
  const peaks = labels.map((label) => {
    const tops = label.lines.map((line) => topOf(lines[line] ?? empty)).filter(Number.isFinite)
    return tops.reduce((sum, top) => sum + top, 0) / Math.max(1, tops.length)
  })
  const middles = labelRows(peaks, height, plot.top - 4, plot.bottom + 4)
  labels.forEach(({ text, color, lines: own }, i) => {
    const middle = middles[i]
    if (middle === undefined || own.length === 0) return
    const start = plot.right + 5
    pen.stroke(polyline(start, middle, start + 9, middle), { color, width: 2 })
    pen.text(text, { ...lettering, x: start + 13, y: middle, middle: true, color })
  })
}

/** The highest point of a line, px: the least of its y. */
function topOf(line: LinePoints): number {
  let top = Infinity
  for (let i = 1; i < line.length; i += 2) {
    const y = line[i] ?? Infinity
    if (y < top) top = y
  }
  return top
}
