import { isList, isRecord } from '../plain.ts'
import { shown } from '#core/schema/validate.ts'
import { perSecond, readAlarm } from './aws-alarm-object.ts'
import { resourceRules } from './aws-group-object.ts'
import { fieldsOf, fixed, fixedRules, only } from './aws-objects.ts'
import type { ManifestObject, Path } from './documents.ts'
import {
  eachField,
  fail,
  idle,
  idleFields,
  inside,
  keepOrigin,
  pathText,
  refused,
  type Draft,
  type Place,
  type Rule,
} from './draft.ts'
import { signalOf } from './hpa-metric.ts'
import { aWord, eitherFlag, eitherNumber, keep, put, taken } from './take.ts'
import { emptyRaw, type Raw } from './told.ts'

/** One policy as it is read: what the checker is given, and where it comes from. */
export interface ReadPolicy {
  readonly own: Raw
  /** The warm-up that the policy itself gives. */
  readonly warmup: { readonly seconds: number; readonly place: Place } | null
}

/** The rules for a policy's own fields, and what it scales by. */
interface Reading {
  readonly draft: Draft
  readonly own: Raw
  readonly at: Path
  warmup: ReadPolicy['warmup']
}

const names = idleFields(
  'PolicyName PolicyARN PolicyType AutoScalingGroupName ServiceNamespace ResourceId ScalableDimension ScalingTargetId Alarms CreationTime',
)

const cooldown = refused('a cooldown of this policy is not simulated; instances warm up instead')

function begin(draft: Draft, object: ManifestObject, at: Path): Reading {
  const own = emptyRaw()
  own.origins.set('', fieldsOf(object))
  keepOrigin(draft, at, fieldsOf(object))
  return { draft, own, at, warmup: null }
}

function readFields(
  reading: Reading,
  object: ManifestObject,
  rules: Readonly<Record<string, Rule>>,
) {
  const { draft } = reading
  const fields = fieldsOf(object)
  const all = { ...names, ...rules }
  eachField(
    draft,
    { object, path: [], value: object.value },
    {
      ...resourceRules,
      ...(fields.path.length === 0
        ? all
        : { Properties: (_, place) => eachField(draft, place, all) }),
    },
  )
}

function warmupRule(reading: Reading): Rule {
  return fixed((draft, place) => {
    const seconds = eitherNumber.read(place.value)
    if (typeof seconds !== 'number') {
      return fail(draft, place, `must be a number, not ${shown(place.value)}`)
    }
    reading.warmup = { seconds, place }
  })
}

/** A policy of target tracking; null where its metric is left out. */
export function readTracking(draft: Draft, object: ManifestObject, at: Path): ReadPolicy | null {
  const reading = begin(draft, object, at)
  const { own } = reading
  let signal: string | null = null
  const configuration: Rule = (_, place) => {
    signal = readConfiguration(reading, place)
  }
  const enabled = fixed(only([true, 'true'], idle, 'a policy that does nothing is not simulated'))
  if (object.kind === 'TargetTrackingConfiguration') {
    configuration(draft, { object, path: [], value: object.value })
  } else {
    readFields(reading, object, {
      Enabled: enabled,
      TargetTrackingConfiguration: configuration,
      TargetTrackingScalingPolicyConfiguration: configuration,
      EstimatedInstanceWarmup: warmupRule(reading),
    })
  }
  if (signal === null) return null
  put(own, 'signal', signal)
  return { own, warmup: reading.warmup }
}

function readConfiguration(reading: Reading, place: Place): string | null {
  const { draft, own, at } = reading
  let signal: string | null = null
  let perMinute = false
  const amount = (path: string, name: string, form = eitherNumber): Rule =>
    fixed((_, field) => {
      taken(own, path, form)(draft, field)
      keepOrigin(draft, [...at, name], field)
    })
  keepOrigin(draft, [...at, 'DisableScaleIn'], inside(place, 'DisableScaleIn'))
  eachField(draft, place, {
    TargetValue: amount('target', 'TargetValue'),
    DisableScaleIn: amount('scaleInDisabled', 'DisableScaleIn', eitherFlag),
    ScaleInCooldown: cooldown,
    ScaleOutCooldown: cooldown,
    PredefinedMetricSpecification: (_, field) => {
      const { PredefinedMetricType: type } = isRecord(field.value) ? field.value : {}
      signal = typeof type === 'string' ? (predefined.get(type) ?? null) : null
      perMinute = signal === 'requests-per-second'
      const rule = signal === null ? unknownMetric(type) : idle
      rule(draft, field)
    },
    CustomizedMetricSpecification: (_, field) => {
      signal = readCustom(draft, field)
    },
  })
  const target = inside(place, 'TargetValue')
  if (target.value === undefined) fail(draft, target, 'is missing')
  const isWithout = ['PredefinedMetricSpecification', 'CustomizedMetricSpecification'].every(
    (name) => inside(place, name).value === undefined,
  )
  if (isWithout) fail(draft, inside(place, 'PredefinedMetricSpecification'), 'is missing')
  const { target: given } = own.values
  if (perMinute && typeof given === 'number') {
    own.values.target = perSecond(given)
    draft.scales.set(pathText({ path: [...at, 'TargetValue'] }), 60)
  }
  return signal
}

/** Metrics that AWS names itself, and what they are here. */
const predefined = new Map([
  ['ASGAverageCPUUtilization', 'cpu'],
  ['ECSServiceAverageCPUUtilization', 'cpu'],
  ['ALBRequestCountPerTarget', 'requests-per-second'],
])

