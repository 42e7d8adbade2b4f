import { logTicks } from '#app/charts/axes.ts'
import type { ChartTheme } from '#app/charts/chart-theme.ts'
import { freestBox, type Box } from '#app/charts/label-space.ts'
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

/** All that the picture is made from; runs and the marks of the means are elements over it. */
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

const lettering = { size: 11, weight: 600 } as const

/** Draws axes, the names of the means, and through those on the front the line that nothing lies below. */
export function paintTradeoff(
  pen: Pen,
  theme: ChartTheme,
  scene: TradeoffScene,
  size: { readonly width: number; readonly height: number },
): void {
  const letters = letterScale(theme)
  const { left, right, top, bottom } = tradeoffMargin
  const plot: Plot = {
    pen,
    theme,
    left: left * letters,
    right: size.width - right * letters,
    top: top * letters,
    bottom: size.height - bottom * letters,
  }
  drawAxes(plot, scene)
  const at = (place: Place) => {
    const { x, y } = shareOf(place, scene.scale)
    return {
      x: plot.left + x * (plot.right - plot.left),
      y: plot.top + y * (plot.bottom - plot.top),
    }
  }
  const front = scene.marks
    .filter(({ isOnFront }) => isOnFront)
    .toSorted((a, b) => a.cost - b.cost)
    .map(at)
  const line = frontLine(plot, front)
  pen.stroke(polyline(...line), { color: theme.text, width: 1.5, opacity: 0.85 })
  drawNames(plot, scene.marks, at, Float64Array.from(line))
}

/** Steps through the front: at every cost the least latency that is to be had for no more than it. */
function frontLine(plot: Plot, front: readonly { x: number; y: number }[]): readonly number[] {
  const points: number[] = []
  let before: number | null = null
  for (const { x, y } of front) {
    if (before === null) points.push(x, plot.top)
    else points.push(x, before)
    points.push(x, y)
    before = y
  }
  if (before !== null) points.push(plot.right, before)
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

/** Names the means beside them, where a name hides neither the front nor another one. */
function drawNames(
  { pen, theme, left, right, top, bottom }: Plot,
  marks: readonly MeanMark[],
  at: (place: Place) => { x: number; y: number },
  line: Float64Array,
): void {
  const height = Math.round(1.25 * Math.max(lettering.size, theme.least))
  const taken: Box[] = marks.map((mark) => {
    const { x, y } = at(mark)
    return { x: x - 9, y: y - 9, width: 18, height: 18 }
  })
  for (const mark of marks) {
    const { x, y } = at(mark)
    const width = pen.measure(mark.text, lettering)
    const within = (box: Box): Box => ({
      ...box,
      x: Math.min(Math.max(box.x, left + 2), right - width),
      y: Math.min(Math.max(box.y, top - 8), bottom - height),
    })
    const box = (dx: number, dy: number): Box =>
      within({ x: x + dx, y: y + dy - height / 2, width, height })
    const boxes: [Box, ...Box[]] = [
      box(13, -13),
      box(-width - 13, -13),
      box(13, 0),
      box(-width - 13, 0),
      box(13, 13),
      box(-width - 13, 13),
      box(-width / 2, -19),
      box(-width / 2, 19),
    ]
    const free = freestBox(boxes, [line], taken)
    taken.push(free)
    pen.text(mark.text, {
      ...lettering,
      x: free.x,
      y: free.y + height / 2,
      middle: true,
      color: theme.text,
      halo: theme.panel,
    })
  }
}
