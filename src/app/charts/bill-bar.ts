import { chartsText } from '#text/en/charts.ts'
import { linearTicks, niceTop } from './axes.ts'
import type { ChartScene } from './chart-kind.ts'
import { rectangle } from './path.ts'
import type { Plot } from './plot.ts'
import { fillArea, hatchArea } from './plot.ts'

/** Room that the bill takes at the right of its chart, px: its values, then the bar. */
export const billRoom = 42

const barWidth = 10

// Above the bar, for its name; what lies over the top of the chart stays clear of it, px.
const nameRoom = 12

const small = { size: 9, weight: 400 } as const

/** The bill so far as a bar on an axis of its own: what served, and hatched on top what did not. */
export function drawBill(plot: Plot, { bill, words }: ChartScene): void {
  if (bill === null || bill.total <= 0) return
  const { pen, theme, right, bottom } = plot
  const top = plot.top + nameRoom
  const x = right + billRoom - barWidth
  const end = niceTop(bill.total, bill.total)
  const y = (amount: number): number => bottom - (amount / end) * (bottom - top)
  const paid = y(bill.total)
  const named = paid - 5
  for (const tick of linearTicks(end, 2)) {
    const level = Math.round(y(tick)) + 0.5
    fillArea(plot, rectangle(x - 3, level - 0.5, 3, 1), theme.text3, 1)
    // The name of the bill goes first.
    if (Math.abs(level - named) < 11) continue
    const place = { x: x - 5, y: level, align: 'right', middle: true } as const
    pen.text(words.numbers.moneyTick(tick), { ...small, ...place, color: theme.text3 })
  }
  const served = y(bill.total - bill.notServing)
  fillArea(plot, rectangle(x, top, barWidth, bottom - top), theme.text3, 0.12)
  fillArea(plot, rectangle(x, served, barWidth, bottom - served), theme.ready, 0.55)
  const unused = rectangle(x, paid, barWidth, served - paid)
  const within = { ...plot, left: x, right: x + barWidth }
  hatchArea(within, unused, { color: theme.text2, rising: false, opacity: 0.8 })
  fillArea(plot, rectangle(x - 2, paid - 0.75, barWidth + 4, 1.5), theme.text, 1)
  pen.text(words.text(chartsText).soFar(bill.total), {
    size: 11,
    weight: 550,
    x: right + billRoom + 2,
    y: named,
    align: 'right',
    color: theme.text,
    halo: theme.panel,
  })
}
