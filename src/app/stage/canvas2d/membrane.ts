import { at } from '../at.ts'
import { type Brush, addTrace, lineOf, pixelOf, trace, traceSide } from './brush.ts'
import { type Rgb, blend, css, scaled } from '../colour.ts'
import { smoothstep } from '../curves.ts'
import { parting } from '../scene/division.ts'
import type { Look } from '../scene/look.ts'
import type { Outline } from '../scene/outline.ts'
import { loadStep } from '../palette.ts'

/**
 * Draws the line that says what a cell promises: solid when ready, dashed when not, ruffled and in
 * the danger colour when requests wait, grey when it leaves.
 */
export function paintMembrane(brush: Brush, look: Look, outline: Outline): void {
  const colour = membraneColour(brush, look, look.load, look.overload)
  if (look.division > parting) paintTwoSides(brush, look, outline, colour)
  else if (look.ready > 0.5) paintSolid(brush, look, outline, colour, look.opacity)
  else paintDashed(brush, look, outline, look.opacity, 0)
  if (look.flash > 0) {
    const { context } = brush
    trace(context, outline)
    context.globalAlpha = look.flash * look.opacity
    context.lineWidth = Math.max(0.06 * look.radius, 2 * pixelOf(brush))
    context.strokeStyle = css(blend(colour, brush.palette.ink, 0.5))
    context.stroke()
    context.globalAlpha = 1
  }
}

/** Draws one half of a figure whose furrow has closed; the far one stays dashed until it serves. */
export function paintHalfMembrane(
  brush: Brush,
  look: Look,
  outline: Outline,
  dashed: boolean,
): void {
  if (dashed) paintDashed(brush, look, outline, 1, 0)
  else paintSolid(brush, look, outline, membraneColour(brush, look, look.load, look.overload), 1)
}

function membraneColour(brush: Brush, look: Look, load: number, overload: number): Rgb {
  const { palette } = brush
  const dark = palette.stain === 'dark'
  const calm = dark
    ? blend(palette.membrane, palette.load[loadStep(load)] ?? palette.membrane, 0.3)
    : palette.membrane
  const stressed = blend(calm, palette.danger, overload * (dark ? 1 : 0.9))
  if (look.wither <= 0 || !dark) return stressed
  return blend(stressed, scaled(palette.leaving, 1.7), smoothstep(0.05, 0.4, look.wither))
}

/** Width of a membrane, stage units: that of a cell in need is a little stronger. */
export function lineWidth(brush: Brush, look: Look, overload: number): number {
  const dark = brush.palette.stain === 'dark'
  const pixel = pixelOf(brush)
  const calm = dark
    ? Math.max(0.024 * look.radius, lineOf(brush, 1.15))
    : Math.max(0.025 * look.radius, lineOf(brush, 1.35))
  return calm + overload * Math.max(0.3 * pixel, 0.006 * look.radius)
}

function paintSolid(
  brush: Brush,
  look: Look,
  outline: Outline,
  colour: Rgb,
  opacity: number,
): void {
  const { context, palette } = brush
  const width = lineWidth(brush, look, look.overload)
  context.globalAlpha = opacity
  if (palette.stain === 'dark') {
    trace(context, outline)
    strokeGlow(brush, look, colour, width, look.overload)
    context.lineWidth = width
    context.strokeStyle = css(scaled(colour, 1.05), 0.82 + 0.12 * look.overload)
    context.stroke()
  } else if (palette.stain === 'light') {
    context.beginPath()
    addTrace(context, outline, 1)
    addPressure(context, outline, width, look.seed)
    context.fillStyle = css(colour, 0.96)
    context.fill('evenodd')
    paintInnerLine(brush, look, outline)
  } else {
    trace(context, outline)
    context.lineWidth = width
    context.strokeStyle = css(colour)
    context.stroke()
  }
  context.globalAlpha = 1
}

