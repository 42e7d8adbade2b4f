import { placeLabels } from './label-placement.ts'
import { addCircle, type Path } from './path.ts'
import type { Plot } from './plot.ts'

/** A text beside a line or an area at the time that is read; a dot marks the value on a line. */
export interface ChartLabel {
  readonly y: number
  readonly text: string
  readonly color: string
  readonly dot: boolean
}

const height = 13
const lettering = { size: 11, weight: 550 } as const

/** Draws dots at x and the texts beside them, to the right where there is room, else to the left. */
export function drawLabels(
  { pen, theme, top, bottom, right }: Plot,
  labels: readonly ChartLabel[],
  at: { readonly x: number; readonly rise: number },
): void {
  const { x, rise } = at
  for (const label of labels) {
    if (!label.dot) continue
    const dot: Path = []
    addCircle(dot, x, label.y, 3.3)
    pen.fill(dot, { color: label.color })
    pen.stroke(dot, { color: theme.panel, width: 1.5 })
  }
  const widest = labels.reduce((w, { text }) => Math.max(w, pen.measure(text, lettering)), 0)
  const toRight = x + 7 + widest <= right
  const wishes = labels.map((label) => ({ y: label.dot ? label.y - rise : label.y, height }))
  const middles = placeLabels(wishes, top - 8, bottom)
  labels.forEach((label, index) => {
    pen.text(label.text, {
      ...lettering,
      x: toRight ? x + 7 : x - 7,
      y: middles[index] ?? label.y,
      align: toRight ? 'left' : 'right',
      middle: true,
      color: label.color,
      // The outline keeps the text legible on lines and hatching.
      halo: theme.panel,
    })
  })
}
