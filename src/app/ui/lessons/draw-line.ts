import { isStepped, timeOfPoint, type Curve, type Drawn } from '#lessons/curve.ts'
import type { Stretch } from '#lessons/plan.ts'
import {
  closePath,
  addCircle,
  lineTo,
  moveTo,
  polyline,
  rectangle,
  type Path,
} from '#app/charts/path.ts'
import { fillArea, hatchArea, type Plot } from '#app/charts/plot.ts'
import type { SketchScale } from '#app/charts/sketch.ts'

/** What of a drawn line is shown. */
export interface ShownLine {
  readonly curve: Curve
  readonly drawn: Drawn
  /** Nothing was drawn yet: where the line would lie is a hint. */
  readonly isHint: boolean
  /** The line can be drawn still; the point that the keys are at. */
  readonly isOpen: boolean
  readonly at: number | null
  readonly texts: { readonly yours: string; readonly run: string; readonly hint: string }
}

/** Corners of a line: x0 y0 x1 y1 … in px. */
type Corners = readonly (readonly [number, number])[]

/** The line while it is drawn and while the run goes: ink and dots tell it from all lines that are measured. */
export function drawOpenLine(plot: Plot, line: ShownLine, scale: SketchScale): void {
  const { curve, at, isOpen } = line
  const { pen, theme } = plot
  if (isOpen) {
    const [left, right] = [scale.x(curve.from), scale.x(curve.to)]
    const room = rectangle(left, plot.top - 6, right - left, plot.bottom - plot.top + 6)
    pen.fill(room, { color: theme.accent, opacity: 0.07 })
    pen.stroke(polyline(left, plot.top - 6, left, plot.bottom), { color: theme.accent, width: 1 })
  }
  stroke(plot, line, scale)
  if (line.isHint) {
    const middle = scale.x((curve.from + curve.to) / 2)
    write(plot, line.texts.hint, middle, plot.top + 10, 'center')
  } else {
    const [x, y] = placeOf(line, curve.count - 1, scale)
    write(plot, line.texts.yours, x, y < plot.top + 16 ? y + 12 : y - 10, 'right')
  }
  if (at === null) return
  const [px, py] = placeOf(line, at, scale)
  const ring: Path = []
  addCircle(ring, px, py, 6)
  pen.stroke(ring, { color: theme.text, width: 1.6 })
}

/** The line beside the run's: between both lies the gap, and each is named on its own side of it. */
export function drawGap(plot: Plot, line: ShownLine, scale: SketchScale): void {
  const { curve, drawn } = line
  const { pen, theme } = plot
  const [mine, truly] = [cornersOfDrawn(curve, drawn, scale), cornersOfRun(curve, scale)]
  const gap = between(mine, truly)
  fillArea(plot, gap, theme.text, 0.08)
  hatchArea(plot, gap, { color: theme.text, rising: true, opacity: 0.45 })
  // The run goes back while it is seen once more; its line stays.
  pen.stroke(pathOf(truly), { color: theme.text2, width: 1, opacity: 0.8 })
  stroke(plot, line, scale)
  const widest = widestOf(line, scale)
  const isAbove = widest.mine <= widest.truly
  const [over, under] = [-9, 11]
  const at = Math.min(Math.max(widest.x, plot.left + 26), scale.x(curve.to) - 26)
  const label = (text: string, y: number, isOver: boolean) => {
    const level = Math.min(Math.max(y + (isOver ? over : under), plot.top - 2), plot.bottom - 7)
    write(plot, text, at, level, 'center')
  }
  label(line.texts.yours, widest.mine, isAbove)
  label(line.texts.run, widest.truly, !isAbove)
}

