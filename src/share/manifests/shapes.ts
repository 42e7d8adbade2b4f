import { refuse, type Result } from '#core/schema/schema.ts'
import { isList, isRecord } from '../plain.ts'
import type { ManifestFile, ManifestObject, Path } from './documents.ts'
import { positionOf } from './places.ts'

type Value = Readonly<Record<string, unknown>>

/** The objects of one document: one of Kubernetes, a list of them, a template of CloudFormation, or what AWS' command line takes and gives. */
export function objectsOf(
  file: ManifestFile,
  document: number,
  value: unknown,
): Result<readonly ManifestObject[]> {
  if (value === null || value === undefined) return { ok: true, value: [] }
  const found: ManifestObject[] = []
  const at = (base: Path, item: unknown) => {
    const object = objectAt(document, base, item)
    if (object !== null) found.push(object)
    return object !== null
  }
  const { list, items } = itemsOf(value)
  for (const [index, item] of items.entries()) {
    const base = list === null ? [] : [...list, index]
    if (isTemplate(item)) {
      for (const [id, resource] of Object.entries(item.Resources))
        at([...base, 'Resources', id], resource)
    } else if ((isList(value) && isRecord(item) && item.kind !== undefined) || !at(base, item)) {
      // kubectl takes a List of objects, but no bare list.
      return refuse(strange(file, document, base))
    }
  }
  return { ok: true, value: found }
}

/** Lists that kubectl, CloudWatch and Auto Scaling write around their objects. */
const wrappers = [
  'ScalingPolicies',
  'AutoScalingGroups',
  'MetricAlarms',
  'ScalableTargets',
] as const

function itemsOf(value: unknown): {
  readonly list: Path | null
  readonly items: readonly unknown[]
} {
  if (isList(value)) return { list: [], items: value }
  if (isRecord(value)) {
    const { kind, items } = value
    if (typeof kind === 'string' && kind.endsWith('List') && isList(items))
      return { list: ['items'], items }
    for (const name of wrappers) {
      const wrapped = value[name]
      if (kind === undefined && isList(wrapped)) return { list: [name], items: wrapped }
    }
  }
  return { list: null, items: [value] }
}

function isTemplate(value: unknown): value is { readonly Resources: Value } {
  if (!isRecord(value) || !isRecord(value.Resources) || value.kind !== undefined) return false
  const resources = Object.values(value.Resources)
  return resources.some((one) => isRecord(one) && typeof one.Type === 'string')
}

function objectAt(document: number, base: Path, value: unknown): ManifestObject | null {
  if (!isRecord(value)) return null
  const { kind, apiVersion, metadata, Type } = value
  const made = (name: string, shown: string, version = ''): ManifestObject => ({
    kind: name.slice(0, 80),
    apiVersion: version.slice(0, 80),
    name: shown.slice(0, 170),
    value,
    document,
    base,
  })
  if (typeof kind === 'string') {
    return made(kind, nameOf(metadata), typeof apiVersion === 'string' ? apiVersion : '')
  }
  if (base.at(-2) === 'Resources') {
    return made(typeof Type === 'string' ? Type : 'Resource', String(base.at(-1)))
  }
  for (const [name, fields] of inputs) {
    if (fields.some((field) => Object.hasOwn(value, field))) return made(name, awsName(value))
  }
  return null
}

/** Inputs of AWS' command line by fields that nothing else has. */
const inputs: readonly (readonly [string, readonly string[]])[] = [
  ['MetricAlarm', ['AlarmName', 'AlarmActions', 'ComparisonOperator']],
  [
    'ScalingPolicy',
    [
      'PolicyName',
      'PolicyType',
      'TargetTrackingConfiguration',
      'TargetTrackingScalingPolicyConfiguration',
      'StepScalingPolicyConfiguration',
      'StepAdjustments',
      'ScalingAdjustment',
    ],
  ],
  ['TargetTrackingConfiguration', ['TargetValue']],
  ['ScalableTarget', ['MinCapacity', 'MaxCapacity']],
  ['AutoScalingGroup', ['MinSize', 'MaxSize', 'AutoScalingGroupName']],
]

function awsName(value: Value): string {
  const { PolicyName, AlarmName, AutoScalingGroupName, ResourceId } = value
  const [name] = [PolicyName, AlarmName, AutoScalingGroupName, ResourceId].filter(
    (one): one is string => typeof one === 'string',
  )
  return name ?? 'unnamed'
}

function nameOf(metadata: unknown): string {
  if (!isRecord(metadata)) return 'unnamed'
  const { name, namespace } = metadata
  const own = typeof name === 'string' ? name.slice(0, 80) : 'unnamed'
  return typeof namespace === 'string' ? `${namespace.slice(0, 80)}/${own}` : own
}

function strange(file: ManifestFile, document: number, base: Path): string {
  const { line, column } = positionOf(file, document, base)
  return `Line ${line}, column ${column}: this is no Kubernetes object, because it has no “kind”, and nothing that AWS knows.`
}
