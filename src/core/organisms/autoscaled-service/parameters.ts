import {
  serviceParameters,
  type ServiceSchema,
  type ServiceSettings,
} from '#core/control/parameters.ts'

/** Everything that can be chosen about one service and its autoscaler. */
export const parameters = serviceParameters

export type AutoscaledServiceSchema = ServiceSchema
export type AutoscaledServiceSettings = ServiceSettings
