import { defaultBehavior, defaultRules } from '#core/policies/hpa-behavior.ts'
import {
  changeWithin,
  limitWithBehavior,
  limitWithoutBehavior,
  scaleDownLimit,
  scaleUpLimit,
} from '#core/policies/hpa-limit.ts'
import { emptyMemory, storeScaleEvent } from '#core/policies/hpa-memory.ts'
import { normalise, rememberRescale } from '#core/policies/hpa-normalise.ts'
import type { HpaSpec } from '#core/policies/hpa-spec.ts'
import { hpaControllerDefaults } from '#core/policies/hpa-spec.ts'
import { stabiliseWithBehavior, stabiliseWithoutBehavior } from '#core/policies/hpa-stabilise.ts'
import { behavior, now, recommendations, scaleEvents, scalingRules } from './vector-hpa-input.ts'
import type { Adapter, Given } from './vector-input.ts'
import { given, listIn, numberIn, wordIn } from './vector-input.ts'

/** Windows, rate limits, the event store, the API's defaults, and all of them over many syncs. */
export const hpaLimitAdapters: Readonly<Record<string, Adapter>> = {
  limitWithoutBehavior: (input) => {
    const factor = numberIn(input, 'scaleUpLimitFactor')
    const minimum = numberIn(input, 'scaleUpLimitMinimum')
    const { replicas, reason } = limitWithoutBehavior(bounds(input), { factor, minimum })
    return { replicas, reason }
  },
  stabilizeWithoutBehavior: (input) => {
    const window = numberIn(input, 'downscaleStabilizationWindowSec')
    const { stabilisation, recommendations: log } = stabiliseWithoutBehavior(wish(input), window)
    return { replicas: stabilisation.replicas, logLength: log.length }
  },
  stabilizeWithBehavior: (input) => {
    const current = numberIn(input, 'currentReplicas')
    const up = numberIn(input, 'scaleUpStabilizationWindowSec')
    const down = numberIn(input, 'scaleDownStabilizationWindowSec')
    const found = stabiliseWithBehavior({ ...wish(input), current }, { up, down })
    return {
      replicas: found.stabilisation.replicas,
      recommendations: found.recommendations.map(({ replicas }) => replicas),
    }
  },
  scaleUpLimit: (input) => {
    const rules = defaultRules('scaleUp', scalingRules(input['rules']))
    return { limit: scaleUpLimit(rate(input), rules).replicas }
  },
  scaleDownLimit: (input) => {
    const rules = defaultRules('scaleDown', scalingRules(input['rules']))
    return { limit: scaleDownLimit(rate(input), rules).replicas }
  },
  limitWithBehavior: (input) => {
    const rules = defaultBehavior({
      scaleUp: scalingRules(input['scaleUp']),
      scaleDown: scalingRules(input['scaleDown']),
    })
    const { replicas, reason } = limitWithBehavior({ ...rate(input), ...bounds(input) }, rules)
    return { replicas, reason }
  },
  storeScaleEvent: (input) => {
    const before = scaleEvents(input, 'events')
    const rules = scalingRules(input['rules'])
    const change = numberIn(input, 'replicaChange')
    // Without rules there is no `behavior`, and then nothing is stored.
    const policies = rules === null ? null : (rules.policies ?? [])
    const after = policies === null ? before : storeScaleEvent(before, change, policies, now)
    return {
      replicasChangedInPeriodBefore: changeWithin(
        before,
        numberIn(input, 'countPeriodSeconds'),
        now,
      ),
      events: after.map(({ change: replicas, outdated }) => ({ replicas, outdated })),
    }
  },
  defaultRules: (input) => ({
    ...defaultRules(
      wordIn(input, 'direction', ['scaleUp', 'scaleDown']),
      scalingRules(input['rules']),
    ),
  }),
  defaultBehavior: (input) => ({
    behavior: defaultBehavior(behavior(input['behavior']) ?? { scaleUp: null, scaleDown: null }),
  }),
  hpaTrace: (input) => ({ syncs: trace(input) }),
}

function bounds(input: Given) {
  return {
    current: numberIn(input, 'currentReplicas'),
    desired: numberIn(input, 'desiredReplicas'),
    minReplicas: numberIn(input, 'minReplicas'),
    maxReplicas: numberIn(input, 'maxReplicas'),
  }
}

function wish(input: Given) {
  const desired = numberIn(input, 'desiredReplicas')
  return { desired, recommendations: recommendations(input), now }
}

function rate(input: Given) {
  return {
    current: numberIn(input, 'currentReplicas'),
    scaleUpEvents: scaleEvents(input, 'scaleUpEvents'),
    scaleDownEvents: scaleEvents(input, 'scaleDownEvents'),
    now,
  }
}

/** Stabilise, limit and store over many syncs; the metric's wish is given. */
function trace(input: Given): readonly unknown[] {
  const spec: HpaSpec = {
    minReplicas: numberIn(input, 'minReplicas'),
    maxReplicas: numberIn(input, 'maxReplicas'),
    metrics: [],
    behavior: behavior(input['behavior']),
    controller: {
      ...hpaControllerDefaults,
      downscaleStabilization: numberIn(input, 'downscaleStabilizationWindowSec'),
    },
  }
  let current = numberIn(input, 'startReplicas')
  let memory = emptyMemory
  return listIn(input, 'syncs', (value) => {
    const sync = given(value, 'a sync')
    const at = numberIn(sync, 'atSec')
    const first = [{ replicas: current, at }]
    const seeded = { ...memory, recommendations: memory.recommendations ?? first }
    const found = normalise(spec, seeded, { current, desired: numberIn(sync, 'desired'), now: at })
    const { stabilised, limited } = found
    const change = { from: current, to: limited.replicas, now: at }
    memory = change.to === current ? found.memory : rememberRescale(spec, found.memory, change)
    current = limited.replicas
    return {
      stabilized: stabilised.replicas,
      replicas: current,
      ableToScale: stabilised.reason,
      scalingLimited: limited.reason,
    }
  })
}
