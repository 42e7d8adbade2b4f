import { mix, smoothstep } from '../curves.ts'

/** Out of routing, but the last requests are still served. */
const outOfRouting = 0.13
/** Nothing is left to serve; the stop signal has been sent. */
const stopSignal = 0.38

/** View time in which a cell that is gone from the run clears away, s. */
export const clearingTime = 0.6

/** Share of a withering that is drawn for a draining cell: blebs wait for its last request. */
export function witherOf(progress: number, inService: number): number {
  return inService > 0
    ? mix(outOfRouting, 0.25, progress)
    : mix(outOfRouting + 0.12, stopSignal, progress)
}

/** A withering cell shrinks from here on. */
const shrinking = 0.1

/** Radius of a withering cell, in radii of the living one. */
export function witheredRadius(wither: number): number {
  return wither <= shrinking ? 1 : 1 - 0.42 * smoothstep(shrinking, 1, wither)
}

/** Opacity of a withering cell: it fades only when it is cleared away. */
export function witheredOpacity(wither: number): number {
  return 1 - smoothstep(0.72, 1, wither)
}
