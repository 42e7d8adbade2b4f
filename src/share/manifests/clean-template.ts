import type { SimpleSpec, StepSpec, TrackingSpec } from '#core/policies/aws-spec.ts'
import type { CellSignal } from '#core/policies/signals.ts'
import { isRecord } from '../plain.ts'
import { awsWritten } from './aws-written.ts'
import type { Written } from './written.ts'

type AwsSpec = TrackingSpec | StepSpec | SimpleSpec

/** A template of CloudFormation: a group, its policies, and the alarms that run them. */
export function cleanTemplate(spec: AwsSpec, settings: Written['settings']): object {
  const written = awsWritten(spec)
  const { group, policies } = isRecord(written) ? written : {}
  const parts = isRecord(policies) ? Object.values(policies) : []
  const resources = parts.flatMap((part, i) =>
    Object.entries(policyResources(spec, i, isRecord(part) ? part : {})),
  )
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: {
          ...(isRecord(group) ? group : {}),
          DesiredCapacity: settings.initialReplicas,
          AvailabilityZones: { 'Fn::GetAZs': '' },
          LaunchTemplate: { LaunchTemplateName: 'web', Version: '1' },
        },
      },
      ...Object.fromEntries(resources),
    },
  }
}

const types: Readonly<Record<AwsSpec['kind'], string>> = {
  'target-tracking': 'TargetTrackingScaling',
  'step-scaling': 'StepScaling',
  'simple-scaling': 'SimpleScaling',
}

function policyResources(
  spec: AwsSpec,
  i: number,
  { alarm, ...own }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, object>> {
  const policy = spec.policies[i]
  const signal = policy?.signal ?? 'cpu'
  const name = `Policy${i + 1}`
  const head = { AutoScalingGroupName: { Ref: 'Group' }, PolicyType: types[spec.kind] }
  if (policy === undefined || !isRecord(alarm)) {
    const perMinute = signal === 'requests-per-second' ? 60 : 1
    const TargetValue = tidy(Number(own.TargetValue) * perMinute)
    const configuration = { ...trackedMetric(signal), ...own, TargetValue }
    return {
      [name]: {
        Type: 'AWS::AutoScaling::ScalingPolicy',
        Properties: { ...head, TargetTrackingConfiguration: configuration },
      },
    }
  }
  const isOut = 'direction' in policy ? policy.direction === 'out' : !isLess(policy)
  const perMinute = signal === 'requests-per-second' ? 60 : 1
  return {
    [name]: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: { ...head, ...adjustment(own) },
    },
    [`Alarm${i + 1}`]: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        ...alarmMetric(signal),
        ...alarm,
        Threshold: tidy(Number(alarm.Threshold) * perMinute),
        ComparisonOperator: isOut ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold',
        AlarmActions: [{ Ref: name }],
      },
    },
  }
}

/** AWS takes a least change only where the adjustment is a share. */
function adjustment({
  MinAdjustmentMagnitude: least,
  ...own
}: Readonly<Record<string, unknown>>): object {
  const isShare = own.AdjustmentType === 'PercentChangeInCapacity' && least !== 0
  return isShare ? { ...own, MinAdjustmentMagnitude: least } : own
}

function isLess(policy: AwsSpec['policies'][number]): boolean {
  return 'comparison' in policy && policy.comparison === 'LessThanOrEqualToThreshold'
}

/** In the digits that a person would write. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

const customNames: Readonly<Record<CellSignal, string>> = {
  cpu: 'CPUUtilization',
  'requests-per-second': 'RequestCountPerTarget',
  'in-flight': 'RequestsInFlight',
  'queue-length': 'QueueLength',
}

function trackedMetric(signal: CellSignal): object {
  if (signal === 'cpu') {
    return { PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' } }
  }
  if (signal === 'requests-per-second') {
    const ResourceLabel = 'app/web/0123456789abcdef/targetgroup/web/0123456789abcdef'
    const PredefinedMetricType = 'ALBRequestCountPerTarget'
    return { PredefinedMetricSpecification: { PredefinedMetricType, ResourceLabel } }
  }
  const MetricName = customNames[signal]
  return {
    CustomizedMetricSpecification: { Namespace: 'Service', MetricName, Statistic: 'Average' },
  }
}

function alarmMetric(signal: CellSignal): object {
  const MetricName = customNames[signal]
  const isCounted = signal === 'requests-per-second'
  const Namespace = signal === 'cpu' ? 'AWS/EC2' : isCounted ? 'AWS/ApplicationELB' : 'Service'
  return { Namespace, MetricName, Statistic: isCounted ? 'Sum' : 'Average', Period: 60 }
}
