import { at } from '../at.ts'
import type { Bodies } from '../scene/bodies.ts'
import type { Brush } from './brush.ts'
import { type Sheet, createSheet } from './canvas.ts'
import { paintDangerHalo, paintHalo } from './cell-painter.ts'
import { css, luma } from '../colour.ts'
import { type Look, createLook, readLook } from '../scene/look.ts'
import { type Palette, loadStep } from '../palette.ts'
import type { CellScene } from '../renderer.ts'
import { haloReach } from './halos.ts'

/** Reach of the matrix around a body, in its radii. */
const matrixReach = 1.5
/** More bodies than this are a surface of their own; nothing soft is drawn around them. */
const bodiesMax = 420

/**
 * The soft things under the cells: the matrix that holds a colony together and, in the dark, the
 * light the cells shed. They have no edges, so they are drawn small and enlarged.
 */
export interface Glow {
  /** Draws it; `again` makes it anew, else the last one is still good. */
  paint(brush: Brush, cells: CellScene, withHalos: boolean, again: boolean): void
}

/** The glow of a palette. */
export function createGlow(palette: Palette): Glow {
  const spot = paintSpot(palette)
  const look = createLook()
  let sheet: Sheet | null = null
  let box: Box | null = null
  return {
    paint: (brush, cells, withHalos, again) => {
      if (palette.isFlat || cells.bodies.count > bodiesMax) return
      if (again || !box) box = boxOf(brush, cells.bodies)
      if (!box) return
      const shrink = Math.max(2, Math.round(brush.ratio * 1.5))
      const width = Math.ceil(box.width / shrink)
      const height = Math.ceil(box.height / shrink)
      if (!sheet || sheet.canvas.width < width || sheet.canvas.height < height) {
        sheet = createSheet(width * 1.25, height * 1.25)
        again = true
      }
      if (again) {
        const small = smallBrush(brush, sheet, box, shrink)
        small.context.fillStyle = palette.stain === 'dark' ? '#000' : '#fff'
        // All of it: light beyond the part in use would add up and show at its edge when enlarged.
        small.context.fillRect(0, 0, sheet.canvas.width, sheet.canvas.height)
        paintMatrix(small, spot, cells.bodies)
        if (palette.stain === 'dark' && withHalos) paintHalos(small, cells, look)
      }
      brush.context.setTransform(1, 0, 0, 1, 0, 0)
      brush.context.globalCompositeOperation = palette.stain === 'dark' ? 'lighter' : 'multiply'
      const [w, h] = [width * shrink, height * shrink]
      brush.context.drawImage(sheet.canvas, 0, 0, width, height, box.left, box.top, w, h)
      brush.context.globalCompositeOperation = 'source-over'
    },
  }
}

function smallBrush(brush: Brush, sheet: Sheet, box: Box, shrink: number): Brush {
  const { context } = sheet
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalCompositeOperation = 'source-over'
  return {
    ...brush,
    context,
    scale: brush.scale / shrink,
    originX: (brush.originX - box.left) / shrink,
    originY: (brush.originY - box.top) / shrink,
  }
}

/** A part of the canvas, device px. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The part of the canvas that bodies and their light reach, or null when none is in view. */
export function boxOf(brush: Brush, bodies: Bodies): Box | null {
  const { scale, originX, originY } = brush
  const { canvas } = brush.context
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let k = 0; k < bodies.count; k++) {
    const reach = at(bodies.radius, k) * haloReach
    left = Math.min(left, at(bodies.x, k) - reach)
    right = Math.max(right, at(bodies.x, k) + reach)
    top = Math.min(top, at(bodies.y, k) - reach)
    bottom = Math.max(bottom, at(bodies.y, k) + reach)
  }
  left = Math.max(0, Math.floor(originX + left * scale))
  top = Math.max(0, Math.floor(originY + top * scale))
  const width = Math.min(canvas.width, Math.ceil(originX + right * scale)) - left
  const height = Math.min(canvas.height, Math.ceil(originY + bottom * scale)) - top
  return width > 0 && height > 0 ? { left, top, width, height } : null
}

function paintSpot(palette: Palette): HTMLCanvasElement {
  const side = 64
  const { canvas, context } = createSheet(side, side)
  const spot = context.createRadialGradient(side / 2, side / 2, 0, side / 2, side / 2, side / 2)
  const strength = palette.stain === 'dark' ? 0.3 : 0.32
  for (let n = 0; n <= 16; n++) {
    const away = Math.max(0, (n / 16 - 0.56) / 0.44)
    spot.addColorStop(n / 16, css(palette.matrix, strength * (1 - away) ** 2))
  }
  context.fillStyle = spot
  context.fillRect(0, 0, side, side)
  return canvas
}

// Each spot only ever lightens (or darkens) toward one colour, so a crowded place is no stronger
// than a lonely one and the contour closes around the colony.
function paintMatrix(brush: Brush, spot: HTMLCanvasElement, bodies: Bodies): void {
  const { context, palette, scale, originX, originY } = brush
  context.setTransform(scale, 0, 0, scale, originX, originY)
  context.globalCompositeOperation = palette.stain === 'dark' ? 'lighten' : 'darken'
  for (let k = 0; k < bodies.count; k++) {
    const r = at(bodies.radius, k) * matrixReach
    context.drawImage(spot, at(bodies.x, k) - r, at(bodies.y, k) - r, r * 2, r * 2)
  }
}

function paintHalos(brush: Brush, cells: CellScene, look: Look): void {
  const { culture, radius, time } = cells
  const exposure = exposureOf(brush.palette, cells)
  // The light of danger never adds up: between two cells in need it stays red and does not glare.
  for (const paint of [paintHalo, paintDangerHalo]) {
    brush.context.globalCompositeOperation = paint === paintHalo ? 'lighter' : 'lighten'
    for (let row = 0; row < culture.count; row++) {
      readLook(look, culture, row, at(radius, at(culture.values.service, row)), time)
      paint(brush, look, exposure)
    }
  }
}

/** Share of their light that the cells shed together: a colony at full load must not glare. */
export function exposureOf(palette: Palette, { culture }: CellScene): number {
  if (culture.count === 0) return 1
  let light = 0
  for (let row = 0; row < culture.count; row++) {
    light += luma(palette.load[loadStep(at(culture.values.load, row))] ?? palette.ground)
    light += 0.4 * at(culture.values.overload, row)
  }
  return 1 / (1 + 0.9 * Math.max(0, light / culture.count - 0.35))
}
