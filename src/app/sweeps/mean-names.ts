import type { ChartTheme } from '#app/charts/chart-theme.ts'
import { freestBox, sharedWidth, type Box } from '#app/charts/label-space.ts'
import { polyline } from '#app/charts/path.ts'
import type { Pen } from '#app/charts/pen.ts'
import {
  frontLine,
  pixelsOf,
  tradeoffPlot,
  type Place,
  type TradeoffScene,
} from './tradeoff-picture.ts'

const lettering = { size: 11, weight: 600 } as const

/** How far from its mark a name may stand, px; from the second on a line leads to it. */
const reaches = [14, 27, 42, 60] as const

/** Half of a mark with the air around it, and half of a run's dot, px. */
const [markHalf, dotHalf] = [10, 4.5]

/**
 * Writes the value of every mean beside it, as near as it stands without lying on the front, on a run or on another
 * name. A name that finds no such place is left out: colours, and the tables, tell it as well.
 */
export function paintMeanNames(
  pen: Pen,
  theme: ChartTheme,
  scene: TradeoffScene & { readonly runs: readonly Place[] },
  size: { readonly width: number; readonly height: number },
): void {
  const plot = tradeoffPlot(pen, theme, size)
  const at = (place: Place) => pixelsOf(plot, scene.scale, place)
  const dots = scene.runs.map((run) => {
    const { x, y } = at(run)
    return Float64Array.of(x - dotHalf, y, x + dotHalf, y)
  })
  const lines = [Float64Array.from(frontLine(plot, scene)), ...dots]
  const height = Math.round(1.25 * Math.max(lettering.size, theme.least))
  const taken: Box[] = scene.marks.map((mark) => around(at(mark)))
  for (const mark of scene.marks) {
    const from = at(mark)
    const width = pen.measure(mark.text, lettering)
    const inside = (box: Box): Box => ({
      ...box,
      x: Math.min(Math.max(box.x, plot.left + 2), plot.right - width),
      y: Math.min(Math.max(box.y, plot.top - 8), plot.bottom - height),
    })
    const boxes = placesAround(from, width, height).map(inside)
    const [first, ...others] = boxes
    if (first === undefined) continue
    const box = freestBox([first, ...others], lines, taken)
    if (taken.some((other) => sharedWidth(box, other) > 0)) continue
    taken.push(box)
    const isFar = boxes.indexOf(box) >= boxes.length / reaches.length
    if (isFar) lead(pen, theme, from, box)
    const place = { x: box.x, y: box.y + height / 2, middle: true } as const
    pen.text(mark.text, { ...lettering, ...place, color: theme.text, halo: theme.panel })
  }
}

function around({ x, y }: { readonly x: number; readonly y: number }): Box {
  return { x: x - markHalf, y: y - markHalf, width: 2 * markHalf, height: 2 * markHalf }
}

/** Boxes to the right and left, above and below, the nearest first. */
function placesAround(
  { x, y }: { readonly x: number; readonly y: number },
  width: number,
  height: number,
): readonly Box[] {
  return reaches.flatMap((reach) => {
    const [right, left] = [x + Math.min(reach, 16), x - Math.min(reach, 16) - width]
    const [above, below] = [y - reach - height / 2, y + reach - height / 2]
    const beside = y - height / 2
    const box = (atX: number, atY: number): Box => ({ x: atX, y: atY, width, height })
    return [
      box(right, above),
      box(left, above),
      box(right, below),
      box(left, below),
      box(x + reach, beside),
      box(x - reach - width, beside),
      box(x - width / 2, above - 5),
      box(x - width / 2, below + 5),
    ]
  })
}

/** A hairline from a mark to its name. */
function lead(
  pen: Pen,
  theme: ChartTheme,
  { x, y }: { readonly x: number; readonly y: number },
  box: Box,
): void {
  const toX = Math.min(Math.max(x, box.x), box.x + box.width)
  const toY = box.y > y ? box.y : box.y + box.height < y ? box.y + box.height : y
  pen.stroke(polyline(x, y, toX, toY), { color: theme.text2, width: 1, opacity: 0.7 })
}
