import type { StageMeta } from '../stage-options.ts'

/** Simulated time that a paused run may go on by and still be shown as motion, s. */
const steady = 1

/**
 * True when a frame does not follow from the one shown: it is the first, of another run, earlier, or
 * a leap of a run that does not play. Nothing is animated across a cut.
 */
export function isCut(
  shown: { readonly time: number; readonly run: number },
  time: number,
  meta: StageMeta,
): boolean {
  if (shown.time < 0 || time < shown.time) return true
  if (meta.run !== undefined && meta.run !== shown.run) return true
  return !meta.running && time > shown.time + steady
}
