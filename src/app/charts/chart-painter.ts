import { formatClock } from '#text/clock.ts'
import type { ChartKind, ChartScene, Drawn } from './chart-kind.ts'
import type { ChartTheme } from './chart-theme.ts'
import type { Box } from './label-space.ts'
import { lineRoom } from './line-room.ts'
import { polyline } from './path.ts'
import type { Pen } from './pen.ts'
import { axisLetters, drawCursor, drawHorizon, drawPlayhead, drawTimeAxis } from './plot-axes.ts'
import { drawLabels, labelBoxes } from './plot-labels.ts'
import { letterScale, type Plot } from './plot.ts'
import { sampleAt, sampleOffset, sampleValue } from './samples.ts'

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

// Room that the widest margins take: the narrowest plot decides which times all of them label.
const narrowest = 140

/** Draws a chart into a box. */
export function paintChart(kind: ChartKind, input: ChartInput, pen: Pen, box: Box): TimeScale {
  const { scene, cursor, theme } = input
  const { from, to } = scene.window
  const letters = letterScale(theme)
  const plot: Plot = {
    pen,
    theme,
    left: box.x + axisRoom(kind, scene, pen, letters),
    right: box.x + box.width - 2,
    top: box.y + 9,
    bottom: box.y + box.height - 18 * letters,
  }
  const end = Math.max(plot.left + 40, windowEnd(kind, scene, plot))
  const perPixel = (to - from) / (end - plot.left)
  const x = (time: number): number => plot.left + (time - from) / perPixel
  drawTimeAxis(plot, scene.window, scene.duration, { x, pixels: box.width - narrowest * letters })
  const drawn = kind.draw(plot, scene, x)
  const { future, read } = scene
  if (future !== null && future.until > scene.time && future.until <= to) {
    drawHorizon(plot, x(future.until), future.until >= scene.duration)
  }
  drawApproximate(plot, scene, x)
  drawPlayhead(plot, x(scene.time), cursor ? 0.25 : 0.55)
  const time = read === null ? scene.time : sampleAt(read.samples, timeOffset, read.row)
  if (cursor) drawCursor(plot, x(time), formatClock(time, scene.duration))
  writeTexts(plot, drawn, x(time), x(scene.time))
  return { from, perPixel, left: plot.left }
}

/** Room for the values of the axis, px. */
export function axisRoom(
  { margin, counts = [] }: Pick<ChartKind, 'margin' | 'counts'>,
  { samples, rows, future, words }: Pick<ChartScene, 'samples' | 'rows' | 'future' | 'words'>,
  pen: Pick<Pen, 'measure'>,
  letters: number,
): number {
  const usual = margin.left * letters
  const isLarge = [{ samples, rows }, ...(future === null ? [] : [future])].some((stretch) => {
    for (let row = stretch.rows.first; row < stretch.rows.end; row++) {
      for (const name of counts) if (sampleValue(stretch.samples, name, row) >= 5000) return true
    }
    return false
  })
  if (!isLarge) return usual
  return Math.max(usual, pen.measure(words.numbers.tick(500_000), axisLetters) + 8)
}

/** Dashes over what was counted by level. */
function drawApproximate(
  { pen, theme, top }: Plot,
  { approximate }: ChartScene,
  x: (time: number) => number,
): void {
  for (const { from, to } of approximate) {
    const y = top - 3
    pen.stroke(polyline(x(from), y, x(to), y), { color: theme.text2, width: 1.4, dash: [4, 3] })
  }
}

/** Room for the letter of a run before its value, px. */
const namedRoom = 12

/** Where the window ends, so that the values of the present have room beside their lines, px. */
function windowEnd({ margin }: ChartKind, scene: ChartScene, { left, right, theme }: Plot): number {
  const { from, to } = scene.window
  const room = (margin.labels + (scene.other ? namedRoom : 0)) * letterScale(theme)
  // Under a hand that draws nothing may move.
  if (!scene.isAhead || scene.sketch) return right - room
  // Where the window reaches beyond the present, most of a label stands over what is to come.
  const past = Math.max(0.05, (scene.time - from) / (to - from))
  return Math.min(right - room * 0.38, left + (right - left - room) / past)
}

/** Writes the values that are read, then the names of what is drawn where they hide nothing. */
function writeTexts(plot: Plot, drawn: Drawn, x: number, present: number): void {
  const { left, right, top, bottom } = plot
  const range = { left, right: right + 1 }
  const ahead = lineRoom(drawn.ahead, range)
  const taken = { lines: lineRoom(drawn.past, range), ahead, texts: drawn.texts }
  const boxes = labelBoxes(plot, drawn.labels, x, taken)
  const playhead = Float64Array.of(present, top - 6, present, bottom)
  const withPlayhead = lineRoom([...drawn.past, playhead], range)
  drawn.name?.({ ...taken, lines: withPlayhead, texts: [...drawn.texts, ...boxes] }, x)
  drawLabels(plot, drawn.labels, x, boxes)
}
