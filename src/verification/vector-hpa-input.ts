import type { HpaTolerance } from '#core/policies/hpa-behavior.ts'
import type { HpaRecommendation, HpaScaleEvent } from '#core/policies/hpa-memory.ts'
import type { HpaPod, HpaSample } from '#core/policies/hpa-pods.ts'
import type { HpaBehavior, HpaScalingRules } from '#core/policies/hpa-spec.ts'
import type { Given } from './vector-input.ts'
import { flagIn, given, listIn, numberIn, numberOr, textIn, wordIn } from './vector-input.ts'

/** The vectors give ages; all of them are taken at this moment. */
export const now = 0

/** The moment that lies so many seconds back; null stays null. */
export function ago(from: Given, name: string): number | null {
  const age = numberOr(from, name, null)
  return age === null ? null : now - age
}

export function tolerance(input: Given): HpaTolerance {
  const both = given(input['tolerance'], '“tolerance”')
  return { scaleDown: numberIn(both, 'scaleDown'), scaleUp: numberIn(both, 'scaleUp') }
}

const phases = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] as const

/** A pod; its name is its id. */
export function pod(value: unknown): HpaPod {
  const from = given(value, 'a pod')
  return {
    id: textIn(from, 'name'),
    phase: wordIn(from, 'phase', phases),
    deleting: flagIn(from, 'deleting'),
    ready: (from['ready'] ?? null) === null ? null : flagIn(from, 'ready'),
    startedAt: ago(from, 'startedSecAgo'),
    readyChangedAt: ago(from, 'readyChangedSecAgo'),
  }
}

export function sample(value: unknown): HpaSample {
  const from = given(value, 'a metric of a pod')
  return {
    pod: textIn(from, 'pod'),
    milli: numberIn(from, 'milli'),
    takenAt: now - numberIn(from, 'takenSecAgo'),
    window: numberIn(from, 'windowSec'),
  }
}

export function recommendations(input: Given): readonly HpaRecommendation[] {
  return listIn(input, 'recommendations', (value) => {
    const from = given(value, 'a recommendation')
    return { replicas: numberIn(from, 'replicas'), at: now - numberIn(from, 'secAgo') }
  })
}

export function scaleEvents(input: Given, name: string): readonly HpaScaleEvent[] {
  return listIn(input, name, (value) => {
    const from = given(value, 'a scale event')
    const at = now - numberIn(from, 'secAgo')
    return { change: numberIn(from, 'replicas'), at, outdated: from['outdated'] === true }
  })
}

/** Rules of one direction; null and absent fields stay open for the defaults. */
export function scalingRules(value: unknown): HpaScalingRules | null {
  if ((value ?? null) === null) return null
  const from = given(value, 'the rules of a direction')
  const named = (name: string): boolean => (from[name] ?? null) !== null
  return {
    stabilizationWindowSeconds: numberOr(from, 'stabilizationWindowSeconds', null),
    selectPolicy: named('selectPolicy')
      ? wordIn(from, 'selectPolicy', ['Max', 'Min', 'Disabled'])
      : null,
    policies: named('policies')
      ? listIn(from, 'policies', (item) => {
          const policy = given(item, 'a policy')
          return {
            type: wordIn(policy, 'type', ['Pods', 'Percent']),
            value: numberIn(policy, 'value'),
            periodSeconds: numberIn(policy, 'periodSeconds'),
          }
        })
      : null,
    tolerance: numberOr(from, 'tolerance', null),
  }
}

/** A `behavior`, or null where there is none. */
export function behavior(value: unknown): HpaBehavior | null {
  if ((value ?? null) === null) return null
  const from = given(value, '“behavior”')
  return { scaleUp: scalingRules(from['scaleUp']), scaleDown: scalingRules(from['scaleDown']) }
}
