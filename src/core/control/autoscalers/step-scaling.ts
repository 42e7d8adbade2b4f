import { largestCapacity, stay } from '#core/policies/aws-group.ts'
import type { StepSpec } from '#core/policies/aws-spec.ts'
import { decideStep } from '#core/policies/aws-step.ts'
import type { AwsAlarm } from '#core/policies/aws-alarm.ts'
import type { Autoscaler } from './autoscaler.ts'
import { awsPeriod, groupOf, measure, newest, noDatapoints, ring } from './aws.ts'

/** AWS step scaling: each policy has an alarm of its own, and acts as long as that rings. */
export const stepScaling: Autoscaler<'step-scaling'> = {
  begin: () => noDatapoints,
  look(look, memory) {
    const { spec } = look
    const group = groupOf(look, spec)
    const signals = spec.policies.map(({ signal }) => signal)
    const metrics = measure(look, memory, signals, spec.warmup)
    const policies = spec.policies.map((policy, i) => {
      const alarm = ring(alarmOf(policy), metrics[i])
      const metric = newest(metrics[i])
      const rings = alarm.state === 'ALARM' && metric !== null
      return { metric, alarm, decision: rings ? decideStep(policy, group, metric) : null }
    })
    // The largest capacity of those that act wins, on the way out and on the way in.
    const acting = policies.flatMap(({ decision }, index) =>
      decision === null || decision.step === null ? [] : [{ decision, index }],
    )
    const winner = largestCapacity(acting.map(({ decision }) => decision.desired))
    const led = winner === null ? null : acting[winner]
    const rested = stay(
      group,
      policies.find(({ decision }) => decision !== null)?.decision?.reason ?? 'AlarmOk',
    )
    return {
      memory: {
        policies: metrics.map((metric, i) => ({ ...metric, alarms: [policies[i].alarm.state] })),
      },
      desired: Math.max(0, led?.decision.desired ?? rested.desired),
      record: {
        group,
        policies,
        leading: led?.index ?? null,
        reason: led?.decision.reason ?? rested.reason,
      },
      again: awsPeriod,
    }
  },
}

/** The alarm of a step policy: a breach of 0 belongs to the first step of both directions. */
function alarmOf(policy: StepSpec['policies'][number]): AwsAlarm {
  const { direction, threshold, evaluationPeriods, datapointsToAlarm } = policy
  return {
    comparison:
      direction === 'out' ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold',
    threshold,
    evaluationPeriods,
    datapointsToAlarm,
    treatMissingData: 'missing',
  }
}
