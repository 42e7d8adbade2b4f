import { chartsText } from '#text/en/charts.ts'
import type { ChartScene } from './chart-kind.ts'
import type { LinePoints } from './decimate.ts'
import { freestBox, type Box } from './label-space.ts'
import { polyline, rectangle } from './path.ts'
import type { Plot } from './plot.ts'
import { areaPath, fillArea, hatchArea } from './plot.ts'

const lettering = { size: 10, weight: 400 } as const

/** What lies over the objective where it was missed, hatched. */
export function drawOverObjective(plot: Plot, broken: LinePoints, level: number): void {
  const { left, right, top, theme } = plot
  plot.pen.clip(rectangle(left, top - 8, right - left, Math.max(0, level - top + 8)), () => {
    const path = areaPath(broken, level, false)
    fillArea(plot, path, theme.danger, 0.14)
    hatchArea(plot, path, { color: theme.danger, rising: true, opacity: 0.75 })
  })
}

/** The dashed line of the objective, its name where no line runs through it and no other text stands. */
export function drawObjective(
  { pen, theme, left, right, top, bottom }: Plot,
  { objective, words }: ChartScene,
  level: number,
  taken: { readonly lines: readonly LinePoints[]; readonly texts: readonly Box[] },
): void {
  pen.stroke(polyline(left, level, right, level), {
    color: theme.danger,
    width: 1,
    dash: [4, 3],
  })
  const text = words.text(chartsText).objective(objective.percentile, objective.latency)
  const width = pen.measure(text, lettering)
  const last = Math.max(left + 3, right - width - 3)
  const place = freestBox(
    places(left + 3, last, { level, width, top, bottom }),
    taken.lines,
    taken.texts,
  )
  // Where a line must run through it, it is seen through a veil.
  const { x, y } = place
  pen.fill(rectangle(x - 1, y, width + 2, place.height), { color: theme.panel, opacity: 0.66 })
  // The letters stand two pixels above the foot of their box.
  const at = { x: place.x, y: place.y + place.height - 2 }
  pen.text(text, { ...lettering, ...at, color: theme.danger, halo: theme.panel })
}

const height = 12

/** Boxes above and below the level, from the left to the right. */
function places(
  first: number,
  last: number,
  at: {
    readonly level: number
    readonly width: number
    readonly top: number
    readonly bottom: number
  },
): readonly [Box, ...Box[]] {
  const { level, width } = at
  const above = { y: level - height - 2, width, height }
  const below = { y: level + 2, width, height }
  const sides = [above, below].filter(({ y }) => y >= at.top - 8 && y + height <= at.bottom)
  const boxes = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) =>
    sides.map((side) => ({ ...side, x: first + share * (last - first) })),
  )
  return [{ ...(sides[0] ?? above), x: first }, ...boxes]
}
