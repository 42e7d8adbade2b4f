import { addPoint, movePoint, removePoint } from './load-points.ts'
import type { LoadPoint } from './simplify.ts'

/** A wish told by a key on a point of the load. */
export type LoadKey =
  | { readonly type: 'rate'; readonly by: number }
  | { readonly type: 'time'; readonly direction: -1 | 1 }
  | { readonly type: 'remove' }
  | { readonly type: 'add' }

/** The wish of a key on a point, or null for keys that belong to others. */
export function loadKey(event: {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
}): LoadKey | null {
  const forward = event.key === 'ArrowUp' || event.key === 'ArrowRight'
  const back = event.key === 'ArrowDown' || event.key === 'ArrowLeft'
  if (forward || back) {
    const direction = forward ? 1 : -1
    if (event.altKey) return { type: 'time', direction }
    return { type: 'rate', by: direction * (event.shiftKey ? 100 : 10) }
  }
  if (event.altKey) return null
  if (event.key === 'Delete' || event.key === 'Backspace') return { type: 'remove' }
  if (event.key === 'Insert' || event.key === 'Enter') return { type: 'add' }
  return null
}

/** A point moved, added or removed by a key, and the point that has the focus afterwards. */
export function editByKey(
  points: readonly LoadPoint[],
  index: number,
  wish: LoadKey,
): { readonly points: readonly LoadPoint[]; readonly index: number } {
  const [point, next] = [points[index], points[index + 1]]
  if (point === undefined) return { points, index }
  switch (wish.type) {
    case 'rate':
      return { points: movePoint(points, index, [point[0], point[1] + wish.by]), index }
    case 'time': {
      const at = point[0] + wish.direction * timeStep(points)
      return { points: movePoint(points, index, [at, point[1]]), index }
    }
    case 'remove': {
      const left = removePoint(points, index)
      return { points: left, index: Math.min(index, left.length - 1) }
    }
    case 'add': {
      const middle = next === undefined ? null : addPoint(points, (point[0] + next[0]) / 2)
      return middle ?? { points, index }
    }
  }
}

/** One press crosses the run in about 180 steps: 5 s in fifteen minutes. */
function timeStep(points: readonly LoadPoint[]): number {
  const end = points.at(-1)?.[0] ?? 0
  return end < 120 ? 0.5 : Math.max(1, Math.round(end / 180))
}
