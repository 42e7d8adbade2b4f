import { largestCapacity, stay } from '#core/policies/aws-group.ts'
import { decideSimple } from '#core/policies/aws-simple.ts'
import { register, registersOf } from '../control.ts'
import type { Autoscaler } from './autoscaler.ts'
import { awsPeriod, groupOf, measure, newest, noDatapoints, ring } from './aws.ts'

/** AWS simple scaling: one adjustment, and then nothing until its activity and the cooldown are over. */
export const simpleScaling: Autoscaler<'simple-scaling'> = {
  begin: () => noDatapoints,
  look(look, memory) {
    const { control, service, spec, now } = look
    const group = groupOf(look, { ...spec, warmup: 0 })
    const ended = control.registers[registersOf(service) + register.scaledAt]
    const activityInProgress = group.warming > 0 || group.terminating > 0
    const lastActivityEndedAt = ended < 0 ? null : ended
    const signals = spec.policies.map(({ signal }) => signal)
    const metrics = measure(look, memory, signals, 0)
    const policies = spec.policies.map((policy, i) => {
      const treatMissingData = 'missing'
      const alarm = ring({ ...policy, treatMissingData }, metrics[i])
      const seen = { now, alarm: alarm.state, activityInProgress, lastActivityEndedAt }
      const decision = decideSimple({ adjustment: policy, cooldown: policy.cooldown }, group, seen)
      return { metric: newest(metrics[i]), alarm, decision }
    })
    const acting = policies.flatMap(({ decision }, index) =>
      decision.adjusted === null ? [] : [{ decision, index }],
    )
    const winner = largestCapacity(acting.map(({ decision }) => decision.desired))
    const led = winner === null ? null : acting[winner]
    const waiting = policies.find(({ decision }) => decision.alarm === 'ALARM') ?? policies[0]
    const rested = stay(group, waiting?.decision.reason ?? 'AlarmOk')
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
