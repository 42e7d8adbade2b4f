import { kpaLimits } from '#core/policies/kpa-spec.ts'
import type { SpecOf } from '#core/policies/policy.ts'
import { cells, choose, flag, group, number, type Form } from './field.ts'

/** The annotations of a Knative service, and what its cluster says for all. */
export const kpaForm: Form<'kpa'> = (spec, text) => [
  group(null, [
    choose('metric', ['metric'], ['concurrency', 'rps']),
    number('target', ['target'], kpaLimits.target, '', {
      slider: [1, Math.max(10, 4 * usualTarget(spec)), 1],
      otherwise: usualTarget(spec),
    }),
    number(
      'target-utilization-percentage',
      ['targetUtilizationPercentage'],
      kpaLimits.utilization,
      '%',
      { slider: [1, 100, 1], otherwise: spec.cluster.containerConcurrencyTargetPercentage },
    ),
    cells('min-scale', ['minScale'], kpaLimits.scale, spec.minScale),
    cells('max-scale', ['maxScale'], kpaLimits.scale, spec.maxScale),
  ]),
  group(text.more, [
    number('containerConcurrency', ['containerConcurrency'], kpaLimits.concurrency),
    number('window', ['window'], kpaLimits.window, 's', { otherwise: spec.cluster.stableWindow }),
    number('panic-window-percentage', ['panicWindowPercentage'], kpaLimits.panicWindow, '%', {
      otherwise: spec.cluster.panicWindowPercentage,
    }),
    number(
      'panic-threshold-percentage',
      ['panicThresholdPercentage'],
      kpaLimits.panicThreshold,
      '%',
      { otherwise: spec.cluster.panicThresholdPercentage },
    ),
    number('target-burst-capacity', ['targetBurstCapacity'], kpaLimits.burst, '', {
      otherwise: spec.cluster.targetBurstCapacity,
    }),
    number('initial-scale', ['initialScale'], kpaLimits.scale),
    number('activation-scale', ['activationScale'], kpaLimits.scale),
    number('scale-down-delay', ['scaleDownDelay'], kpaLimits.delay, 's'),
    number(
      'scale-to-zero-pod-retention-period',
      ['scaleToZeroPodRetentionPeriod'],
      kpaLimits.delay,
      's',
    ),
  ]),
  group('config-autoscaler', [
    number('max-scale-up-rate', ['cluster', 'maxScaleUpRate'], kpaLimits.rate),
    number('max-scale-down-rate', ['cluster', 'maxScaleDownRate'], kpaLimits.rate),
    flag('enable-scale-to-zero', ['cluster', 'enableScaleToZero']),
    number(
      'scale-to-zero-grace-period',
      ['cluster', 'scaleToZeroGracePeriod'],
      kpaLimits.window,
      's',
    ),
  ]),
]

function usualTarget({ metric, containerConcurrency, cluster }: SpecOf<'kpa'>): number {
  if (metric === 'rps') return cluster.requestsPerSecondTargetDefault
  return containerConcurrency === 0
    ? cluster.containerConcurrencyTargetDefault
    : containerConcurrency
}
