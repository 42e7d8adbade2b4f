import type { Box } from './label-space.ts'
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

/** Where texts stand beside the time that is read. */
interface Row {
  readonly x: number
  /** A step above its line a label leaves what is to come in sight. */
  readonly rise: number
}

/** The boxes of texts beside x, to the right where there is room, else to the left. */
export function labelBoxes(plot: Plot, labels: readonly ChartLabel[], row: Row): readonly Box[] {
  const { pen, top, bottom, right } = plot
  const widths = labels.map(({ text }) => pen.measure(text, lettering))
  const toRight = row.x + 7 + Math.max(0, ...widths) <= right
  const wishes = labels.map(({ y, dot }) => ({ y: dot ? y - row.rise : y, height }))
  const middles = placeLabels(wishes, top - 8, bottom)
  return labels.map((label, index) => {
    const width = widths[index] ?? 0
    const y = (middles[index] ?? label.y) - height / 2
    return { x: toRight ? row.x + 7 : row.x - 7 - width, y, width, height }
  })
}

/** Draws dots at x and the texts beside them. */
export function drawLabels(plot: Plot, labels: readonly ChartLabel[], row: Row): void {
  const { pen, theme } = plot
  for (const label of labels) {
    if (!label.dot) continue
    const dot: Path = []
    addCircle(dot, row.x, label.y, 3.3)
    pen.fill(dot, { color: label.color })
    pen.stroke(dot, { color: theme.panel, width: 1.5 })
  }
  const boxes = labelBoxes(plot, labels, row)
  labels.forEach((label, index) => {
    const box = boxes[index]
    if (!box) return
    const toRight = box.x > row.x
    pen.text(label.text, {
      ...lettering,
      x: toRight ? box.x : row.x - 7,
      y: box.y + height / 2,
      align: toRight ? 'left' : 'right',
      middle: true,
      color: label.color,
      // The outline keeps the text legible on lines and hatching.
      halo: theme.panel,
    })
  })
}
