import type { Lesson } from '#core/organisms/lesson.ts'
import { firstDivision } from '#core/organisms/autoscaled-service/lessons/first-division.ts'
import { p99Spike } from '#core/organisms/autoscaled-service/lessons/p99-spike.ts'

/** The lessons that every copy of the page has, by the id that links use: ids are added to, never changed or removed. */
export const builtInLessons: Readonly<Record<string, Lesson>> = Object.fromEntries(
  [firstDivision, p99Spike].map((lesson) => [lesson.id, lesson]),
)
