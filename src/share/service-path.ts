import { shop } from '#core/organisms/microservices/graph-settings.ts'
import { serviceFields } from '#core/organisms/microservices/service-fields.ts'
import { systemOf } from '#core/organisms/systems.ts'
import { refuse, type Plain, type Result, type Schema } from '#core/schema/schema.ts'
import { isPlainList, isPlainRecord, plainCopy } from './plain.ts'

/** Overrides of a run's settings. */
export type Overrides = Readonly<Record<string, Plain>>

/** Stands for the name of a system where a path is one of the settings of one of several services. */
export const oneService = 'one-of-several'

/** The fields that a path may name. */
export function pathFields(organism: string): Schema {
  return organism === oneService ? serviceFields : (systemOf(organism)?.parameters ?? {})
}

/** The part of a path behind the name of a service, `slots` of `checkout.slots`; null where a system has no services or the path none. */
export function behindService(organism: string, path: string): string | null {
  const { service, rest } = split(path)
  return hasServices(organism) && service !== '' && rest !== '' ? rest : null
}

/**
 * Overrides with a value at a path of one service, `checkout.slots`: `put` puts it into the overrides of a run of
 * that service alone, at the path behind its name.
 */
export function withServicePath(
  overrides: Overrides,
  path: string,
  put: (organism: string, own: Overrides, rest: string) => Result<Overrides>,
): Result<Overrides> {
  const { service: wanted, rest } = split(path)
  const graph = overrides.graph ?? plainCopy(shop)
  const services = servicesIn(graph)
  const place = services.findIndex(({ name }) => name === wanted)
  const service = services[place]
  if (service === undefined || !isPlainRecord(graph)) {
    const names = services.map(nameOf).join(', ')
    return refuse(`There is no service “${wanted.slice(0, 60)}” in this run; there are ${names}.`)
  }
  const settings = settingsIn(service)
  const all = ownOf(overrides, service)
  const changed = put(oneService, all, rest)
  if (!changed.ok) return refuse(`Service “${wanted}”: ${changed.problem}`)
  const own = Object.entries(changed.value).filter(([name, value]) => !Object.is(all[name], value))
  const next = { ...service, settings: { ...settings, ...Object.fromEntries(own) } }
  return {
    ok: true,
    value: { ...overrides, graph: { ...graph, services: services.with(place, next) } },
  }
}

/** The overrides of a run of each service alone; none where the system has no services. */
export function servicesAlone(
  organism: string,
  overrides: Overrides,
): readonly { readonly name: string; readonly overrides: Overrides }[] {
  if (!hasServices(organism)) return []
  return servicesIn(overrides.graph ?? plainCopy(shop)).map((service) => ({
    name: nameOf(service),
    overrides: ownOf(overrides, service),
  }))
}

function ownOf(overrides: Overrides, service: Overrides): Overrides {
  const { graph: _, ...all } = overrides
  return { ...all, ...settingsIn(service) }
}

/** Whether a run of that system has services with settings of their own. */
export function hasServices(organism: string): boolean {
  return Object.hasOwn(pathFields(organism), 'graph')
}

/** Names of services hold no dot. */
function split(path: string): { readonly service: string; readonly rest: string } {
  const dot = path.indexOf('.')
  return { service: path.slice(0, Math.max(0, dot)), rest: dot < 0 ? '' : path.slice(dot + 1) }
}

function servicesIn(graph: Plain): readonly Overrides[] {
  const services = isPlainRecord(graph) ? (graph.services ?? null) : null
  return services !== null && isPlainList(services) ? services.filter(isPlainRecord) : []
}

function nameOf({ name }: Overrides): string {
  return typeof name === 'string' ? name : ''
}

function settingsIn({ settings }: Overrides): Overrides {
  return settings !== undefined && isPlainRecord(settings) ? settings : {}
}
