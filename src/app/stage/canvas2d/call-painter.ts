import { type Brush, lineOf, pixelOf } from './brush.ts'
import { css } from '../colour.ts'
import type { Crowd } from '../scene/crowd.ts'
import { type Route, arrowEnd, arrowStart } from '../scene/route.ts'
import {
  type Stream,
  gateAhead,
  gateFrom,
  gateReach,
  keptBack,
  strengthOf,
} from '../scene/streams.ts'

type LineBrush = Omit<Brush, 'stains'>

/** Dash of a call without which its caller can answer, CSS px. */
const [dash, space] = [5, 5]

/**
 * Draws the way of each call from service to service as a hairline, dashed where it is optional, and at its
 * beginning a gate that is as far closed as the caller keeps attempts back.
 */
export function paintCalls(brush: LineBrush, streams: readonly Stream[]): void {
  const { context, palette } = brush
  for (let n = 0; n < streams.length; n++) {
    const stream = streams[n]
    if (!stream || stream.from < 0) continue
    paintLine(brush, stream, lineOf(brush, 1), palette.stain === 'dark' ? 0.3 : 0.34)
    paintGate(brush, stream)
  }
  context.globalAlpha = 1
}

function paintLine(brush: LineBrush, stream: Stream, width: number, opacity: number): void {
  const { context, palette, scale, originX, originY } = brush
  const pixel = pixelOf(brush)
  context.setTransform(scale, 0, 0, scale, originX, originY)
  context.lineCap = 'butt'
  context.lineWidth = width
  context.globalAlpha = opacity
  context.strokeStyle = css(palette.request)
  if (stream.optional) context.setLineDash([dash * pixel, space * pixel])
  trace(context, stream.route)
  context.stroke()
  if (stream.optional) context.setLineDash([])
}

function trace(context: CanvasRenderingContext2D, route: Route): void {
  context.beginPath()
  context.moveTo(route.ax, route.ay)
  context.bezierCurveTo(route.bx, route.by, route.cx, route.cy, route.dx, route.dy)
}

// Two leaves across the way: what is open between them lets attempts pass.
function paintGate(brush: LineBrush, stream: Stream): void {
  const share = keptBack(stream)
  if (share < gateFrom) return
  const { context, palette } = brush
  const { exit } = stream.route
  const ax = stream.route.ax + Math.cos(exit) * gateAhead
  const ay = stream.route.ay + Math.sin(exit) * gateAhead
  const [acrossX, acrossY] = [-Math.sin(exit) * gateReach, Math.cos(exit) * gateReach]
  const open = 1 - share
  context.globalAlpha = 1
  context.lineCap = 'round'
  context.lineWidth = lineOf(brush, 2)
  context.strokeStyle = css(palette.danger)
  context.beginPath()
  context.moveTo(ax + acrossX, ay + acrossY)
  context.lineTo(ax + acrossX * open, ay + acrossY * open)
  context.moveTo(ax - acrossX, ay - acrossY)
  context.lineTo(ax - acrossX * open, ay - acrossY * open)
  context.stroke()
}

/**
 * Draws each stream as an arrow for a visitor who asked for less motion: wider where more flows, dashed where
 * the call is optional.
 */
export function paintArrows(
  brush: LineBrush,
  streams: readonly Stream[],
  crowds: readonly Crowd[],
): void {
  for (let n = 0; n < streams.length; n++) {
    const stream = streams[n]
    if (!stream || strengthOf(stream) <= 0) continue
    if (stream.from < 0) paintArrow(brush, stream.route, crowds[stream.to]?.count ?? 0)
    else paintCall(brush, stream)
  }
  brush.context.globalAlpha = 1
}

/** Width of the arrow of a call, CSS px: two more for ten times as much. */
function arrowWidth(rate: number): number {
  return Math.min(7, 1 + 0.9 * Math.log(1 + rate / 5))
}

function paintCall(brush: LineBrush, stream: Stream): void {
  const { context } = brush
  const { cx, cy, dx, dy } = stream.route
  const width = lineOf(brush, arrowWidth(stream.rate))
  paintLine(brush, stream, width, 0.62)
  const away = Math.hypot(dx - cx, dy - cy) || 1
  const [aheadX, aheadY] = [(dx - cx) / away, (dy - cy) / away]
  const long = 1.6 * width + 4 * pixelOf(brush)
  const wide = 0.9 * width + 3 * pixelOf(brush)
  context.globalAlpha = 1
  context.fillStyle = context.strokeStyle
  context.beginPath()
  context.moveTo(dx + aheadX * 3, dy + aheadY * 3)
  context.lineTo(dx - aheadX * long - aheadY * wide, dy - aheadY * long + aheadX * wide)
  context.lineTo(dx - aheadX * long + aheadY * wide, dy - aheadY * long - aheadX * wide)
  context.closePath()
  context.fill()
}

function paintArrow(brush: LineBrush, route: Route, waiting: number): void {
  const { context, palette, scale, originX, originY } = brush
  const pixel = pixelOf(brush)
  const end = arrowEnd({ route, waiting })
  const start = arrowStart({ route, waiting })
  context.setTransform(scale, 0, 0, scale, originX, originY)
  context.strokeStyle = css(palette.request)
  context.lineWidth = lineOf(brush, 1.6)
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
