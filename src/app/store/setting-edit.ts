import { checkTogether as checkOne } from '#core/organisms/autoscaled-service/together.ts'
import { graphLabel } from '#core/organisms/microservices/graph-settings.ts'
import { commonSettings, withValue } from '#core/organisms/microservices/one-service.ts'
import { checkTogether as checkMany } from '#core/organisms/microservices/together.ts'
import { serviceFields } from '#core/organisms/microservices/service-fields.ts'
import type { Change } from '#core/organisms/recording.ts'
import type { RunSettings } from '#core/organisms/systems.ts'
import { isNoPod } from '#core/policies/rollout-fenceposts.ts'
import type { Field, Plain, Result, Schema } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { hasGraph, ownerOf, serviceSettings } from './service-settings.ts'
import { fieldsOf, isSame, plainValue } from './settings.ts'

/** Where a value stands: a setting of one service, or where none is named of all. */
export interface Place {
  readonly name: string
  readonly service?: number
}

/** Settings with other values, and where they are new. */
export interface Edit {
  readonly settings: RunSettings
  readonly places: readonly Place[]
  /** True when every new value may take effect while the run goes on. */
  readonly live: boolean
  /** The label of a value that needs a new run, for the notice. */
  readonly label: string
}

/**
 * Checks new values against their fields and merges them; refuses all when one is refused. They are those of one
 * service, as far as they are not of the whole run.
 */
export function editOf(
  settings: RunSettings,
  values: Readonly<Record<string, unknown>>,
  service = 0,
): Result<Edit> {
  const of = serviceSettings(settings, service)
  const checked = checkSettings(fieldsOf(settings.graph), { ...of, ...values })
  if (!checked.ok) return checked
  const merged = Object.keys(values).reduce((so, name) => {
    const place = placeOf(name, ownerOf(settings, name, service))
    return withPlace(so, place, plainValue(checked.value, name))
  }, settings)
  const together = hasGraph(merged) ? checkMany(merged) : checkOne(merged)
  return together.ok ? { ok: true, value: editBetween(settings, merged) } : together
}

/** What leads from some settings to others, both of which have passed their checks. */
export function editBetween(before: RunSettings, after: RunSettings): Edit {
  const isOther = !isSame(shapeOf(before), shapeOf(after))
  const places = isOther ? [placeOf('graph')] : placesBetween(before, after)
  const fixed = places.find(({ name }) => !isLive(name))
  return {
    settings: after,
    places,
    live: fixed === undefined,
    label: fixed === undefined ? '' : (fieldOf(fixed.name)?.label ?? graphLabel),
  }
}

/** The settings with a value at a place; it has passed the check of its field. */
export function withPlace(
  settings: RunSettings,
  { name, service }: Place,
  value: Plain,
): RunSettings {
  return hasGraph(settings)
    ? withValue(settings, name, value, service)
    : { ...settings, [name]: value }
}

/**
 * The commands that bring an edit into force while the run goes on, in the order of the fields. Each of them is checked: what may
 * be no cell at all, of what a rollout may do, comes last, so that its counterpart is something by then.
 */
export function changesOf({
  settings,
  places,
}: Pick<Edit, 'settings' | 'places'>): readonly Change[] {
  const changes = places.map(({ name, service }) => {
    const from = service === undefined ? settings : serviceSettings(settings, service)
    const set = { type: 'set', name, value: plainValue(from, name) } as const
    return service === undefined ? set : { ...set, service }
  })
  const isLast = ({ name, value }: (typeof changes)[number]): boolean =>
    /^max[SU]/u.test(name) && isNoPod(value)
  return changes.toSorted((one, other) => Number(isLast(one)) - Number(isLast(other)))
}

/** Where values are other ones, of all services before those of one; a value of its own keeps a service from that of all. */
function placesBetween(before: RunSettings, after: RunSettings): readonly Place[] {
  const services = before.graph?.services ?? []
  return Object.keys(serviceFields).flatMap((name) => {
    const isForAll = !isSame(plainValue(before, name), plainValue(after, name))
    const forAll = isForAll ? [placeOf(name)] : []
    if (commonSettings.includes(name)) return forAll
    const own = services.flatMap(({ settings }, service) => {
      const had = settings[name] ?? plainValue(isForAll ? after : before, name)
      return isSame(had, plainValue(serviceSettings(after, service), name))
        ? []
        : [placeOf(name, service)]
    })
    return [...forAll, ...own]
  })
}

/** Who the services are and who calls whom; null for a run of one. */
function shapeOf({ graph }: RunSettings): unknown {
  return graph === undefined ? null : [graph.services.map(({ name }) => name), graph.calls]
}

function placeOf(name: string, service?: number): Place {
  return service === undefined ? { name } : { name, service }
}

/** Whether a run takes another value of a setting while it goes on. */
export function isLive(name: string): boolean {
  return fieldOf(name)?.live === true
}

const fields: Schema = serviceFields

function fieldOf(name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}
