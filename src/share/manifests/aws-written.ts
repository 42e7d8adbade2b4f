import type { SimpleSpec, StepSpec, TrackingSpec } from '#core/policies/aws-spec.ts'

/** Policies of an Auto Scaling group, in the words of AWS: every field, also those at their defaults. */
export function awsWritten(spec: TrackingSpec | StepSpec | SimpleSpec): object {
  const { minSize, maxSize } = spec
  const warmup = spec.kind === 'simple-scaling' ? {} : { DefaultInstanceWarmup: spec.warmup }
  return {
    group: { MinSize: minSize, MaxSize: maxSize, ...warmup },
    // By their places: each stands in an object of its own, so that none takes the place of another.
    policies: Object.fromEntries(policiesOf(spec).map((policy, i) => [String(i), policy])),
  }
}

function policiesOf(spec: TrackingSpec | StepSpec | SimpleSpec): readonly object[] {
  switch (spec.kind) {
    case 'target-tracking':
      return spec.policies.map(({ target, scaleInDisabled }) => ({
        TargetValue: target,
        DisableScaleIn: scaleInDisabled,
      }))
    case 'step-scaling':
      return spec.policies.map((policy) => ({
        AdjustmentType: policy.type,
        MinAdjustmentMagnitude: policy.minMagnitude,
        StepAdjustments: policy.steps.map(({ lower, upper, adjustment }) => ({
          MetricIntervalLowerBound: lower ?? undefined,
          MetricIntervalUpperBound: upper ?? undefined,
          ScalingAdjustment: adjustment,
        })),
        alarm: alarmOf(policy),
      }))
    case 'simple-scaling':
      return spec.policies.map((policy) => ({
        AdjustmentType: policy.type,
        MinAdjustmentMagnitude: policy.minMagnitude,
        ScalingAdjustment: policy.adjustment,
        Cooldown: policy.cooldown,
        alarm: alarmOf(policy),
      }))
  }
}

interface AlarmLike {
  readonly threshold: number
  readonly evaluationPeriods: number
  readonly datapointsToAlarm: number
}

function alarmOf({ threshold, evaluationPeriods, datapointsToAlarm }: AlarmLike): object {
  return {
    Threshold: threshold,
    EvaluationPeriods: evaluationPeriods,
    DatapointsToAlarm: datapointsToAlarm,
  }
}

/** What of policies no edit of single fields could change: their number, their metrics, which way they scale. */
export function awsShape(spec: TrackingSpec | StepSpec | SimpleSpec): string {
  const shapes = spec.policies.map((policy) => [
    policy.signal,
    'direction' in policy ? policy.direction : 'comparison' in policy ? policy.comparison : '',
  ])
  return JSON.stringify([spec.kind, shapes])
}
