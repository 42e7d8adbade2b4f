import { at } from '../at.ts'
import { type Brush, addTrace, lineOf, pixelOf, standAt } from './brush.ts'
import { lastOutline, paintCell } from './cell-painter.ts'
import { css } from '../colour.ts'
import type { Contacts } from '../scene/contacts.ts'
import type { Culture } from '../scene/culture.ts'
import { type Look, readLook } from '../scene/look.ts'
import type { CellScene } from '../renderer.ts'

/** A chosen cell's ring and the gaps in it, as shares of its way round. */
const broken = [0.056, 0.0273] as const

/**
 * Draws the marked cells once more, above all others, with their rings: a broken one for a chosen cell,
 * a whole one for one that is walked to, a thin one under the pointer. Where cells were not drawn with
 * their contacts (`apart`), the marked ones stand free too.
 */
export function paintMarks(
  brush: Brush,
  cells: CellScene,
  look: Look,
  contacts: Contacts,
  apart: boolean,
): void {
  const { selected, walked, hovered, culture, radius, time } = cells
  if (selected + walked + hovered === 0) return
  for (let row = 0; row < culture.count; row++) {
    const isChosen = isOf(culture, row, selected)
    const isWalked = isOf(culture, row, walked)
    if (!isChosen && !isWalked && !isOf(culture, row, hovered)) continue
    readLook(look, culture, row, at(radius, at(culture.values.service, row)), time)
    if (apart) look.figure = -1
    paintCell(brush, look, contacts, 'full')
    paintRing(brush, look, isChosen, isWalked)
  }
}

// A figure is that of its cell and of the daughter that is still a part of it.
function isOf({ values }: Culture, row: number, cell: number): boolean {
  return cell > 0 && (cell === at(values.id, row) || cell === at(values.daughter, row))
}

function paintRing(brush: Brush, look: Look, isChosen: boolean, isWalked: boolean): void {
  const { context, palette } = brush
  standAt(brush, look.x, look.y)
  const pixel = pixelOf(brush)
  const away = isChosen ? Math.max(5 * pixel, 0.14 * look.radius) : 3.5 * pixel
  const isStrong = isChosen || isWalked
  context.beginPath()
  addTrace(context, lastOutline(), 1 + away / look.radius)
  if (isStrong) {
    // A dark edge under the ring keeps it apart from bright neighbours.
    context.lineWidth = 3.6 * pixel
    context.strokeStyle = css(palette.ground, 0.42)
    context.stroke()
  }
  const turn = (look.radius + away) * Math.PI * 2
  context.lineCap = 'round'
  context.setLineDash(isChosen ? broken.map((share) => share * turn) : [])
  context.lineWidth = lineOf(brush, isStrong ? 2 : 1)
  context.strokeStyle = css(palette.ink, isStrong ? 0.95 : 0.5)
  context.stroke()
  context.setLineDash([])
}
