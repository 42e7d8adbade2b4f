/** Points of a line in pixels: x0 y0 x1 y1 …; a NaN y interrupts the line. */
export type LinePoints = Float64Array

/**
 * The points to draw for rows first to end − 1. Where more than two rows fall on one pixel column,
 * the column keeps its first, lowest, highest and last value in the order of time, so that no peak
 * is lost, however long the run is.
 */
export function decimate(
  rows: { readonly first: number; readonly end: number },
  x: (row: number) => number,
  y: (row: number) => number,
): LinePoints {
  const columns = rows.end > rows.first ? Math.abs(x(rows.end - 1) - x(rows.first)) + 1 : 0
  if (rows.end - rows.first <= columns * 2) return everyPoint(rows, x, y)
  const points: number[] = []
  let start = rows.first
  while (start < rows.end) {
    const column = Math.floor(x(start))
    let end = start + 1
    while (end < rows.end && Math.floor(x(end)) === column) end++
    pushColumn(points, start, end, x, y)
    start = end
  }
  return Float64Array.from(points)
}

function everyPoint(
  rows: { readonly first: number; readonly end: number },
  x: (row: number) => number,
  y: (row: number) => number,
): LinePoints {
  const points = new Float64Array(Math.max(0, rows.end - rows.first) * 2)
  for (let row = rows.first; row < rows.end; row++) {
    points[(row - rows.first) * 2] = x(row)
    points[(row - rows.first) * 2 + 1] = y(row)
  }
  return points
}

function pushColumn(
  points: number[],
  start: number,
  end: number,
  x: (row: number) => number,
  y: (row: number) => number,
): void {
  let [lowest, highest, known] = [-1, -1, 0]
  for (let row = start; row < end; row++) {
    const value = y(row)
    if (Number.isNaN(value)) continue
    known++
    if (lowest < 0 || value < y(lowest)) lowest = row
    if (highest < 0 || value > y(highest)) highest = row
  }
  // A column without any value is a gap; a few missing values inside a column are not wide enough.
  if (known === 0) {
    points.push(x(start), Number.NaN)
    return
  }
  const kept = [start, Math.min(lowest, highest), Math.max(lowest, highest), end - 1]
  let before = -1
  for (const row of kept) {
    if (row !== before && !Number.isNaN(y(row))) points.push(x(row), y(row))
    before = row
  }
}
