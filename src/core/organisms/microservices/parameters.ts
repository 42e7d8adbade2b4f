import { document, type Schema, type Settings } from '#core/schema/schema.ts'
import { checkGraph } from './graph-check.ts'
import { graphLabel, shop, type GraphSettings } from './graph-settings.ts'
import { serviceFields } from './service-fields.ts'

/** Everything that can be chosen about services that call one another: settings of all of them, and the graph with what differs. */
export const parameters = {
  ...serviceFields,
  graph: document<GraphSettings>({
    label: graphLabel,
    live: false,
    start: shop,
    check: checkGraph,
  }),
} as const satisfies Schema

export type MicroservicesSettings = Settings<typeof parameters>
