import type { LoadCurve } from '#core/traffic/load.ts'
import { loadDuration, loadLimits, loadPeak, rateAt } from '#core/traffic/load.ts'
import type { LoadPoint } from './simplify.ts'
import { simplify } from './simplify.ts'

/** The most points that a freehand line or a trace is simplified to. */
export const drawnPointsMax = 24

/** The most points that can be dragged one by one; a curve with more is shown, not edited. */
export const draggedPointsMax = 40

/** The points of a curve that can be dragged, or null for one that is only shown. */
export function draggablePoints(load: LoadCurve): readonly LoadPoint[] | null {
  return load.form === 'linear' && load.points.length <= draggedPointsMax ? load.points : null
}

/** Moves one point: its time stays between its neighbours, the first and the last keep theirs. */
export function movePoint(
  points: readonly LoadPoint[],
  index: number,
  to: LoadPoint,
): readonly LoadPoint[] {
  const old = points[index]
  if (old === undefined) return points
  const [before, after] = [points[index - 1], points[index + 1]]
  const isEnd = before === undefined || after === undefined
  const at = isEnd ? old[0] : Math.min(after[0], Math.max(before[0], roundTime(points, to[0])))
  return points.with(index, [at, roundRate(to[1])])
}

/** Adds a point on the line at a time; null where one stands already or outside the curve. */
export function addPoint(
  points: readonly LoadPoint[],
  time: number,
): { readonly points: readonly LoadPoint[]; readonly index: number } | null {
  const at = roundTime(points, time)
  const index = points.findIndex(([other]) => other >= at)
  const [before, after] = [points[index - 1], points[index]]
  if (before === undefined || after === undefined || after[0] === at) return null
  if (points.length >= draggedPointsMax) return null
  const rate = roundRate(rateAt({ form: 'linear', points }, at))
  return { points: points.toSpliced(index, 0, [at, rate]), index }
}

/** Removes a point; the first and the last stay, they are the start and the end of the run. */
export function removePoint(points: readonly LoadPoint[], index: number): readonly LoadPoint[] {
  return index <= 0 || index >= points.length - 1 ? points : points.toSpliced(index, 1)
}

/**
 * A freehand stroke, in the order of time, laid over a curve: what it covers is replaced, the rest
 * stays, and the whole becomes at most `drawnPointsMax` points.
 */
export function drawOver(
  points: readonly LoadPoint[],
  stroke: readonly LoadPoint[],
): readonly LoadPoint[] {
  const [first, last] = [stroke[0], stroke.at(-1)]
  const end = points.at(-1)?.[0] ?? 0
  if (first === undefined || last === undefined) return points
  const curve: LoadCurve = { form: 'linear', points }
  // Just outside the stroke the old curve holds on, so that it is not bent far away.
  const seam = end / 100
  const left = first[0] - seam
  const right = last[0] + seam
  const joined: LoadPoint[] = [
    ...points.filter(([at]) => at < left),
    ...(left > 0 ? [[left, rateAt(curve, left)] as const] : []),
    ...(left > 0 ? [] : [[0, first[1]] as const]),
    ...stroke.filter(([at]) => at > 0 && at < end),
    ...(right < end ? [[right, rateAt(curve, right)] as const] : []),
    ...(right < end ? [] : [[end, last[1]] as const]),
    ...points.filter(([at]) => at > right),
  ]
  return drawable(joined)
}

/** Any curve as one that can be drawn on: the means of equal stretches, of the same length. */
export function drawableLoad(load: LoadCurve): LoadCurve {
  const end = loadDuration(load)
  const stretch = end / stretches
  const means = Array.from({ length: stretches }, (_, i): LoadPoint => {
    const middle = (i + 0.5) * stretch
    return [middle, meanRate(load, i * stretch, (i + 1) * stretch)]
  })
  const [first, last] = [means[0]?.[1] ?? 0, means.at(-1)?.[1] ?? 0]
  return { form: 'linear', points: drawable([[0, first], ...means, [end, last]]) }
}

// Noise shorter than this part of a trace would only use up the few points.
const stretches = 48
const samples = 32

function meanRate(load: LoadCurve, from: number, to: number): number {
  let sum = 0
  for (let i = 0; i < samples; i++) sum += rateAt(load, from + ((to - from) * (i + 0.5)) / samples)
  return sum / samples
}

function drawable(points: readonly LoadPoint[]): readonly LoadPoint[] {
  const peak = loadPeak({ form: 'linear', points })
  const few = simplify(points, { most: drawnPointsMax, tolerance: peak / 100 })
  const end = points.at(-1)?.[0] ?? 0
  return few.map(([at, rate], i) => [
    i === 0 || i === few.length - 1 ? at : Math.min(end, roundTime(points, at)),
    roundRate(rate),
  ])
}

/** Whole seconds, or tenths in a run so short that a second is a wide step. */
function roundTime(points: readonly LoadPoint[], time: number): number {
  const fine = (points.at(-1)?.[0] ?? 0) < 120
  return fine ? Math.round(time * 10) / 10 : Math.round(time)
}

/** Whole requests per second from ten up, tenths below, within what the engine takes. */
function roundRate(rate: number): number {
  const inside = Math.min(loadLimits.rateMax, Math.max(0, rate))
  return inside < 10 ? Math.round(inside * 10) / 10 : Math.round(inside)
}
