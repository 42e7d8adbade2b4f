import { defaultBehavior } from './hpa-behavior.ts'
import type { HpaLimit } from './hpa-limit.ts'
import { limitWithBehavior, limitWithoutBehavior } from './hpa-limit.ts'
import type { HpaMemory } from './hpa-memory.ts'
import { storeScaleEvent } from './hpa-memory.ts'
import type { HpaSpec } from './hpa-spec.ts'
import type { HpaStabilisation } from './hpa-stabilise.ts'
import { stabiliseWithBehavior, stabiliseWithoutBehavior } from './hpa-stabilise.ts'

/** A raw recommendation brought within windows and limits, and the memory with it logged. */
export interface Normalised {
  readonly stabilised: HpaStabilisation
  readonly limited: HpaLimit
  readonly memory: HpaMemory
}

/** Windows first, limits second; with or without `behavior`, which are two different algorithms. */
export function normalise(
  spec: HpaSpec,
  memory: HpaMemory,
  wish: { readonly current: number; readonly desired: number; readonly now: number },
): Normalised {
  const { minReplicas, maxReplicas, controller } = spec
  const { current, now } = wish
  const input = { ...wish, recommendations: memory.recommendations ?? [] }
  if (spec.behavior === null) {
    const window = controller.downscaleStabilization
    const { stabilisation, recommendations } = stabiliseWithoutBehavior(input, window)
    const limited = limitWithoutBehavior(
      { current, desired: stabilisation.replicas, minReplicas, maxReplicas },
      { factor: controller.scaleUpLimitFactor, minimum: controller.scaleUpLimitMinimum },
    )
    return { stabilised: stabilisation, limited, memory: { ...memory, recommendations } }
  }
  const behavior = defaultBehavior(spec.behavior)
  const { stabilisation, recommendations } = stabiliseWithBehavior(input, {
    up: behavior.scaleUp.stabilizationWindowSeconds ?? 0,
    down: behavior.scaleDown.stabilizationWindowSeconds ?? controller.downscaleStabilization,
  })
  const { scaleUpEvents, scaleDownEvents } = memory
  const desired = stabilisation.replicas
  const limited = limitWithBehavior(
    { current, desired, minReplicas, maxReplicas, scaleUpEvents, scaleDownEvents, now },
    behavior,
  )
  return { stabilised: stabilisation, limited, memory: { ...memory, recommendations } }
}

/** The memory after the size was changed; without `behavior` nothing is kept. */
export function rememberRescale(
  spec: HpaSpec,
  memory: HpaMemory,
  change: { readonly from: number; readonly to: number; readonly now: number },
): HpaMemory {
  if (spec.behavior === null) return memory
  const { from, to, now } = change
  const { scaleUp, scaleDown } = defaultBehavior(spec.behavior)
  if (to > from) {
    const events = storeScaleEvent(memory.scaleUpEvents, to - from, scaleUp.policies, now)
    return { ...memory, scaleUpEvents: events }
  }
  const events = storeScaleEvent(memory.scaleDownEvents, from - to, scaleDown.policies, now)
  return { ...memory, scaleDownEvents: events }
}
