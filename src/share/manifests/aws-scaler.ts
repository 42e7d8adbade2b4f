import type { PolicyKind } from '#core/policies/policy.ts'
import { policyDefaults } from '#core/policies/policy-defaults.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { isList } from '../plain.ts'
import { readGroup } from './aws-group-object.ts'
import { awsKind, fieldOf, fieldsOf, isMeant, referred } from './aws-objects.ts'
import {
  readSimple,
  readStepping,
  readTracking,
  takeWarmup,
  type ReadPolicy,
} from './aws-policies.ts'
import type { ManifestFile, ManifestObject, Path } from './documents.ts'
import { inside, keepOrigin, refused, whereIs, type Draft } from './draft.ts'
import { positionOf } from './places.ts'
import type { FoundScaler, ReadScaler } from './scaler.ts'
import { checkedPolicy } from './take.ts'
import { emptyRaw, type Raw } from './told.ts'

type AwsPolicyKind = 'target-tracking' | 'step-scaling' | 'simple-scaling'

const labels: Readonly<Record<AwsPolicyKind, string>> = {
  'target-tracking': 'TargetTrackingScaling',
  'step-scaling': 'StepScaling',
  'simple-scaling': 'SimpleScaling',
}

/** The groups of a file with policies of AWS: one autoscaler for each group and kind of policy. */
export function findAws(file: ManifestFile): Result<readonly FoundScaler[]> {
  const found: { kind: AwsPolicyKind; group: string | null; policies: ManifestObject[] }[] = []
  for (const object of file.objects) {
    const what = awsKind(object)
    if (what !== 'policy' && what !== 'configuration') continue
    const kind = kindOf(object)
    if (kind === null) continue
    const group = groupName(file, object)
    const same = found.find((one) => one.kind === kind && one.group === group)
    if (same === undefined) found.push({ kind, group, policies: [object] })
    else same.policies.push(object)
  }
  const predictive = file.objects.find(
    (object) => awsKind(object) === 'policy' && kindOf(object) === null,
  )
  if (found.length === 0 && predictive !== undefined) {
    const { line, column } = positionOf(file, predictive.document, predictive.base)
    return refuse(
      `Line ${line}, column ${column}: policy “${predictive.name}” is no target tracking, step or simple scaling; nothing else of AWS is simulated.`,
    )
  }
  return {
    ok: true,
    value: found.flatMap(({ kind, group, policies }) => {
      const [object] = policies
      if (object === undefined) return []
      const name = group ?? object.name
      return [
        {
          kind: labels[kind],
          name,
          policy: kind satisfies PolicyKind,
          object,
          whenEmpty: `All policies of “${name}” are left out, so that nothing would scale; add one by CPU or requests.`,
          read: (draft) => readAws(draft, { file, kind, group, policies }),
        } satisfies FoundScaler,
      ]
    }),
  }
}

function kindOf(object: ManifestObject): AwsPolicyKind | null {
  if (awsKind(object) === 'configuration') return 'target-tracking'
  const has = (name: string): boolean => fieldOf(object, name) !== undefined
  const type = fieldOf(object, 'PolicyType')
  if (type === 'PredictiveScaling') return null
  if (has('TargetTrackingConfiguration') || has('TargetTrackingScalingPolicyConfiguration'))
    return 'target-tracking'
  if (type === 'StepScaling' || has('StepAdjustments') || has('StepScalingPolicyConfiguration'))
    return 'step-scaling'
  if (type === 'TargetTrackingScaling') return 'target-tracking'
  return type === 'SimpleScaling' || has('ScalingAdjustment') ? 'simple-scaling' : null
}

/** The name of the group that a policy scales; of the only one of a file where it names none. */
function groupName(file: ManifestFile, policy: ManifestObject): string | null {
  for (const field of ['AutoScalingGroupName', 'ScalingTargetId', 'ResourceId']) {
    const name = referred(fieldOf(policy, field))
    if (name !== null) return name
  }
  const groups = groupsOf(file)
  return groups.length === 1 ? (groups[0]?.name ?? null) : null
}

function groupsOf(file: ManifestFile): readonly ManifestObject[] {
  return file.objects.filter((object) => ['group', 'target'].includes(awsKind(object) ?? ''))
}

interface Aws {
  readonly file: ManifestFile
  readonly kind: AwsPolicyKind
  readonly group: string | null
  readonly policies: readonly ManifestObject[]
}

