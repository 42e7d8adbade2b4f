import { settingsOf } from '#core/organisms/microservices/one-service.ts'
import type { MicroservicesSettings } from '#core/organisms/microservices/parameters.ts'
import type { Recording } from '#core/organisms/recording.ts'
import {
  checkRunSettings,
  systemOf,
  type AnyServiceSettings,
  type RunSettings,
} from '#core/organisms/systems.ts'

/** The settings that each service of a run begins with, in the order of its services; none where the run is not possible. */
export function servicesOf({
  organism,
  settings,
}: Pick<Recording, 'organism' | 'settings'>): readonly AnyServiceSettings[] {
  const system = systemOf(organism)
  const checked = system === null ? null : checkRunSettings(system, settings)
  if (checked?.ok !== true) return []
  const whole = checked.value
  return hasGraph(whole) ? whole.graph.services.map((_, k) => settingsOf(whole, k)) : [whole]
}

function hasGraph(settings: RunSettings): settings is MicroservicesSettings {
  return settings.graph !== undefined
}
