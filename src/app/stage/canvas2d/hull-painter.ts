import { at } from '../at.ts'
import type { Brush } from './brush.ts'
import { css } from '../colour.ts'
import { bearings } from '../scene/edge.ts'
import type { Hull } from '../scene/hull.ts'

/**
 * Draws the matrix of every colony: a faint body with a hairline around it that holds the cells
 * together. It lies under everything else of the culture. The line of the watched one is stronger.
 */
export function paintHulls(brush: Brush, hulls: readonly Hull[], watched: number): void {
  const { context, palette, ratio } = brush
  if (palette.stain === 'plain') return
  const dark = palette.stain === 'dark'
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.lineJoin = 'round'
  for (let service = 0; service < hulls.length; service++) {
    const hull = hulls[service]
    if (!hull || at(hull.reach, 0) <= 0) continue
    traceHull(brush, hull)
    context.fillStyle = css(palette.matrix, dark ? 0.26 : 0.2)
    context.fill()
    context.lineWidth = Math.max(1, palette.lineMin) * ratio
    const strong = service === watched ? watchedLine : 1
    context.strokeStyle = dark
      ? css(palette.membrane, 0.17 * strong)
      : css(palette.ink, 0.2 * strong)
    context.stroke()
  }
}

/** The contour of the watched colony is so many times as strong. */
export const watchedLine = 3.6

function traceHull({ context, scale, originX, originY }: Brush, { reach, place }: Hull): void {
  const x = (k: number) => originX + (place.x + cosOf(k) * at(reach, k)) * scale
  const y = (k: number) => originY + (place.y + sinOf(k) * at(reach, k)) * scale
  context.beginPath()
  const last = bearings - 1
  context.moveTo((x(last) + x(0)) / 2, (y(last) + y(0)) / 2)
  for (let k = 0; k < bearings; k++) {
    const next = k === last ? 0 : k + 1
    context.quadraticCurveTo(x(k), y(k), (x(k) + x(next)) / 2, (y(k) + y(next)) / 2)
  }
  context.closePath()
}

function cosOf(k: number): number {
  return Math.cos((k / bearings) * Math.PI * 2)
}

function sinOf(k: number): number {
  return Math.sin((k / bearings) * Math.PI * 2)
}
