import { formatClock } from '#text/clock.ts'
import { timeTicks } from './axes.ts'
import type { Plot } from './plot.ts'
import type { TimeWindow } from './time-window.ts'

/** Horizontal hairlines with their values at the left, across the plot and the room for labels. */
export function drawValueAxis(
  plot: Plot,
  ticks: readonly number[],
  y: (value: number) => number,
  format: (value: number) => string,
): void {
  const { context, theme, left, right } = plot
  context.save()
  context.font = `400 10px ${theme.font}`
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  context.fillStyle = theme.text3
  context.strokeStyle = theme.line
  context.lineWidth = 1
  for (const tick of ticks) {
    const level = Math.round(y(tick)) + 0.5
    context.beginPath()
    context.moveTo(left, level)
    context.lineTo(right, level)
    context.stroke()
    context.fillText(format(tick), left - 6, level)
  }
  context.restore()
}

// Room that the widest margins take.
const narrowest = 130

/** Times under the plot; labels keep a third of their width between each other. */
export function drawTimeAxis(
  plot: Plot,
  window: TimeWindow,
  duration: number,
  x: (time: number) => number,
): void {
  const { context, theme, bottom } = plot
  context.save()
  context.font = `400 10px ${theme.font}`
  context.textBaseline = 'alphabetic'
  context.fillStyle = theme.text3
  context.textAlign = 'center'
  // The narrowest plot of the four decides, so that all of them label the same times.
  const pixels = plot.right - narrowest
  const widest = context.measureText(formatClock(duration, duration)).width
  for (const time of timeTicks(window.from, window.to, Math.floor(pixels / (widest * 1.35)))) {
    context.fillText(formatClock(time, duration), x(time), bottom + 14)
  }
  context.restore()
}

/** The upright line of the present time. */
export function drawPlayhead(plot: Plot, x: number, opacity: number): void {
  const { context, theme, top, bottom } = plot
  context.save()
  context.globalAlpha = opacity
  context.fillStyle = theme.text
  context.fillRect(Math.round(x) - 0.5, top - 6, 1, bottom - top + 6)
  context.restore()
}

/** The upright dashed line of the time cursor with its time at the foot. */
export function drawCursor(plot: Plot, x: number, label: string): void {
  const { context, theme, left, right, top, bottom } = plot
  context.save()
  context.strokeStyle = theme.text
  context.lineWidth = 1
  context.setLineDash([2, 2])
  context.beginPath()
  context.moveTo(Math.round(x) + 0.5, top - 6)
  context.lineTo(Math.round(x) + 0.5, bottom)
  context.stroke()
  context.font = `600 10px ${theme.font}`
  const width = context.measureText(label).width + 8
  const start = Math.min(Math.max(x - width / 2, left - 20), right - width)
  context.fillStyle = theme.panel
  // Wide enough to cover a label of the axis that would otherwise stick out at one side.
  context.fillRect(start - 14, bottom + 3, width + 28, 15)
  context.fillStyle = theme.text
  context.textAlign = 'left'
  context.fillText(label, start + 4, bottom + 14)
  context.restore()
}
