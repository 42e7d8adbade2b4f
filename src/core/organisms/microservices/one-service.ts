import type { MicroservicesSettings } from './parameters.ts'
import type { OneServiceSettings } from './service-fields.ts'

/** What one of many services goes by: the settings of all, and what it has of its own. */

/** Settings that all services of a run share. */
export const commonSettings: readonly string[] = ['load', 'scrapePeriod']

/** The settings in force for a service by its index. */
export function settingsOf(settings: MicroservicesSettings, service: number): OneServiceSettings {
  const { graph, ...all } = settings
  return { ...all, ...graph.services[service].settings }
}

/** Settings with another value of one field, for one service or, where none is named, for all that have none of their own. */
export function withValue(
  settings: MicroservicesSettings,
  name: string,
  value: unknown,
  service?: number,
): MicroservicesSettings {
  if (service === undefined) return { ...settings, [name]: value }
  const services = settings.graph.services.map((entry, index) =>
    index === service ? { ...entry, settings: { ...entry.settings, [name]: value } } : entry,
  )
  // The value has passed the check of its field.
  return { ...settings, graph: { ...settings.graph, services } } as MicroservicesSettings
}
