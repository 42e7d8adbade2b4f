import { lesson } from '#core/organisms/autoscaled-service/lesson.ts'
import { area } from '../messages.ts'

/** What the organism says about itself; the English text stands beside the organism. */
export const lessonText = area('lesson', { reading: lesson.reading, limit: lesson.limit })
