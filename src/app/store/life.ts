import type { Recording } from '#core/organisms/recording.ts'
import type { Resumption } from '#worker/messages.ts'

/** The newest keyframe, with what the page knew then. */
interface LastKeyframe extends Resumption {
  readonly recording: Recording
}

/** What there is to go on from where a worker is lost. */
export interface Life {
  last: LastKeyframe | null
  /** Workers lost in a row without a keyframe from beyond the time of the one before. */
  deaths: number
  /** Simulated time at which the last one was lost, s; −1 before the first. */
  diedAt: number
}
