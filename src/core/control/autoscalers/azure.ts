import { decideAzure } from '#core/policies/azure-rules.ts'
import type { AzureRuleSpec } from '#core/policies/azure-spec.ts'
import type { CellSignal } from '#core/policies/signals.ts'
import { meanSignal } from '../signals.ts'
import type { Autoscaler, Look } from './autoscaler.ts'

/** What Azure Monitor holds of the metrics of a profile: a mean over the instances each minute. */
export interface AzureMemory {
  readonly series: readonly {
    readonly signal: CellSignal
    /** Oldest first, null where nothing came. */
    readonly minutes: readonly (number | null)[]
  }[]
  readonly lastScaledAt: number | null
}

/** The job of autoscale runs once a minute, the grain of its metrics, s. */
const azurePeriod = 60

export const azure: Autoscaler<'azure'> = {
  begin: () => ({ series: [], lastScaledAt: null }),
  look(look, memory) {
    const { spec, now, replicas } = look
    const series = measure(look, memory)
    const metrics: Record<string, number | null> = {}
    for (const rule of spec.rules) metrics[metricOf(rule)] = windowed(series, rule)
    const profile = {
      minimum: spec.minimum,
      maximum: spec.maximum,
      fallback: spec.fallback,
      rules: spec.rules.map((rule) => ({ ...rule, metric: metricOf(rule) })),
    }
    const seen = { now, instances: replicas, metrics, lastScaledAt: memory.lastScaledAt }
    const decision = decideAzure(profile, seen)
    const isScaled = decision.capacity !== replicas
    return {
      memory: { series, lastScaledAt: isScaled ? now : memory.lastScaledAt },
      desired: decision.capacity,
      record: decision,
      again: azurePeriod,
    }
  },
}

/** Rules that watch one signal over different windows watch different metrics. */
function metricOf({ signal, timeWindow }: AzureRuleSpec): string {
  return `${signal} ${timeWindow}`
}

function measure({ control, service, spec }: Look<'azure'>, { series }: AzureMemory) {
  const signals = [...new Set(spec.rules.map(({ signal }) => signal))]
  return signals.map((signal) => {
    const windows = spec.rules.filter((rule) => rule.signal === signal)
    const longest = Math.max(...windows.map(({ timeWindow }) => minutesOf(timeWindow)))
    const before = series.find((known) => known.signal === signal)?.minutes ?? []
    const value = meanSignal(control, service, signal, () => true)
    return { signal, minutes: [...before, value].slice(-longest) }
  })
}

function minutesOf(seconds: number): number {
  return Math.max(1, Math.floor(seconds / azurePeriod))
}

/** The mean over a rule's window of the minutes in which something came; null when nothing did. */
function windowed(
  series: AzureMemory['series'],
  { signal, timeWindow }: AzureRuleSpec,
): number | null {
  const minutes = series.find((known) => known.signal === signal)?.minutes ?? []
  const came = minutes.slice(-minutesOf(timeWindow)).filter((value) => value !== null)
  return came.length === 0 ? null : came.reduce((sum, value) => sum + value, 0) / came.length
}
