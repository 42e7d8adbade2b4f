import { at } from '../at.ts'
import type { Outline } from '../scene/outline.ts'
import type { Palette } from '../palette.ts'
import type { Fill } from './discs.ts'
import type { Stains } from './stains.ts'

/** What every painter needs: where it paints, with which colours and at which scale. */
export interface Brush {
  readonly context: CanvasRenderingContext2D
  readonly palette: Palette
  readonly stains: Stains
  /** Device px per CSS px. */
  readonly ratio: number
  /** Device px per stage unit. */
  readonly scale: number
  /** Place of the stage's origin, device px. */
  readonly originX: number
  readonly originY: number
  /** Membranes do not glow: on a slow machine wide soft lines are what costs most. */
  readonly isPlain?: boolean
}

/** Makes stage units around a point the units of everything that follows. */
export function standAt(brush: Brush, x: number, y: number): void {
  const { context, scale, originX, originY } = brush
  context.setTransform(scale, 0, 0, scale, originX + x * scale, originY + y * scale)
}

/** One CSS px in stage units: lines keep their width when the camera is far. */
export function pixelOf(brush: Pick<Brush, 'ratio' | 'scale'>): number {
  return brush.ratio / brush.scale
}

/** A width in CSS px in stage units, at least the thinnest line that the theme allows. */
export function lineOf(brush: Omit<Brush, 'stains'>, width: number): number {
  return Math.max(width, brush.palette.lineMin) * pixelOf(brush)
}

/** Begins a path along a closed outline. */
export function trace(context: CanvasRenderingContext2D, outline: Outline): void {
  context.beginPath()
  addTrace(context, outline, 1)
}

/** Adds a closed outline, drawn toward its centre by a factor, to the present path. */
export function addTrace(
  context: CanvasRenderingContext2D,
  outline: Outline,
  factor: number,
): void {
  const { x, y, count } = outline
  const last = count - 1
  context.moveTo(((at(x, last) + at(x, 0)) / 2) * factor, ((at(y, last) + at(y, 0)) / 2) * factor)
  for (let k = 0; k < count; k++) {
    const next = k === last ? 0 : k + 1
    context.quadraticCurveTo(
      at(x, k) * factor,
      at(y, k) * factor,
      ((at(x, k) + at(x, next)) / 2) * factor,
      ((at(y, k) + at(y, next)) / 2) * factor,
    )
  }
  context.closePath()
}

/** Begins an open path along the part of an outline on one side of its middle. */
export function traceSide(
  context: CanvasRenderingContext2D,
  outline: Outline,
  angle: number,
  far: boolean,
): void {
  const { x, y, count } = outline
  const cos = Math.cos(angle) * (far ? 1 : -1)
  const sin = Math.sin(angle) * (far ? 1 : -1)
  context.beginPath()
  let drawing = false
  // Begin where the outline enters the side, so that the part is one line.
  let start = 0
  for (let k = 0; k < count; k++) {
    const before = k === 0 ? count - 1 : k - 1
    const isIn = at(x, k) * cos + at(y, k) * sin > 0
    if (isIn && at(x, before) * cos + at(y, before) * sin <= 0) start = k
  }
  for (let n = -1; n <= count; n++) {
    const k = (start + n + count) % count
    const isIn = at(x, k) * cos + at(y, k) * sin > 0
    if (n >= 0 && !isIn) {
      if (drawing) context.lineTo(at(x, k), at(y, k))
      break
    }
    if (drawing) context.lineTo(at(x, k), at(y, k))
    else context.moveTo(at(x, k), at(y, k))
    drawing = true
  }
}

/** Fills the present path with a bitmap scaled to a cell of this radius around the origin. */
export function fillPath(brush: Brush, fill: Fill, radius: number, alpha: number): void {
  const { context } = brush
  const k = radius / fill.radius
  context.globalAlpha = alpha
  context.save()
  context.transform(k, 0, 0, k, -fill.centre * k, -fill.centre * k)
  context.fillStyle = fill.pattern
  context.fill()
  context.restore()
  context.globalAlpha = 1
}
