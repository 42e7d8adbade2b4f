/** Points of a line: x0 y0 x1 y1 …; x in pixels, y a value or pixels; a NaN y interrupts the line. */
export type LinePoints = Float64Array

/** Rows first to end − 1. */
interface Rows {
  readonly first: number
  readonly end: number
}

/**
 * The points to draw for some rows, with x in pixels and their values as y. Where more than two
 * rows fall on one pixel column, the column keeps its first, lowest, highest and last value in the
 * order of time, so that no peak is lost, however long the run is. x never falls from row to row.
 */
export function decimate(
  rows: Rows,
  x: (row: number) => number,
  value: (row: number) => number,
): LinePoints {
  const columns = rows.end > rows.first ? x(rows.end - 1) - x(rows.first) + 1 : 0
  if (rows.end - rows.first <= columns * 2) return everyPoint(rows, x, value)
  const points: number[] = []
  let start = rows.first
  while (start < rows.end) {
    const end = columnEnd(start, rows.end, x)
    pushColumn(points, start, end, x, value)
    start = end
  }
  return Float64Array.from(points)
}

/** Turns the values of points into pixels, in place. */
export function toPixels(points: LinePoints, y: (value: number) => number): LinePoints {
  for (let i = 1; i < points.length; i += 2) points[i] = y(points[i] ?? Number.NaN)
  return points
}

/** The highest value among points; 0 without points or with none above 0. */
export function highestOf(points: LinePoints): number {
  let found = 0
  // A comparison with NaN is false, so gaps are passed over.
  for (let i = 1; i < points.length; i += 2) {
    const value = points[i] ?? 0
    if (value > found) found = value
  }
  return found
}

/** The lowest value above 0 among points; Infinity when there is none. */
export function lowestOf(points: LinePoints): number {
  let found = Infinity
  for (let i = 1; i < points.length; i += 2) {
    const value = points[i] ?? 0
    if (value > 0 && value < found) found = value
  }
  return found
}

function everyPoint(
  rows: Rows,
  x: (row: number) => number,
  value: (row: number) => number,
): LinePoints {
  const points = new Float64Array(Math.max(0, rows.end - rows.first) * 2)
  for (let row = rows.first; row < rows.end; row++) {
    points[(row - rows.first) * 2] = x(row)
    points[(row - rows.first) * 2 + 1] = value(row)
  }
  return points
}

/** The first row behind the pixel column of a row: steps that double, then halves. */
function columnEnd(start: number, end: number, x: (row: number) => number): number {
  const column = Math.floor(x(start))
  let step = 1
  while (start + step < end && Math.floor(x(start + step)) === column) step *= 2
  let [inside, outside] = [start + Math.floor(step / 2), Math.min(end, start + step)]
  while (outside - inside > 1) {
    const middle = (inside + outside) >> 1
    if (Math.floor(x(middle)) === column) inside = middle
    else outside = middle
  }
  return outside
}

function pushColumn(
  points: number[],
  start: number,
  end: number,
  x: (row: number) => number,
  value: (row: number) => number,
): void {
  let [lowest, highest] = [-1, -1]
  let [least, most] = [Infinity, -Infinity]
  for (let row = start; row < end; row++) {
    const now = value(row)
    if (now < least) {
      least = now
      lowest = row
    }
    if (now > most) {
      most = now
      highest = row
    }
  }
  // A column without any value is a gap; a few missing values inside a column are not wide enough.
  if (lowest < 0) {
    points.push(x(start), Number.NaN)
    return
  }
  const kept = [start, Math.min(lowest, highest), Math.max(lowest, highest), end - 1]
  let before = -1
  for (const row of kept) {
    const now = row === before ? Number.NaN : value(row)
    if (!Number.isNaN(now)) points.push(x(row), now)
    before = row
  }
}
