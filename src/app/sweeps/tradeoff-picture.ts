import { logTicks } from '#app/charts/axes.ts'
import type { ChartTheme } from '#app/charts/chart-theme.ts'
import { polyline } from '#app/charts/path.ts'
import type { Pen } from '#app/charts/pen.ts'
import { drawValueAxis, tickCount } from '#app/charts/plot-axes.ts'
import { letterScale, type Plot } from '#app/charts/plot.ts'
import { ticks } from 'd3-array'

/** Room around the plot for letters of 10 px; the buttons over the picture are placed by the same. */
export const tradeoffMargin = { left: 48, right: 14, top: 12, bottom: 36 } as const

/** Cost in $ and latency in s: where a run, or the mean of a value, lies. */
export interface Place {
  readonly cost: number
  readonly latency: number
}

/** Where costs and latencies lie in a plot, as shares of its width from the left and of its height from the foot. */
export interface TradeoffScale {
  readonly cost: readonly [low: number, high: number]
  readonly latency: readonly [low: number, high: number]
}

/** A value at the mean of its runs. */
export interface MeanMark extends Place {
  readonly text: string
  readonly isOnFront: boolean
}

/** All that the picture is made from; runs and the marks of the means are elements over it, and the names over those. */
export interface TradeoffScene {
  readonly scale: TradeoffScale
  readonly marks: readonly MeanMark[]
  readonly costName: string
  readonly better: string
  readonly formatCost: (cost: number) => string
  readonly formatLatency: (latency: number) => string
}

/** A scale around all places: cost with a little air, latency in decades. */
export function tradeoffScale(places: readonly Place[]): TradeoffScale {
  const costs = places.map(({ cost }) => cost)
  const latencies = places.map(({ latency }) => latency).filter((latency) => latency > 0)
  const [low, high] = places.length === 0 ? [0, 1] : [Math.min(...costs), Math.max(...costs)]
  // Where nothing differs, or nothing costs anything, the one cost stands in the middle.
  const air = high > low ? (high - low) * 0.07 : Math.max(high * 0.1, 0.001)
  return {
    cost: [Math.max(0, low - air) === 0 && high === 0 ? -air : Math.max(0, low - air), high + air],
    latency: latencyRange(latencies),
  }
}

/** With air at both ends, and so wide that an axis of steps of 1, 2, 5 names two values in it. */
function latencyRange(latencies: readonly number[]): TradeoffScale['latency'] {
  if (latencies.length === 0) return [0.01, 1]
  const [low, high] = [Math.min(...latencies) * 0.85, Math.max(...latencies) * 1.18]
  const spread = Math.max(1, Math.sqrt(5 / (high / low)))
  return [low / spread, high * spread]
}

/** Where a place lies: shares of the plot's width from its left edge and of its height from its top. */
export function shareOf(
  { cost, latency }: Place,
  { cost: [least, most], latency: [low, high] }: TradeoffScale,
): { readonly x: number; readonly y: number } {
  return {
    x: (cost - least) / (most - least),
    y: 1 - Math.log(Math.max(latency, low) / low) / Math.log(high / low),
  }
}

/** Draws the axes, and through the means on the front the line that nothing lies below. */
export function paintTradeoff(
  pen: Pen,
  theme: ChartTheme,
  scene: TradeoffScene,
  size: { readonly width: number; readonly height: number },
): void {
  const plot = tradeoffPlot(pen, theme, size)
  drawAxes(plot, scene)
  const line = frontLine(plot, scene)
  pen.stroke(polyline(...line), { color: theme.text, width: 1.5, opacity: 0.85 })
}

/** The plot of the picture within its margins. */
export function tradeoffPlot(
  pen: Pen,
  theme: ChartTheme,
  size: { readonly width: number; readonly height: number },
): Plot {
  const letters = letterScale(theme)
  const { left, right, top, bottom } = tradeoffMargin
  return {
    pen,
    theme,
    left: left * letters,
    right: size.width - right * letters,
    top: top * letters,
    bottom: size.height - bottom * letters,
  }
}

/** Where a place lies in the plot, px. */
export function pixelsOf(
  { left, right, top, bottom }: Plot,
  scale: TradeoffScale,
  place: Place,
): { readonly x: number; readonly y: number } {
  const { x, y } = shareOf(place, scale)
  return { x: left + x * (right - left), y: top + y * (bottom - top) }
}

/** Steps through the front, x0 y0 x1 y1 …: at every cost the least latency that is to be had for no more than it. */
export function frontLine(plot: Plot, { marks, scale }: TradeoffScene): readonly number[] {
  const front = marks
    .filter(({ isOnFront }) => isOnFront)
    .toSorted((a, b) => a.cost - b.cost)
    .map((mark) => pixelsOf(plot, scale, mark))
  const points: number[] = []
  let before = plot.top
  for (const { x, y } of front) {
    points.push(x, before, x, y)
    before = y
  }
  if (front.length > 0) points.push(plot.right, before)
  return points
}

function drawAxes(plot: Plot, scene: TradeoffScene): void {
  const { pen, theme, left, right, top, bottom } = plot
  const letters = letterScale(theme)
  const [low, high] = scene.scale.latency
  const level = (latency: number) =>
    top + shareOf({ cost: 0, latency }, scene.scale).y * (bottom - top)
  drawValueAxis(plot, logTicks(low, high, tickCount(plot) + 2), level, scene.formatLatency)
  const [least, most] = scene.scale.cost
  const small = { size: 10, weight: 400 } as const
  const widest = pen.measure(scene.formatCost(most), small) * 2.1
  for (const tick of ticks(Math.max(0, least), most, Math.max(1, (right - left) / widest))) {
    const x = left + ((tick - least) / (most - least)) * (right - left)
    const foot = { x, y: bottom + 14 * letters, align: 'center' } as const
    pen.stroke(polyline(x, top, x, bottom), { color: theme.line, width: 1 })
    pen.text(scene.formatCost(tick), { ...small, ...foot, color: theme.text3 })
  }
  const y = bottom + 30 * letters
  pen.text(scene.costName, { ...small, x: right, y, align: 'right', color: theme.text2 })
  pen.text(`↙ ${scene.better}`, { ...small, x: left, y, color: theme.text2 })
}
