import { titleOf, type ChartKind, type ChartScene } from '../chart-kind.ts'
import { paintChart } from '../chart-painter.ts'
import type { ChartTheme } from '../chart-theme.ts'
import { rectangle } from '../path.ts'
import type { Pen } from '../pen.ts'
import { letterScale } from '../plot.ts'
import { drawKey, keyLine, keyLines, measureOf } from './key.ts'

/** Some charts of a moment as one picture. */
export interface ChartsPicture {
  readonly kinds: readonly ChartKind[]
  readonly scene: ChartScene
  readonly theme: ChartTheme
  /** Names the run and the moment. */
  readonly heading: string
  /** What else is worth knowing where the picture hangs alone, a line each: the promise, the link. */
  readonly caption: readonly string[]
}

/** One chart of a picture, px; a single one is larger than one of several. */
const single = { width: 720, height: 360 } as const
const several = { width: 560, height: 250 } as const
const edge = 24
const headRoom = 30
const titleRoom = 20
const gap = 20
const captionLine = 17

/** The size of a picture in CSS pixels, as a pen measures its letters. */
export function pictureSize(
  picture: Omit<ChartsPicture, 'heading'>,
  measure: Pen['measure'],
): {
  readonly width: number
  readonly height: number
} {
  const { kinds, theme, caption } = picture
  const { columns, rows, cell } = gridOf(kinds.length)
  return {
    width: 2 * edge + columns * cell.width + (columns - 1) * gap,
    height: Math.round(
      2 * edge +
        headRoom +
        rows * (titleRoom + keyRoomOf(picture, measure) + cell.height) +
        (rows - 1) * gap +
        caption.length * captionLine * letterScale(theme),
    ),
  }
}

/** The room of every key in a picture, px: that of the longest, and never less than two lines. */
function keyRoomOf(
  { kinds, scene, theme }: Omit<ChartsPicture, 'heading'>,
  measure: Pen['measure'],
): number {
  const { width } = gridOf(kinds.length).cell
  const lines = kinds.map((kind) => keyLines(kind, scene, measure, width))
  return Math.max(2, ...lines) * keyLine(theme)
}

function gridOf(count: number): {
  readonly columns: number
  readonly rows: number
  readonly cell: { readonly width: number; readonly height: number }
} {
  const columns = count > 1 ? 2 : 1
  return { columns, rows: Math.ceil(count / columns), cell: count > 1 ? several : single }
}

/** Draws the picture; canvas and SVG take the same drawing. */
export function paintPicture(picture: ChartsPicture, pen: Pen): void {
  const { kinds, scene, theme, heading, caption } = picture
  const { columns, cell } = gridOf(kinds.length)
  const { width, height } = pictureSize(picture, measureOf(pen))
  const keyRoom = keyRoomOf(picture, measureOf(pen))
  pen.fill(rectangle(0, 0, width, height), { color: theme.panel })
  const line = { x: edge, y: edge + 8, color: theme.text2 }
  pen.text(heading, { ...line, size: 14, weight: 600, color: theme.text })
  kinds.forEach((kind, index) => {
    const x = edge + (index % columns) * (cell.width + gap)
    const rowHeight = titleRoom + keyRoom + cell.height + gap
    const y = edge + headRoom + Math.floor(index / columns) * rowHeight
    pen.text(titleOf(kind, scene), { x, y: y + 6, size: 13, weight: 600, color: theme.text })
    drawKey(kind, { scene, theme }, pen, { x, y: y + titleRoom + 4, width: cell.width })
    const box = { ...cell, x, y: y + titleRoom + keyRoom }
    paintChart(kind, { scene, theme, cursor: false }, pen, box)
  })
  const step = captionLine * letterScale(theme)
  caption.forEach((words, index) => {
    const y = height - edge + 4 - (caption.length - 1 - index) * step
    pen.text(words, { x: edge, y, size: 11, weight: 400, color: theme.text3 })
  })
}

/** What a picture says in words: the values of each of its charts. */
export function describePicture({ kinds, scene, heading, caption }: ChartsPicture): {
  readonly title: string
  readonly description: string
} {
  const { read } = scene
  const told = kinds.map((kind) => {
    return `${titleOf(kind, scene)}: ${read === null ? '' : kind.describe(scene, read)}.`
  })
  return { title: heading, description: [...told, ...caption].join(' ') }
}
