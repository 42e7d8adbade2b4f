import { organismOver } from '#core/control/organism.ts'
import { createColony } from './colony.ts'
import { parameters } from './parameters.ts'
import { checkTogether } from './together.ts'

/** One service of cells under load with a HorizontalPodAutoscaler. */
export const autoscaledService = organismOver({
  name: 'autoscaled-service',
  label: 'Autoscaled service',
  parameters,
  checkTogether,
  createColony,
})
