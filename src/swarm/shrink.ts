import { models } from '#core/organisms/models.ts'
import type { ServiceCase, ServiceOutcome } from './service-case.ts'

/** A case that fails with fewer wishes and settings than the one it was found with. */
export interface Shrunk {
  readonly found: ServiceCase
  readonly outcome: ServiceOutcome
}

/** Plays a case and looks for what must not be. */
export type Attempt = (found: ServiceCase) => ServiceOutcome

/**
 * Leaves out, one after the other, wishes and then settings without which the case still fails, in whatever way: so many tries
 * as there are of both.
 */
export function shrink(found: ServiceCase, attempt: Attempt): Shrunk {
  let smallest: Shrunk = { found, outcome: attempt(found) }
  const tryWith = (smaller: ServiceCase): void => {
    const outcome = attempt(smaller)
    if (outcome.problem !== null) smallest = { found: smaller, outcome }
  }
  for (const wish of found.wishes.toReversed()) {
    const { wishes } = smallest.found
    tryWith({ ...smallest.found, wishes: wishes.filter((other) => other !== wish) })
  }
  for (const name of Object.keys(found.scenario.settings)) {
    const { scenario } = smallest.found
    // Without its load a run would be as long as the built-in one.
    if (name === 'load') continue
    const { [name]: _, ...settings } = scenario.settings
    // Without it others may not go together any more; that is no failure.
    if (!models[found.organism].begin(settings, found.seed).ok) continue
    tryWith({ ...smallest.found, scenario: { ...scenario, settings } })
  }
  return smallest
}
