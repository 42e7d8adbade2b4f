import { sharedWidth, type Box } from './label-space.ts'
import { crossedWidth, type LineRoom } from './line-room.ts'
import { addCircle, type Path } from './path.ts'
import type { Plot } from './plot.ts'

/** A value beside its line at the time that is read; a dot marks it on the line. */
export interface ChartLabel {
  readonly y: number
  readonly text: string
  readonly color: string
}

const lettering = { size: 11, weight: 550 } as const

/** Between the time that is read and a label, px. */
const gap = 7

/** What a label keeps clear of. */
export interface Taken {
  /** Where values run that have been. */
  readonly lines: LineRoom
  /** Where values run that may come: less is lost where a label lies on them. */
  readonly ahead: LineRoom
  readonly texts: readonly Box[]
}

/** The height of a text in a theme, px. */
export function textHeight(plot: Plot, size: number): number {
  return Math.round(1.2 * Math.max(size, plot.theme.least))
}

/**
 * Boxes of values beside x, in the order of the values: each as near to its own value as it can stand
 * without lying on a line or a text; to the right where that costs nothing. Where a low chart has no such room for
 * all of them, those at the end, which matter least, have none.
 */
export function labelBoxes(
  plot: Plot,
  labels: readonly ChartLabel[],
  x: number,
  taken: Taken,
): readonly Box[] {
  const all = boxesOf(plot, labels, x, taken)
  for (let count = labels.length; count > 0; count--) {
    const boxes = count === labels.length ? all : boxesOf(plot, labels.slice(0, count), x, taken)
    if (boxes.every((box) => crossedWidth(taken.lines, box) === 0)) return boxes
  }
  return all
}

function boxesOf(
  plot: Plot,
  labels: readonly ChartLabel[],
  x: number,
  taken: Taken,
): readonly Box[] {
  const height = textHeight(plot, lettering.size)
  const order = labels.map((_, index) => index)
  order.sort((a, b) => (labels[a]?.y ?? 0) - (labels[b]?.y ?? 0) || a - b)
  const boxes: Box[] = []
  const placed: Box[] = []
  order.forEach((index, rank) => {
    const label = labels[index]
    if (label === undefined) return
    const width = plot.pen.measure(label.text, lettering)
    const above = placed.at(-1)
    const range = {
      top: above === undefined ? plot.top - 4 : above.y + above.height,
      // The labels below need their room as well.
      bottom: plot.bottom - (order.length - 1 - rank) * height,
    }
    const size = { width, height }
    const box = bestBox(plot, { x, y: label.y - height / 2, size, range }, [...placed], taken)
    boxes[index] = box
    placed.push(box)
  })
  return boxes
}

interface Wish {
  readonly x: number
  readonly y: number
  readonly size: { readonly width: number; readonly height: number }
  readonly range: { readonly top: number; readonly bottom: number }
}

function bestBox(plot: Plot, wish: Wish, placed: readonly Box[], taken: Taken): Box {
  const { width, height } = wish.size
  const lowest = Math.max(wish.range.top, wish.range.bottom - height)
  const y = Math.min(lowest, Math.max(wish.range.top, wish.y))
  const texts = [...placed, ...taken.texts]
  let best: Box = { x: wish.x + gap, y, width, height }
  let least = Infinity
  // Two pixels up and down are a step; farther away than this nothing can be better than the best.
  for (let step = 0; step * 0.3 < least && step * 2 < plot.bottom - plot.top + 8; step++) {
    for (const shift of step === 0 ? [0] : [-2 * step, 2 * step]) {
      if (y + shift < wish.range.top || y + shift > lowest) continue
      for (const side of [0, 1]) {
        const x = side === 0 ? wish.x + gap : wish.x - gap - width
        const box = { x, y: y + shift, width, height }
        const outside = Math.max(0, plot.left - x) + Math.max(0, x + width - plot.right)
        const cost =
          9 * texts.reduce((sum, text) => sum + sharedWidth(box, text), outside) +
          3 * crossedWidth(taken.lines, box) +
          0.5 * crossedWidth(taken.ahead, box) +
          0.3 * step +
          6 * side
        if (cost >= least) continue
        best = box
        least = cost
      }
    }
  }
  return best
}

/** Draws dots at x and the texts in their boxes. */
export function drawLabels(
  plot: Plot,
  labels: readonly ChartLabel[],
  x: number,
  boxes: readonly Box[],
): void {
  const { pen, theme } = plot
  for (const label of labels) {
    const dot: Path = []
    addCircle(dot, x, label.y, 3.3)
    pen.fill(dot, { color: label.color })
    pen.stroke(dot, { color: theme.panel, width: 1.5 })
  }
  labels.forEach((label, index) => {
    const box = boxes[index]
    if (!box) return
    const toRight = box.x > x
    pen.text(label.text, {
      ...lettering,
      x: toRight ? box.x : box.x + box.width,
      y: box.y + box.height / 2,
      align: toRight ? 'left' : 'right',
      middle: true,
      color: label.color,
      // The outline keeps the text legible on lines and hatching.
      halo: theme.panel,
    })
  })
}
