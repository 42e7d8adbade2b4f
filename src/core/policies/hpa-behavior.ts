import type { HpaBehavior, HpaController, HpaScalingPolicy, HpaScalingRules } from './hpa-spec.ts'

/** Rules of one direction after the API server has filled them in. */
export interface DefaultedRules {
  /** Null for scaling down: the controller's own window is taken. */
  readonly stabilizationWindowSeconds: number | null
  readonly selectPolicy: 'Max' | 'Min' | 'Disabled'
  readonly policies: readonly HpaScalingPolicy[]
  readonly tolerance: number | null
}

const scaleUpDefaults: DefaultedRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
  tolerance: null,
}

const scaleDownDefaults: DefaultedRules = {
  stabilizationWindowSeconds: null,
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
  tolerance: null,
}

/** The defaults that the API server gives to one direction of a `behavior`, field by field. */
export function defaultRules(
  direction: 'scaleUp' | 'scaleDown',
  rules: HpaScalingRules | null,
): DefaultedRules {
  const defaults = direction === 'scaleUp' ? scaleUpDefaults : scaleDownDefaults
  if (rules === null) return defaults
  return {
    stabilizationWindowSeconds:
      rules.stabilizationWindowSeconds ?? defaults.stabilizationWindowSeconds,
    selectPolicy: rules.selectPolicy ?? defaults.selectPolicy,
    policies: rules.policies ?? defaults.policies,
    tolerance: rules.tolerance,
  }
}

/** A `behavior` that is present, with both directions filled in. */
export function defaultBehavior(behavior: HpaBehavior): {
  readonly scaleUp: DefaultedRules
  readonly scaleDown: DefaultedRules
} {
  return {
    scaleUp: defaultRules('scaleUp', behavior.scaleUp),
    scaleDown: defaultRules('scaleDown', behavior.scaleDown),
  }
}

/** How far the ratio may lie below and above 1 without any scaling. */
export interface HpaTolerance {
  readonly scaleDown: number
  readonly scaleUp: number
}

/** The tolerances in force: each direction's own, or the controller's. */
export function tolerances(behavior: HpaBehavior | null, controller: HpaController): HpaTolerance {
  const general = controller.tolerance
  if (behavior === null || !controller.configurableTolerance) {
    return { scaleDown: general, scaleUp: general }
  }
  return {
    scaleDown: behavior.scaleDown?.tolerance ?? general,
    scaleUp: behavior.scaleUp?.tolerance ?? general,
  }
}

/** Whether a ratio lies in the band where nothing is done; both edges belong to it. */
export function isWithin(tolerance: HpaTolerance, ratio: number): boolean {
  return 1 - tolerance.scaleDown <= ratio && ratio <= 1 + tolerance.scaleUp
}
