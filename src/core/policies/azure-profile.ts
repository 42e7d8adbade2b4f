import { isNewer } from './hpa-clock.ts'

/** A rule of an autoscale profile (autoscale-understanding-settings.md). */
export interface AzureRule {
  readonly direction: 'Increase' | 'Decrease'
  /** Name of the metric, which is an average per instance. */
  readonly metric: string
  readonly operator: 'GreaterThan' | 'GreaterThanOrEqual' | 'LessThan' | 'LessThanOrEqual'
  /** In the unit of the metric. */
  readonly threshold: number
  readonly action: {
    readonly type: 'ChangeCount' | 'PercentChangeCount' | 'ExactCount'
    /** Instances, per cent of the instances, or the exact size. */
    readonly value: number
  }
  /** Wait since the last scale action, whichever rule it came from, s; usually 300. */
  readonly cooldown: number
}

export interface AzureProfile {
  readonly minimum: number
  readonly maximum: number
  /** Size to grow to when a metric is not available. */
  readonly fallback: number
  readonly rules: readonly AzureRule[]
}

/** What autoscale sees when its job runs. */
export interface AzureSeen {
  readonly now: number
  readonly instances: number
  /** Metrics by name; null or absent when not available. */
  readonly metrics: Readonly<Record<string, number | null>>
  /** Time of the last scale action, s; null before any. */
  readonly lastScaledAt: number | null
}

/** What one rule says. */
export interface AzureRuleUse {
  readonly measured: number | null
  readonly triggered: boolean
  readonly cooling: boolean
  /** Size that its action leads to, before minimum and maximum. */
  readonly capacity: number
}

/** What a rule says about what is seen. */
export function use(rule: AzureRule, seen: AzureSeen): AzureRuleUse {
  const measured = seen.metrics[rule.metric] ?? null
  const { lastScaledAt: last, now } = seen
  return {
    measured,
    triggered: measured !== null && triggers(rule, measured),
    cooling: last !== null && isNewer(last, now, rule.cooldown),
    capacity: led(rule, seen.instances),
  }
}

/** Whether a rule triggers at a value of its metric. */
export function triggers({ operator, threshold }: AzureRule, value: number): boolean {
  if (operator === 'GreaterThan') return value > threshold
  if (operator === 'GreaterThanOrEqual') return value >= threshold
  return operator === 'LessThan' ? value < threshold : value <= threshold
}

/** Parts of an instance are not documented: they are rounded towards the larger size here. */
function led({ action, direction }: AzureRule, instances: number): number {
  const sign = direction === 'Increase' ? 1 : -1
  if (action.type === 'ExactCount') return action.value
  const { type, value } = action
  const change = sign * (type === 'ChangeCount' ? value : (instances * value) / 100)
  return Math.max(0, Math.ceil(instances + change))
}
