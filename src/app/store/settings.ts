import { serviceParameters } from '#core/control/parameters.ts'
import { serviceFields } from '#core/organisms/microservices/service-fields.ts'
import { shop, type GraphSettings } from '#core/organisms/microservices/graph-settings.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import type { RunSettings, SystemName } from '#core/organisms/systems.ts'
import { withBurst } from '#core/traffic/added-load.ts'
import { loadDuration, type LoadCurve } from '#core/traffic/load.ts'
import type { Plain, Result } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'

/** The settings of a run as the page has them. A recording was checked before it comes here, its graph included. */

/** The graph that runs of a system start with; one that has none here is of one service. */
const startGraphs = new Map<string, GraphSettings>([['microservices', shop]])

/** A run from time 0 with these settings. */
export function recordingOf(settings: RunSettings, seed: number): Recording {
  const organism: SystemName = settings.graph === undefined ? 'autoscaled-service' : 'microservices'
  return { engine: engineVersion, organism, seed, settings: overridesOf(settings), log: [] }
}

/** The fields of every service of a run. */
export function fieldsOf(graph: GraphSettings | undefined): typeof serviceParameters {
  return graph === undefined ? serviceParameters : serviceFields
}

/** What differs from the start values: the part that a recording keeps. */
function overridesOf(settings: RunSettings): Readonly<Record<string, Plain>> {
  const overrides: Record<string, Plain> = {}
  for (const [name, field] of Object.entries(fieldsOf(settings.graph))) {
    const value = plainValue(settings, name)
    if (!isSame(value, field.start)) overrides[name] = value
  }
  const { graph } = settings
  if (graph !== undefined && !isSame(graph, shop)) overrides.graph = plainValue(settings, 'graph')
  return overrides
}

/** The value of a setting as plain data. */
export function plainValue(settings: object, name: string): Plain {
  // Settings have passed the checks of their fields, and every field's values are plain data.
  return Reflect.get(settings, name) as Plain
}

/** How long a run lasts once all of its log is in force, s. */
export function totalDuration(recording: Recording): number {
  const settings = settingsAt(recording, Number.MAX_VALUE)
  return settings.ok ? loadDuration(settings.value.load) : 0
}

/** The settings in force at a time of the run: start values, overrides, and the log so far. */
export function settingsAt(recording: Recording, time: number): Result<RunSettings> {
  const { graph: given, ...rest } = recording.settings
  const overrides: Record<string, Plain> = rest
  const own = new Map<number, Record<string, Plain>>()
  // It is the start graph, or one that has passed its check with the recording.
  const begun = (given ?? startGraphs.get(recording.organism)) as GraphSettings | undefined
  const fields = fieldsOf(begun)
  for (const { time: at, change } of recording.log) {
    if (at > time) break
    if (change.type === 'burst') {
      // The load has been checked with the recording; a burst that it does not take is refused by the run as well.
      const load = (overrides.load ?? fields.load.start) as LoadCurve
      const raised = withBurst(load, at, change)
      if (raised.ok) overrides.load = raised.value
    }
    if (change.type !== 'set') continue
    const { name, value, service } = change
    if (service === undefined) overrides[name] = value
    else own.set(service, { ...own.get(service), [name]: value })
  }
  const checked = checkSettings(fields, overrides)
  if (!checked.ok || begun === undefined) return checked
  const graph = own.size === 0 ? begun : { ...begun, services: withOwn(begun.services, own) }
  return { ok: true, value: { ...checked.value, graph } }
}

function withOwn(
  services: GraphSettings['services'],
  own: ReadonlyMap<number, Readonly<Record<string, Plain>>>,
): GraphSettings['services'] {
  return services.map((service, index) =>
    own.has(index) ? { ...service, settings: { ...service.settings, ...own.get(index) } } : service,
  )
}

/** How many entries of the log have taken effect by then; tells when settings must be read anew. */
export function entriesBy(recording: Recording, time: number): number {
  let count = 0
  for (const entry of recording.log) if (entry.time <= time) count += 1
  return count
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