function unknownMetric(type: unknown): Rule {
  return refused(
    `${shown(type)} is not simulated; what is: CPU, requests per target, and metrics of your own that count requests per second, requests in flight or a queue`,
  )
}

function readCustom(draft: Draft, place: Place): string | null {
  let signal: string | null = null
  const isMath = isRecord(place.value) && place.value.Metrics !== undefined
  eachField(draft, place, {
    ...idleFields('Namespace Dimensions Unit Period'),
    MetricName: (_, field) => {
      signal =
        field.value === 'CPUUtilization' ? 'cpu' : signalOf(draft, place, 'CloudWatch', field.value)
      idle(draft, field)
    },
    Statistic: fixed(only(['Average'], idle, 'only the mean of a metric is simulated')),
    Metrics: refused('a formula over several metrics is not simulated'),
  })
  if (signal === null && !isMath) fail(draft, inside(place, 'MetricName'), 'is missing')
  return isMath ? null : signal
}

const adjustmentType = aWord({
  ChangeInCapacity: 'ChangeInCapacity',
  ExactCapacity: 'ExactCapacity',
  PercentChangeInCapacity: 'PercentChangeInCapacity',
})

/** Fields that step and simple policies share. */
function adjustmentRules({ own, at }: Reading): Readonly<Record<string, Rule>> {
  const amount = (path: string, name: string): Rule =>
    fixed((draft, place) => {
      taken(own, path, eitherNumber)(draft, place)
      keepOrigin(draft, [...at, name], place)
    })
  return {
    AdjustmentType: fixed((draft, place) => {
      taken(own, 'type', adjustmentType)(draft, place)
      keepOrigin(draft, [...at, 'AdjustmentType'], place)
    }),
    MinAdjustmentMagnitude: amount('minMagnitude', 'MinAdjustmentMagnitude'),
    Enabled: fixed(only([true, 'true'], idle, 'a policy that does nothing is not simulated')),
  }
}

/** A step policy with its alarm. */
export function readStepping(
  draft: Draft,
  object: ManifestObject,
  alarm: ManifestObject,
  at: Path,
): ReadPolicy | null {
  const reading = begin(draft, object, at)
  const { own } = reading
  const rules: Readonly<Record<string, Rule>> = {
    ...adjustmentRules(reading),
    ...fixedRules({
      MetricAggregationType: only(['Average'], idle, 'only the mean of a metric is simulated'),
    }),
    StepAdjustments: (_, place) => readSteps(draft, place, own, at),
    EstimatedInstanceWarmup: warmupRule(reading),
    Cooldown: cooldown,
  }
  readFields(reading, object, {
    ...rules,
    StepScalingPolicyConfiguration: (_, place) => {
      keepOrigin(draft, at, place)
      eachField(draft, place, rules)
    },
  })
  const isOut = readAlarm(draft, own, alarm, [...at, 'alarm'])
  if (isOut === null) return null
  own.values.direction = isOut ? 'out' : 'in'
  return { own, warmup: reading.warmup }
}

function readSteps(draft: Draft, list: Place, own: Raw, at: Path): void {
  if (!isList(list.value)) return fail(draft, list, `must be a list, not ${shown(list.value)}`)
  keepOrigin(draft, [...at, 'StepAdjustments'], list)
  own.origins.set('steps', list)
  own.values.steps = list.value.map((_, index) => {
    const entry = inside(list, index)
    const step = emptyRaw({ lower: null, upper: null })
    eachField(draft, entry, {
      MetricIntervalLowerBound: fixed(taken(step, 'lower', eitherNumber)),
      MetricIntervalUpperBound: fixed(taken(step, 'upper', eitherNumber)),
      ScalingAdjustment: fixed(taken(step, 'adjustment', eitherNumber)),
    })
    for (const [path, origin] of step.origins) own.origins.set(`steps[${index}].${path}`, origin)
    if (step.values.adjustment === undefined) {
      fail(draft, inside(entry, 'ScalingAdjustment'), 'is missing')
    }
    return step.values
  })
}

/** A simple policy with its alarm; its cooldown is that of the group where it says none. */
export function readSimple(
  draft: Draft,
  object: ManifestObject,
  alarm: ManifestObject,
  at: Path,
): ReadPolicy | null {
  const reading = begin(draft, object, at)
  const { own } = reading
  const amount = (path: string, name: string): Rule =>
    fixed((_, place) => {
      taken(own, path, eitherNumber)(draft, place)
      keepOrigin(draft, [...at, name], place)
    })
  readFields(reading, object, {
    ...adjustmentRules(reading),
    ScalingAdjustment: amount('adjustment', 'ScalingAdjustment'),
    Cooldown: amount('cooldown', 'Cooldown'),
  })
  const isOut = readAlarm(draft, own, alarm, [...at, 'alarm'])
  if (isOut === null) return null
  own.values.comparison = isOut ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold'
  return { own, warmup: null }
}

/** Lists the warm-up of a policy as that of its group. */
export function takeWarmup(
  draft: Draft,
  raw: Raw,
  { seconds, place }: NonNullable<ReadPolicy['warmup']>,
): void {
  put(raw, 'warmup', seconds)
  keep(draft, raw, 'warmup', place, seconds)
  keepOrigin(draft, ['scaler', 'group', 'DefaultInstanceWarmup'], place)
}
