import { adjustmentTypes, type StepSpec } from '#core/policies/aws-spec.ts'
import type { AwsDatapoints } from '#core/policies/aws-target-tracking.ts'
import type { AzureRuleSpec } from '#core/policies/azure-spec.ts'
import { hpaSignals } from '#core/policies/hpa-spec.ts'
import { kpaClusterDefaults, kpaDefaults } from '#core/policies/kpa-spec.ts'
import { policyDefaults } from '#core/policies/policy-defaults.ts'
import {
  policyKinds,
  type PolicyKind,
  type PolicySpec,
  type SpecOf,
} from '#core/policies/policy.ts'
import { cellSignals } from '#core/policies/signals.ts'
import { between, chance, pick, spread, whole, type Dice } from './dice.ts'

/** A policy that the check accepts, of any kind; its maximum is at most `most`. Boot on demand is for one queue of all cells. */
export function drawScaling(dice: Dice, most: number, isShared = false): PolicySpec {
  if (isShared && chance(dice, 0.4)) return drawKind['on-demand'](dice, most)
  const [first = 'hpa', ...rest] = policyKinds.filter(
    (kind) => kind !== 'on-demand' && kind !== 'vertical',
  )
  return drawKind[pick(dice, [first, ...rest])](dice, most)
}

/** One server that is resized, drawn apart, so that the rest of a seed is what it was before. */
export function drawVertical(dice: Dice): SpecOf<'vertical'> {
  return drawKind.vertical(dice, 1)
}

const drawKind: { readonly [Kind in PolicyKind]: (dice: Dice, most: number) => SpecOf<Kind> } = {
  hpa: () => ({ kind: 'hpa' }),
  vertical(dice) {
    const above = spread(dice, 5, 120)
    const min = whole(dice, 1, 4)
    return {
      kind: 'vertical',
      min,
      max: min + whole(dice, 0, 12),
      above,
      below: above * between(dice, 0, 1),
      factor: pick(dice, [1, 2, between(dice, 1, 4)]),
      period: pick(dice, [1, 15, between(dice, 1, 10)]),
      cooldown: pick(dice, [0, between(dice, 0, 20)]),
    }
  },
  'on-demand': (dice, most) => ({ kind: 'on-demand', max: whole(dice, 1, Math.min(most, 14)) }),
  manual: (dice, most) => ({ kind: 'manual', replicas: whole(dice, 0, Math.min(most, 14)) }),
  threshold(dice, most) {
    const above = spread(dice, 0.1, 120)
    return {
      kind: 'threshold',
      ...drawBounds(dice, most),
      signal: pick(dice, cellSignals),
      above,
      below: above * between(dice, 0, 1),
      period: pick(dice, [1, 15, between(dice, 1, 30)]),
      cooldown: pick(dice, [0, between(dice, 0, 60)]),
    }
  },
  keda(dice, most) {
    const { min, max } = drawBounds(dice, most)
    return {
      ...policyDefaults.keda,
      minReplicaCount: min,
      maxReplicaCount: max,
      idleReplicaCount: min > 0 && chance(dice, 0.3) ? whole(dice, 0, min - 1) : null,
      pollingInterval: pick(dice, [1, 30, between(dice, 1, 60)]),
      cooldownPeriod: pick(dice, [0, 300, between(dice, 0, 60)]),
      initialCooldownPeriod: pick(dice, [0, between(dice, 0, 60)]),
      fallbackReplicas: chance(dice, 0.2) ? whole(dice, 0, max) : null,
      paused: chance(dice, 0.05),
      pausedScaleIn: chance(dice, 0.1),
      pausedScaleOut: chance(dice, 0.1),
      forceActivation: chance(dice, 0.1),
      triggers: Array.from({ length: pick(dice, [1, 1, 2, 8]) }, () => ({
        type: 'prometheus',
        signal: pick(dice, hpaSignals),
        threshold: spread(dice, 0.1, 100),
        activationThreshold: pick(dice, [0, spread(dice, 0.1, 20)]),
        metricType: pick(dice, ['AverageValue', 'Value'] as const),
      })),
    }
  },
  kpa(dice, most) {
    const { min, max } = drawBounds(dice, most)
    return {
      ...kpaDefaults,
      metric: pick(dice, ['concurrency', 'rps']),
      containerConcurrency: pick(dice, [0, whole(dice, 1, 20)]),
      target: chance(dice, 0.7) ? spread(dice, 0.5, 60) : null,
      targetBurstCapacity: pick(dice, [null, -1, 0, between(dice, 0, 300)]),
      window: pick(dice, [null, 6, between(dice, 6, 120)]),
      panicWindowPercentage: pick(dice, [null, 1, 100, between(dice, 1, 100)]),
      panicThresholdPercentage: pick(dice, [null, 110, between(dice, 110, 1000)]),
      minScale: min,
      maxScale: max,
      initialScale: whole(dice, 0, 4),
      activationScale: pick(dice, [0, whole(dice, 1, 5)]),
      scaleDownDelay: pick(dice, [0, between(dice, 0, 60)]),
      scaleToZeroPodRetentionPeriod: pick(dice, [0, between(dice, 0, 60)]),
      cluster: {
        ...kpaClusterDefaults,
        maxScaleUpRate: pick(dice, [1.1, 2, 1000]),
        maxScaleDownRate: pick(dice, [1.1, 2, 10]),
        enableScaleToZero: chance(dice, 0.7),
      },
    }
  },
  'target-tracking': (dice, most) => ({
    kind: 'target-tracking',
    ...drawGroup(dice, most),
    warmup: drawWarmup(dice),
    policies: Array.from({ length: pick(dice, [1, 1, 2, 4]) }, () => ({
      signal: pick(dice, cellSignals),
      target: spread(dice, 0.1, 90),
      high: drawDatapoints(dice),
      low: drawDatapoints(dice),
      lowShare: between(dice, 0, 1),
      scaleInDisabled: chance(dice, 0.2),
    })),
  }),
  'step-scaling': (dice, most) => ({
    kind: 'step-scaling',
    ...drawGroup(dice, most),
    warmup: drawWarmup(dice),
    policies: (['out', 'in'] as const).map((direction) => drawSteps(dice, direction)),
  }),
  'simple-scaling': (dice, most) => ({
    kind: 'simple-scaling',
    ...drawGroup(dice, most),
    policies: [1, -1].map((sign) => ({
      signal: pick(dice, cellSignals),
      comparison: sign > 0 ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold',
      threshold: spread(dice, 0.1, 90),
      ...drawDatapoints(dice),
      type: pick(dice, adjustmentTypes),
      adjustment: sign * whole(dice, 0, 60),
      minMagnitude: whole(dice, 0, 3),
      cooldown: pick(dice, [0, between(dice, 0, 300)]),
    })),
  }),
  azure(dice, most) {
    const { min, max } = drawBounds(dice, most)
    return {
      kind: 'azure',
      minimum: min,
      maximum: max,
      fallback: whole(dice, min, max),
      rules: (['Increase', 'Decrease', 'Increase'] as const).map((direction) =>
        drawRule(dice, direction),
      ),
    }
  },
  mig(dice, most) {
    const { min, max } = drawBounds(dice, most)
    const type = pick(dice, ['fixed', 'percent'] as const)
    const maxScaledInReplicas = { type, value: whole(dice, 0, 20) }
    const window = between(dice, 60, 600)
    return {
      ...policyDefaults.mig,
      minNumReplicas: min,
      maxNumReplicas: max,
      signals: Array.from({ length: pick(dice, [1, 1, 2, 4]) }, () => ({
        signal: pick(dice, cellSignals),
        target: spread(dice, 0.1, 90),
      })),
      stabilisationPeriod: pick(dice, [0, 600, between(dice, 0, 120)]),
      initialisationPeriod: pick(dice, [0, 60, between(dice, 0, 120)]),
      scaleInControl: chance(dice, 0.5) ? null : { maxScaledInReplicas, window },
      mode: pick(dice, ['ON', 'ON', 'ONLY_SCALE_OUT', 'OFF'] as const),
    }
  },
}

