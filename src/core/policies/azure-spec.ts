import { refuse, type Result } from '#core/schema/schema.ts'
import type { AzureRule } from './azure-profile.ts'
import { counts, listOf, oneOf, record, span, within, type Check } from './record-check.ts'
import { cellSignals, type CellSignal } from './signals.ts'

/** A rule with what it measures: the mean of a signal over a time window, s. */
export interface AzureRuleSpec extends Omit<AzureRule, 'metric'> {
  readonly signal: CellSignal
  readonly timeWindow: number
}

/** An autoscale profile of Azure Monitor. */
export interface AzureSpec {
  readonly kind: 'azure'
  readonly minimum: number
  readonly maximum: number
  /** Size to grow to when a metric is not available (capacity.default). */
  readonly fallback: number
  readonly rules: readonly AzureRuleSpec[]
}

export const azureDefaults: AzureSpec = {
  kind: 'azure',
  minimum: 1,
  maximum: 40,
  fallback: 1,
  rules: [
    {
      signal: 'cpu',
      direction: 'Increase',
      operator: 'GreaterThan',
      threshold: 70,
      timeWindow: 600,
      action: { type: 'ChangeCount', value: 1 },
      cooldown: 300,
    },
    {
      signal: 'cpu',
      direction: 'Decrease',
      operator: 'LessThan',
      threshold: 30,
      timeWindow: 600,
      action: { type: 'ChangeCount', value: 1 },
      cooldown: 300,
    },
  ],
}

export const azureLimits = {
  size: counts(0, 100_000),
  most: counts(1, 100_000),
  threshold: span(-1e9, 1e9),
  /** The service takes five minutes to twelve hours; shorter ones help to see it at work. */
  window: span(60, 43_200),
  cooldown: span(60, 43_200),
} as const

const rule = record<AzureRuleSpec>(
  {
    signal: oneOf(cellSignals),
    direction: oneOf(['Increase', 'Decrease']),
    operator: oneOf(['GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual']),
    threshold: within(azureLimits.threshold),
    timeWindow: within(azureLimits.window),
    action: record<AzureRule['action']>({
      type: oneOf(['ChangeCount', 'PercentChangeCount', 'ExactCount']),
      value: within(azureLimits.size),
    }),
    cooldown: within(azureLimits.cooldown),
  },
  { timeWindow: 600, cooldown: 300 },
)

const fields = record<AzureSpec>(
  {
    kind: oneOf(['azure']),
    minimum: within(azureLimits.size),
    maximum: within(azureLimits.most),
    fallback: within(azureLimits.size),
    rules: listOf(rule, 1, 10),
  },
  azureDefaults,
)

/** A profile from anything; a profile has at most ten rules (azure-monitor, “Autoscale settings”). */
export const checkAzure: Check<AzureSpec> = (value, path): Result<AzureSpec> => {
  const checked = fields(value, path)
  if (!checked.ok) return checked
  const { minimum, maximum, fallback } = checked.value
  if (minimum > maximum) {
    return refuse(
      `“${path}.minimum” is ${minimum}, above “${path}.maximum” (${maximum}); the minimum cannot exceed the maximum.`,
    )
  }
  return fallback < minimum || fallback > maximum
    ? refuse(
        `“${path}.fallback” is ${fallback}; it must lie between “${path}.minimum” (${minimum}) and “${path}.maximum” (${maximum}).`,
      )
    : checked
}
