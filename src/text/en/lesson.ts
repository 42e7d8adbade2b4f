import type { Introduction } from '#core/organisms/lesson.ts'
import { lesson as ofService } from '#core/organisms/autoscaled-service/lesson.ts'
import { lesson as ofServices } from '#core/organisms/microservices/lesson.ts'
import type { SystemName } from '#core/organisms/systems.ts'
import { area } from '../messages.ts'

/** What each system says about itself; the English text stands beside the system. */
export const lessonText = area<'lesson', Readonly<Record<SystemName, Introduction>>>('lesson', {
  'autoscaled-service': ofService,
  microservices: ofServices,
})
