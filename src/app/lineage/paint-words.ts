import { formatClock } from '#text/clock.ts'
import { timeTicks } from '#app/charts/axes.ts'
import type { LineageTexts } from '#text/en/lineage.ts'
import type { Life } from './lives.ts'
import type { Place } from './paint-cells.ts'
import type { Picture } from './picture.ts'
import { rowHeightOf, spanOf, xOf } from './viewport.ts'

/** Times under the tree with faint upright lines, and the line of the present; `share` is how much of them. */
export function paintAxis(
  context: CanvasRenderingContext2D,
  picture: Picture,
  share: number,
): void {
  const { view, theme, duration, time } = picture
  const bottom = view.height - view.insets.bottom
  const right = view.width - view.insets.right
  context.font = `400 ${Math.max(11, theme.least)}px ${theme.font}`
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  const widest = context.measureText(formatClock(duration, duration)).width
  const count = Math.floor((right - view.insets.left) / (widest * 2.2))
  context.setLineDash([])
  for (const tick of timeTicks(view.start, view.start + spanOf(view), count)) {
    const x = xOf(view, tick)
    context.fillStyle = theme.line
    context.globalAlpha = 0.55 * share
    context.fillRect(Math.round(x), view.insets.top - 8, 1, bottom - view.insets.top + 8)
    context.fillStyle = theme.text3
    context.globalAlpha = share
    context.fillText(formatClock(tick, duration), x, bottom + 18)
  }
  const now = xOf(view, time)
  context.globalAlpha = 0.55 * share
  context.fillStyle = theme.text
  context.fillRect(Math.round(now) - 0.5, view.insets.top - 8, 1, bottom - view.insets.top + 12)
  context.globalAlpha = 1
}

/** Names beside the portraits where rows are high enough, and always those of the cells looked at. */
export function paintNames(
  context: CanvasRenderingContext2D,
  picture: Picture,
  placeOf: (life: Life) => Place,
  text: LineageTexts,
): void {
  const { view, theme, descent, hovered, walked, order } = picture
  const chosen = descent[0]?.id ?? 0
  const isRoomy = rowHeightOf(view) >= 15
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  for (const life of order) {
    const isLookedAt = life.id === chosen || life.id === hovered || life.id === walked
    if (!isLookedAt && (!isRoomy || life.endedAt >= 0)) continue
    const { x, y, radius } = placeOf(life)
    if (y < view.insets.top - 12 || y > view.height - view.insets.bottom + 12) continue
    context.font = `${isLookedAt ? 600 : 400} ${Math.max(11.5, theme.least)}px ${theme.font}`
    context.fillStyle = isLookedAt ? theme.text : theme.text2
    context.fillText(text.cell(life.id), x + radius + 9, y)
  }
}

/** A dashed ring around the chosen cell, a plain one around that under the pointer or the keys. */
export function paintRings(
  context: CanvasRenderingContext2D,
  picture: Picture,
  placeOf: (life: Life) => Place,
): void {
  const { lives, descent, hovered, walked, theme } = picture
  const ring = (life: Life | undefined, dash: readonly number[], width: number): void => {
    if (life === undefined) return
    const { x, y, radius } = placeOf(life)
    context.strokeStyle = theme.text
    context.lineWidth = width
    context.setLineDash([...dash])
    context.beginPath()
    context.arc(x, y, radius + 4.5, 0, 7)
    context.stroke()
  }
  context.globalAlpha = 1
  ring(lives.byId.get(hovered), [], 1)
  ring(lives.byId.get(walked), [], 2)
  ring(descent[0], [5, 4], 1.5)
  context.setLineDash([])
}