function readAws(draft: Draft, { file, kind, group, policies }: Aws): ReadScaler {
  const raw = emptyRaw({ kind })
  const owner = groupsOf(file).find((object) => object.name === group || isMeant(object, group))
  const used: ManifestObject[] = owner === undefined ? [] : [owner]
  if (owner !== undefined) readGroup(draft, raw, owner)
  const read: ReadPolicy[] = []
  for (const object of policies) {
    if (object !== policies[0]) used.push(object)
    const alarm = kind === 'target-tracking' ? null : alarmOf(file, object, policies)
    if (alarm === undefined) {
      draft.problem ??= `${whereIs(draft, fieldsOf(object))}: policy “${object.name}” has no alarm in this file that runs it; add the one whose AlarmActions name it.`
      continue
    }
    if (alarm !== null) used.push(alarm)
    const at: Path = ['scaler', 'policies', String(read.length)]
    const policy = readOne(draft, kind, object, alarm, at)
    if (policy !== null) read.push(policy)
  }
  leaveOthers(draft, file, group, used, policies)
  collect(draft, raw, read)
  if (owner === undefined) sayBounds(draft, kind, policies[0])
  else if (!draft.origins.has('scaler.group.DefaultInstanceWarmup')) {
    // What Application Auto Scaling scales knows no warm-up.
    const isGroup = awsKind(owner) === 'group'
    const place = isGroup ? inside(fieldsOf(owner), 'DefaultInstanceWarmup') : null
    keepOrigin(draft, ['scaler', 'group', 'DefaultInstanceWarmup'], place)
  }
  return { policy: read.length === 0 ? null : checkedPolicy(draft, raw), hpa: null, used }
}

function readOne(
  draft: Draft,
  kind: AwsPolicyKind,
  object: ManifestObject,
  alarm: ManifestObject | null,
  at: Path,
): ReadPolicy | null {
  if (alarm === null) return readTracking(draft, object, at)
  return kind === 'step-scaling'
    ? readStepping(draft, object, alarm, at)
    : readSimple(draft, object, alarm, at)
}

/** The alarm whose actions name a policy; where there is one of each, they belong together. */
function alarmOf(
  file: ManifestFile,
  policy: ManifestObject,
  policies: readonly ManifestObject[],
): ManifestObject | undefined {
  const alarms = file.objects.filter((object) => awsKind(object) === 'alarm')
  const meant = alarms.find((alarm) => {
    const actions = fieldOf(alarm, 'AlarmActions')
    return isList(actions) && actions.some((action) => isMeant(policy, action))
  })
  return meant ?? (alarms.length === 1 && policies.length === 1 ? alarms[0] : undefined)
}

/** Puts the policies of a group together: one warm-up holds for all of them. */
function collect(draft: Draft, raw: Raw, read: readonly ReadPolicy[]): void {
  const { groupCooldown, ...values } = raw.values
  for (const name of Object.keys(raw.values)) delete raw.values[name]
  Object.assign(raw.values, values)
  raw.values.policies = read.map(({ own }) =>
    groupCooldown === undefined ? own.values : { cooldown: groupCooldown, ...own.values },
  )
  for (const [i, { own, warmup }] of read.entries()) {
    for (const [path, origin] of own.origins) {
      raw.origins.set(path === '' ? `policies[${i}]` : `policies[${i}].${path}`, origin)
    }
    if (warmup === null) continue
    const first = read.find((one) => one.warmup !== null)?.warmup
    if (first === warmup) takeWarmup(draft, raw, warmup)
    else if (first?.seconds !== warmup.seconds) {
      refused('one warm-up holds for all policies of a group here')(draft, warmup.place)
    }
  }
}

/** Policies of another kind at the same group do not scale here. */
function leaveOthers(
  draft: Draft,
  file: ManifestFile,
  group: string | null,
  used: ManifestObject[],
  policies: readonly ManifestObject[],
): void {
  for (const object of file.objects) {
    if (awsKind(object) !== 'policy' || policies.includes(object)) continue
    if (groupName(file, object) !== group || kindOf(object) !== null) continue
    used.push(object)
    const place = inside(fieldsOf(object), 'PolicyType')
    refused('nothing is foretold here; the load itself says what comes')(draft, place)
  }
}

/** Without its group the size of a policy is not known. */
function sayBounds(draft: Draft, kind: AwsPolicyKind, policy: ManifestObject | undefined): void {
  if (policy === undefined) return
  const { minSize, maxSize } = policyDefaults[kind]
  draft.notices.push(
    `${whereIs(draft, fieldsOf(policy))}: this file holds no group for “${policy.name}”; it may have ${minSize} to ${maxSize} instances here.`,
  )
}