function drawBounds(dice: Dice, most: number): { readonly min: number; readonly max: number } {
  const max = whole(dice, 1, Math.min(most, 14))
  return { min: pick(dice, [0, 1, max, whole(dice, 0, max)]), max }
}

function drawGroup(dice: Dice, most: number) {
  const { min: minSize, max: maxSize } = drawBounds(dice, most)
  return { minSize, maxSize }
}

function drawWarmup(dice: Dice): number {
  return pick(dice, [0, 300, between(dice, 0, 120)])
}

function drawDatapoints(dice: Dice): AwsDatapoints {
  const evaluationPeriods = pick(dice, [1, 1, 3, 15])
  return { evaluationPeriods, datapointsToAlarm: whole(dice, 1, evaluationPeriods) }
}

function drawSteps(dice: Dice, direction: 'out' | 'in'): StepSpec['policies'][number] {
  const sign = direction === 'out' ? 1 : -1
  const edge = spread(dice, 0.1, 30)
  const [near, far] = [whole(dice, 0, 20), whole(dice, 0, 60)]
  return {
    signal: pick(dice, cellSignals),
    direction,
    threshold: spread(dice, 0.1, 90),
    type: pick(dice, adjustmentTypes),
    minMagnitude: whole(dice, 0, 3),
    ...drawDatapoints(dice),
    steps:
      direction === 'out'
        ? [
            { lower: 0, upper: edge, adjustment: sign * near },
            { lower: edge, upper: null, adjustment: sign * far },
          ]
        : [
            { lower: -edge, upper: 0, adjustment: sign * near },
            { lower: null, upper: -edge, adjustment: sign * far },
          ],
  }
}

function drawRule(dice: Dice, direction: 'Increase' | 'Decrease'): AzureRuleSpec {
  const isOut = direction === 'Increase'
  return {
    signal: pick(dice, cellSignals),
    direction,
    operator: isOut
      ? pick(dice, ['GreaterThan', 'GreaterThanOrEqual'] as const)
      : pick(dice, ['LessThan', 'LessThanOrEqual'] as const),
    threshold: spread(dice, 0.1, 90),
    timeWindow: pick(dice, [60, 600, between(dice, 60, 900)]),
    action: {
      type: pick(dice, ['ChangeCount', 'PercentChangeCount', 'ExactCount'] as const),
      value: whole(dice, 0, 12),
    },
    cooldown: pick(dice, [60, 300, between(dice, 60, 600)]),
  }
}
