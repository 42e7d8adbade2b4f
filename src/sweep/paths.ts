import { comparablePolicy, possiblePolicies } from '#core/control/comparable.ts'
import type { ServiceSchema } from '#core/control/parameters.ts'
import { refuse, type Plain, type Result, type Schema } from '#core/schema/schema.ts'
import { checkField, checkSettings, shown } from '#core/schema/validate.ts'
import { isPlainList, isPlainRecord, plainCopy } from '#share/plain.ts'
import { numberOf, valueOf } from '#share/scenario-link.ts'
import {
  behindService,
  hasServices,
  oneService,
  pathFields,
  withServicePath,
} from '#share/service-path.ts'
import { scenarioPaths } from '#share/scenario-paths.ts'

/**
 * A path names one value of a run, as the schema and the links do: a parameter (`slots`), a number
 * that links know (`hpa.min`, `load.peak`), or a field inside a structured parameter
 * (`hpa.behavior.scaleDown.stabilizationWindowSeconds`, `hpa.metrics[0].target.averageUtilization`). Behind the name of
 * a service and a dot it is one of that service alone (`checkout.hpa.min`), where a run has several.
 */

export type Settings = Readonly<Record<string, Plain>>

/**
 * The settings with a value at a path. A structured parameter is not checked here, because only the
 * last of several changes need make it whole: `canonicalRecording` does so afterwards.
 */
export function withValue(
  organism: string,
  settings: Settings,
  path: string,
  value: Plain,
): Result<Settings> {
  const schema = pathFields(organism)
  const field = Object.hasOwn(schema, path) ? schema[path] : undefined
  if (field !== undefined && field.kind !== 'document') {
    const checked = checkField(field, value)
    return checked.ok ? { ok: true, value: { ...settings, [path]: value } } : checked
  }
  if (path === 'policy') return withPolicy(schema, settings, value)
  const special = scenarioPaths.find((candidate) => candidate.path === path)
  const { setting, steps } = special === undefined ? insideOf(path) : { ...special, steps: [] }
  const whole = Object.hasOwn(schema, setting) ? schema[setting] : undefined
  if (whole === undefined || whole.kind !== 'document') {
    return behindService(organism, path) === null
      ? refuse(unknownPath(organism, path))
      : withServicePath(settings, path, (one, own, rest) => withValue(one, own, rest, value))
  }
  const document = settings[setting] ?? plainCopy(whole.start)
  if (special !== undefined) {
    const changed = typeof value === 'number' ? special.write(document, value) : null
    return changed === null
      ? refuse(`“${path}” cannot be ${shown(value)} in this run.`)
      : { ok: true, value: { ...settings, [setting]: changed } }
  }
  const changed = put(document, steps, value, setting)
  return changed.ok ? { ok: true, value: { ...settings, [setting]: changed.value } } : changed
}

/** What a word stands for at a path; it is checked where it is put. Unknown paths are refused. */
export function wordAt(organism: string, path: string, word: string): Result<Plain> {
  const schema = pathFields(organism)
  const field = Object.hasOwn(schema, path) ? schema[path] : undefined
  if (field !== undefined && field.kind !== 'document') {
    return { ok: true, value: valueOf(field, word) }
  }
  const { setting } = scenarioPaths.find((candidate) => candidate.path === path) ?? insideOf(path)
  if (!Object.hasOwn(schema, setting) || schema[setting]?.kind !== 'document') {
    const rest = behindService(organism, path)
    return rest === null ? refuse(unknownPath(organism, path)) : wordAt(oneService, rest, word)
  }
  const number = numberOf(word)
  if (!Number.isNaN(number)) return { ok: true, value: number + 0 }
  const names: Readonly<Record<string, Plain>> = { true: true, false: false, null: null }
  return { ok: true, value: Object.hasOwn(names, word) ? (names[word] ?? null) : word }
}

/** The settings with another policy that wants about the same as the present one (core/control/comparable.ts). */
function withPolicy(schema: Schema, settings: Settings, value: Plain): Result<Settings> {
  const { graph: _, ...own } = settings
  const { graph: __, ...fields } = schema
  const checked = checkSettings(fields as ServiceSchema, own)
  if (!checked.ok) return checked
  const { policy, initialReplicas } = checked.value
  const kinds = possiblePolicies(checked.value)
  const kind = kinds.find((name) => name === value)
  if (kind === undefined) {
    return refuse(`“policy” is one of ${kinds.join(', ')} here, not ${shown(value)}.`)
  }
  if (policy.kind === kind) return { ok: true, value: settings }
  const next = comparablePolicy(kind, checked.value, initialReplicas)
  return { ok: true, value: { ...settings, policy: plainCopy(next) } }
}

type Step = string | number

interface Inside {
  readonly setting: string
  readonly steps: readonly Step[]
}

/** `hpa.metrics[0].target` as the parameter and the way inside it; a path of another form names none. */
function insideOf(path: string): Inside {
  if (!/^\w+(\.\w+|\[\d{1,5}\])*$/.test(path)) return { setting: '', steps: [] }
  const [setting = '', ...steps] = path.split(/\.|(?=\[)/)
  return {
    setting,
    steps: steps.map((step) => (step.startsWith('[') ? Number(step.slice(1, -1)) : step)),
  }
}

/** A document with a value inside it. What the document says nothing about, null, begins empty. */
function put(document: Plain, steps: readonly Step[], value: Plain, at: string): Result<Plain> {
  const [step, ...rest] = steps
  if (step === undefined) return { ok: true, value }
  if (typeof step === 'number') {
    if (!isPlainList(document)) return refuse(`“${at}” is no list here, so it has no [${step}].`)
    const entry = document[step]
    if (entry === undefined) {
      return refuse(
        `“${at}” has ${document.length} entries, counted from [0]; there is no [${step}].`,
      )
    }
    const inner = put(entry, rest, value, `${at}[${step}]`)
    return inner.ok ? { ok: true, value: document.with(step, inner.value) } : inner
  }
  if (document !== null && !isPlainRecord(document)) {
    return refuse(`“${at}” is ${shown(document)}, so it has no field “${step.slice(0, 40)}”.`)
  }
  const inside = document ?? {}
  const before = Object.hasOwn(inside, step) ? inside[step] : undefined
  const inner = put(before ?? null, rest, value, `${at}.${step}`)
  return inner.ok ? { ok: true, value: { ...inside, [step]: inner.value } } : inner
}

/** Every path that can be named without looking into a document. */
function knownPaths(organism: string): readonly string[] {
  const schema = pathFields(organism)
  const single = Object.keys(schema).filter((name) => schema[name]?.kind !== 'document')
  return [...single, 'policy', ...scenarioPaths.map(({ path }) => path)]
}

function unknownPath(organism: string, path: string): string {
  if (path === 'seed')
    return 'A seed is no parameter: --seed says with which one to begin, --seeds how many.'
  const known = knownPaths(organism)
  const word = path.toLowerCase()
  const lastOf = (name: string): string => name.toLowerCase().split('.').at(-1) ?? ''
  const same = known.filter((name) => lastOf(name) === word)
  const like = known.filter(
    (name) => word !== '' && (name.toLowerCase().includes(word) || word.includes(lastOf(name))),
  )
  // Who says the whole name of a field means that one.
  const near = same.length > 0 ? same : like
  const way =
    near.length > 0 && near.length < 6
      ? `Did you mean ${near.join(' or ')}?`
      : `There are ${known.join(', ')}, and the fields inside hpa, policy and load${hasServices(organism) ? '; those of one service behind its name, as in gateway.slots' : ''}.`
  return `There is no parameter ${shown(path)}. ${way}`
}
