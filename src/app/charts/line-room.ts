import type { LinePoints } from './decimate.ts'
import type { Box } from './label-space.ts'

/** Where lines run, pixel column by pixel column: between `highs` and `lows` of each, y downwards. */
export interface LineRoom {
  readonly left: number
  readonly lines: readonly { readonly highs: Float32Array; readonly lows: Float32Array }[]
}

/** Notes where some lines run from x left to x right, so that many boxes can be tried against them. */
export function lineRoom(
  lines: readonly LinePoints[],
  { left, right }: { readonly left: number; readonly right: number },
): LineRoom {
  const columns = Math.max(1, Math.ceil(right - left) + 1)
  return {
    left,
    lines: lines.map((line) => {
      const highs = new Float32Array(columns).fill(Infinity)
      const lows = new Float32Array(columns).fill(-Infinity)
      for (let i = 2; i < line.length; i += 2) noteStretch(highs, lows, left, line, i)
      return { highs, lows }
    }),
  }
}

// A gap has no y; no comparison with it holds, so it leaves no trace.
function noteStretch(
  highs: Float32Array,
  lows: Float32Array,
  left: number,
  line: LinePoints,
  i: number,
): void {
  const [x0, y0] = [line[i - 2] ?? 0, line[i - 1] ?? Number.NaN]
  const [x1, y1] = [line[i] ?? 0, line[i + 1] ?? Number.NaN]
  const first = Math.max(0, Math.floor(x0 - left))
  const last = Math.min(highs.length - 1, Math.floor(x1 - left))
  const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0
  for (let column = first; column <= last; column++) {
    const from = Math.max(x0, left + column)
    const to = Math.min(x1, left + column + 1)
    const [a, b] = x1 > x0 ? [y0 + (from - x0) * slope, y0 + (to - x0) * slope] : [y0, y1]
    if (!(a <= b || b <= a)) continue
    highs[column] = Math.min(highs[column] ?? a, a, b)
    lows[column] = Math.max(lows[column] ?? a, a, b)
  }
}

/** The room between two lines, such as a hatched area, as one that is taken. */
export function bandRoom({ left, lines: [upper, lower] }: LineRoom): LineRoom {
  if (upper === undefined || lower === undefined) return { left, lines: [] }
  const highs = upper.highs.map((high, column) =>
    (lower.lows[column] ?? high) - high > 1 ? high : Infinity,
  )
  return { left, lines: [{ highs, lows: lower.lows }] }
}

/** Over how many pixels of its width a box has a line inside, with a pixel of air around it. */
export function crossedWidth({ left, lines }: LineRoom, box: Box): number {
  const [top, bottom] = [box.y - 1, box.y + box.height + 1]
  let crossed = 0
  const first = Math.max(0, Math.floor(box.x - left))
  for (let column = first; column <= box.x + box.width - left; column++) {
    const isCrossed = lines.some(({ highs, lows }) => {
      return (highs[column] ?? Infinity) <= bottom && (lows[column] ?? -Infinity) >= top
    })
    if (isCrossed) crossed += 1
  }
  return crossed
}
