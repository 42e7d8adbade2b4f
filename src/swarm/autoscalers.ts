import {
  hpaSignals,
  type HpaBehavior,
  type HpaController,
  type HpaMetricSpec,
  type HpaPerPodTarget,
  type HpaScalingPolicy,
  type HpaScalingRules,
  type HpaSpec,
  type HpaTotalTarget,
} from '#core/policies/hpa-spec.ts'
import { between, chance, pick, spread, whole, type Dice } from './dice.ts'

/** An autoscaler that the check accepts; its maximum is at most `most`. */
export function drawAutoscaler(dice: Dice, most: number): HpaSpec {
  const metrics = Array.from({ length: pick(dice, [1, 1, 2, 3, 16]) }, () => drawMetric(dice))
  const controller = drawController(dice)
  const isTotal = metrics.some(({ type }) => type === 'Object' || type === 'External')
  const least = controller.scaleToZero && isTotal ? 0 : 1
  const maxReplicas = whole(dice, 1, Math.min(most, chance(dice, 0.05) ? 120 : 14))
  const minReplicas = pick(dice, [
    least,
    1,
    maxReplicas,
    whole(dice, 1, maxReplicas),
    whole(dice, 1, maxReplicas),
  ])
  return {
    minReplicas,
    maxReplicas,
    metrics,
    behavior: chance(dice, 0.5) ? null : drawBehavior(dice),
    controller,
  }
}

function drawMetric(dice: Dice): HpaMetricSpec {
  const type = pick(dice, ['Resource', 'ContainerResource', 'Pods', 'Object', 'External'] as const)
  const signal = pick(dice, hpaSignals)
  // A pod has few requests inside and many thousands of milli-units.
  const milli = whole(dice, 1, Math.round(spread(dice, 10, 50_000)))
  const perPod: HpaPerPodTarget = chance(dice, 0.6)
    ? { type: 'Utilization', averageUtilization: whole(dice, 1, 150) }
    : { type: 'AverageValue', averageValue: milli }
  const total: HpaTotalTarget = chance(dice, 0.5)
    ? { type: 'Value', value: milli }
    : { type: 'AverageValue', averageValue: milli }
  switch (type) {
    case 'Resource':
      return { type, name: 'cpu', target: perPod }
    case 'ContainerResource':
      return { type, name: 'cpu', container: 'web', target: perPod }
    case 'Pods':
      return {
        type,
        name: 'pods',
        signal,
        target: { type: 'AverageValue', averageValue: milli },
      }
    default:
      return { type, name: 'all', signal, target: total }
  }
}

function drawBehavior(dice: Dice): HpaBehavior {
  const rules = (): HpaScalingRules | null => (chance(dice, 0.2) ? null : drawRules(dice))
  return { scaleUp: rules(), scaleDown: rules() }
}

function drawRules(dice: Dice): HpaScalingRules {
  const seconds = pick(dice, [0, whole(dice, 0, 30), whole(dice, 0, 30), 3600])
  const policies = Array.from({ length: pick(dice, [1, 2, 2, 16]) }, () => drawPolicy(dice))
  return {
    stabilizationWindowSeconds: chance(dice, 0.3) ? null : seconds,
    selectPolicy: pick(dice, [null, 'Max', 'Min', 'Disabled']),
    policies: chance(dice, 0.3) ? null : policies,
    tolerance: chance(dice, 0.6) ? null : between(dice, 0, 0.6),
  }
}

function drawPolicy(dice: Dice): HpaScalingPolicy {
  const periodSeconds = pick(dice, [1, whole(dice, 1, 30), whole(dice, 1, 30), 1800])
  return chance(dice, 0.5)
    ? { type: 'Pods', value: whole(dice, 1, 8), periodSeconds }
    : { type: 'Percent', value: whole(dice, 1, 250), periodSeconds }
}

function drawController(dice: Dice): HpaController {
  const delay = (): number => pick(dice, [0, between(dice, 0, 20), between(dice, 0, 300), 3600])
  return {
    tolerance: pick(dice, [0, 0.1, between(dice, 0, 1), 100]),
    downscaleStabilization: pick(dice, [0, 0, delay()]),
    cpuInitializationPeriod: delay(),
    initialReadinessDelay: delay(),
    scaleUpLimitFactor: pick(dice, [1, 2, 1000]),
    scaleUpLimitMinimum: pick(dice, [1, 4, 10_000]),
    scaleToZero: chance(dice, 0.5),
    configurableTolerance: chance(dice, 0.8),
  }
}
