import type { Organism } from '#core/organisms/organism.ts'
import type { Result, Schema, Settings } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { beginRun, type Colony } from './run.ts'

/** What makes an organism of a system that lives under this control plane. */
interface Parts<Fields extends Schema> extends Pick<Organism, 'name' | 'label'> {
  readonly parameters: Fields
  /** What no single field can see. */
  readonly checkTogether: (settings: Settings<Fields>) => Result<null>
  readonly createColony: (settings: Settings<Fields>, seed: number) => Colony<Settings<Fields>>
}

/** An organism whose runs begin with checked settings; a run that cannot begin is refused with a sentence. */
export function organismOver<Fields extends Schema>(parts: Parts<Fields>): Organism {
  const { name, label, parameters, checkTogether, createColony } = parts
  return {
    name,
    label,
    parameters,
    begin(overrides, seed) {
      const checked = checkSettings(parameters, overrides)
      if (!checked.ok) return checked
      const together = checkTogether(checked.value)
      if (!together.ok) return together
      return { ok: true, value: beginRun(createColony(checked.value, seed)) }
    },
  }
}
