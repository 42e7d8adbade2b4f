import { shown } from '#core/schema/validate.ts'
import { fieldsOf, fixed, fixedRules, isComputed, only } from './aws-objects.ts'
import { resourceRules } from './aws-group-object.ts'
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
  whereIs,
  type Draft,
  type Place,
  type Rule,
} from './draft.ts'
import { signalOf } from './hpa-metric.ts'
import { eitherNumber, taken } from './take.ts'
import type { Raw } from './told.ts'
import { isRecord } from '../plain.ts'

/** Which way an alarm scales, by how it compares. */
const operators = new Map<string, { readonly out: boolean; readonly isStrict: boolean }>([
  ['GreaterThanOrEqualToThreshold', { out: true, isStrict: false }],
  ['GreaterThanThreshold', { out: true, isStrict: true }],
  ['LessThanOrEqualToThreshold', { out: false, isStrict: false }],
  ['LessThanThreshold', { out: false, isStrict: true }],
])

/**
 * The alarm that runs a policy; `at` is where in what is written it belongs. Gives null where the
 * alarm is of no use, else whether it scales out.
 */
export function readAlarm(
  draft: Draft,
  own: Raw,
  object: ManifestObject,
  at: Path,
): boolean | null {
  const fields = fieldsOf(object)
  keepOrigin(draft, at, fields)
  const rules = alarmRules(own, at, (name) => inside(fields, name).value)
  eachField(
    draft,
    { object, path: [], value: object.value },
    {
      ...resourceRules,
      ...(fields.path.length === 0
        ? rules
        : { Properties: (_, place) => eachField(draft, place, rules) }),
    },
  )
  for (const name of ['Threshold', 'EvaluationPeriods', 'ComparisonOperator']) {
    if ((inside(fields, name).value ?? null) === null) {
      fail(draft, inside(fields, name), 'is missing')
    }
  }
  own.values.datapointsToAlarm ??= own.values.evaluationPeriods
  const signal = alarmSignal(draft, own, fields, at)
  if (signal === null) return null
  own.values.signal = signal
  return directionOf(draft, inside(fields, 'ComparisonOperator'))
}

function alarmRules(own: Raw, at: Path, valueOf: (name: string) => unknown) {
  const amount = (path: string, name: string): Rule =>
    fixed((draft, place) => {
      taken(own, path, eitherNumber)(draft, place)
      keepOrigin(draft, [...at, name], place)
    })
  const isSum = valueOf('Statistic') === 'Sum'
  return {
    ...idleFields(
      'AlarmName AlarmArn AlarmDescription AlarmActions OKActions InsufficientDataActions Namespace MetricName Dimensions Unit Tags StateValue StateReason StateReasonData StateUpdatedTimestamp StateTransitionedTimestamp AlarmConfigurationUpdatedTimestamp ComparisonOperator EvaluationState',
    ),
    Threshold: amount('threshold', 'Threshold'),
    EvaluationPeriods: amount('evaluationPeriods', 'EvaluationPeriods'),
    DatapointsToAlarm: amount('datapointsToAlarm', 'DatapointsToAlarm'),
    ...fixedRules({
      Period: only([60, '60'], idle, 'alarms look at minutes here'),
      Statistic: only(
        isRequestCount(valueOf('MetricName')) ? ['Sum'] : ['Average'],
        idle,
        isSum
          ? 'a sum is known of RequestCountPerTarget alone'
          : 'only the mean of a metric is simulated',
      ),
      TreatMissingData: only(['missing'], idle, 'what is missing stays missing here'),
      ActionsEnabled: only([true, 'true'], idle, 'an alarm that does nothing is not simulated'),
    }),
    ExtendedStatistic: refused('only the mean of a metric is simulated'),
    Metrics: refused('a formula over several metrics is not simulated'),
    ThresholdMetricId: refused('a band of what is usual is not simulated'),
    EvaluateLowSampleCountPercentile: idle,
  }
}

function isRequestCount(name: unknown): boolean {
  return name === 'RequestCountPerTarget'
}

function alarmSignal(draft: Draft, own: Raw, fields: Place, at: Path): string | null {
  const place = inside(fields, 'MetricName')
  if (place.value === 'CPUUtilization') return 'cpu'
  if (typeof place.value !== 'string') {
    if (isRecord(fields.value) && fields.value.Metrics !== undefined) return null
    fail(draft, place, isComputed(place.value) ? 'must be a name of its own' : 'is missing')
    return null
  }
  if (!isRequestCount(place.value)) return signalOf(draft, place, 'CloudWatch', place.value)
  const { threshold } = own.values
  // It counts the requests of a minute.
  if (typeof threshold === 'number') {
    own.values.threshold = perSecond(threshold)
    draft.scales.set(pathText({ path: [...at, 'Threshold'] }), 60)
  }
  return 'requests-per-second'
}

/** Requests of a minute as requests per second, in the digits that a person would write. */
export function perSecond(perMinute: number): number {
  return Number((perMinute / 60).toPrecision(12))
}

function directionOf(draft: Draft, place: Place): boolean | null {
  const found = typeof place.value === 'string' ? operators.get(place.value) : undefined
  if (found === undefined) {
    fail(
      draft,
      place,
      `must be one of ${[...operators.keys()].join(', ')}, not ${shown(place.value)}`,
    )
    return null
  }
  if (found.isStrict) {
    draft.notices.push(
      `${whereIs(draft, place)}: ${String(place.value)} is read with the threshold itself, which differs only where the metric lies exactly on it.`,
    )
  }
  return found.out
}
