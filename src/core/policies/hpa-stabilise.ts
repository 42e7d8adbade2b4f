import { isNewer, isOlder } from './hpa-clock.ts'
import type { HpaRecommendation } from './hpa-memory.ts'
import { remember } from './hpa-memory.ts'

/** A bound that a window of recommendations puts on the next size. */
export interface HpaWindowBound {
  /** Length, s. */
  readonly window: number
  readonly replicas: number
  /** The remembered recommendation that set it; null when the new one did. */
  readonly by: HpaRecommendation | null
}

/** How the recommendations of the past changed the new one. */
export interface HpaStabilisation {
  readonly rule: 'without-behavior' | 'with-behavior'
  readonly replicas: number
  readonly reason: 'ReadyForNewScale' | 'ScaleDownStabilized' | 'ScaleUpStabilized'
  /** Scaling up goes no higher than this; null without `behavior`, where nothing delays it. */
  readonly up: HpaWindowBound | null
  /** Scaling down goes no lower than this. */
  readonly down: HpaWindowBound
}

interface Stabilised {
  readonly stabilisation: HpaStabilisation
  /** The recommendations to remember, the new raw one included. */
  readonly recommendations: readonly HpaRecommendation[]
}

/** A new raw recommendation and what came before it. */
export interface StabiliseInput {
  readonly desired: number
  readonly recommendations: readonly HpaRecommendation[]
  readonly now: number
}

/**
 * Without `behavior` (horizontal.go, stabilizeRecommendation): the largest recommendation that is
 * not older than the window, its edge included. Scaling up is never delayed.
 */
export function stabiliseWithoutBehavior(input: StabiliseInput, window: number): Stabilised {
  const { desired, recommendations, now } = input
  let replicas = desired
  let by: HpaRecommendation | null = null
  for (const past of recommendations) {
    if (isOlder(past.at, now, window) || past.replicas <= replicas) continue
    replicas = past.replicas
    by = past
  }
  const next = remember(recommendations, { replicas: desired, at: now }, (past) =>
    isOlder(past.at, now, window),
  )
  const reason = replicas === desired ? 'ReadyForNewScale' : 'ScaleDownStabilized'
  const down = { window, replicas, by }
  return {
    stabilisation: { rule: 'without-behavior', replicas, reason, up: null, down },
    recommendations: next,
  }
}

/**
 * With `behavior` (horizontal.go, stabilizeRecommendationWithBehaviors): the present size is moved
 * into the range between the smallest recommendation of the up window and the largest of the down
 * window. Both windows hold what is strictly newer than their length.
 */
export function stabiliseWithBehavior(
  input: StabiliseInput & { readonly current: number },
  windows: { readonly up: number; readonly down: number },
): Stabilised {
  const { current, desired, recommendations, now } = input
  let up: HpaWindowBound = { window: windows.up, replicas: desired, by: null }
  let down: HpaWindowBound = { window: windows.down, replicas: desired, by: null }
  for (const past of recommendations) {
    if (past.replicas < up.replicas && isNewer(past.at, now, windows.up)) {
      up = { window: windows.up, replicas: past.replicas, by: past }
    }
    if (past.replicas > down.replicas && isNewer(past.at, now, windows.down)) {
      down = { window: windows.down, replicas: past.replicas, by: past }
    }
  }
  let replicas = current
  if (replicas < up.replicas) replicas = up.replicas
  if (replicas > down.replicas) replicas = down.replicas
  const next = remember(
    recommendations,
    { replicas: desired, at: now },
    (past) => isOlder(past.at, now, windows.up) && isOlder(past.at, now, windows.down),
  )
  const held = desired >= current ? 'ScaleUpStabilized' : 'ScaleDownStabilized'
  const reason = replicas === desired ? 'ReadyForNewScale' : held
  return {
    stabilisation: { rule: 'with-behavior', replicas, reason, up, down },
    recommendations: next,
  }
}
