import { linearTicks, timeTicks } from '#app/charts/axes.ts'
import { decimate, toPixels } from '#app/charts/decimate.ts'
import { setAttributes, svgElement } from '#app/charts/element.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { formatClock } from '#text/clock.ts'
import type { Numbers } from '#text/numbers.ts'
import type { LoadPoint } from './simplify.ts'

/** Where the curve stands in its drawing, px, and what its axes span. */
export interface LoadFrame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly duration: number
  /** Rate at the top, requests per second. */
  readonly most: number
}

/** The frame for a box; a compact one has no axes. */
export function loadFrame(
  box: { readonly width: number; readonly height: number },
  axes: { readonly duration: number; readonly most: number; readonly isCompact: boolean },
): LoadFrame {
  const margin = axes.isCompact
    ? { left: 7, right: 7, top: 12, bottom: 3 }
    : { left: 40, right: 8, top: 14, bottom: 18 }
  return {
    left: margin.left,
    right: Math.max(margin.left + 1, box.width - margin.right),
    top: margin.top,
    bottom: Math.max(margin.top + 1, box.height - margin.bottom),
    duration: Math.max(1e-6, axes.duration),
    most: Math.max(1e-6, axes.most),
  }
}

/** Pixels from the left of a time. */
export function xOf(frame: LoadFrame, time: number): number {
  return frame.left + (time / frame.duration) * (frame.right - frame.left)
}

/** Pixels from the top of a rate. */
export function yOf(frame: LoadFrame, rate: number): number {
  return frame.bottom - (rate / frame.most) * (frame.bottom - frame.top)
}

/** The time and rate under a pixel, inside the curve's duration and not below zero. */
export function pointAt(frame: LoadFrame, x: number, y: number): LoadPoint {
  const share = (x - frame.left) / (frame.right - frame.left)
  const rate = ((frame.bottom - y) / (frame.bottom - frame.top)) * frame.most
  return [Math.min(1, Math.max(0, share)) * frame.duration, Math.max(0, rate)]
}

/** The curve as an SVG path; long traces keep the peaks of every pixel column. */
export function curvePath(frame: LoadFrame, load: LoadCurve): string {
  const y = (rate: number): number => yOf(frame, rate)
  if (load.form === 'linear') {
    const { points } = load
    const at = (row: number): number => xOf(frame, points[row]?.[0] ?? 0)
    const rows = { first: 0, end: points.length }
    return pathOf(
      toPixels(
        decimate(rows, at, (row) => points[row]?.[1] ?? 0),
        y,
      ),
      false,
    )
  }
  const { rates, every } = load
  const line = decimate(
    { first: 0, end: rates.length + 1 },
    (row) => xOf(frame, row * every),
    // The last step holds to the end of the curve.
    (row) => rates[Math.min(row, rates.length - 1)] ?? 0,
  )
  return pathOf(toPixels(line, y), true)
}

function pathOf(line: Float64Array, steps: boolean): string {
  let path = ''
  for (let i = 0; i < line.length; i += 2) {
    const [x, y] = [(line[i] ?? 0).toFixed(1), (line[i + 1] ?? 0).toFixed(1)]
    if (i === 0) path = `M${x},${y}`
    else path += steps ? `H${x}V${y}` : `L${x},${y}`
  }
  return path
}

/** The axes, the area, the line and the playhead of a load. */
export interface LoadPlot {
  readonly svg: SVGSVGElement
  /** Where the points and the label belong, above everything else. */
  readonly front: SVGGElement
  /** Draws the curve that can be edited; `offered` is what was played of others before, and of it. */
  draw(frame: LoadFrame, load: LoadCurve, offered: LoadCurve): void
  /** Moves the playhead; what lies before it is solid. */
  moveTo(frame: LoadFrame, time: number): void
}

/** Makes the drawing without any behaviour. */
export function createLoadPlot(isCompact: boolean, numbers: Numbers): LoadPlot {
  // Several editors may stand on one page, and a gradient is found by its id.
  const id = `load-fill-${Math.random().toString(36).slice(2, 9)}`
  const gradient = svgElement(
    'linearGradient',
    { id, x1: 0, x2: 0, y1: 0, y2: 1 },
    svgElement('stop', { class: 'load-fill-top', offset: 0 }),
    svgElement('stop', { class: 'load-fill-foot', offset: 1 }),
  )
  const axes = svgElement('g')
  const fill = { class: 'load-area', fill: `url(#${id})` }
  const area = svgElement('path', fill)
  const playedArea = svgElement('path', fill)
  const coming = svgElement('path', { class: 'load-line load-coming' })
  const unplayed = svgElement('path', { class: 'load-line load-unplayed' })
  const played = svgElement('path', { class: 'load-line' })
  // A nested drawing clips its content at its own edge, which is the playhead.
  const clip = { x: 0, y: 0, width: 0, height: '100%' }
  const past = svgElement('svg', clip, playedArea, unplayed, played)
  const shift = svgElement('g', {}, area, coming)
  const ahead = svgElement('svg', clip, shift)
  const grip = svgElement('path', { class: 'load-grip' })
  const head = svgElement('path', { class: 'load-head' })
  const front = svgElement('g')
  const svg = svgElement('svg', { class: 'load-svg' }, svgElement('defs', {}, gradient))
  svg.append(axes, ahead, past, grip, head, front)

  return {
    svg,
    front,
    draw(frame, load, offered) {
      const path = curvePath(frame, load)
      const playedPath = offered === load ? path : curvePath(frame, offered)
      setAttributes(coming, { d: path })
      setAttributes(unplayed, { d: offered === load ? '' : path })
      setAttributes(played, { d: playedPath })
      setAttributes(grip, { d: path })
      const foot = `L${frame.right},${frame.bottom}H${frame.left}Z`
      setAttributes(area, { d: path + foot })
      setAttributes(playedArea, { d: playedPath + foot })
      if (!isCompact) axes.replaceChildren(...drawAxes(frame, numbers))
    },
    moveTo(frame, time) {
      const x = xOf(frame, Math.min(time, frame.duration))
      const edge = Math.max(0, x).toFixed(1)
      setAttributes(past, { width: edge })
      setAttributes(ahead, { x: edge, width: '100%' })
      setAttributes(shift, { transform: `translate(-${edge})` })
      setAttributes(head, { d: `M${x.toFixed(1)},${frame.top - 6}V${frame.bottom}` })
    },
  }
}

function drawAxes(frame: LoadFrame, numbers: Numbers): readonly SVGElement[] {
  const drawn: SVGElement[] = []
  for (const rate of linearTicks(frame.most, 3)) {
    const y = Math.round(yOf(frame, rate)) + 0.5
    drawn.push(svgElement('path', { class: 'load-hair', d: `M${frame.left},${y}H${frame.right}` }))
    drawn.push(
      svgElement(
        'text',
        // Clear of the first point and of the ring around it.
        { x: frame.left - 13, y: y + 3.5, 'text-anchor': 'end' },
        numbers.tick(rate),
      ),
    )
  }
  const times = timeTicks(0, frame.duration, frame.duration >= 3600 ? 3 : 4)
  times.forEach((time) => {
    const x = xOf(frame, time)
    const anchor = x < frame.left + 14 ? 'start' : x > frame.right - 14 ? 'end' : 'middle'
    const at = { x: x.toFixed(1), y: frame.bottom + 14, 'text-anchor': anchor }
    drawn.push(svgElement('text', at, formatClock(time, frame.duration)))
  })
  return drawn
}
