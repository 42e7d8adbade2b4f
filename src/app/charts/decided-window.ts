import { drawAreaNames } from './area-names.ts'
import type { Taken } from './plot-labels.ts'
import { closePath, addCircle, lineTo, moveTo, polyline, rectangle, type Path } from './path.ts'
import type { Plot } from './plot.ts'

/** What a decision looked back on, over the cells: its windows, what was recommended in them, and what it took. */
export interface DecidedWindow {
  /** Of the decision, s. */
  readonly time: number
  readonly bands: readonly DecidedBand[]
  /** Recommendations in order of time. */
  readonly points: readonly DecidedPoint[]
  readonly chosen: DecidedPoint | null
  /** All of it as a sentence, for those who do not see it. */
  readonly told: string
}

export interface DecidedBand {
  readonly label: string
  readonly from: number
  readonly to: number
  /** A number of cells that it asks for, or holds; null where it says none. */
  readonly level: number | null
  readonly ticks: readonly number[]
}

export interface DecidedPoint {
  readonly time: number
  readonly replicas: number
}

/** How it is drawn; fetched with the first decision that is chosen. */
export interface DecidedDrawing {
  readonly window: DecidedWindow
  readonly draw: (plot: Plot, window: DecidedWindow, scale: Scale) => void
  readonly name: (plot: Plot, window: DecidedWindow, x: Scale['x'], taken: Taken) => void
}

interface Scale {
  readonly x: (time: number) => number
  readonly y: (cells: number) => number
}

/** More recommendations than this are a line without dots. */
const dotsMax = 80

/** The windows as bands with edges, recommendations as dots on steps, the one that was taken as a diamond. */
export function drawDecided(plot: Plot, window: DecidedWindow, scale: Scale): void {
  const { left, right, top, bottom } = plot
  // Of what began before the chart does the rest is shown.
  plot.pen.clip(rectangle(left, top - 8, right - left, bottom - top + 8), () => {
    for (const band of window.bands) drawBand(plot, band, scale)
    drawPoints(plot, window, scale)
    const at = scale.x(window.time)
    plot.pen.stroke(polyline(at, top - 6, at, bottom), { color: plot.theme.accent, width: 1.4 })
    if (window.chosen !== null) drawChosen(plot, window, window.chosen, scale)
  })
}

function drawBand(plot: Plot, { from, to, level, ticks }: DecidedBand, { x, y }: Scale): void {
  const { pen, theme, top, bottom } = plot
  const [start, end] = [x(from), x(to)]
  pen.fill(rectangle(start, top - 6, end - start, bottom - top + 6), {
    color: theme.accent,
    opacity: 0.1,
  })
  const edge = { color: theme.accent, width: 1, dash: [2, 3] }
  pen.stroke(polyline(start, top - 6, start, bottom), edge)
  for (const tick of ticks) {
    pen.stroke(polyline(x(tick), top - 6, x(tick), top + 4), { color: theme.accent, width: 1 })
  }
  if (level !== null) pen.stroke(polyline(start, y(level), end, y(level)), edge)
}

function drawPoints({ pen, theme }: Plot, { points }: DecidedWindow, { x, y }: Scale): void {
  const line: Path = []
  const dots: Path = []
  points.forEach(({ time, replicas }, i) => {
    const before = points[i - 1]
    if (before === undefined) moveTo(line, x(time), y(replicas))
    else {
      lineTo(line, x(time), y(before.replicas))
      lineTo(line, x(time), y(replicas))
    }
    addCircle(dots, x(time), y(replicas), 2.2)
  })
  pen.stroke(line, { color: theme.accent, width: 1, opacity: 0.7 })
  if (points.length <= dotsMax) pen.fill(dots, { color: theme.accent })
}

/** A diamond, and the level that it holds up to the decision. */
function drawChosen(
  { pen, theme }: Plot,
  { time }: DecidedWindow,
  chosen: DecidedPoint,
  { x, y }: Scale,
): void {
  const [cx, cy] = [x(chosen.time), y(chosen.replicas)]
  pen.stroke(polyline(cx, cy, x(time), cy), { color: theme.accent, width: 1.8 })
  const size = 5.5
  const path: Path = []
  moveTo(path, cx, cy - size)
  lineTo(path, cx + size, cy)
  lineTo(path, cx, cy + size)
  lineTo(path, cx - size, cy)
  closePath(path)
  pen.fill(path, { color: theme.accent })
  pen.stroke(path, { color: theme.panel, width: 1.5 })
}

/** Names the windows where that hides nothing. */
export function nameDecided(
  plot: Plot,
  { bands }: DecidedWindow,
  x: Scale['x'],
  { lines, ahead, texts }: Taken,
): void {
  const names = bands.map(({ label, from }) => ({
    text: label,
    color: plot.theme.accent,
    x: Math.max(plot.left, x(from)) + 4,
    y: plot.top + 4,
  }))
  drawAreaNames(plot, names, { rooms: [lines], ahead, texts })
}
