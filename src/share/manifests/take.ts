import { checkPolicy, type PolicySpec } from '#core/policies/policy.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { shown } from '#core/schema/validate.ts'
import {
  eachField,
  fail,
  idle,
  idleFields,
  mapped,
  refused,
  textOf,
  type Draft,
  type Place,
  type Rule,
  type Rules,
} from './draft.ts'
import { told, type Raw } from './told.ts'

/** How a value is written in a manifest: what it means, or null; and what it must be, for a sentence. */
export interface Form {
  readonly read: (value: unknown) => unknown
  readonly must: string
}

/** A number, not in quotes. */
export const aNumber: Form = {
  read: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null),
  must: 'a number',
}

/** A number, in quotes or not: CloudFormation takes both. */
export const eitherNumber: Form = {
  read: (value) => aNumber.read(value) ?? textNumber.read(value),
  must: 'a number',
}

/** A number in quotes, where a field takes texts only. */
export const textNumber: Form = {
  read: (value) =>
    typeof value === 'string' && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/u.test(value)
      ? Number(value)
      : null,
  must: 'a number in quotes',
}

/** A duration as Go writes it, in quotes or not: 60s, 1m30s; in seconds. */
export const aDuration: Form = { read: durationOf, must: 'a duration such as 60s or 1m30s' }

/** True or false. */
export const aFlag: Form = {
  read: (value) => (typeof value === 'boolean' ? value : null),
  must: 'true or false',
}

/** True or false, also in quotes. */
export const eitherFlag: Form = {
  read: (value) => aFlag.read(value) ?? textFlag.read(value),
  must: 'true or false',
}

/** True or false in quotes, as Go reads it. */
export const textFlag: Form = {
  read: (value) =>
    typeof value === 'string' && /^(?:1|t|T|TRUE|true|True)$/u.test(value)
      ? true
      : typeof value === 'string' && /^(?:0|f|F|FALSE|false|False)$/u.test(value)
        ? false
        : null,
  must: 'true or false in quotes',
}

/** One of a few words, and what each means. */
export function aWord(words: Readonly<Record<string, unknown>>): Form {
  return {
    read: (value) =>
      typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : null,
    must: `one of ${Object.keys(words).join(', ')}`,
  }
}

const units = new Map(
  Object.entries({ ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 }),
)

function durationOf(value: unknown): number | null {
  if (value === '0') return 0
  if (typeof value !== 'string' || value.length > 40) return null
  const parts = [...value.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/gu)]
  const isWhole = parts.map(([part]) => part).join('') === value && parts.length > 0
  const seconds = parts.reduce(
    (sum, [, amount = '', unit = '']) => sum + Number(amount) * (units.get(unit) ?? 0),
    0,
  )
  return isWhole ? Math.floor(seconds * 1e9 + 0.5) / 1e9 : null
}

/** A field that becomes the value at `path` of what the checker of the policy is given. */
export function taken(raw: Raw, path: string, form: Form): Rule {
  return (draft, place) => {
    const value = form.read(place.value)
    if (value === null || value === undefined) {
      return fail(draft, place, `must be ${form.must}, not ${shown(place.value)}`)
    }
    put(raw, path, value)
    keep(draft, raw, path, place, value)
  }
}

/** Lists a field as taken over, and remembers where the checker's value comes from. */
export function keep(draft: Draft, raw: Raw, path: string, place: Place, value: unknown): void {
  raw.origins.set(path, place)
  mapped(draft, place, parameters.hpa.label, textOf(value))
}

/** Puts a value at a path of dots, such as `cluster.stableWindow`. */
export function put({ values }: Raw, path: string, value: unknown): void {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let into: Record<string, unknown> = values
  for (const step of steps) {
    const inner = into[step]
    // What this function has made itself is an object of its own.
    into = (typeof inner === 'object' && inner !== null ? inner : (into[step] = {})) as Record<
      string,
      unknown
    >
  }
  into[last] = value
}

/** The policy of what was read; null where it is wrong, which the draft then tells, or a question is open. */
export function checkedPolicy(draft: Draft, raw: Raw): PolicySpec | null {
  if (draft.problem !== null) return null
  const checked = checkPolicy(raw.values)
  if (!checked.ok) draft.problem = told(draft, raw, 'policy', checked.problem)
  const isOpen = draft.needs.some(({ signal }) => signal === null)
  return checked.ok && !isOpen ? checked.value : null
}

/** What every object of Kubernetes has besides its `spec`. */
export const usualFields: Rules = {
  apiVersion: () => undefined,
  kind: () => undefined,
  metadata: idle,
  status: idle,
}

/** What an autoscaler scales; `others` are its fields that mean nothing to a simulation. */
export function scaleTarget(others: string): Rule {
  const otherKind = refused(
    'cells live and die as the pods of a Deployment; another kind of target is not simulated',
  )
  const rules: Rules = {
    ...idleFields(others),
    kind: (draft, kind) => (kind.value === 'Deployment' ? idle : otherKind)(draft, kind),
  }
  return (draft, place) => eachField(draft, place, rules)
}
