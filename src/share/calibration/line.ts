/** A straight line through measured points, and how well it is known. */
export interface Line {
  readonly slope: number
  readonly intercept: number
  /** Standard errors of both. */
  readonly slopeError: number
  readonly interceptError: number
  /** Standard deviation of the points from the line: √(SSE/(n − 2)). */
  readonly residual: number
  /** Share of the variance of y that the line explains. */
  readonly determination: number
  readonly count: number
}

/**
 * Least squares with intercept, y = a + b·x: b = Sxy/Sxx, a = ȳ − b·x̄, s² = SSE/(n − 2), se(b) = s/√Sxx,
 * se(a) = s·√(1/n + x̄²/Sxx) (Draper and Smith, Applied Regression Analysis, ch. 1). Null for fewer than three points
 * where x is always the same, and where the sums overflow.
 */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): Line | null {
  const count = points.length
  if (count < 3) return null
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count
  let [xx, xy, yy] = [0, 0, 0]
  for (const [x, y] of points) {
    xx += (x - meanX) * (x - meanX)
    xy += (x - meanX) * (y - meanY)
    yy += (y - meanY) * (y - meanY)
  }
  // Sums of numbers beyond all measure are no numbers.
  if (!(xx > 0) || !Number.isFinite(xx + xy + yy)) return null
  const slope = xy / xx
  const intercept = meanY - slope * meanX
  // Summed anew: the difference of two large sums would lose what is left between them.
  const squares = points.reduce((sum, [x, y]) => sum + (y - intercept - slope * x) ** 2, 0)
  const residual = Math.sqrt(squares / (count - 2))
  return {
    slope,
    intercept,
    slopeError: residual / Math.sqrt(xx),
    interceptError: residual * Math.sqrt(1 / count + (meanX * meanX) / xx),
    residual,
    determination: yy > 0 ? 1 - squares / yy : 1,
    count,
  }
}
