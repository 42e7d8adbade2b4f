import { formatClock } from '#text/clock.ts'
import type { ChartKind, ChartScene } from './chart-kind.ts'
import type { ChartTheme } from './chart-theme.ts'
import type { Box } from './label-space.ts'
import type { Pen } from './pen.ts'
import { drawCursor, drawHorizon, drawPlayhead, drawTimeAxis } from './plot-axes.ts'
import { drawLabels } from './plot-labels.ts'
import type { Plot } from './plot.ts'
import { sampleAt, sampleOffset } from './samples.ts'

/** What a chart draws; `cursor` is true while the visitor reads another row than the last. */
export interface ChartInput {
  readonly scene: ChartScene
  readonly theme: ChartTheme
  readonly cursor: boolean
}

/** Where times lie in a drawing, for the pointer. */
export interface TimeScale {
  readonly from: number
  readonly perPixel: number
  readonly left: number
}

const timeOffset = sampleOffset('time')

// The margins are those of values in letters of this size, px; a theme may ask for larger ones.
const marginSize = 10

// Room that the widest margins take: the narrowest plot decides which times all of them label.
const narrowest = 140

/** Draws a chart into a box. */
export function paintChart(kind: ChartKind, input: ChartInput, pen: Pen, box: Box): TimeScale {
  const { scene, cursor, theme } = input
  const { from, to } = scene.window
  const plot: Plot = {
    pen,
    theme,
    left: box.x + kind.margin.left * Math.max(1, theme.least / marginSize),
    right: box.x + box.width - 2 - kind.margin.bar,
    top: box.y + 9,
    bottom: box.y + box.height - 18,
  }
  // Where the window reaches beyond the present, most of a label stands over what is to come.
  const room = kind.margin.labels * (scene.isAhead ? 0.38 : 1)
  const end = Math.max(plot.left + 40, plot.right - room)
  const perPixel = (to - from) / (end - plot.left)
  const x = (time: number): number => plot.left + (time - from) / perPixel
  drawTimeAxis(plot, scene.window, scene.duration, { x, pixels: box.width - narrowest })
  const labels = kind.draw(plot, scene, x)
  const { future, read } = scene
  if (future !== null && future.until > scene.time && future.until <= to) {
    drawHorizon(plot, x(future.until), future.until >= scene.duration)
  }
  drawPlayhead(plot, x(scene.time), cursor ? 0.25 : 0.55)
  if (read !== null) {
    const time = sampleAt(read.samples, timeOffset, read.row)
    if (cursor) drawCursor(plot, x(time), formatClock(time, scene.duration))
    // A step above its line a label leaves what is to come in sight.
    const rise = scene.isAhead ? 9 : 0
    drawLabels(plot, labels, { x: x(time), rise })
  }
  return { from, perPixel, left: plot.left }
}
