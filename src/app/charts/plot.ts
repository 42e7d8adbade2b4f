import type { ChartTheme } from './chart-theme.ts'
import type { LinePoints } from './decimate.ts'

/** Where a chart draws: its context, the edges of the plot in pixels, and the theme. */
export interface Plot {
  readonly context: CanvasRenderingContext2D
  readonly theme: ChartTheme
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** How a line is drawn. Steps hold a value until the next one. */
export interface Stroke {
  readonly color: string
  readonly width: number
  readonly dash?: readonly number[]
  readonly steps?: boolean
}

/** Strokes a line through points; NaN interrupts it. */
export function strokeLine(plot: Plot, points: LinePoints, stroke: Stroke): void {
  const { context } = plot
  context.save()
  context.strokeStyle = stroke.color
  context.lineWidth = stroke.width
  context.lineJoin = 'round'
  context.setLineDash([...(stroke.dash ?? [])])
  context.beginPath()
  traceLine(context, points, stroke.steps ?? false)
  context.stroke()
  context.restore()
}

/** Adds a line to the present path; every stretch without NaN is a subpath of its own. */
function traceLine(context: CanvasRenderingContext2D, points: LinePoints, steps: boolean): void {
  let drawing = false
  let before = 0
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? Number.NaN]
    if (Number.isNaN(y)) {
      drawing = false
      continue
    }
    if (!drawing) context.moveTo(x, y)
    else {
      if (steps) context.lineTo(x, before)
      context.lineTo(x, y)
    }
    drawing = true
    before = y
  }
}

/** A path of the area between a line and a level, for filling or clipping. */
export function areaPath(points: LinePoints, level: number, steps: boolean): Path2D {
  const path = new Path2D()
  let start = -1
  for (let i = 0; i <= points.length; i += 2) {
    const known = i < points.length && !Number.isNaN(points[i + 1])
    if (known && start < 0) start = i
    if (known || start < 0) continue
    path.moveTo(points[start] ?? 0, level)
    for (let j = start; j < i; j += 2) {
      const [x, y] = [points[j] ?? 0, points[j + 1] ?? 0]
      if (steps && j > start) path.lineTo(x, points[j - 1] ?? y)
      path.lineTo(x, y)
    }
    path.lineTo(points[i - 2] ?? 0, level)
    path.closePath()
    start = -1
  }
  return path
}

/** A path of the area between two stepped lines without gaps, wherever one lies above the other. */
export function bandPath(upper: LinePoints, lower: LinePoints): Path2D {
  const path = new Path2D()
  if (upper.length < 4 || lower.length < 4) return path
  path.moveTo(upper[0] ?? 0, upper[1] ?? 0)
  for (let i = 2; i < upper.length; i += 2) {
    path.lineTo(upper[i] ?? 0, upper[i - 1] ?? 0)
    path.lineTo(upper[i] ?? 0, upper[i + 1] ?? 0)
  }
  for (let i = lower.length - 2; i >= 0; i -= 2) {
    path.lineTo(lower[i] ?? 0, lower[i + 1] ?? 0)
    if (i > 0) path.lineTo(lower[i] ?? 0, lower[i - 1] ?? 0)
  }
  path.closePath()
  return path
}

/** Fills a path with a colour at an opacity. */
export function fillArea(plot: Plot, path: Path2D, color: string, opacity: number): void {
  const { context } = plot
  context.save()
  context.globalAlpha = opacity
  context.fillStyle = color
  context.fill(path)
  context.restore()
}

/** Fills a path with 45 degree lines: rising ones mean over the limit, falling ones not serving yet. */
export function hatchArea(
  plot: Plot,
  path: Path2D,
  hatch: { readonly color: string; readonly rising: boolean; readonly opacity: number },
): void {
  const { context, left, right, top, bottom } = plot
  const reach = bottom - top
  context.save()
  context.clip(path)
  context.strokeStyle = hatch.color
  context.globalAlpha = hatch.opacity
  context.lineWidth = 1.3
  context.beginPath()
  // The lines are bound to the plot, not to the path, so they stand still while the area grows.
  for (let x = left - reach; x < right + reach; x += 6) {
    context.moveTo(x, hatch.rising ? bottom : top)
    context.lineTo(x + reach, hatch.rising ? top : bottom)
  }
  context.stroke()
  context.restore()
}
