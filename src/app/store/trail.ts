/** How many steps can be taken back; the oldest is forgotten. */
export const trailLimit = 100

/** Snapshots to go back to and, after going back, forward again. */
export interface Trail<Snapshot> {
  readonly before: readonly Snapshot[]
  readonly after: readonly Snapshot[]
}

/** A trail without a step. */
export function emptyTrail<Snapshot>(): Trail<Snapshot> {
  return { before: [], after: [] }
}

/** The trail after a step away from a snapshot; what had been taken back is gone. */
export function record<Snapshot>(trail: Trail<Snapshot>, left: Snapshot): Trail<Snapshot> {
  return { before: [...trail.before, left].slice(-trailLimit), after: [] }
}

/** One step along the trail: where it leads and the trail from there; null at its end. */
export interface Step<Snapshot> {
  readonly to: Snapshot
  readonly trail: Trail<Snapshot>
}

/** One step back from the present snapshot. */
export function takeBack<Snapshot>(
  trail: Trail<Snapshot>,
  present: Snapshot,
): Step<Snapshot> | null {
  const to = trail.before.at(-1)
  if (to === undefined) return null
  return { to, trail: { before: trail.before.slice(0, -1), after: [...trail.after, present] } }
}

/** One step forward again from the present snapshot. */
export function repeat<Snapshot>(trail: Trail<Snapshot>, present: Snapshot): Step<Snapshot> | null {
  const to = trail.after.at(-1)
  if (to === undefined) return null
  return { to, trail: { before: [...trail.before, present], after: trail.after.slice(0, -1) } }
}

/** The trail without the steps next to the present that lead nowhere. */
export function dropIdle<Snapshot>(
  { before, after }: Trail<Snapshot>,
  isIdle: (to: Snapshot) => boolean,
): Trail<Snapshot> {
  const upToLast = (steps: readonly Snapshot[]): readonly Snapshot[] =>
    steps.slice(0, steps.findLastIndex((to) => !isIdle(to)) + 1)
  return { before: upToLast(before), after: upToLast(after) }
}