/** The seconds that are seen once more, as a bracket over the chart. */
export function drawDecisive(
  { pen, theme, top, bottom }: Plot,
  { from, to }: Stretch,
  { x }: SketchScale,
): void {
  const [left, right] = [x(from), Math.max(x(to), x(from) + 3)]
  pen.fill(rectangle(left, top - 6, right - left, bottom - top + 6), {
    color: theme.text,
    opacity: 0.1,
  })
  pen.stroke(polyline(left, bottom, left, top - 6, right, top - 6, right, bottom), {
    color: theme.text,
    width: 1.2,
  })
}

function stroke(
  { pen, theme }: Plot,
  { curve, drawn, isHint }: ShownLine,
  scale: SketchScale,
): void {
  const path = pathOf(cornersOfDrawn(curve, drawn, scale))
  // A seam of the ground keeps it apart from lines that it lies on.
  pen.stroke(path, { color: theme.panel, width: 4, opacity: 0.8 })
  pen.stroke(path, {
    color: theme.text,
    width: 2,
    ...(isHint ? { dash: [5, 4], opacity: 0.7 } : {}),
  })
  if (isHint) return
  const dots: Path = []
  for (const [index, value] of drawn.entries()) {
    addCircle(dots, scale.x(timeOfPoint(curve, index)), scale.y(value), 2.6)
  }
  pen.fill(dots, { color: theme.text })
}

function write(
  { pen, theme }: Plot,
  text: string,
  x: number,
  y: number,
  align: 'center' | 'right',
): void {
  pen.text(text, {
    size: 11,
    weight: 600,
    x,
    y,
    align,
    middle: true,
    color: theme.text,
    halo: theme.panel,
  })
}

function placeOf(
  { curve, drawn }: ShownLine,
  index: number,
  { x, y }: SketchScale,
): [number, number] {
  return [x(timeOfPoint(curve, index)), y(drawn[index] ?? curve.start)]
}

function cornersOfDrawn(curve: Curve, drawn: Drawn, scale: SketchScale): Corners {
  const places = drawn.map((value, index) => [timeOfPoint(curve, index), value] as const)
  return cornersOf(curve, places, scale)
}

function cornersOfRun(curve: Curve, scale: SketchScale): Corners {
  const places = curve.points.map(({ time, value }) => [time, value] as const)
  return cornersOf(curve, places, scale)
}

/** From where the span begins to where it ends; cells hold their number until the next one. */
function cornersOf(
  curve: Curve,
  places: readonly (readonly [number, number])[],
  { x, y }: SketchScale,
): Corners {
  let level = y(curve.start)
  const corners: [number, number][] = [[x(curve.from), level]]
  for (const [time, value] of places) {
    if (isStepped(curve.series)) corners.push([x(time), level])
    level = y(value)
    corners.push([x(time), level])
  }
  corners.push([x(curve.to), level])
  return corners
}

function pathOf(corners: Corners): Path {
  const path: Path = []
  corners.forEach(([x, y], index) => (index === 0 ? moveTo(path, x, y) : lineTo(path, x, y)))
  return path
}

/** The area between two lines, wherever one lies above the other. */
function between(one: Corners, other: Corners): Path {
  const path = pathOf([...one, ...other.toReversed()])
  closePath(path)
  return path
}

/** Where both lie furthest apart in the picture; of a stretch that is so wide, its middle. */
function widestOf(
  { curve, drawn }: ShownLine,
  { x, y }: SketchScale,
): { readonly x: number; readonly mine: number; readonly truly: number } {
  const all = curve.points.map(({ time, value }) => {
    const before = drawn.findLastIndex((_, index) => timeOfPoint(curve, index) <= time)
    return { x: x(time), mine: y(drawn[before] ?? curve.start), truly: y(value) }
  })
  const widths = all.map(({ mine, truly }) => Math.abs(mine - truly))
  const most = Math.max(...widths)
  const first = widths.findIndex((width) => width >= most - 0.5)
  const end = widths.findIndex((width, index) => index > first && width < most - 0.5)
  const last = end < 0 ? widths.length - 1 : end - 1
  return all[Math.floor((first + last) / 2)] ?? { x: 0, mine: 0, truly: 0 }
}