function strokeGlow(brush: Brush, look: Look, colour: Rgb, width: number, overload: number): void {
  const { context } = brush
  context.lineJoin = 'round'
  if (brush.isPlain) return
  // Two strokes, the wider the fainter, fall off as light does.
  context.lineWidth = Math.max(0.24 * look.radius, width * 3.4)
  context.strokeStyle = css(colour, 0.07 + 0.1 * overload)
  context.stroke()
  context.lineWidth = Math.max(0.1 * look.radius, width * 2)
  context.strokeStyle = css(colour, 0.11 + 0.12 * overload)
  context.stroke()
}

// A pen presses unevenly: the inner edge of the line comes and goes.
function addPressure(
  context: CanvasRenderingContext2D,
  outline: Outline,
  width: number,
  seed: number,
): void {
  const { x, y, count } = outline
  for (let k = 0; k <= count; k++) {
    const n = k % count
    const theta = (n / count) * Math.PI * 2
    const press =
      1 + 0.22 * Math.sin(2 * theta + seed * 31) + 0.16 * Math.sin(5 * theta + seed * 13)
    const reach = Math.hypot(at(x, n), at(y, n))
    const factor = 1 - (width * press) / Math.max(reach, width * 2)
    if (k === 0) context.moveTo(at(x, n) * factor, at(y, n) * factor)
    else context.lineTo(at(x, n) * factor, at(y, n) * factor)
  }
  context.closePath()
}

// Engravers draw a second, thin line just inside a membrane.
function paintInnerLine(brush: Brush, look: Look, outline: Outline): void {
  const { context, palette } = brush
  // It would be thinner than any line of a theme with strong ones.
  if (palette.lineMin > 0) return
  const opacity =
    0.3 * (1 - smoothstep(0.3, parting, look.division)) * (1 - smoothstep(0, 0.3, look.wither))
  if (opacity <= 0.01) return
  const depth = Math.max(0.075 * look.radius, 3 * pixelOf(brush))
  context.beginPath()
  addTrace(context, outline, 1 - depth / look.radius)
  context.lineWidth = 0.7 * pixelOf(brush)
  context.strokeStyle = css(palette.ink, opacity)
  context.stroke()
}

// A cell that does not serve promises nothing: its dashes are never in the colour of danger.
function paintDashed(
  brush: Brush,
  look: Look,
  outline: Outline,
  opacity: number,
  side: number,
): void {
  const { context } = brush
  const dash = Math.max(0.17 * look.radius, 3.4 * pixelOf(brush))
  if (side === 0) trace(context, outline)
  else traceSide(context, outline, look.angle, true)
  context.globalAlpha = opacity
  context.lineCap = 'butt'
  context.setLineDash([dash, dash * 0.95])
  context.lineWidth = lineWidth(brush, look, 0)
  context.strokeStyle = css(membraneColour(brush, look, look.daughterLoad, 0), 0.9)
  context.stroke()
  context.setLineDash([])
  context.globalAlpha = 1
}

// The mother's half keeps her solid line; the far half turns dashed while it boots.
function paintTwoSides(brush: Brush, look: Look, outline: Outline, colour: Rgb): void {
  const { context, palette } = brush
  const dashed = smoothstep(parting, 0.66, look.division)
  const calm = membraneColour(brush, look, look.load, 0)
  for (const far of [false, true]) {
    const overload = far ? 0 : look.overload
    const width = lineWidth(brush, look, overload)
    const shade = far ? calm : colour
    traceSide(context, outline, look.angle, far)
    context.lineJoin = 'round'
    context.lineCap = 'butt'
    context.globalAlpha = far ? 1 - dashed : 1
    if (palette.stain === 'dark' && (!far || dashed < 1))
      strokeGlow(brush, look, shade, width, overload)
    context.lineWidth = palette.stain === 'light' ? width * 1.05 : width
    context.strokeStyle = css(scaled(shade, 1.05), 0.92)
    if (!far || dashed < 1) context.stroke()
  }
  context.globalAlpha = 1
  if (dashed > 0) paintDashed(brush, look, outline, dashed, 1)
}
