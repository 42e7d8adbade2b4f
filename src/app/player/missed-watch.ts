import type { Figures } from '#worker/frame.ts'
import { episodeGap } from './timeline-events.ts'

/** Tells when the objective begins to be missed and when it is met again. */
export interface MissedWatch {
  /** True or false when that changed with these figures, else null. */
  see(figures: Pick<Figures, 'time' | 'objective'>): boolean | null
}

/** Makes a watch; windows that miss the objective again and again within seconds are one miss. */
export function createMissedWatch(): MissedWatch {
  let isMissed = false
  let missedAt = -Infinity
  return {
    see({ time, objective }) {
      if (objective.missedNow) missedAt = time
      const isOver = time - missedAt >= episodeGap || time < missedAt
      const now = objective.missedNow || (isMissed && !isOver)
      if (now === isMissed) return null
      isMissed = now
      return now
    },
  }
}
