import { shapes } from '#core/organisms/autoscaled-service/scenarios.ts'
import type { LoadCurve } from '#core/traffic/load.ts'

/** A load to begin with, under the name on its chip. */
export interface LoadPreset {
  readonly name: string
  /** What it stands for, in one phrase. */
  readonly help: string
  readonly load: LoadCurve
}

/** The presets in the order of their chips; each lasts fifteen minutes. */
export const loadPresets: readonly LoadPreset[] = [
  { name: 'Steady', help: 'the same load all the time', load: shapes.steady },
  { name: 'Ramp', help: 'grows evenly, then stays', load: shapes.ramp },
  { name: 'Surge', help: 'rises sevenfold in two minutes', load: shapes.surge },
  { name: 'Day', help: 'a day of 24 hours in 15 minutes', load: shapes.day },
  { name: 'Flash', help: 'ten times the load within 15 seconds', load: shapes.flash },
]

/** The preset that equals a load, or null. */
export function presetOf(load: LoadCurve): LoadPreset | null {
  const text = JSON.stringify(load)
  return loadPresets.find((preset) => JSON.stringify(preset.load) === text) ?? null
}
