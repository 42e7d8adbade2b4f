import { niceTop } from '#app/charts/axes.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { loadPeak } from '#core/traffic/load.ts'
import type { LoadPoint } from './simplify.ts'

/** Rate at the top of the editor for a curve at rest: its peak with room to pull it higher. */
export function restingTop(load: LoadCurve): number {
  return topOver(loadPeak(load))
}

/** Rate at the top of the editor over a peak. */
export function topOver(peak: number): number {
  return niceTop(peak * 1.12, 10)
}

/**
 * A freehand stroke as one rate a pixel column: drawing back over a column replaces it, so that the
 * curve stays a function of time.
 */
export interface Stroke {
  add(x: number, y: number): void
  /** Pixel positions in the order of x. */
  pixels(): readonly (readonly [x: number, y: number])[]
}

/** Begins a stroke. */
export function createStroke(): Stroke {
  const columns = new Map<number, number>()
  let before: readonly [x: number, y: number] | null = null
  return {
    add(x, y) {
      const column = Math.round(x)
      const [fromX, fromY] = before ?? [column, y]
      const steps = Math.max(1, Math.abs(column - fromX))
      // A fast pointer skips columns; they lie on the line between two of its places.
      for (let i = 1; i <= steps; i++) {
        columns.set(
          Math.round(fromX + ((column - fromX) * i) / steps),
          fromY + ((y - fromY) * i) / steps,
        )
      }
      before = [column, y]
    },
    pixels() {
      return [...columns].toSorted((a, b) => a[0] - b[0])
    },
  }
}

/** True when two lists of points are the same curve. */
export function isSameCurve(a: readonly LoadPoint[], b: readonly LoadPoint[]): boolean {
  return (
    a.length === b.length && a.every((point, i) => point[0] === b[i]?.[0] && point[1] === b[i]?.[1])
  )
}
