import { isList, isRecord } from '../plain.ts'
import type { ManifestFile, ManifestObject } from './documents.ts'
import { inside, refused, type Draft, type Place, type Rule } from './draft.ts'

/** What an object of AWS is, whether CloudFormation or the command line says it. */
export type AwsKind = 'policy' | 'group' | 'alarm' | 'target' | 'configuration'

const kinds = new Map<string, AwsKind>([
  ['ScalingPolicy', 'policy'],
  ['AutoScalingGroup', 'group'],
  ['MetricAlarm', 'alarm'],
  ['ScalableTarget', 'target'],
  ['TargetTrackingConfiguration', 'configuration'],
  ['AWS::AutoScaling::ScalingPolicy', 'policy'],
  ['AWS::AutoScaling::AutoScalingGroup', 'group'],
  ['AWS::CloudWatch::Alarm', 'alarm'],
  ['AWS::ApplicationAutoScaling::ScalingPolicy', 'policy'],
  ['AWS::ApplicationAutoScaling::ScalableTarget', 'target'],
])

/** What an object of AWS is; null for anything else. */
export function awsKind({ kind, apiVersion }: ManifestObject): AwsKind | null {
  return apiVersion === '' ? (kinds.get(kind) ?? null) : null
}

/** Where the fields of an object stand: of a resource under its properties. */
export function fieldsOf(object: ManifestObject): Place {
  const root: Place = { object, path: [], value: object.value }
  return object.kind.startsWith('AWS::') ? inside(root, 'Properties') : root
}

/** One field of an object of AWS. */
export function fieldOf(object: ManifestObject, name: string): unknown {
  const { value } = fieldsOf(object)
  return isRecord(value) ? value[name] : undefined
}

/** The name that a reference gives: of a resource (Ref, GetAtt) or a plain text. */
export function referred(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (!isRecord(value)) return null
  const { Ref, 'Fn::GetAtt': attribute } = value
  if (typeof Ref === 'string') return Ref
  if (typeof attribute === 'string') return attribute.split('.')[0] ?? null
  const [first] = isList(attribute) ? attribute : []
  return typeof first === 'string' ? first : null
}

/** Whether an object is the one that a reference means. */
export function isMeant(object: ManifestObject, reference: unknown): boolean {
  const name = referred(reference)
  if (name === null) return false
  const own = ['AutoScalingGroupName', 'ResourceId', 'PolicyName'].map((field) =>
    fieldOf(object, field),
  )
  if (name === object.name || own.includes(name)) return true
  // The name of a policy ends its address (ARN).
  const [, last] = /:policyName\/(.+)$/u.exec(name) ?? []
  return last !== undefined && last === fieldOf(object, 'PolicyName')
}

/** Reads a field where its value is one; a parameter of the template that has a default counts as that. */
export function fixed(rule: Rule): Rule {
  return (draft, place) => {
    const at = resolved(draft.file, place)
    if (at !== null) return rule(draft, at)
    refused('it is computed when the template is used; write the value itself')(draft, place)
  }
}

function resolved(file: ManifestFile, place: Place): Place | null {
  if (!isComputed(place.value)) return place
  const { Ref } = place.value
  const { object } = place
  const root = file.plain[object.document]?.value
  const parameters = isRecord(root) ? root.Parameters : undefined
  const parameter = isRecord(parameters) && typeof Ref === 'string' ? parameters[Ref] : undefined
  if (!isRecord(parameter) || parameter.Default === undefined) return null
  const path = ['Parameters', String(Ref), 'Default']
  return { object: { ...object, base: [] }, path, value: parameter.Default }
}

/** Whether CloudFormation would compute a value. */
export function isComputed(value: unknown): value is Readonly<Record<string, unknown>> {
  const [name = '', ...others] = isRecord(value) ? Object.keys(value) : []
  return others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))
}

/** Rules whose values may be computed by a template. */
export function fixedRules(rules: Readonly<Record<string, Rule>>): Readonly<Record<string, Rule>> {
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, fixed(rule)]))
}

/** A field that may have one value only. */
export function only(values: readonly unknown[], what: Rule, reason: string): Rule {
  return (draft: Draft, place) =>
    (values.includes(place.value) ? what : refused(reason))(draft, place)
}
