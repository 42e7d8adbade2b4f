import type { Result, Schema, Settings } from '#core/schema/schema.ts'
import { parameters as ofService } from './autoscaled-service/parameters.ts'
import { checkTogether as serviceTogether } from './autoscaled-service/together.ts'
import { parameters as ofServices } from './microservices/parameters.ts'
import { checkTogether as servicesTogether } from './microservices/together.ts'

/** What is known of a system without running it. */
export interface System<Fields extends Schema = Schema> {
  readonly parameters: Fields
  /** What no single field can see; the settings have passed the checks of their fields. */
  checkTogether(settings: Settings<Fields>): Result<null>
}

/** The systems that a link, a file or a form may name, by their name. */
export const systems = {
  'autoscaled-service': { parameters: ofService, checkTogether: serviceTogether },
  microservices: { parameters: ofServices, checkTogether: servicesTogether },
} as const

export type SystemName = keyof typeof systems

/** The system of that name; null for a name that there is not. */
export function systemOf(name: string): System | null {
  return isSystem(name) ? systems[name] : null
}

/** Whether there is a system of that name. */
export function isSystem(name: unknown): name is SystemName {
  return typeof name === 'string' && Object.hasOwn(systems, name)
}
