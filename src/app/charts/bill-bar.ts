import { chartsText } from '#text/en/charts.ts'
import { linearTicks, niceTop } from './axes.ts'
import type { ChartScene } from './chart-kind.ts'
import { sharedWidth, type Box } from './label-space.ts'
import { rectangle } from './path.ts'
import { textHeight } from './plot-labels.ts'
import { fillArea, hatchArea, letterScale, type Plot } from './plot.ts'

/** Room that the bill takes at the right of its chart, px: its values, then the bar. */
export const billRoom = 42

const barWidth = 10

const small = { size: 9, weight: 400 } as const
const named = { size: 11, weight: 550 } as const

/** Between a text of the bill and what stands before it, px: two numbers side by side stay two. */
const air = 5

/**
 * The bill so far as a bar: what served, and hatched on top what did not. Tells where its name stands.
 */
export function drawBill(plot: Plot, { bill, words }: ChartScene): readonly Box[] {
  if (bill === null || bill.total <= 0) return []
  const { pen, theme, bottom } = plot
  const { x, edge, top, height, y } = axisOf(plot, bill.total)
  const paid = y(bill.total)
  const served = y(bill.total - bill.notServing)
  fillArea(plot, rectangle(x, top, barWidth, bottom - top), theme.text3, 0.12)
  fillArea(plot, rectangle(x, served, barWidth, bottom - served), theme.ready, 0.55)
  const unused = rectangle(x, paid, barWidth, served - paid)
  const within = { ...plot, left: x, right: x + barWidth }
  hatchArea(within, unused, { color: theme.text2, rising: false, opacity: 0.8 })
  fillArea(plot, rectangle(x - 2, paid - 0.75, barWidth + 4, 1.5), theme.text, 1)
  const foot = paid - 5
  const name = words.text(chartsText).soFar(bill.total)
  const place = { x: edge + 2, y: foot, align: 'right' } as const
  pen.text(name, { ...named, ...place, color: theme.text, halo: theme.panel })
  return [boxBefore(edge + 2, foot - height + 2, pen.measure(name, named), height)]
}

/** The values of the bill's axis, each where no other text stands. Tells where they stand. */
export function drawBillAxis(
  plot: Plot,
  { bill, words }: ChartScene,
  texts: readonly Box[],
): readonly Box[] {
  if (bill === null || bill.total <= 0) return []
  const { pen, theme } = plot
  const { x, end, height, y } = axisOf(plot, bill.total)
  return linearTicks(end, 2).flatMap((tick) => {
    const level = Math.round(y(tick)) + 0.5
    fillArea(plot, rectangle(x - 3, level - 0.5, 3, 1), theme.text3, 1)
    const text = words.numbers.moneyTick(tick)
    const box = boxBefore(x - 5, level - height / 2, pen.measure(text, small), height)
    if (texts.some((other) => sharedWidth(box, other) > 0)) return []
    const place = { x: x - 5, y: level, align: 'right', middle: true } as const
    pen.text(text, { ...small, ...place, color: theme.text3 })
    return [box]
  })
}

/** Where the bar stands and how high an amount is. */
function axisOf(
  plot: Plot,
  total: number,
): {
  readonly x: number
  readonly edge: number
  readonly top: number
  readonly height: number
  readonly end: number
  readonly y: (amount: number) => number
} {
  const height = textHeight(plot, named.size)
  const top = plot.top + height
  const edge = plot.right + billRoom * letterScale(plot.theme)
  const end = niceTop(total, total)
  const y = (amount: number): number => plot.bottom - (amount / end) * (plot.bottom - top)
  return { x: edge - barWidth, edge, top, height, end, y }
}

function boxBefore(end: number, y: number, width: number, height: number): Box {
  return { x: end - width - air, y, width: width + air, height }
}
