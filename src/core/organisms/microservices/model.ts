import { beginRun } from '#core/control/run.ts'
import type { Organism } from '#core/organisms/organism.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { createColony } from './colony.ts'
import { parameters } from './parameters.ts'
import { checkTogether } from './together.ts'

/** Services of cells that call one another, each with a HorizontalPodAutoscaler. */
export const microservices: Organism = {
  name: 'microservices',
  label: 'Microservices',
  parameters,
  begin(overrides, seed) {
    const checked = checkSettings(parameters, overrides)
    if (!checked.ok) return checked
    const together = checkTogether(checked.value)
    if (!together.ok) return together
    return { ok: true, value: beginRun(createColony(checked.value, seed)) }
  },
}
