import { organismOver } from '#core/control/organism.ts'
import { createColony } from './colony.ts'
import { parameters } from './parameters.ts'
import { checkTogether } from './together.ts'

/** Services of cells that call one another, each with a HorizontalPodAutoscaler. */
export const microservices = organismOver({
  name: 'microservices',
  label: 'Microservices',
  parameters,
  checkTogether,
  createColony,
})
