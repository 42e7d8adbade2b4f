import type { LinePoints } from './decimate.ts'

/** A box for a text, px. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The first of some boxes that no line runs through and no text has, else the one with the least. */
export function freestBox(
  boxes: readonly [Box, ...Box[]],
  lines: readonly LinePoints[],
  texts: readonly Box[] = [],
): Box {
  let [best, least] = [boxes[0], Infinity]
  for (const box of boxes) {
    const runThrough = lines.reduce((sum, line) => sum + coveredWidth(box, line), 0)
    // Text under text is worse than any line.
    const covered = texts.reduce((sum, text) => sum + 1000 * sharedWidth(box, text), runThrough)
    if (covered >= least) continue
    best = box
    least = covered
    if (covered === 0) break
  }
  return best
}

/** Over how many pixels of its width a box shares room with another. */
export function sharedWidth(a: Box, b: Box): number {
  if (a.y >= b.y + b.height || b.y >= a.y + a.height) return 0
  return Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x))
}

/** Over how many pixels of its width a box has the line inside. */
function coveredWidth(box: Box, line: LinePoints): number {
  const [left, right, top, bottom] = [box.x, box.x + box.width, box.y, box.y + box.height]
  let sum = 0
  for (let i = 2; i < line.length; i += 2) {
    const [x0, y0] = [line[i - 2] ?? 0, line[i - 1] ?? Number.NaN]
    const [x1, y1] = [line[i] ?? 0, line[i + 1] ?? Number.NaN]
    const [from, to] = [Math.max(x0, left), Math.min(x1, right)]
    // A gap has no y, and no comparison with it holds.
    if (!(from <= to && Math.min(y0, y1) <= bottom && Math.max(y0, y1) >= top)) continue
    sum += Math.max(to - from, 0.5)
  }
  return sum
}
