import type { Result, Schema, Settings } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { parameters as ofService } from './autoscaled-service/parameters.ts'
import { checkTogether as serviceTogether } from './autoscaled-service/together.ts'
import type { GraphSettings } from './microservices/graph-settings.ts'
import type { OneServiceSettings } from './microservices/service-fields.ts'
import { parameters as ofServices } from './microservices/parameters.ts'
import { checkTogether as servicesTogether } from './microservices/together.ts'

/** What is known of a system without running it. */
export interface System {
  readonly parameters: Schema
  /** What no single field can see; the settings have passed the checks of the fields of this system. */
  checkTogether(settings: RunSettings): Result<null>
}

/** The systems that a link, a file or a form may name, by their name. */
export const systems = {
  'autoscaled-service': { parameters: ofService, checkTogether: serviceTogether },
  microservices: { parameters: ofServices, checkTogether: servicesTogether },
} as const

export type SystemName = keyof typeof systems

/** Settings of a lone service or of one of several, which has some more. */
export type AnyServiceSettings = Settings<typeof ofService> &
  Partial<Pick<OneServiceSettings, 'discipline'>>

/** All settings of a run: those of a service and, where there are several, the graph with what differs from them. */
export type RunSettings = AnyServiceSettings & { readonly graph?: GraphSettings }

/** Settings of a run from overrides: start values where nothing is said. */
export function checkRunSettings({ parameters }: System, overrides: unknown): Result<RunSettings> {
  // The fields of every system are those of a service, and more.
  return checkSettings(parameters, overrides) as Result<RunSettings>
}

/** The system of that name; null for a name that there is not. */
export function systemOf(name: string): System | null {
  return isSystem(name) ? systems[name] : null
}

/** Whether there is a system of that name. */
export function isSystem(name: unknown): name is SystemName {
  return typeof name === 'string' && Object.hasOwn(systems, name)
}
