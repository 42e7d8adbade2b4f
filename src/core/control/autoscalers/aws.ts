import { isStarting, phaseOf } from '#core/cells/population.ts'
import { evaluateAlarm, type AwsAlarm, type AwsAlarmState } from '#core/policies/aws-alarm.ts'
import type { AwsGroup } from '#core/policies/aws-group.ts'
import type { AwsGroupSpec } from '#core/policies/aws-spec.ts'
import type { CellSignal } from '#core/policies/signals.ts'
import { isNewer } from '#core/policies/hpa-clock.ts'
import { livingRows } from '../control.ts'
import { meanSignal } from '../signals.ts'
import type { Look } from './autoscaler.ts'

/** What CloudWatch holds for the policies of a group, in their order. */
export interface AwsMemory {
  readonly policies: readonly AwsMetric[]
}

/** The datapoints of a policy's metric, oldest first, and the states of its alarms. */
export interface AwsMetric {
  readonly signal: CellSignal
  readonly datapoints: readonly (number | null)[]
  readonly alarms: readonly AwsAlarmState[]
}

/** A CloudWatch period, s. */
export const awsPeriod = 60

/** No alarm looks further back, in periods; see the bounds of `awsLimits` and `evaluateAlarm`. */
const datapointsMost = 184

type AwsLook = Pick<Look<'step-scaling'>, 'control' | 'service' | 'now' | 'replicas'>

/** A memory without datapoints. */
export const noDatapoints: AwsMemory = { policies: [] }

/** One more datapoint for the metric of each policy, which are these `signals`: a mean over the instances that have warmed up. */
export function measure(
  look: AwsLook,
  memory: AwsMemory,
  signals: readonly CellSignal[],
  warmup: number,
): readonly AwsMetric[] {
  return signals.map((signal, index): AwsMetric => {
    const known = memory.policies.at(index)
    const before = known?.signal === signal ? known : { datapoints: [], alarms: [] }
    const value = meanSignal(look.control, look.service, signal, (row) => isWarm(look, row, warmup))
    const datapoints = [...before.datapoints, value].slice(-datapointsMost)
    return { signal, datapoints, alarms: before.alarms }
  })
}

/** The reading of one alarm over the datapoints of a policy. */
export function ring(alarm: AwsAlarm, metric: AwsMetric, index = 0) {
  return evaluateAlarm(alarm, metric.datapoints, metric.alarms[index] ?? 'INSUFFICIENT_DATA')
}

/** The newest datapoint that came; null without any. */
export function newest({ datapoints }: AwsMetric): number | null {
  return datapoints.findLast((value) => value !== null) ?? null
}

/** An instance warms up from when it is in service on; those of the beginning have been there for long. */
function isWarm({ control, now }: AwsLook, row: number, warmup: number): boolean {
  const { ready, readyAt, bornAt } = control.population
  return ready[row] === 1 && (bornAt[row] === 0 || !isNewer(readyAt[row], now, warmup))
}

/** The group as its policies see it. */
export function groupOf(look: AwsLook, bounds: AwsGroupSpec): AwsGroup {
  const { control, service, replicas: desired } = look
  const { population } = control
  let warming = 0
  let terminating = 0
  for (const row of livingRows(control, service)) {
    if (phaseOf(population, row) === 'draining') terminating++
    else if (isStarting(population, row)) warming++
    else if (!isWarm(look, row, bounds.warmup)) warming++
  }
  const { minSize, maxSize } = bounds
  return { minSize, maxSize, desired, warming: Math.min(warming, desired), terminating }
}
