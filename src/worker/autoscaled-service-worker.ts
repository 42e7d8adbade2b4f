import { autoscaledService } from '#core/organisms/autoscaled-service/model.ts'
import { serveThread } from './host-thread.ts'

serveThread((name) => (name === autoscaledService.name ? autoscaledService : null))
