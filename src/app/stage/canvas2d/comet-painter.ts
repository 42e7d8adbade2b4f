import { at } from '../at.ts'
import type { Brush } from './brush.ts'
import { chance } from '../chance.ts'
import { type Rgb, blend, css, white } from '../colour.ts'
import { type Crowd, dotsMax } from '../scene/crowd.ts'
import { type Flow, cometStates, flowCapacity } from '../scene/comets.ts'
import type { Route } from '../scene/route.ts'

/** One stroke that all comets of a kind share: its part of their length, its width and strength. */
interface Stroke {
  /** Where it begins, in lengths behind the head. */
  readonly from: number
  /** CSS px. */
  readonly width: number
  readonly opacity: number
  /** Share of white in its colour. */
  readonly bright: number
}

// Light around the head, a tail that thins out, and the head itself.
const glowing: readonly Stroke[] = [
  { from: 0.35, width: 4.4, opacity: 0.13, bright: 0 },
  { from: 1, width: 0.9, opacity: 0.34, bright: 0 },
  { from: 0.55, width: 1.25, opacity: 0.5, bright: 0.1 },
  { from: 0.22, width: 1.7, opacity: 1, bright: 0.45 },
]
const inked: readonly Stroke[] = [
  { from: 1, width: 0.8, opacity: 0.34, bright: 0 },
  { from: 0.55, width: 1.3, opacity: 0.5, bright: 0 },
  { from: 0.2, width: 2, opacity: 0.95, bright: 0 },
]
/** Length of a grain, CSS px. */
const grain = 0.9
/** Comets differ in strength by so many steps; all of a step are one path. */
const steps = 3
/** Length of a comet at the speed of the stream, CSS px; DESIGN gives 8 to 17. */
const cometLength = 12

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

/**
 * Draws every comet of the pool. They are few paths with many lines in them, because a bitmap for
 * each would cost several times as much.
 */
export function paintFlow(brush: Brush, flow: Flow): void {
  const { palette } = brush
  for (const state of [cometStates.onItsWay, cometStates.falling]) {
    const colour = state === cometStates.falling ? palette.danger : palette.request
    for (let step = 0; step < steps; step++) paintComets(brush, flow, state, step, colour)
  }
  brush.context.globalAlpha = 1
}

function paintComets(brush: Brush, flow: Flow, state: number, step: number, colour: Rgb): void {
  const { context, palette, scale, originX, originY, ratio } = brush
  // Comets keep their size on the screen when the camera is far, within reason.
  const unit = Math.max(scale, ratio * 0.8)
  const strokes = palette.stain === 'dark' ? glowing : inked
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.lineCap = 'round'
  for (let n = 0; n < strokes.length; n++) {
    const stroke = strokes[n]
    if (!stroke) continue
    const back = stroke.from * cometLength * unit
    let isEmpty = true
    for (let k = 0; k < flowCapacity; k++) {
      if (at(flow.state, k) !== state || stepOf(at(flow.opacity, k)) !== step) continue
      if (isEmpty) context.beginPath()
      isEmpty = false
      const reach = back * at(flow.pace, k)
      const x = originX + at(flow.x, k) * scale
      const y = originY + at(flow.y, k) * scale
      context.moveTo(x - at(flow.dx, k) * reach, y - at(flow.dy, k) * reach)
      context.lineTo(x, y)
    }
    if (isEmpty) return
    context.globalAlpha = stroke.opacity * ((step + 1) / steps)
    context.lineWidth = Math.max(stroke.width * unit, brush.palette.lineMin * brush.ratio)
    context.strokeStyle = css(blend(colour, white, stroke.bright))
    context.stroke()
  }
}

function stepOf(opacity: number): number {
  const step = Math.floor(opacity * steps)
  return step >= steps ? steps - 1 : step
}

/** Draws the crowd that waits: grains that lie still, each its own way. */
export function paintCrowd(brush: Brush, crowd: Crowd): void {
  const { context, palette, ratio } = brush
  if (crowd.count === 0) return
  const dark = palette.stain === 'dark'
  const unit = Math.max(brush.scale, ratio * 0.8)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.lineCap = 'round'
  if (dark) {
    addGrains(brush, crowd, -1, unit)
    context.globalAlpha = 0.14
    context.lineWidth = 3.6 * unit
    context.strokeStyle = css(palette.request)
    context.stroke()
  }
  context.strokeStyle = css(dark ? blend(palette.request, white, 0.3) : palette.request)
  for (let step = 0; step < steps; step++) {
    addGrains(brush, crowd, step, unit)
    context.globalAlpha = 0.42 + 0.29 * step
    context.lineWidth = Math.max((1.7 + 0.25 * step) * unit, palette.lineMin * ratio)
    context.stroke()
  }
  context.globalAlpha = 1
}

/** Every grain lies its own way, the same in each crowd. */
const grainX = Float64Array.from({ length: dotsMax }, (_, n) => grain * Math.cos(wayOf(n)))
const grainY = Float64Array.from({ length: dotsMax }, (_, n) => grain * Math.sin(wayOf(n)))

function wayOf(n: number): number {
  return chance(n, 5) * Math.PI
}

function addGrains(brush: Brush, crowd: Crowd, step: number, unit: number): void {
  const { context, scale, originX, originY } = brush
  context.beginPath()
  for (let n = 0; n < crowd.count; n++) {
    if (step >= 0 && Math.floor(((n * 0.618) % 1) * steps) !== step) continue
    const x = originX + at(crowd.x, n) * scale
    const y = originY + at(crowd.y, n) * scale
    context.moveTo(x, y)
    context.lineTo(x + at(grainX, n) * unit, y + at(grainY, n) * unit)
  }
}
