/** The longest step of the visitor's clock, ms: returning to a page never makes time jump. */
export const stepMaxMs = 100

/** Slices that must miss, or make, their time in a row before “lagging” is said, or taken back. */
const missesToLag = 8
const hitsToRecover = 30

/** The visitor's clock while a run plays: which simulated time the picture should show. */
export interface Pace {
  /** Simulated time that has been asked for, s. */
  readonly wanted: number
  /** Time stamp of the last drawn frame, ms; null after a pause, so that pauses do not count. */
  readonly lastMs: number | null
  /** Slices in a row that missed (negative) or made (positive) their time. */
  readonly streak: number
  readonly lagging: boolean
  /** Simulated time that the visitor's clock has asked for lately, and that slices have reached, s. */
  readonly asked: number
  readonly reached: number
}

/** A clock that stands at a simulated time. */
export function paceAt(time: number): Pace {
  return { wanted: time, lastMs: null, streak: 0, lagging: false, asked: 0, reached: 0 }
}

/** How many simulated seconds are asked for while one is reached: 1 for a run that keeps its pace. */
export function behindOf(pace: Pace): number {
  if (!pace.lagging || pace.reached <= 0) return 1
  return Math.max(1, pace.asked / pace.reached)
}

/** The clock one drawn frame later. The first frame after a pause only looks at the time. */
export function tickPace(
  pace: Pace,
  now: { readonly timeMs: number; readonly speed: number; readonly end: number },
): Pace {
  const elapsed =
    pace.lastMs === null ? 0 : Math.min(stepMaxMs, Math.max(0, now.timeMs - pace.lastMs))
  const step = (elapsed / 1000) * now.speed
  const { asked, reached } = forget(pace, elapsed)
  return {
    ...pace,
    wanted: Math.min(now.end, pace.wanted + step),
    lastMs: now.timeMs,
    asked: asked + step,
    reached,
  }
}

// What is longer ago counts less: after this long, ms, half as much.
const halfLifeMs = 1500

function forget({ asked, reached }: Pace, elapsedMs: number): Pick<Pace, 'asked' | 'reached'> {
  const kept = 0.5 ** (elapsedMs / halfLifeMs)
  return { asked: asked * kept, reached: reached * kept }
}

/** The clock after a slice that began at `from`: what could not be reached in time is not owed, time goes on from there. */
export function settlePace(
  pace: Pace,
  slice: { readonly from: number; readonly time: number; readonly reached: boolean },
): Pace {
  const streak = slice.reached ? Math.max(0, pace.streak) + 1 : Math.min(0, pace.streak) - 1
  const lagging = pace.lagging ? streak < hitsToRecover : streak <= -missesToLag
  const wanted = slice.reached ? Math.max(pace.wanted, slice.time) : slice.time
  const reached = pace.reached + Math.max(0, slice.time - slice.from)
  return { ...pace, streak, lagging, wanted, reached }
}
