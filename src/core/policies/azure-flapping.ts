import type { AzureProfile, AzureSeen } from './azure-profile.ts'
import { triggers } from './azure-profile.ts'

/** What the scale-out rules would measure after a scale-in that was tried. */
export interface AzureProjection {
  /** Instances after the scale-in. */
  readonly instances: number
  /** For each scale-out rule in order; null when no instance would be left for the load. */
  readonly projected: readonly (number | null)[]
  /** Whether one of them would trigger at once. */
  readonly flapping: boolean
}

/**
 * Sizes tried for a scale-in, from the one that was asked for up to just below the present one, until
 * one would not be taken back at once (autoscale-best-practices.md, “flapping”). The last one tried
 * decides; it may be flapping as well, and then nothing is done.
 */
export function tryScaleIn(
  profile: AzureProfile,
  seen: AzureSeen,
  target: number,
): readonly AzureProjection[] {
  const tried: AzureProjection[] = []
  for (let size = target; size < seen.instances; size++) {
    const projection = project(profile, seen, size)
    tried.push(projection)
    if (!projection.flapping) break
  }
  return tried
}

/**
 * A metric per instance after `removed` of `instances` are gone and the load stays: metric · n ÷ n′;
 * null when none is left for a load.
 */
export function projectedMetric(metric: number, instances: number, removed: number): number | null {
  if (metric === 0) return 0
  return removed === instances ? null : (metric * instances) / (instances - removed)
}

function project(profile: AzureProfile, seen: AzureSeen, size: number): AzureProjection {
  const { instances, metrics } = seen
  const outward = profile.rules.filter(({ direction }) => direction === 'Increase')
  const projected = outward.map(({ metric }) =>
    projectedMetric(metrics[metric] ?? 0, instances, instances - size),
  )
  const flapping = outward.some((rule, i) => triggers(rule, projected[i] ?? Infinity))
  return { instances: size, projected, flapping }
}
