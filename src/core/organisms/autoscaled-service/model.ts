import { beginRun } from '#core/control/run.ts'
import type { Organism } from '#core/organisms/organism.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { createColony } from './colony.ts'
import { parameters } from './parameters.ts'
import { checkTogether } from './together.ts'

/** One service of cells under load with a HorizontalPodAutoscaler. */
export const autoscaledService: Organism = {
  name: 'autoscaled-service',
  label: 'Autoscaled service',
  parameters,
  begin(overrides, seed) {
    const checked = checkSettings(parameters, overrides)
    if (!checked.ok) return checked
    const together = checkTogether(checked.value)
    if (!together.ok) return together
    return { ok: true, value: beginRun(createColony(checked.value, seed)) }
  },
}
