/**
 * A path as flat steps: an operation, then its two numbers, or three for a circle. A canvas traces it
 * and an SVG file spells it, so both show the same outline.
 */
export type Path = number[]

const [move, line, close, circle] = [0, 1, 2, 3]

/** Starts a new stretch. */
export function moveTo(path: Path, x: number, y: number): void {
  path.push(move, x, y)
}

/** Goes straight on. */
export function lineTo(path: Path, x: number, y: number): void {
  path.push(line, x, y)
}

/** Goes back to where the stretch began. */
export function closePath(path: Path): void {
  path.push(close, 0, 0)
}

/** A whole circle as a stretch of its own. */
export function addCircle(path: Path, x: number, y: number, radius: number): void {
  path.push(circle, x, y, radius)
}

/** A rectangle as a path. */
export function rectangle(x: number, y: number, width: number, height: number): Path {
  return [
    move,
    x,
    y,
    line,
    x + width,
    y,
    line,
    x + width,
    y + height,
    line,
    x,
    y + height,
    close,
    0,
    0,
  ]
}

/** Straight lines through points x0 y0 x1 y1 …. */
export function polyline(...points: readonly number[]): Path {
  const path: Path = []
  for (let i = 0; i + 1 < points.length; i += 2) {
    path.push(i === 0 ? move : line, points[i] ?? 0, points[i + 1] ?? 0)
  }
  return path
}

/** What follows a path. */
export interface PathWalker {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  closePath(): void
  circle(x: number, y: number, radius: number): void
}

/** Follows a path step by step. */
export function walkPath(path: Path, walker: PathWalker): void {
  for (let i = 0; i < path.length; i += 3) {
    const [x, y] = [path[i + 1] ?? 0, path[i + 2] ?? 0]
    if (path[i] === move) walker.moveTo(x, y)
    else if (path[i] === line) walker.lineTo(x, y)
    else if (path[i] === close) walker.closePath()
    else {
      walker.circle(x, y, path[i + 3] ?? 0)
      i += 1
    }
  }
}
