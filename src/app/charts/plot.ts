import type { ChartTheme } from './chart-theme.ts'
import type { LinePoints } from './decimate.ts'
import { closePath, lineTo, moveTo, type Path } from './path.ts'
import type { LineStyle, Pen } from './pen.ts'

/** Where a chart draws: its pen, the edges of the plot in pixels, and the theme. */
export interface Plot {
  readonly pen: Pen
  readonly theme: ChartTheme
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** How much wider texts are than letters of 10 px, which is what margins are made for. */
export function letterScale({ least }: ChartTheme): number {
  return Math.max(1, least / 10)
}

/** How a line through points is drawn. Steps hold a value until the next one. */
export interface Stroke extends LineStyle {
  readonly steps?: boolean
}

/** Strokes a line through points; NaN interrupts it. */
export function strokeLine(plot: Plot, points: LinePoints, stroke: Stroke): void {
  plot.pen.stroke(linePath(points, stroke.steps ?? false), stroke)
}

/** A line as a path; every stretch without NaN stands for itself. */
function linePath(points: LinePoints, steps: boolean): Path {
  const path: Path = []
  let drawing = false
  let before = 0
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? Number.NaN]
    if (Number.isNaN(y)) {
      drawing = false
      continue
    }
    if (!drawing) moveTo(path, x, y)
    else {
      if (steps) lineTo(path, x, before)
      lineTo(path, x, y)
    }
    drawing = true
    before = y
  }
  return path
}

/** A path of the area between a line and a level, for filling or clipping. */
export function areaPath(points: LinePoints, level: number, steps: boolean): Path {
  const path: Path = []
  let start = -1
  for (let i = 0; i <= points.length; i += 2) {
    const known = i < points.length && !Number.isNaN(points[i + 1])
    if (known && start < 0) start = i
    if (known || start < 0) continue
    moveTo(path, points[start] ?? 0, level)
    for (let j = start; j < i; j += 2) {
      const [x, y] = [points[j] ?? 0, points[j + 1] ?? 0]
      if (steps && j > start) lineTo(path, x, points[j - 1] ?? y)
      lineTo(path, x, y)
    }
    lineTo(path, points[i - 2] ?? 0, level)
    closePath(path)
    start = -1
  }
  return path
}

/** A path of the area between two stepped lines without gaps, wherever one lies above the other. */
export function bandPath(upper: LinePoints, lower: LinePoints): Path {
  const path: Path = []
  if (upper.length < 4 || lower.length < 4) return path
  moveTo(path, upper[0] ?? 0, upper[1] ?? 0)
  for (let i = 2; i < upper.length; i += 2) {
    lineTo(path, upper[i] ?? 0, upper[i - 1] ?? 0)
    lineTo(path, upper[i] ?? 0, upper[i + 1] ?? 0)
  }
  for (let i = lower.length - 2; i >= 0; i -= 2) {
    lineTo(path, lower[i] ?? 0, lower[i + 1] ?? 0)
    if (i > 0) lineTo(path, lower[i] ?? 0, lower[i - 1] ?? 0)
  }
  closePath(path)
  return path
}

/** Fills a path with a colour at an opacity. */
export function fillArea({ pen }: Plot, path: Path, color: string, opacity: number): void {
  pen.fill(path, { color, opacity })
}

/** Fills a path with 45 degree lines: rising ones mean over the limit, falling ones not serving yet. */
export function hatchArea(
  { pen, left, right, top, bottom }: Plot,
  path: Path,
  hatch: { readonly color: string; readonly rising: boolean; readonly opacity: number },
): void {
  if (path.length === 0) return
  const reach = bottom - top
  const lines: Path = []
  // The lines are bound to the plot, not to the path, so they stand still while the area grows.
  for (let x = left - reach; x < right + reach; x += 6) {
    moveTo(lines, x, hatch.rising ? bottom : top)
    lineTo(lines, x + reach, hatch.rising ? top : bottom)
  }
  const { color, opacity } = hatch
  pen.clip(path, () => pen.stroke(lines, { color, opacity, width: 1.3 }))
}
