import { setAttributes, svgElement } from '#app/charts/element.ts'
import type { LoadFrame } from './load-plot.ts'
import { xOf } from './load-plot.ts'
import type { LoadPoint } from './simplify.ts'

/** Writes the invitation over the half of the curve that is lower; no points hide it. */
export function drawInvitation(
  text: SVGTextElement,
  frame: LoadFrame,
  points: readonly LoadPoint[],
  lines: readonly string[],
): void {
  setAttributes(text, { visibility: points.length === 0 ? 'hidden' : 'inherit' })
  if (points.length === 0) return
  const third = frame.duration / 3
  const left = highest(points.filter(([at]) => at <= third))
  const right = highest(points.filter(([at]) => at >= 2 * third))
  const isLeft = left < right
  const x = xOf(frame, isLeft ? 0 : frame.duration)
  setAttributes(text, { 'text-anchor': isLeft ? 'start' : 'end' })
  text.replaceChildren(
    ...lines.map((line, index) =>
      svgElement('tspan', { x: isLeft ? x + 4 : x - 2, y: frame.top - 7 + index * 15 }, line),
    ),
  )
}

function highest(points: readonly LoadPoint[]): number {
  return points.reduce((most, [, rate]) => Math.max(most, rate), 0)
}
