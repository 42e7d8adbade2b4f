import type { HpaSpec } from '#core/policies/hpa-spec.ts'

/** Whether an autoscaler goes by how many requests wait, beside other metrics or alone. */
export function goesByQueue({ metrics }: HpaSpec): boolean {
  return metrics.some((metric) => 'signal' in metric && metric.signal === 'queue-length')
}
