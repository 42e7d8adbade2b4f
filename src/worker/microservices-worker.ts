import { microservices } from '#core/organisms/microservices/model.ts'
import { serveThread } from './host-thread.ts'

serveThread((name) => (name === microservices.name ? microservices : null))
