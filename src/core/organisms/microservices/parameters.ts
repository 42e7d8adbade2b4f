import { serviceParameters, type ServiceSettings } from '#core/control/parameters.ts'
import { document, type Schema, type Settings } from '#core/schema/schema.ts'

import { checkGraph } from './graph-check.ts'
import { shop, type GraphSettings } from './graph-settings.ts'

/** Everything that can be chosen about services that call one another: settings of all of them, and the graph with what differs. */
export const parameters = {
  ...serviceParameters,
  graph: document<GraphSettings>({
    label: 'Services and calls',
    live: false,
    start: shop,
    check: checkGraph,
  }),
} as const satisfies Schema

export type MicroservicesSettings = Settings<typeof parameters>

/** The settings in force for a service by its index. */
export function settingsOf(settings: MicroservicesSettings, service: number): ServiceSettings {
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
