import { chartsText } from '#text/en/charts.ts'
import type { ChartScene } from './chart-kind.ts'
import type { LinePoints } from './decimate.ts'
import { freestBox, sharedWidth, type Box } from './label-space.ts'
import { polyline, rectangle } from './path.ts'
import { textHeight } from './plot-labels.ts'
import type { Plot } from './plot.ts'
import { areaPath, fillArea, hatchArea } from './plot.ts'

const lettering = { size: 10, weight: 400 } as const

/** Between the name and a value beside it, px. */
const air = 5

/** What lies over the objective where it was missed, hatched. */
export function drawOverObjective(plot: Plot, broken: LinePoints, level: number): void {
  const { left, right, top, theme } = plot
  plot.pen.clip(rectangle(left, top - 8, right - left, Math.max(0, level - top + 8)), () => {
    const path = areaPath(broken, level, false)
    fillArea(plot, path, theme.danger, 0.14)
    hatchArea(plot, path, { color: theme.danger, rising: true, opacity: 0.75 })
  })
}

/** The dashed line of the objective. */
export function drawObjectiveLine({ pen, theme, left, right }: Plot, level: number): void {
  pen.stroke(polyline(left, level, right, level), {
    color: theme.danger,
    width: 1,
    dash: [4, 3],
  })
}

/** Whether values find another place where the name of the objective is: in a low plot they do not. */
export function hasRoomForName(plot: Plot): boolean {
  return plot.bottom - plot.top >= 4 * textHeight(plot, lettering.size)
}

/**
 * The name of the objective right above or below its line, for elsewhere it would name another one;
 * where no other line runs through it, and never on a text. Tells where it stands.
 */
export function nameObjective(
  plot: Plot,
  { objective, words }: ChartScene,
  level: number,
  taken: { readonly lines: readonly LinePoints[]; readonly texts: readonly Box[] },
): readonly Box[] {
  const { pen, theme, left, right, top, bottom } = plot
  const text = words.text(chartsText).objective(objective.percentile, objective.latency)
  const width = pen.measure(text, lettering)
  const height = textHeight(plot, lettering.size)
  const last = Math.max(left + 3, right - width - 3)
  // Two texts side by side stay two.
  const texts = taken.texts.map((box) => ({ ...box, x: box.x - air, width: box.width + 2 * air }))
  const place = freestBox(
    places(left + 3, last, { level, width, height, top, bottom }),
    taken.lines,
    texts,
  )
  // Two texts in one place are none; so small a chart does without the name.
  if (texts.some((text) => sharedWidth(text, place) > 0)) return []
  // Where a line must run through it, it is seen through a veil.
  const { x, y } = place
  pen.fill(rectangle(x - 1, y, width + 2, place.height), { color: theme.panel, opacity: 0.66 })
  // The letters stand two pixels above the foot of their box.
  const at = { x: place.x, y: place.y + place.height - 2 }
  pen.text(text, { ...lettering, ...at, color: theme.danger, halo: theme.panel })
  return [{ ...place, x: x - air, width: width + 2 * air }]
}

/** Boxes above and below the level, from the left to the right. */
function places(
  first: number,
  last: number,
  at: {
    readonly level: number
    readonly width: number
    readonly height: number
    readonly top: number
    readonly bottom: number
  },
): readonly [Box, ...Box[]] {
  const { level, width, height } = at
  const rows = [level - 2 - height, level + 2].filter(
    (y) => y >= at.top - 4 && y + height <= at.bottom,
  )
  const shares = Array.from({ length: 21 }, (_, step) => step / 20)
  const boxes = rows.flatMap((y) =>
    shares.map((share) => ({ x: first + share * (last - first), y, width, height })),
  )
  return [{ x: first, y: rows[0] ?? level - 2 - height, width, height }, ...boxes]
}
