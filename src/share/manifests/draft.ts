import type { HpaSignal } from '#core/policies/hpa.ts'
import type { Plain } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { isScalar } from 'yaml'
import { isRecord } from '../plain.ts'
import type { ManifestFile, ManifestObject, Path } from './documents.ts'
import { nodeAt, positionAt, positionOf, type Position } from './places.ts'

/** Where a field stands. */
export interface FieldPlace {
  /** Kind and name of the object, such as `Deployment web`. */
  readonly object: string
  readonly path: string
  /** From 1, both; 0 for a field that is absent and counts by its default. */
  readonly line: number
  readonly column: number
}

/** A field that became something in the simulation. */
export interface MappedField extends FieldPlace {
  readonly value: string
  /** The setting, or the part of the autoscaler. */
  readonly setting: string
  readonly becomes: string
}

/** A field that the simulation cannot follow. It is left out only where the visitor accepts that. */
export interface RefusedField extends FieldPlace {
  /** What `accepted` names to accept it. */
  readonly key: string
  readonly reason: string
  readonly accepted: boolean
}

/** A metric with a name of its own: what does it count? */
export interface MetricNeed {
  /** What `signals` names to answer. */
  readonly key: string
  readonly type: string
  readonly name: string
  readonly line: number
  /** What the name sounds like. */
  readonly guess: HpaSignal | null
  /** The visitor's answer. */
  readonly signal: HpaSignal | null
}

/** What the visitor has answered so far. */
export interface ManifestChoices {
  /** Which autoscaler, by its key, where a file holds several. */
  readonly scaler?: string
  /** By the key of a need or by the metric's name. */
  readonly signals?: Readonly<Record<string, HpaSignal>>
  /** Keys of refused fields to leave out, or all of them. */
  readonly accepted?: readonly string[] | 'all'
}

/** An import in the making: one object after the other adds to it. */
export interface Draft {
  readonly file: ManifestFile
  readonly choices: ManifestChoices
  readonly mapped: MappedField[]
  readonly refused: RefusedField[]
  /** Fields that mean nothing to a simulation. */
  readonly idle: FieldPlace[]
  readonly needs: MetricNeed[]
  readonly settings: Record<string, Plain>
  /** Those of them that stand in no line: they count by default, or follow from something else. */
  readonly unsaid: Set<string>
  /** What was read in a way that not everybody expects, in sentences. */
  readonly notices: string[]
  /**
   * Where the parts of what is written for this autoscaler stand in the file, by their paths in that
   * (`written.ts`): an edit goes to the nearest of them.
   */
  readonly origins: Map<string, Place | null>
  /** By the same paths how many times what is written a number in the file is, where the units differ. */
  readonly scales: Map<string, number>
  /** The first thing that makes the whole manifest impossible. */
  problem: string | null
}

/** One field of one object. */
export interface Place {
  readonly object: ManifestObject
  readonly path: Path
  readonly value: unknown
}

/** What is done with a field. */
export type Rule = (draft: Draft, place: Place) => void

/** What is done with the fields of an object, by their names. */
export type Rules = Readonly<Record<string, Rule>>

/** Lets every field of an object be handled by its rule; a field without one is refused by name. */
export function eachField(draft: Draft, place: Place, rules: Rules): void {
  if (!isRecord(place.value)) {
    fail(draft, place, `must be an object, not ${shown(place.value)}`)
    return
  }
  for (const [name, value] of Object.entries(place.value)) {
    // Kubernetes takes null as if nothing stood there.
    if (value === null || value === undefined) continue
    const rule = Object.hasOwn(rules, name) ? rules[name] : unknownField
    rule?.(draft, inside(place, name))
  }
}

/** The place of a field or entry of an object or list. */
export function inside(place: Place, step: string | number): Place {
  const { object, path, value } = place
  const child: unknown =
    isRecord(value) || Array.isArray(value) ? Reflect.get(value, step) : undefined
  return { object, path: [...path, step], value: child }
}

/** A field that means nothing to the simulation. */
export const idle: Rule = (draft, place) => {
  draft.idle.push(fieldPlace(draft, place))
}

/** Fields that mean nothing to the simulation, by their names in one text. */
export function idleFields(names: string): Rules {
  return Object.fromEntries(names.split(' ').map((name): [string, Rule] => [name, idle]))
}

/** A field that the simulation cannot follow, and why. */
export function refused(reason: string): Rule {
  return (draft, place) => {
    const key = keyOf(place)
    const { accepted } = draft.choices
    draft.refused.push({
      ...fieldPlace(draft, place),
      key,
      reason,
      accepted: accepted === 'all' || accepted?.includes(key) === true,
    })
  }
}

const unknownField = refused('this field is not known to the simulation')

/** Records what became of a field. */
export function mapped(draft: Draft, place: Place, setting: string, becomes: string): void {
  const value = place.value === undefined ? '–' : textOf(place.value)
  draft.mapped.push({ ...fieldPlace(draft, place), value, setting, becomes })
}

/** Makes the whole manifest impossible; the first such sentence is told. */
export function fail(draft: Draft, place: Place, what: string): void {
  draft.problem ??= `${whereIs(draft, place)}: “${pathText(place)}” ${what}.`
}

/** The same with a sentence of its own. */
export function failAt(draft: Draft, place: Place, sentence: string): void {
  draft.problem ??= `${whereIs(draft, place)}: “${pathText(place)}”: ${sentence}`
}

/** The beginning of a sentence about a field: where its value stands, or else the field itself. */
export function whereIs(draft: Draft, { object, path }: Place): string {
  const { node, offset } = nodeAt(draft.file, object.document, [...object.base, ...path])
  const [from, to] = (isScalar(node) ? node.range : null) ?? [0, 0]
  const value = to > from ? from : offset
  const { line, column } = positionAt(draft.file, value)
  return `Line ${line}, column ${column}`
}

function fieldPlace(draft: Draft, place: Place): FieldPlace {
  const { kind, name } = place.object
  const { line, column } =
    place.value === undefined ? { line: 0, column: 0 } : positionIn(draft, place)
  return { object: `${kind} ${name}`, path: pathText(place), line, column }
}

/** What names a field among all objects of a file. */
export function keyOf(place: Place): string {
  return `${place.object.kind}/${place.object.name}:${pathText(place)}`
}

/** A path as people write it: spec.metrics[0].resource. */
export function pathText({ path }: Pick<Place, 'path'>): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`,
    '',
  )
}

/** Where a field stands in the file. */
export function positionIn(draft: Draft, { object, path }: Place): Position {
  return positionOf(draft.file, object.document, [...object.base, ...path])
}

/** Remembers where a part of what is written stands; null where the file has no place for it. */
export function keepOrigin(draft: Draft, path: Path, place: Place | null): void {
  draft.origins.set(pathText({ path }), place)
}

/** A value of a manifest as it is shown, short; one that is an empty text is seen as well. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value.slice(0, 80)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : shown(value)
}
