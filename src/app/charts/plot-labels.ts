import { placeLabels } from './label-placement.ts'
import type { Plot } from './plot.ts'

/** A text beside a line or an area at the time that is read; a dot marks the value on a line. */
export interface ChartLabel {
  readonly y: number
  readonly text: string
  readonly color: string
  readonly dot: boolean
}

const height = 13

/** Draws dots at x and the texts beside them, to the right where there is room, else to the left. */
export function drawLabels(
  plot: Plot,
  labels: readonly ChartLabel[],
  x: number,
  rightEnd: number,
): void {
  const { context, theme, top, bottom } = plot
  context.save()
  context.strokeStyle = theme.panel
  context.lineWidth = 1.5
  for (const label of labels) {
    if (!label.dot) continue
    context.beginPath()
    context.arc(x, label.y, 3.3, 0, Math.PI * 2)
    context.fillStyle = label.color
    context.fill()
    context.stroke()
  }
  context.font = `550 11px ${theme.font}`
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = 3.5
  const widest = labels.reduce((w, { text }) => Math.max(w, context.measureText(text).width), 0)
  const toRight = x + 7 + widest <= rightEnd
  context.textAlign = toRight ? 'left' : 'right'
  const wishes = labels.map((label) => ({ y: label.y, height }))
  const middles = placeLabels(wishes, top - 8, bottom)
  labels.forEach((label, index) => {
    const [at, y] = [toRight ? x + 7 : x - 7, middles[index] ?? label.y]
    // The outline in the colour of the panel keeps the text legible on lines and hatching.
    context.strokeText(label.text, at, y)
    context.fillStyle = label.color
    context.fillText(label.text, at, y)
  })
  context.restore()
}
