import { commonSettings, settingsOf } from '#core/organisms/microservices/one-service.ts'
import type { MicroservicesSettings } from '#core/organisms/microservices/parameters.ts'
import type { AnyServiceSettings, RunSettings } from '#core/organisms/systems.ts'
import type { SessionState } from './session-state.ts'

/** What a panel shows of a run of several services is that of one of them. */

const known = new WeakMap<RunSettings, AnyServiceSettings[]>()

/** The settings of the service whose figures the page shows: those that panels read. The same object as long as none has changed. */
export function watchedSettings({
  settings,
  watched,
}: Pick<SessionState, 'settings' | 'watched'>): AnyServiceSettings {
  return serviceSettings(settings, watched)
}

/** The settings in force for one service; of the first where there is no such service. The same object for the same ones. */
export function serviceSettings(settings: RunSettings, service: number): AnyServiceSettings {
  if (!hasGraph(settings)) return settings
  const place = settings.graph.services[service] === undefined ? 0 : service
  const all = known.get(settings) ?? []
  known.set(settings, all)
  return (all[place] ??= settingsOf(settings, place))
}

/** The service that a value is set for when it is edited while this one is watched; undefined where it is one of the whole run. */
export function ownerOf(settings: RunSettings, name: string, watched: number): number | undefined {
  return hasGraph(settings) && !commonSettings.includes(name) ? watched : undefined
}

/** Whether they are those of services that call one another. */
export function hasGraph(settings: RunSettings): settings is MicroservicesSettings {
  return settings.graph !== undefined
}
