import {
  parameters,
  type AutoscaledServiceSettings,
} from '#core/organisms/autoscaled-service/parameters.ts'
import { checkTogether } from '#core/organisms/autoscaled-service/together.ts'
import { engineVersion, type Change, type Recording } from '#core/organisms/recording.ts'
import { loadDuration } from '#core/traffic/load.ts'
import type { Plain, Result } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'

/** The name of the only system of this page. */
export const organism = 'autoscaled-service'

/** A run from time 0 with these settings. */
export function recordingOf(settings: AutoscaledServiceSettings, seed: number): Recording {
  return { engine: engineVersion, organism, seed, settings: overridesOf(settings), log: [] }
}

/** What differs from the start values: the part that a recording keeps. */
export function overridesOf(settings: AutoscaledServiceSettings): Readonly<Record<string, Plain>> {
  const overrides: Record<string, Plain> = {}
  for (const [name, field] of Object.entries(parameters)) {
    const value = plainValue(settings, name)
    if (!isSame(value, field.start)) overrides[name] = value
  }
  return overrides
}

function plainValue(settings: AutoscaledServiceSettings, name: string): Plain {
  // Settings have passed the checks of their fields, and every field's values are plain data.
  return Reflect.get(settings, name) as Plain
}

/** How long a run lasts once all of its log is in force, s. */
export function totalDuration(recording: Recording): number {
  const settings = settingsAt(recording, Number.MAX_VALUE)
  return settings.ok ? loadDuration(settings.value.load) : 0
}

/** The settings in force at a time of the run: start values, overrides, and the log so far. */
export function settingsAt(recording: Recording, time: number): Result<AutoscaledServiceSettings> {
  const overrides: Record<string, Plain> = { ...recording.settings }
  for (const entry of recording.log) {
    if (entry.time <= time && entry.change.type === 'set')
      overrides[entry.change.name] = entry.change.value
  }
  return checkSettings(parameters, overrides)
}

/** How many entries of the log have taken effect by then; tells when settings must be read anew. */
export function entriesBy(recording: Recording, time: number): number {
  let count = 0
  for (const entry of recording.log) if (entry.time <= time) count += 1
  return count
}

/** Settings with other values, and what of them is new. */
export interface Edit {
  readonly settings: AutoscaledServiceSettings
  readonly names: readonly string[]
  /** True when every new value may take effect while the run goes on. */
  readonly live: boolean
  /** The label of a value that needs a new run, for the notice. */
  readonly label: string
}

/** Checks new values against their fields and merges them; refuses all when one is refused. */
export function editOf(
  settings: AutoscaledServiceSettings,
  values: Readonly<Record<string, unknown>>,
): Result<Edit> {
  const merged = checkSettings(parameters, { ...settings, ...values })
  if (!merged.ok) return merged
  const together = checkTogether(merged.value)
  if (!together.ok) return together
  const names: string[] = []
  let label = ''
  for (const [name, field] of Object.entries(parameters)) {
    if (isSame(Reflect.get(merged.value, name), Reflect.get(settings, name))) continue
    names.push(name)
    if (!field.live && label === '') label = field.label
  }
  return { ok: true, value: { settings: merged.value, names, live: label === '', label } }
}

/** The commands that bring an edit into force while the run goes on, in the order of the fields. */
export function changesOf(edit: Edit): readonly Change[] {
  return edit.names.map((name) => ({ type: 'set', name, value: plainValue(edit.settings, name) }))
}

/** Equality of plain data, whatever the order of the names. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every(
      (name) =>
        Object.hasOwn(other, name) && isSame(Reflect.get(one, name), Reflect.get(other, name)),
    )
  )
}
