import type { Recording } from '#core/organisms/recording.ts'
import type { Diagnosis, Question } from './diagnosis.ts'
import type { Stretch } from './incident.ts'
import type { Measure } from './measure.ts'

/** What a thread is asked: to find the incident of a run, or to count what another run loses. */
export type Ask =
  | {
      readonly ask: 'diagnosis'
      readonly id: number
      readonly recording: Recording
      readonly question: Question
    }
  | {
      readonly ask: 'measure'
      readonly id: number
      readonly recording: Recording
      readonly service: number
      readonly stretch: Stretch
    }

/** What it says about the one thing that it was asked. */
export type Answer =
  | { readonly type: 'progress'; readonly id: number; readonly share: number }
  /** Null where nothing was lost. */
  | { readonly type: 'diagnosis'; readonly id: number; readonly diagnosis: Diagnosis | null }
  | { readonly type: 'measure'; readonly id: number; readonly measure: Measure }
  | { readonly type: 'refused'; readonly id: number; readonly problem: string }
