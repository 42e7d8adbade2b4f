import { at } from '../at.ts'
import { type Brush, pixelOf } from './brush.ts'
import { createSheet } from './canvas.ts'
import { type Rgb, css } from '../colour.ts'
import type { Crowd } from '../scene/crowd.ts'
import { type Flow, flowCapacity } from '../scene/comets.ts'
import type { Palette } from '../palette.ts'
import { type Route, arrowEnd, arrowStart } from '../scene/route.ts'

/** Bitmaps of a comet on its way, of a refused one, and of one that waits. */
export interface CometStains {
  readonly way: HTMLCanvasElement
  readonly refused: HTMLCanvasElement
  readonly waiting: HTMLCanvasElement
}

const length = 24
const height = 8
const oversample = 3

/** The bitmaps of a palette. */
export function createCometStains(palette: Palette): CometStains {
  return {
    way: paintComet(palette, palette.request),
    refused: paintComet(palette, palette.danger),
    waiting: paintDot(palette),
  }
}

function paintComet(palette: Palette, colour: Rgb): HTMLCanvasElement {
  const { canvas, context } = createSheet(length * oversample, height * oversample)
  context.scale(oversample, oversample)
  const [head, middle] = [length - 4, height / 2]
  if (palette.stain === 'dark') {
    const glow = context.createRadialGradient(head, middle, 0, head, middle, 4)
    glow.addColorStop(0, css(colour, 0.55))
    glow.addColorStop(0.45, css(colour, 0.16))
    glow.addColorStop(1, css(colour, 0))
    context.fillStyle = glow
    context.fillRect(head - 4, 0, 8, height)
  }
  // A drop: round in front, drawn out to a point behind.
  const body = context.createLinearGradient(2, 0, head + 1.2, 0)
  body.addColorStop(0, css(colour, 0))
  body.addColorStop(0.5, css(colour, 0.42))
  body.addColorStop(1, css(palette.stain === 'dark' ? lighter(colour) : colour, 1))
  context.fillStyle = body
  context.beginPath()
  context.moveTo(2, middle)
  context.quadraticCurveTo(head - 5, middle - 0.7, head, middle - 1.35)
  context.arc(head, middle, 1.35, -Math.PI / 2, Math.PI / 2)
  context.quadraticCurveTo(head - 5, middle + 0.7, 2, middle)
  context.fill()
  return canvas
}

function paintDot(palette: Palette): HTMLCanvasElement {
  const { canvas, context } = createSheet(height * oversample, height * oversample)
  context.scale(oversample, oversample)
  const middle = height / 2
  if (palette.stain === 'dark') {
    const glow = context.createRadialGradient(middle, middle, 0, middle, middle, 3.4)
    glow.addColorStop(0, css(palette.request, 0.5))
    glow.addColorStop(0.5, css(palette.request, 0.13))
    glow.addColorStop(1, css(palette.request, 0))
    context.fillStyle = glow
    context.fillRect(0, 0, height, height)
  }
  context.fillStyle = css(palette.stain === 'dark' ? lighter(palette.request) : palette.request)
  context.beginPath()
  context.ellipse(middle, middle, 1.35, 1.1, 0.5, 0, 7)
  context.fill()
  return canvas
}

function lighter([r, g, b]: Rgb): Rgb {
  return [r + (255 - r) * 0.35, g + (255 - g) * 0.35, b + (255 - b) * 0.35]
}

/** Draws the faint bed on which a service's requests travel. */
export function paintBed(brush: Brush, route: Route, strength: number): void {
  const { context, palette, scale, originX, originY } = brush
  if (palette.stain === 'plain') return
  context.setTransform(scale, 0, 0, scale, originX, originY)
  context.lineCap = 'round'
  context.beginPath()
  context.moveTo(route.ax, route.ay)
  context.bezierCurveTo(route.bx, route.by, route.cx, route.cy, route.dx, route.dy)
  for (const width of [2.6, 1.9, 1.2, 0.7]) {
    context.lineWidth = route.width * width
    context.strokeStyle = css(
      palette.request,
      (palette.stain === 'dark' ? 0.026 : 0.014) * strength,
    )
    context.stroke()
  }
}

/** Draws every comet of the pool. */
export function paintFlow(brush: Brush, stains: CometStains, flow: Flow): void {
  const { context, scale, originX, originY, ratio } = brush
  // Comets keep their size on the screen when the camera is far, within reason.
  const k = Math.max(scale, ratio * 0.8)
  for (let n = 0; n < flowCapacity; n++) {
    const state = at(flow.state, n)
    if (state === 0) continue
    const [cos, sin] = [at(flow.dx, n) * k, at(flow.dy, n) * k]
    const x = originX + at(flow.x, n) * scale
    const y = originY + at(flow.y, n) * scale
    context.setTransform(cos, sin, -sin, cos, x, y)
    context.globalAlpha = at(flow.opacity, n)
    const bitmap = state === 2 || at(flow.refused, n) > 0 ? stains.refused : stains.way
    context.drawImage(bitmap, 4 - length, -height / 2, length, height)
  }
  context.globalAlpha = 1
}

/** Draws the crowd that waits. */
export function paintCrowd(brush: Brush, stains: CometStains, crowd: Crowd): void {
  const { context, scale, originX, originY, ratio } = brush
  context.setTransform(scale, 0, 0, scale, originX, originY)
  const side = height * Math.max(1, (pixelOf(brush) * 0.8 * ratio) / ratio)
  for (let n = 0; n < crowd.count; n++) {
    context.globalAlpha = 0.5 + 0.5 * ((n * 0.618) % 1)
    context.drawImage(
      stains.waiting,
      at(crowd.x, n) - side / 2,
      at(crowd.y, n) - side / 2,
      side,
      side,
    )
  }
  context.globalAlpha = 1
}

/** Draws the flow as one arrow, for a visitor who asked for less motion. */
export function paintArrow(brush: Brush, route: Route, waiting: number): void {
  const { context, palette, scale, originX, originY } = brush
  const pixel = pixelOf(brush)
  const end = arrowEnd({ route, waiting })
  const start = arrowStart({ route, waiting })
  context.setTransform(scale, 0, 0, scale, originX, originY)
  context.strokeStyle = css(palette.request)
  context.lineWidth = 1.6 * pixel
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.beginPath()
  context.moveTo(start, route.dy)
  context.lineTo(end, route.dy)
  context.moveTo(end - 6 * pixel, route.dy - 5 * pixel)
  context.lineTo(end, route.dy)
  context.lineTo(end - 6 * pixel, route.dy + 5 * pixel)
  context.stroke()
}
