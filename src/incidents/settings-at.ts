import { commonSettings, settingsOf, withValue } from '#core/organisms/microservices/one-service.ts'
import type { MicroservicesSettings } from '#core/organisms/microservices/parameters.ts'
import type { Recording } from '#core/organisms/recording.ts'
import {
  checkRunSettings,
  systemOf,
  type AnyServiceSettings,
  type RunSettings,
} from '#core/organisms/systems.ts'
import { refuse, type Result } from '#core/schema/schema.ts'

/** The settings that a run begins with, its start values filled in. */
export function startOf({ organism, settings }: Recording): Result<RunSettings> {
  const system = systemOf(organism)
  return system === null
    ? refuse(`There is no system “${organism}”.`)
    : checkRunSettings(system, settings)
}

/** What a service of a run goes by. */
export function ofService(settings: RunSettings, service: number): AnyServiceSettings {
  return hasGraph(settings) ? settingsOf(settings, service) : settings
}

/** The settings with other values for one service; a value that all services share is another one for all. */
export function withFields(
  settings: RunSettings,
  service: number,
  fields: Partial<AnyServiceSettings>,
): RunSettings {
  let changed = settings
  for (const [name, value] of Object.entries(fields)) {
    changed = withOne(changed, name, value, isShared(name) ? undefined : service)
  }
  return changed
}

/** The settings after a change of one of them, as a run takes it. */
export function withOne(
  settings: RunSettings,
  name: string,
  value: unknown,
  service: number | undefined,
): RunSettings {
  if (hasGraph(settings)) return withValue(settings, name, value, service)
  // Whatever changes a run was checked before.
  return { ...settings, [name]: value }
}

/** Whether all services of a run have this setting in common. */
export function isShared(name: string): boolean {
  return commonSettings.includes(name)
}

/** The settings in force for a service at a time of the run. */
export function serviceAt(
  recording: Recording,
  service: number,
  time: number,
): Result<AnyServiceSettings> {
  const start = startOf(recording)
  if (!start.ok) return start
  let settings = start.value
  for (const { time: at, change } of recording.log) {
    if (at > time || change.type !== 'set') continue
    settings = withOne(settings, change.name, change.value, change.service)
  }
  return { ok: true, value: ofService(settings, service) }
}

function hasGraph(settings: RunSettings): settings is MicroservicesSettings {
  return settings.graph !== undefined
}
