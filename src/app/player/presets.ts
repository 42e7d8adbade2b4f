import { shapes } from '#core/organisms/autoscaled-service/scenarios.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import type { loadText } from '#text/en/load.ts'
import type { TextsOf } from '#text/messages.ts'

/** A load to begin with; its texts stand in the catalogue under its name. */
export interface LoadPreset {
  readonly name: keyof TextsOf<typeof loadText>['presetNames']
  readonly load: LoadCurve
}

/** The presets in the order of their chips; each lasts fifteen minutes. */
export const loadPresets: readonly LoadPreset[] = [
  { name: 'steady', load: shapes.steady },
  { name: 'ramp', load: shapes.ramp },
  { name: 'surge', load: shapes.surge },
  { name: 'day', load: shapes.day },
  { name: 'flash', load: shapes.flash },
]

/** The preset that equals a load, or null. */
export function presetOf(load: LoadCurve): LoadPreset | null {
  const text = JSON.stringify(load)
  return loadPresets.find((preset) => JSON.stringify(preset.load) === text) ?? null
}
