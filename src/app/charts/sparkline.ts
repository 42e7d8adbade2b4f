import './charts.css'
import { createCanvasPen } from './canvas-pen.ts'
import { createCanvasSurface } from './canvas-surface.ts'
import { readTheme, watchTheme } from './chart-theme.ts'
import type { ChartTheme } from './chart-theme.ts'
import { decimate, toPixels } from './decimate.ts'
import { element, setAttributes } from './element.ts'
import { polyline } from './path.ts'
import type { Plot } from './plot.ts'
import { areaPath, fillArea, strokeLine } from './plot.ts'
import { createRedraw } from './redraw.ts'

/** A short history of one value between 0 and 1, such as a cell's load over two minutes. */
export interface SparklineInput {
  /** Label for screen readers: what is shown and its last value. */
  readonly label: string
  /** Simulated times, s, ascending, and the values at them; NaN where there is none. */
  readonly times: ArrayLike<number>
  readonly values: ArrayLike<number>
  /** Simulated time at the left and right edge, s. */
  readonly from: number
  readonly to: number
  /** Texts under the edges. */
  readonly fromLabel: string
  readonly toLabel: string
  /** A dashed level with its text, such as the autoscaler's target; null for none. */
  readonly target: { readonly value: number; readonly label: string } | null
}

/** A small chart for a panel; as wide as its host, 66 px high unless CSS says otherwise. */
export interface Sparkline {
  readonly element: HTMLElement
  update(input: SparklineInput): void
  destroy(): void
}

/** Mounts a sparkline into a host. */
export function createSparkline(host: HTMLElement): Sparkline {
  let input: SparklineInput | null = null
  const redraw = createRedraw(() =>
    surface.draw((context, width, height) => {
      if (input !== null) paint(context, width, height, input, theme)
    }),
  )
  const surface = createCanvasSurface('sparkline-canvas', () => redraw.request())
  const root = element('div', { class: 'sparkline' }, surface.canvas)
  host.append(root)
  let theme = readTheme(root)
  const unwatch = watchTheme(() => {
    theme = readTheme(root)
    redraw.request()
  })
  return {
    element: root,
    update(next) {
      input = next
      setAttributes(surface.canvas, { 'aria-label': next.label })
      redraw.request()
    },
    destroy() {
      unwatch()
      redraw.destroy()
      surface.destroy()
      root.remove()
    },
  }
}

function paint(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  input: SparklineInput,
  theme: ChartTheme,
): void {
  const pen = createCanvasPen(context, theme)
  const plot: Plot = { pen, theme, left: 0, right: width, top: 4, bottom: height - 14 }
  const span = Math.max(1e-9, input.to - input.from)
  const rows = { first: 0, end: Math.min(input.times.length, input.values.length) }
  const at = (row: number): number => (((input.times[row] ?? 0) - input.from) / span) * width
  const y = (value: number): number => plot.bottom - value * (plot.bottom - plot.top)
  const line = decimate(rows, at, (row) => input.values[row] ?? Number.NaN)
  toPixels(line, y)
  fillArea(plot, areaPath(line, plot.bottom, false), theme.text3, 0.14)
  pen.stroke(polyline(0, plot.bottom, width, plot.bottom), { color: theme.line, width: 1 })
  strokeLine(plot, line, { color: theme.text2, width: 1.5 })
  const foot = { size: 10, weight: 400, y: height - 2, color: theme.text3 } as const
  pen.text(input.fromLabel, { ...foot, x: 0 })
  pen.text(input.toLabel, { ...foot, x: width, align: 'right' })
  if (input.target === null) return
  const level = y(Math.min(1, input.target.value))
  pen.stroke(polyline(0, level, width, level), { color: theme.accent, width: 1, dash: [3, 3] })
  // The text stands on the side of the level where the latest values are not.
  const below = (input.values[rows.end - 1] ?? 0) >= input.target.value || level < 16
  pen.text(input.target.label, {
    size: 10.5,
    weight: 400,
    x: width,
    y: below && level + 13 <= plot.bottom ? level + 12 : level - 5,
    align: 'right',
    color: theme.accent,
    halo: theme.panel,
  })
}
