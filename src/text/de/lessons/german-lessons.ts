import type { LessonTexts } from '#core/organisms/lesson.ts'
import { coldStart } from './cold-start.ts'
import { deadBand } from './dead-band.ts'
import { firstDivision } from './first-division.ts'
import { fiveMinutes } from './five-minutes.ts'
import { monday } from './monday.ts'
import { oneThreshold } from './one-threshold.ts'
import { p99Spike } from './p99-spike.ts'
import { retryStorm } from './retry-storm.ts'

/** German words of the built-in lessons, by their ids; fetched by those who open one. */
export const german: Readonly<Record<string, LessonTexts>> = {
  'first-division': firstDivision,
  'p99-spike': p99Spike,
  'five-minutes': fiveMinutes,
  'dead-band': deadBand,
  'one-threshold': oneThreshold,
  'cold-start': coldStart,
  'retry-storm': retryStorm,
  'monday-morning': monday,
}
