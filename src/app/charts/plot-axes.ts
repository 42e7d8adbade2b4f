import { formatClock } from '#text/clock.ts'
import { timeTicks } from './axes.ts'
import { polyline, rectangle } from './path.ts'
import { letterScale, type Plot } from './plot.ts'
import type { TimeWindow } from './time-window.ts'

/** How the values of an axis are written. */
export const axisLetters = { size: 10, weight: 400 } as const

/** About how many values an axis of this height can name without crowding. */
export function tickCount({ top, bottom, theme }: Plot): number {
  const apart = 1.9 * Math.max(axisLetters.size, theme.least)
  return Math.min(4, Math.max(1, Math.floor((bottom - top) / apart)))
}

/** Horizontal hairlines with their values at the left, across the plot and the room for labels. */
export function drawValueAxis(
  { pen, theme, left, right }: Plot,
  ticks: readonly number[],
  y: (value: number) => number,
  format: (value: number) => string,
): void {
  // Larger letters have room for fewer values; the first stands at the foot or at the top.
  const least = Math.max(axisLetters.size, theme.least)
  let named = Number.POSITIVE_INFINITY
  for (const tick of ticks) {
    const level = Math.round(y(tick)) + 0.5
    pen.stroke(polyline(left, level, right, level), { color: theme.line, width: 1 })
    if (Math.abs(named - level) < least) continue
    named = level
    const place = { x: left - 6, y: level, align: 'right', middle: true } as const
    pen.text(format(tick), { ...axisLetters, ...place, color: theme.text3 })
  }
}

/** Times under the plot within so many pixels; labels keep a third of their width between each other. */
export function drawTimeAxis(
  { pen, theme, bottom }: Plot,
  window: TimeWindow,
  duration: number,
  at: { readonly x: (time: number) => number; readonly pixels: number },
): void {
  const widest = pen.measure(formatClock(duration, duration), axisLetters)
  for (const time of timeTicks(window.from, window.to, Math.floor(at.pixels / (widest * 1.35)))) {
    const place = { x: at.x(time), y: bottom + 14 * letterScale(theme), align: 'center' } as const
    pen.text(formatClock(time, duration), { ...axisLetters, ...place, color: theme.text3 })
  }
}

/** The upright line of the present time. */
export function drawPlayhead({ pen, theme, top, bottom }: Plot, x: number, opacity: number): void {
  const line = rectangle(Math.round(x) - 0.5, top - 6, 1, bottom - top + 6)
  pen.fill(line, { color: theme.text, opacity })
}

/** How far the future is known: an upright row of dots, with a foot where the run itself ends. */
export function drawHorizon({ pen, theme, top, bottom }: Plot, x: number, isEnd: boolean): void {
  const dots = { color: theme.text2, width: 1.5, dash: [0.1, 4], round: true, opacity: 0.45 }
  pen.stroke(polyline(x, bottom, x, top - 4), dots)
  if (isEnd) pen.fill(rectangle(x - 3.5, bottom - 1, 7, 2), { color: theme.text2, opacity: 0.6 })
}

/** The upright dashed line of the time cursor with its time at the foot. */
export function drawCursor(
  { pen, theme, left, right, top, bottom }: Plot,
  x: number,
  label: string,
): void {
  const at = Math.round(x) + 0.5
  pen.stroke(polyline(at, top - 6, at, bottom), { color: theme.text, width: 1, dash: [2, 2] })
  const lettering = { size: 10, weight: 600 } as const
  const width = pen.measure(label, lettering) + 8
  const start = Math.min(Math.max(x - width / 2, left - 20), right - width)
  // Wide enough to cover a label of the axis that would otherwise stick out at one side.
  const scale = letterScale(theme)
  pen.fill(rectangle(start - 14, bottom + 3 * scale, width + 28, 15 * scale), {
    color: theme.panel,
  })
  pen.text(label, { ...lettering, x: start + 4, y: bottom + 14 * scale, color: theme.text })
}
