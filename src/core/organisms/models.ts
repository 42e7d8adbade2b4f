import { autoscaledService } from './autoscaled-service/model.ts'
import type { Organism } from './organism.ts'

/** Every organism that can be run, by name. */
export const models = {
  'autoscaled-service': autoscaledService,
} satisfies Record<string, Organism>

export type OrganismName = keyof typeof models

/** The organism of that name; null for a name that there is not. */
export function organismOf(name: string): Organism | null {
  return Object.hasOwn(models, name) ? models[name as OrganismName] : null
}
