import { at } from '../at.ts'
import type { Contacts } from '../scene/contacts.ts'
import type { Look } from '../scene/look.ts'
import { type Outline, pointsMax } from '../scene/outline.ts'
import { findTouching } from '../scene/touching.ts'
import type { Brush } from './brush.ts'
import { blend, css } from '../colour.ts'

/** How much a point of the outline in hand lies at a neighbour, 0 to 1. */
const touching = new Float64Array(pointsMax)

/** How much of the colour of danger a shared edge keeps; the card's 0.6 in gl/cell-main.glsl.ts takes the rest away. */
const sharedDanger = 0.4

/** Where an edge begins to count as shared, and how much of the ink is there from then on. */
const steps = [
  [0.25, 0.5],
  [0.7, 1],
] as const

/**
 * Draws the edge of a cell in need darker where it touches a neighbour: on paper two lines of danger side
 * by side would read as a thing of their own. A tinge stays, for a cell that has no free edge.
 */
export function paintContactEdges(
  brush: Brush,
  look: Look,
  outline: Outline,
  contacts: Contacts,
  width: number,
): void {
  const { context, palette } = brush
  if (!findTouching(touching, look, outline, contacts)) return
  context.lineCap = 'round'
  context.lineWidth = width * 1.15
  context.strokeStyle = css(blend(palette.membrane, palette.danger, 0.9 * sharedDanger))
  for (const [least, share] of steps) {
    traceTouching(context, outline, least, width / 2)
    context.globalAlpha = share * look.opacity * look.overload
    context.stroke()
  }
  context.lineCap = 'butt'
  context.globalAlpha = 1
}

function traceTouching(
  context: CanvasRenderingContext2D,
  { x, y, count }: Outline,
  least: number,
  depth: number,
): void {
  context.beginPath()
  for (let k = 0; k < count; k++) {
    const next = k === count - 1 ? 0 : k + 1
    if (at(touching, k) < least || at(touching, next) < least) continue
    const from = 1 - depth / Math.hypot(at(x, k), at(y, k))
    const to = 1 - depth / Math.hypot(at(x, next), at(y, next))
    context.moveTo(at(x, k) * from, at(y, k) * from)
    context.lineTo(at(x, next) * to, at(y, next) * to)
  }
}
