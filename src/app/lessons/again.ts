import { readGap, type Drawn } from '#lessons/curve.ts'
import type { Answer } from '#lessons/judge.ts'
import type { PlannedStep, Stretch } from '#lessons/plan.ts'
import type { LessonState } from './desk.ts'

/**
 * The decisive seconds of a step that is over: they are offered; the run goes to where they begin; it plays them; or one moment
 * of them stands still, for who does not want motion.
 */
export interface Replay extends Stretch {
  readonly state: 'offered' | 'going' | 'playing' | 'still'
}

/** Seconds on both sides of where a drawn line and the run's are furthest apart. */
const around = 2.5

/** What is worth to be seen once more: what the step says, else where a drawn line was furthest off; null where neither is. */
export function decisiveOf(planned: PlannedStep, answer: Answer | null): Stretch | null {
  const { curve, decisive = null, begin, end } = planned
  if (decisive !== null || curve === undefined || answer === null) return decisive
  if (typeof answer === 'number' || readGap(curve, answer, 'most') === 0) return null
  const time = curve.from + readGap(curve, answer satisfies Drawn, 'when-most')
  return { from: Math.max(begin, time - around), to: Math.min(end, time + around) }
}

/** Whether the decisive seconds are seen just now. */
export function isSeenAgain({ replay }: Pick<LessonState, 'replay'>): boolean {
  return replay !== null && replay.state !== 'offered'
}
