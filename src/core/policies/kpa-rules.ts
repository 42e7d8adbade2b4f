import type { KpaRules } from './kpa-decide.ts'
import type { KpaScalerRules } from './kpa-scaler.ts'
import type { KpaSpec } from './kpa-spec.ts'
import { kpaTarget } from './kpa-target.ts'

/** What a spec means for decisions. A route always leads to the only revision of a run. */
export function kpaRules(spec: KpaSpec): KpaRules & { readonly panicWindow: number } {
  const { cluster: all, metric, containerConcurrency, target: annotated } = spec
  const share = all.containerConcurrencyTargetPercentage / 100
  const { target, total } = kpaTarget({
    metric,
    containerConcurrency,
    target: annotated,
    utilizationPercent: spec.targetUtilizationPercentage,
    defaults: {
      concurrencyTarget: all.containerConcurrencyTargetDefault,
      concurrencyUtilization: share,
      rpsTarget: all.requestsPerSecondTargetDefault,
      // One percentage serves both metrics (autoscaler/config, TargetUtilization).
      rpsUtilization: share,
    },
  })
  const stableWindow = spec.window ?? all.stableWindow
  const panicShare = (spec.panicWindowPercentage ?? all.panicWindowPercentage) / 100
  return {
    target,
    total,
    burstCapacity: spec.targetBurstCapacity ?? all.targetBurstCapacity,
    panicThreshold: (spec.panicThresholdPercentage ?? all.panicThresholdPercentage) / 100,
    maxScaleUpRate: all.maxScaleUpRate,
    maxScaleDownRate: all.maxScaleDownRate,
    stableWindow,
    // Whole seconds, at least one (reconciler/autoscaling/resources/metric.go).
    panicWindow: Math.max(1, Math.floor(stableWindow * panicShare + 0.5)),
    activationScale: spec.activationScale,
    reachable: true,
  }
}

/** Longest wait for a revision to become ready, s: its progress deadline and half a minute (kpa/scaler.go). */
const activationTimeout = 630

/** What a spec means for the size that is written. */
export function kpaScalerRules(spec: KpaSpec): KpaScalerRules {
  const { burstCapacity, stableWindow } = kpaRules(spec)
  return {
    minScale: spec.minScale,
    maxScale: spec.maxScale,
    initialScale: spec.initialScale,
    scaleToZero: spec.cluster.enableScaleToZero,
    stableWindow,
    gracePeriod: spec.cluster.scaleToZeroGracePeriod,
    podRetention: spec.scaleToZeroPodRetentionPeriod,
    burstCapacity,
    activationTimeout,
  }
}
