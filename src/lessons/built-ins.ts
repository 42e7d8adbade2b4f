import type { Lesson } from '#core/organisms/lesson.ts'
import { coldStart } from '#core/organisms/autoscaled-service/lessons/cold-start.ts'
import { deadBand } from '#core/organisms/autoscaled-service/lessons/dead-band.ts'
import { firstDivision } from '#core/organisms/autoscaled-service/lessons/first-division.ts'
import { fiveMinutes } from '#core/organisms/autoscaled-service/lessons/five-minutes.ts'
import { monday } from '#core/organisms/autoscaled-service/lessons/monday.ts'
import { oneThreshold } from '#core/organisms/autoscaled-service/lessons/one-threshold.ts'
import { p99Spike } from '#core/organisms/autoscaled-service/lessons/p99-spike.ts'
import { retryStorm } from '#core/organisms/autoscaled-service/lessons/retry-storm.ts'

/** The lessons that every copy of the page has, by the id that links use: ids are added to, never changed or removed. */
export const builtInLessons: Readonly<Record<string, Lesson>> = Object.fromEntries(
  [firstDivision, p99Spike, fiveMinutes, deadBand, oneThreshold, coldStart, retryStorm, monday].map(
    (lesson) => [lesson.id, lesson],
  ),
)
