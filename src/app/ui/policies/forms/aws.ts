import { awsLimits } from '#core/policies/aws-spec.ts'
import {
  cells,
  flag,
  group,
  level,
  number,
  signalField,
  type Form,
  type PolicyField,
} from './field.ts'

/** Targets, and the alarms that are kept for them. */
export const trackingForm: Form<'target-tracking'> = (spec, text) => [
  sizes(
    spec,
    spec.policies.map(({ signal, target }, i) =>
      level('TargetValue', ['policies', i, 'target'], awsLimits.target, signal, target),
    ),
  ),
  ...spec.policies.map((_, i) =>
    group(text.policy(i + 1), [
      signalField(['policies', i, 'signal'], text),
      flag('DisableScaleIn', ['policies', i, 'scaleInDisabled']),
      number(text.highPeriods, ['policies', i, 'high', 'evaluationPeriods'], awsLimits.periods),
      number(text.highPoints, ['policies', i, 'high', 'datapointsToAlarm'], awsLimits.periods),
      number(text.lowPeriods, ['policies', i, 'low', 'evaluationPeriods'], awsLimits.periods),
      number(text.lowPoints, ['policies', i, 'low', 'datapointsToAlarm'], awsLimits.periods),
      number(text.lowShare, ['policies', i, 'lowShare'], awsLimits.share),
    ]),
  ),
  group(text.more, [number('EstimatedInstanceWarmup', ['warmup'], awsLimits.delay, 's')]),
]

/** Alarms with their steps. */
export const steppingForm: Form<'step-scaling'> = (spec, text) => [
  sizes(
    spec,
    spec.policies.map((policy, i) =>
      level(
        `Threshold ${policy.direction === 'out' ? '≥' : '≤'}`,
        ['policies', i, 'threshold'],
        awsLimits.value,
        policy.signal,
        policy.threshold,
      ),
    ),
  ),
  ...spec.policies.map((policy, i) =>
    group(text.policy(i + 1), [
      signalField(['policies', i, 'signal'], text),
      ...alarmFields(i),
      ...policy.steps.map(({ lower, upper }, k) =>
        number(
          `${lower ?? '−∞'} … ${upper ?? '∞'}`,
          ['policies', i, 'steps', k, 'adjustment'],
          awsLimits.value,
          policy.type === 'PercentChangeInCapacity' ? '%' : '',
        ),
      ),
      number('MinAdjustmentMagnitude', ['policies', i, 'minMagnitude'], awsLimits.size),
    ]),
  ),
  group(text.more, [number('EstimatedInstanceWarmup', ['warmup'], awsLimits.delay, 's')]),
]

/** Alarms with one adjustment each. */
export const simpleForm: Form<'simple-scaling'> = (spec, text) => [
  sizes(
    spec,
    spec.policies.map((policy, i) =>
      level(
        `Threshold ${policy.comparison === 'LessThanOrEqualToThreshold' ? '≤' : '≥'}`,
        ['policies', i, 'threshold'],
        awsLimits.value,
        policy.signal,
        policy.threshold,
      ),
    ),
  ),
  ...spec.policies.map((policy, i) =>
    group(text.policy(i + 1), [
      signalField(['policies', i, 'signal'], text),
      ...alarmFields(i),
      number(
        'ScalingAdjustment',
        ['policies', i, 'adjustment'],
        awsLimits.value,
        policy.type === 'PercentChangeInCapacity' ? '%' : '',
      ),
      number('Cooldown', ['policies', i, 'cooldown'], awsLimits.delay, 's'),
    ]),
  ),
]

function sizes(
  { minSize, maxSize }: { readonly minSize: number; readonly maxSize: number },
  first: readonly PolicyField[],
) {
  return group(null, [
    ...first,
    cells('MinSize', ['minSize'], awsLimits.size, minSize),
    cells('MaxSize', ['maxSize'], awsLimits.most, maxSize),
  ])
}

function alarmFields(policy: number): readonly PolicyField[] {
  return [
    number('EvaluationPeriods', ['policies', policy, 'evaluationPeriods'], awsLimits.periods),
    number('DatapointsToAlarm', ['policies', policy, 'datapointsToAlarm'], awsLimits.periods),
  ]
}
