import { hasGraph, ownerOf, watchedSettings } from '#app/store/service-settings.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { possiblePolicies } from '#core/control/comparable.ts'
import { serviceFields } from '#core/organisms/microservices/service-fields.ts'
import type { AnyServiceSettings } from '#core/organisms/systems.ts'
import type { Field, NumberBounds, Plain } from '#core/schema/schema.ts'
import { loadPeak } from '#core/traffic/load.ts'
import { scenarioPaths } from '#share/scenario-paths.ts'

/** A setting that can be varied, as `sweep --over` names it. */
export type Choice = NumberChoice | NamedChoice

interface Varied {
  readonly path: string
  /** The same without the service before it. */
  readonly name: string
  /** The service whose setting it is, by its name; null for one of the whole run. */
  readonly service: string | null
  /** The value now in force. */
  readonly present: Plain
}

/** A number, with the range that is offered first. */
export interface NumberChoice extends Varied {
  readonly kind: 'number'
  readonly unit: string
  readonly integer: boolean
  readonly from: number
  readonly to: number
}

/** One of a few names: all of them are compared. */
export interface NamedChoice extends Varied {
  readonly kind: 'names'
  readonly values: readonly Plain[]
}

/** Every setting that can be varied, those of the watched service where each has its own: the autoscaler's first, then the peak, then the parameters. */
export function choicesOf(page: Pick<SessionState, 'settings' | 'watched'>): readonly Choice[] {
  const { settings, watched } = page
  const service = hasGraph(settings) ? (settings.graph.services[watched]?.name ?? null) : null
  return bareChoices(watchedSettings(page)).map((choice) => {
    const setting = choice.name.split('.')[0] ?? ''
    const isOwn = service !== null && ownerOf(settings, setting, watched) !== undefined
    return isOwn ? { ...choice, path: `${service}.${choice.name}`, service } : choice
  })
}

function bareChoices(settings: AnyServiceSettings): readonly Choice[] {
  const inside = scenarioPaths.flatMap(({ path, setting, read }): readonly Choice[] => {
    // Settings have passed the checks of their fields, and every field's values are plain data.
    const document = Reflect.get(settings, setting) as Plain
    const present = path === 'load.peak' ? loadPeak(settings.load) : read?.(document)
    // A load without a request has no other peak, and where CPU is not the one metric it has no target.
    if (present === null || present === undefined || (path === 'load.peak' && present === 0))
      return []
    return [insideChoice(path, present)]
  })
  const policies: NamedChoice = {
    path: 'policy',
    name: 'policy',
    service: null,
    kind: 'names',
    values: possiblePolicies(settings),
    present: settings.policy.kind,
  }
  const order = ['hpa.cpu', 'hpa.min', 'hpa.max', 'load.peak']
  const sorted = inside.toSorted((a, b) => order.indexOf(a.path) - order.indexOf(b.path))
  const single = Object.entries(serviceFields).flatMap(([path, field]) => {
    // A lone service has not all that one of several has.
    if (!Object.hasOwn(settings, path)) return []
    const choice = choiceOf(path, field, Reflect.get(settings, path) as Plain)
    if (choice === null) return []
    const isNoLimit = path === 'cpuLimit' && choice.present === 0
    // A limit cannot lie below what is requested.
    const { cpuRequest } = settings
    return [isNoLimit ? { ...choice, from: cpuRequest, to: 2 * cpuRequest } : choice]
  })
  return [...sorted, policies, ...single]
}

function insideChoice(path: string, present: number): NumberChoice {
  const base = { kind: 'number', path, name: path, service: null, present } as const
  if (path === 'hpa.cpu') {
    const range =
      present >= 30 && present <= 90
        ? { from: 30, to: 90 }
        : rangeAround(present, { min: 1, max: 1e6, integer: true })
    return { ...base, unit: '%', integer: true, ...range }
  }
  const integer = path !== 'load.peak'
  const bounds = { min: integer ? 1 : 0, max: integer ? 10_000 : 2e6, integer }
  return { ...base, unit: integer ? '' : 'rps', integer, ...rangeAround(present, bounds) }
}

function choiceOf(path: string, field: Field, present: Plain): Choice | null {
  const base = { path, name: path, service: null, present }
  if (field.kind === 'flag') return { ...base, kind: 'names', values: [true, false] }
  if (field.kind === 'choice') {
    return { ...base, kind: 'names', values: Object.keys(field.options) }
  }
  if (field.kind !== 'number' || typeof present !== 'number') return null
  const { unit, integer = false } = field
  const range = rangeAround(present, field, unit)
  return { ...base, kind: 'number', present, unit, integer, ...range }
}

/** Where a setting of 0 is varied to, by its unit: fractions, seconds, thousandths of a CPU. */
const offZero: Readonly<Record<string, number>> = { s: 10, mCPU: 2000 }

/** A range of five equal steps in which the present value is one of them, wherever its bounds allow that. */
export function rangeAround(
  present: number,
  { min, max, integer = false }: NumberBounds,
  unit = '',
): { readonly from: number; readonly to: number } {
  if (present === 0) return { from: min, to: Math.min(max, offZero[unit] ?? (max <= 1 ? 0.2 : 4)) }
  const half = integer ? Math.max(2, Math.round(present / 2)) : present / 2
  const from = Math.max(min, present - half)
  const to = Math.min(max, integer ? from + 2 * half : present + half)
  return { from: short(from), to: short(to) }
}

/** At most so many values of a number, and so many seeds of each, are compared at a time. */
export const sizes = { values: { min: 2, max: 8 }, seeds: { min: 1, max: 20 } } as const

/** So many values in equal steps, both ends among them; each once, rising. */
export function valuesBetween(
  from: number,
  to: number,
  count: number,
  integer: boolean,
): readonly number[] {
  const values = Array.from({ length: count }, (_, i) => {
    const value = from + ((to - from) * i) / Math.max(1, count - 1)
    return integer ? Math.round(value) : short(value)
  })
  return [...new Set(values)].toSorted((a, b) => a - b)
}

/** As a person writes it: no binary noise. */
function short(value: number): number {
  return Number(value.toPrecision(6)) + 0
}
