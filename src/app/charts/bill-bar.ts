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

/**
 * The bill so far as a bar on an axis of its own: what served, and hatched on top what did not. Tells
 * where its texts stand.
 */
export function drawBill(plot: Plot, { bill, words }: ChartScene): readonly Box[] {
  if (bill === null || bill.total <= 0) return []
  const { pen, theme, right, bottom } = plot
  const height = textHeight(plot, named.size)
  const top = plot.top + height
  const edge = right + billRoom * letterScale(theme)
  const x = edge - barWidth
  const end = niceTop(bill.total, bill.total)
  const y = (amount: number): number => bottom - (amount / end) * (bottom - top)
  const paid = y(bill.total)
  const foot = paid - 5
  const name = words.text(chartsText).soFar(bill.total)
  const nameBox = boxBefore(edge + 2, foot - height + 2, pen.measure(name, named), height)
  const texts: Box[] = [nameBox]
  for (const tick of linearTicks(end, 2)) {
    const level = Math.round(y(tick)) + 0.5
    fillArea(plot, rectangle(x - 3, level - 0.5, 3, 1), theme.text3, 1)
    const text = words.numbers.moneyTick(tick)
    const box = boxBefore(x - 5, level - height / 2, pen.measure(text, small), height)
    // The name of the bill goes first.
    if (sharedWidth(box, nameBox) > 0) continue
    const place = { x: x - 5, y: level, align: 'right', middle: true } as const
    pen.text(text, { ...small, ...place, color: theme.text3 })
    texts.push(box)
  }
  const served = y(bill.total - bill.notServing)
  fillArea(plot, rectangle(x, top, barWidth, bottom - top), theme.text3, 0.12)
  fillArea(plot, rectangle(x, served, barWidth, bottom - served), theme.ready, 0.55)
  const unused = rectangle(x, paid, barWidth, served - paid)
  const within = { ...plot, left: x, right: x + barWidth }
  hatchArea(within, unused, { color: theme.text2, rising: false, opacity: 0.8 })
  fillArea(plot, rectangle(x - 2, paid - 0.75, barWidth + 4, 1.5), theme.text, 1)
  const place = { x: edge + 2, y: foot, align: 'right' } as const
  pen.text(name, { ...named, ...place, color: theme.text, halo: theme.panel })
  return texts
}

function boxBefore(end: number, y: number, width: number, height: number): Box {
  return { x: end - width, y, width, height }
}
