import { autoscaledService } from './autoscaled-service/model.ts'
import { microservices } from './microservices/model.ts'
import type { Organism } from './organism.ts'
import type { SystemName } from './systems.ts'

/** Every organism that can be run, by name. */
export const models = {
  'autoscaled-service': autoscaledService,
  microservices,
} satisfies Record<SystemName, Organism>

export type OrganismName = SystemName

/** The organism of that name; null for a name that there is not. */
export function organismOf(name: string): Organism | null {
  return Object.hasOwn(models, name) ? models[name as OrganismName] : null
}
