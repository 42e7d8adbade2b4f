import type { LessonTexts } from '#core/organisms/lesson.ts'
import { firstDivision } from './first-division.ts'
import { p99Spike } from './p99-spike.ts'

/** German words of the built-in lessons, by their ids; fetched by those who open one. */
export const german: Readonly<Record<string, LessonTexts>> = {
  'first-division': firstDivision,
  'p99-spike': p99Spike,
}
