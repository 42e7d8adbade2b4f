import { combineTracking, decideTracking } from '#core/policies/aws-target-tracking.ts'
import type { Autoscaler } from './autoscaler.ts'
import { awsPeriod, groupOf, measure, noDatapoints } from './aws.ts'

/** AWS target tracking: the two alarms of every policy are evaluated once a CloudWatch period. */
export const targetTracking: Autoscaler<'target-tracking'> = {
  begin: () => noDatapoints,
  look(look, memory) {
    const { spec, replicas } = look
    const group = groupOf(look, spec)
    const signals = spec.policies.map(({ signal }) => signal)
    const metrics = measure(look, memory, signals, spec.warmup)
    const policies = spec.policies.map((policy, i) => {
      const { datapoints, alarms } = metrics[i]
      const [high = 'INSUFFICIENT_DATA', low = 'INSUFFICIENT_DATA'] = alarms
      return decideTracking(policy, group, { datapoints, high, low })
    })
    const { desired, leading, reason } = combineTracking(group, policies)
    return {
      memory: {
        policies: metrics.map((metric, i) => ({
          ...metric,
          alarms: [policies[i].high.state, policies[i].low.state],
        })),
      },
      desired: Math.max(0, desired),
      record: { group: { ...group, desired: replicas }, policies, leading, reason },
      again: awsPeriod,
    }
  },
}
