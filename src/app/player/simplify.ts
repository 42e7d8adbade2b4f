/** A point of a load curve: simulated time in s, rate in requests per second. */
export type LoadPoint = readonly [at: number, rate: number]

/**
 * The fewest points that keep a curve within a tolerance of the rate, at most `most` of them. The
 * point farthest from the lines so far is added first (Douglas and Peucker 1973, by importance),
 * with the distance measured upright, because time is no coordinate to trade against the rate.
 */
export function simplify(
  points: readonly LoadPoint[],
  limit: { readonly most: number; readonly tolerance: number },
): readonly LoadPoint[] {
  const last = points.length - 1
  if (last < 1) return points
  const kept = [0, last]
  const gaps = [farthest(points, 0, last)]
  while (kept.length < limit.most) {
    const widest = gaps.reduce(
      (best, gap, i) => (gap.distance > (gaps[best]?.distance ?? -1) ? i : best),
      0,
    )
    const gap = gaps[widest]
    const [from, to] = [kept[widest], kept[widest + 1]]
    if (gap === undefined || from === undefined || to === undefined) break
    if (gap.distance <= limit.tolerance) break
    kept.splice(widest + 1, 0, gap.index)
    gaps.splice(widest, 1, farthest(points, from, gap.index), farthest(points, gap.index, to))
  }
  const chosen = new Set(kept)
  return points.filter((_, index) => chosen.has(index))
}

/** The point between two kept ones that lies farthest above or below their line. */
function farthest(
  points: readonly LoadPoint[],
  from: number,
  to: number,
): { readonly index: number; readonly distance: number } {
  const [a, b] = [points[from], points[to]]
  let found = { index: -1, distance: -1 }
  if (a === undefined || b === undefined) return found
  const slope = b[0] > a[0] ? (b[1] - a[1]) / (b[0] - a[0]) : 0
  for (let index = from + 1; index < to; index++) {
    const point = points[index]
    if (point === undefined) continue
    const distance = Math.abs(point[1] - a[1] - slope * (point[0] - a[0]))
    if (distance > found.distance) found = { index, distance }
  }
  return found
}
